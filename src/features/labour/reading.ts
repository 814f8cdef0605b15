import { type Day, dayOf, dayOfEra } from '#platform/dates.ts'
import { type CellRow, headingOf, rowsUnder } from '#platform/table-file.ts'
import { nfkc } from '#platform/text.ts'
import type { Figures, LabourRow } from './rules.ts'

type Cells = readonly CellRow[]
export type Read = { rows: LabourRow[] } | { wrong: readonly string[] }

/** The columns by the words of their headings; the first that fits, each column once. */
const COLUMNS: readonly [keyof Figures | 'month', RegExp][] = [
  ['month', /^(年月|月|対象年月|調査年月)$/],
  ['sector', /業種|分野|職業|区分/],
  ['openings', /求人数/],
  ['share_55', /割合/],
  ['seekers_55', /55歳以上/],
  ['seekers', /求職者数|求職数/],
  ['ratio', /倍率/],
  ['placed', /就職(件|者)?数/],
]

/** 令和5年1月, R5.1, 2023年1月, 2023-01, 2023/1/1 as the first day of the month; null for anything else. */
export function readMonth(typed: string): Day | null {
  const text = nfkc(typed)
    .replace(/\s/g, '')
    .replace(/(\d)(月分?|月末現在|月現在)$/, '$1月')
  const own = /^(\d{4})[年/.-](\d{1,2})月?(?:[/.-]\d{1,2})?$/.exec(text)
  if (own) return dayOf(Number(own[1]), Number(own[2]), 1)
  const era = /^(令和|平成|[RrHh])(\d{1,2}|元)[年/.-](\d{1,2})月?$/.exec(text)
  if (!era) return null
  // The last day of the month is looked for, since an era may begin in the middle of its first one.
  const year = era[2] === '元' ? 1 : Number(era[2])
  const read = dayOfEra(era[1]!, year, Number(era[3]), 28)
  return read && 'day' in read ? `${read.day.slice(0, 8)}01` : null
}

/** 「-」 and its kin, or nothing: it is not told. */
const UNTOLD = /^[-‐‑‒–—―−ー－*…]*$/

/** A number with or without commas, a unit or a per cent sign, below ten million; null where it is not told, undefined for anything else. */
export function readFigure(typed: string, whole: boolean): number | null | undefined {
  const text = nfkc(typed)
    .replace(/\s/g, '')
    .replace(/(人|件|倍|%)$/, '')
  if (UNTOLD.test(text)) return null
  if (!/^(\d{1,7}|\d{1,3}(,\d{3}){1,2})(\.\d{1,3})?$/.test(text)) return undefined
  const value = Number(text.replaceAll(',', ''))
  return whole && !Number.isInteger(value) ? undefined : value
}

/**
 * Reads a table of the labour market from a CSV or a workbook. `month` is that of a table without a column for it. Nothing
 * is taken of a file in which something cannot be read: each such cell in a sentence.
 */
export async function readLabour(bytes: Uint8Array, month: Day | null): Promise<Read> {
  const cells = await rowsUnder(bytes, /求人数/)
  if (typeof cells === 'string') return { wrong: [cells] }
  const places = cells.length === 0 ? null : placesIn(cells)
  if (!places?.has('sector') || !places.has('openings'))
    return { wrong: ['見出しの行が見つかりません。「業種」「月間有効求人数」などの見出しのある表にしてください。'] }
  if (!places.has('month') && month === null)
    return { wrong: ['何年何月の表かがわかりません。「年月」の列を付けるか、下の欄に入力してください。例：令和5年1月'] }
  return rowsIn(cells.slice(goesOn(cells) ? 2 : 1), places, month)
}

type Places = Map<keyof Figures | 'month', number>

/** Whether the headings go over two rows: うち55歳以上 stands over its number and its share. */
const goesOn = (cells: Cells): boolean => (cells[1]?.cells ?? []).some(cell => /55歳以上/.test(headingOf(cell)))

/** Where each column stands. */
function placesIn(cells: Cells): Places {
  const next = cells[1]?.cells ?? []
  const isHead = goesOn(cells)
  const heads = cells[0]!.cells.map((cell, column) => {
    const below = isHead ? headingOf(next[column] ?? '') : ''
    return below || headingOf(cell)
  })
  const places: Places = new Map()
  for (const [key, pattern] of COLUMNS) {
    const taken = [...places.values()]
    const found = heads.findIndex((head, column) => pattern.test(head) && !taken.includes(column))
    if (found >= 0) places.set(key, found)
  }
  return places
}

/** One sector is one, in whatever width its name is written: イ）福祉（介護）. */
const sectorOf = (cell: string): string =>
  nfkc(cell)
    .trim()
    .replace(/\s*\(\s*/g, '（')
    .replace(/\s*\)\s*/g, '）')

/** A name of a sector has so many letters at most. */
const LONGEST = 100

const WHOLE = ['openings', 'seekers', 'seekers_55', 'placed'] as const
const PARTS = ['share_55', 'ratio'] as const
const NAMES = {
  ...{ openings: '求人数', seekers: '求職者数', seekers_55: '55歳以上の求職者', placed: '就職件数' },
  ...{ share_55: '55歳以上の割合', ratio: '有効求人倍率' },
}

function rowsIn(cells: Cells, places: Places, month: Day | null): Read {
  const wrong: string[] = []
  const rows = cells.flatMap(({ row, cells: line }) => {
    const cell = (key: keyof Figures | 'month') => (places.has(key) ? (line[places.get(key)!] ?? '') : '')
    const sector = sectorOf(cell('sector'))
    // Blank rows, and the source below the table.
    if (sector === '' || line.filter(one => one.trim() !== '').length < 2) return []
    const own = places.has('month') ? readMonth(cell('month')) : month
    if (own === null) wrong.push(`${row}行目の年月「${cell('month')}」を読めません。例：令和5年1月`)
    const figure = (key: (typeof WHOLE | typeof PARTS)[number], whole: boolean): number | null => {
      const read = readFigure(cell(key), whole)
      if (read === undefined || (key === 'share_55' && read !== null && read > 100))
        wrong.push(`${row}行目の${NAMES[key]}「${cell(key)}」を数として読めません。わからないところは「-」にします。`)
      return read ?? null
    }
    const figures = Object.fromEntries([
      ...WHOLE.map(key => [key, figure(key, true)]),
      ...PARTS.map(key => [key, figure(key, false)]),
    ])
    return [{ sector, month: own ?? '', ...figures } as LabourRow]
  })
  if (rows.length === 0) wrong.push('表に行がありません。見出しの下に、業種ごとの行を入れてください。')
  const long = rows.find(({ sector }) => sector.length > LONGEST)
  if (long) wrong.push(`業種の名前「${long.sector.slice(0, 20)}…」が長すぎます（上限は${LONGEST}文字です）。`)
  const known = new Set<string>()
  const twice = rows.find(({ month: of, sector }) => known.size === known.add(`${of} ${sector}`).size)
  if (twice) wrong.push(`「${twice.sector}」の行が2つあります。どちらかを消してください。`)
  return wrong.length > 0 ? { wrong } : { rows }
}
