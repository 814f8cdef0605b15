import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { formatPhone, phoneDigits } from '#platform/phones.ts'
import { nfkc } from '#platform/text.ts'
import { clockTime } from '#platform/times.ts'
import type { Issue, ReadRow } from '../../rules.ts'
import { isBlank, plainText } from '../../values/plain.ts'
import { parseEventFile } from '../parse.ts'

// How faithful a reading is: which cells of a record are told nowhere, and which values are told that no cell says.

/** Without what only spelling is: width, case, spaces, punctuation. */
const bare = (text: string): string =>
  nfkc(plainText(text))
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

const dayForms = (day: string): string[] => {
  const [year = '', month = '', date = ''] = day.split('-')
  return [`${year}${month}${date}`, `${year}${Number(month)}${Number(date)}`]
}
const clocks = (minutes: number | null): string[] =>
  minutes === null
    ? []
    : [
        clockTime(minutes),
        clockTime(minutes).replace(/^0/, ''),
        ...(minutes === 1440 ? ['00:00', '0:00'] : []),
        `${Math.floor(minutes / 60)}時${minutes % 60}分`,
      ]

/** All that a row tells, in the spellings in which a cell may have it. */
function toldBy(row: ReadRow): string[] {
  const { raw: _, offers: __, more, hours, days, ...rest } = row
  const words = Object.values(rest).flatMap(value =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  )
  const phones = (row.contactPhone ?? '')
    .split('、')
    .flatMap(phone => [phoneDigits(phone) ?? '', formatPhone(phoneDigits(phone) ?? '')])
  return [
    ...words,
    ...more.flat(),
    ...hours.flatMap(({ from, to }) => [...clocks(from), ...clocks(to)]),
    ...[row.startsOn, row.endsOn, row.applyBy, row.applyFrom, ...days].flatMap(day =>
      day === null ? [] : dayForms(day),
    ),
    ...phones,
    row.address ?? '',
  ].map(bare)
}

/** Columns that name the row or its city and are no fact about the event. */
const NO_FACT = /^(?:NO|都道府県コード又は市区町村コード|地方公共団体名|都道府県名|市区町村名)$/
/** Half a point, and one outside Japan, is none; the clerk is told. */
const POINT = /^(?:緯度|経度)$/
const NO_POINT = /Coordinates$/
/** What was withheld and told to the clerk is not lost. */
const WITHHELD = new Set(['personName', 'personPhone', 'personMail', 'badUrl', 'zeroTimes'])

/**
 * The headings of the cells whose words are told nowhere in the row. A cell of several lines is told when each line is; a
 * number when it is a value of the row.
 */
function lostCells(record: Readonly<Record<string, string>>, row: ReadRow, issues: readonly Issue[]): string[] {
  const told = toldBy(row)
  const all = told.join('\n')
  const withheld = new Set(issues.filter(({ code }) => WITHHELD.has(code)).map(({ column }) => column))
  const noPoint = issues.some(({ code }) => NO_POINT.test(code))
  return Object.entries(record).flatMap(([heading, cell]) => {
    if (POINT.test(heading) && noPoint) return []
    if (NO_FACT.test(heading) || isBlank(cell) || withheld.has(heading)) return []
    const lines = cell
      .split(/\n|\/(?=\()/)
      .map(line => bare(line.replace(/^(開始日|終了日|開始時刻|終了時刻|緯度|経度)\s*[:：]/, '')))
    return lines.every(line => line === '' || all.includes(line) || told.includes(line.replace(/^0+(?=\d)/, '')))
      ? []
      : [heading]
  })
}

/** The values of a row that no cell says: a fee of 0 without 無料 or 0, a number, day or time whose digits stand nowhere. */
function untoldValues(record: Readonly<Record<string, string>>, row: ReadRow): string[] {
  const all = bare(Object.values(record).join('\n'))
  const fees = `${record['料金(基本)'] ?? ''} ${record['料金(詳細)'] ?? ''}`
  const says = (text: string) => all.includes(bare(text))
  const days = [row.startsOn, row.endsOn, row.applyBy, row.applyFrom].filter(day => day !== null)
  const times = row.hours.flatMap(({ from, to }) => [from, to]).filter(minutes => minutes !== null)
  return [
    ...(row.fee === 0 && !/無料|不要|なし|(?<![\d.,])0(?![\d.,])/.test(nfkc(fees)) ? ['fee'] : []),
    ...(row.fee !== null && row.fee > 0 && !bare(fees).includes(String(row.fee)) ? ['fee'] : []),
    ...(row.ageMin !== null && row.ageMin > 0 && !says(`${row.ageMin}歳`) && !says(`${row.ageMin}才`) ? ['age'] : []),
    ...(row.capacity !== null && !bare(record['定員'] ?? '').includes(String(row.capacity)) ? ['capacity'] : []),
    ...(days.some(day => !dayForms(day).some(says) && !says(String(Number(day.slice(8))))) ? ['days'] : []),
    ...(times.some(minutes => !clocks(minutes % 1440).some(says) && minutes % 1440 !== 0) ? ['hours'] : []),
    ...(row.organiser !== null && !says(row.organiser) ? ['organiser'] : []),
  ]
}

const folder = fileURLToPath(new URL('../../../../../../shared/data/events-2022/', import.meta.url))

/** Why the real open data is not read; false where it is there. */
export const missing: string | false = existsSync(folder) ? false : `the real open data is not here (${folder})`

type Count = { rows: number; asked: number; lost: string[]; untold: string[]; doubts: string[] }

/** Counts over every n-th of the 100 real files what is lost of a row and what is told that no cell says. */
export async function countFacts(nth: number): Promise<Count> {
  const count: Count = { rows: 0, asked: 0, lost: [], untold: [], doubts: [] }
  const names = readdirSync(folder).filter(file => file.endsWith('.csv'))
  for (const name of names.filter((_, i) => i % nth === 0)) {
    const bytes = readFileSync(folder + name)
    const municipality = /^\d{6}/.test(name) ? name.slice(0, 6) : '122173'
    const result = await parseEventFile(bytes, { municipality, today: '2022-01-24' })
    if ('refused' in result) throw new Error(`${name}: ${result.refused.message}`)
    const records: Record<string, string>[] = parse(bytes, { bom: true, columns: true })
    const issues = Map.groupBy(result.issues, ({ row }) => row)
    for (const row of result.rows) {
      const record = records[row.row - 2] ?? {}
      const at = (what: string) => `${name} ${row.row} ${what}: ${record[what] ?? ''}`
      count.rows++
      if (row.offers.length > 0) count.asked++
      count.lost.push(...lostCells(record, row, issues.get(row.row) ?? []).map(at))
      count.untold.push(...untoldValues(record, row).map(at))
      count.doubts.push(...row.offers.map(({ why }) => why))
    }
  }
  return count
}
