import { headingOf } from '#platform/table-file.ts'
import { nfkc } from '#platform/text.ts'
import { basesOf } from '../counting/rules.ts'
import { readTarget } from '../definitions/forms.ts'
import { BASIS_TEXT, DIRECTION_TEXT, KIND_TEXT, sumFault } from '../definitions/text.ts'
import { BASES, type Basis, DIRECTIONS, type Direction, KINDS, type Kind, type Words } from '../rules.ts'

/** The headings of the table, in its order: one row for each indicator and fiscal year. */
export const HEADINGS = [
  ...['記号', '事業', '指標', '単位', '種類', '数え方', '向き', '年度のまとめ方', '順番', '年度'],
  ...['1年の目標', '第1四半期の目標', '第2四半期の目標', '第3四半期の目標', '第4四半期の目標', 'もとになるもの'],
] as const
type Heading = (typeof HEADINGS)[number]
const TARGETS = HEADINGS.slice(10, 15)
/** Without these nothing is read. */
export const NEEDED: readonly Heading[] = HEADINGS.filter(name => name !== '記号' && name !== '事業' && name !== '順番')

/** A row of the table as it was read; `targets`: of the year and of each quarter, null where the cell is empty. */
export type Row = {
  row: number
  /** '' of an indicator that is new. */
  key: string
  year: number
  words: Omit<Words, 'sort' | 'work_id'> & { sort: number | null }
  targets: readonly (number | null)[]
  source: string
}

/** What is wrong in which row of the file. */
export type RowFault = { row: number; says: string }

/** A fiscal year however it is written: 2026, 2026年度, 令和8年度, R8. */
export function readYear(typed: string): number | null {
  const plain = nfkc(typed).replace(/[\s年度]/g, '')
  const era = /^(?:令和|R|r)(元|\d{1,2})$/.exec(plain)
  const year = era ? 2018 + (era[1] === '元' ? 1 : Number(era[1])) : /^20\d\d$/.test(plain) ? Number(plain) : Number.NaN
  return year >= 2000 && year <= 2100 ? year : null
}

const among = <K extends string>(codes: readonly K[], text: Record<K, string>, typed: string): K | null =>
  codes.find(code => code === typed || text[code] === typed) ?? null

/** By what may be counted: a name in words, or the rule itself. */
export type CountNames = ReadonlyMap<string, string>

type Cells = Readonly<Record<Heading, string>>

/** Reads the rows below the headings; every fault of every row is told. Rows without anything in them are left out. */
export function readRows(
  lines: readonly { row: number; cells: readonly string[] }[],
  counts: CountNames,
): { rows: Row[]; faults: RowFault[] } {
  const [head, ...rest] = lines
  const places = new Map(HEADINGS.map(name => [name, (head?.cells ?? []).findIndex(cell => headingOf(cell) === name)]))
  const rows: Row[] = []
  const faults: RowFault[] = []
  for (const { row, cells } of rest) {
    if (cells.every(cell => cell.trim() === '')) continue
    const of = Object.fromEntries(HEADINGS.map(name => [name, (cells[places.get(name)!] ?? '').trim()])) as Cells
    const read = readRow(row, of, counts)
    if ('says' in read) faults.push(...read.says.map(says => ({ row, says })))
    else rows.push(read)
  }
  if (rows.length === 0 && faults.length === 0)
    faults.push({ row: head?.row ?? 1, says: '見出しの下に行がありません。' })
  return { rows, faults: [...faults, ...twice(rows)].toSorted((a, b) => a.row - b.row) }
}

function readRow(row: number, of: Cells, counts: CountNames): Row | { says: string[] } {
  const says: string[] = []
  const need = <T>(value: T | null, sentence: string): T => {
    if (value === null) says.push(sentence)
    return value as T
  }
  const choice = <K extends string>(name: Heading, codes: readonly K[], text: Record<K, string>): K =>
    need(
      among(codes, text, of[name]),
      `「${name}」は、「${codes.map(code => text[code]).join('」か「')}」にしてください。`,
    )
  const rule = counts.get(of['数え方']) ?? ([...counts.values()].includes(of['数え方']) ? of['数え方'] : null)
  const words = {
    section: of['事業'],
    name: need(fits(of['指標'], 100), '「指標」に名前を書いてください（100文字まで）。'),
    unit: need(fits(of['単位'], 10), '「単位」を書いてください（10文字まで）。'),
    kind: choice<Kind>('種類', KINDS, KIND_TEXT),
    counts: need(
      rule,
      `「数え方」の「${of['数え方'].slice(0, 40)}」は、この市にない数え方です。「指標の決め方」の画面にある数え方を書いてください。`,
    ),
    direction: choice<Direction>('向き', DIRECTIONS, DIRECTION_TEXT),
    basis: choice<Basis>('年度のまとめ方', BASES, BASIS_TEXT),
    sort: of['順番'] === '' ? null : need(wholeNumber(of['順番']), '「順番」は数字にしてください。'),
  }
  if (rule !== null && words.basis && !basesOf(rule).includes(words.basis))
    says.push(
      `「年度のまとめ方」は、この数え方では「${basesOf(rule)
        .map(one => BASIS_TEXT[one])
        .join('」か「')}」にしてください。`,
    )
  const year = need(
    readYear(of['年度']),
    `「年度」の「${of['年度'].slice(0, 20)}」は読めません。「2026」か「令和8年度」のように書いてください。`,
  )
  const targets = TARGETS.map(name => {
    if (of[name] === '' || of[name] === '—') return null
    return need(
      readTarget(of[name]),
      `「${name}」の「${of[name].slice(0, 20)}」は数ではありません。数だけを書いてください。例：1200`,
    )
  })
  const source = need(
    fits(of['もとになるもの'], 400),
    '「もとになるもの」を書いてください。例：第10期介護保険事業計画 第4章',
  )
  if (says.length === 0) says.push(...targetFaults(targets, words))
  return says.length > 0 ? { says } : { row, key: of['記号'], year, words, targets, source }
}

const fits = (text: string, most: number): string | null => (text !== '' && text.length <= most ? text : null)
const wholeNumber = (typed: string): number | null => {
  const value = readTarget(typed)
  return value !== null && Number.isInteger(value) && value <= 100_000 ? value : null
}

function targetFaults(
  [year, ...quarters]: readonly (number | null)[],
  { unit, basis }: { unit: string; basis: Basis },
): string[] {
  if (unit === '%' && [year, ...quarters].some(value => value != null && value > 100))
    return ['割合の目標は、0から100までにしてください。']
  const fault = sumFault([year ?? null, ...quarters], basis)
  return fault === null ? [] : [fault]
}

/** The same indicator in the same year: which of the two would hold nobody knows. */
function twice(rows: readonly Row[]): RowFault[] {
  const first = new Map<string, number>()
  return rows.flatMap(one => {
    const of = `${one.year} ${nameOf(one)}`
    const before = first.get(of)
    if (before !== undefined)
      return [{ row: one.row, says: `${before}行目と同じ指標の同じ年度です。1行にしてください。` }]
    first.set(of, one.row)
    return []
  })
}

/** By what a row's indicator is known: its key, or its name where it is new. */
export const nameOf = ({ key, words }: Pick<Row, 'key' | 'words'>): string => key || `「${words.name}」`
