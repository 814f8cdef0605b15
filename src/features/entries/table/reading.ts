import { HEARD_FROM, HEARD_TEXT } from '#features/people/index.ts'
import { workNamed } from '#features/works/index.ts'
import { filled, type Submitted } from '#platform/submitted.ts'
import { type CellRow, headingOf, rowsUnder } from '#platform/table-file.ts'
import { nfkc } from '#platform/text.ts'
import { type Choices, readEntry } from '../forms.ts'
import type { EntryKind, Facts } from '../rules.ts'

/** A row that was read: its number in the table, its kind and what is entered. */
export type Line = { row: number; kind: EntryKind; facts: Facts }
/** What a table comes to: every row, or a sentence for each that cannot be taken. */
export type Table = { lines: Line[]; wrong: string[] }

/** The headings of the CSV of the list, by the names of the fields; others are left alone. */
const COLUMNS: readonly [string, RegExp][] = [
  ['kind', /^種類$/],
  ['part', /^内訳$/],
  ['medium', /^周知の方法$/],
  ['from_day', /^期間の初日$/],
  ['on_day', /^(日|月日|年月日|期間の末日)$/],
  ['count', /^(数|人数|金額)$/],
  ['asked', /渡した人数/],
  ...[5, 4, 3, 2, 1].map((one): [string, RegExp] => [`answer${one}`, new RegExp(`^${one}(?!\\d)`)]),
  ['work', /^事業$/],
  ['team', /^部署$/],
  ['source', /^(何に書いてあるか|出典|資料)$/],
  ['note', /^(メモ|備考)$/],
]

/** More rows are no table of a department, and each of them is held against all entries that are there. */
export const MOST_LINES = 2000

/** Reads a table of entries as the list gives one; what is wrong is said by the number of its row. */
export async function readTable(
  bytes: Uint8Array,
  kinds: readonly EntryKind[],
  choices: Choices,
  today: string,
): Promise<Table> {
  const rows = await rowsUnder(bytes, /^種類$/)
  if (typeof rows === 'string') return { lines: [], wrong: [rows] }
  const [head, ...rest] = rows
  const places = new Map(
    COLUMNS.map(([field, pattern]) => [field, head?.cells.findIndex(cell => pattern.test(headingOf(cell))) ?? -1]),
  )
  const missing = ['kind', 'on_day'].some(field => (places.get(field) ?? -1) < 0)
  if (missing)
    return {
      lines: [],
      wrong: [
        '見出しの行が見つかりません。「種類」「日」「数」などの見出しのある表にしてください。実績の一覧の「CSVで保存」の形で入れられます。',
      ],
    }
  const filled = rest.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (filled.length > MOST_LINES)
    return {
      lines: [],
      wrong: [
        `表に${filled.length.toLocaleString('ja')}行あります。1度に入れられるのは${MOST_LINES.toLocaleString('ja')}行までです。表を分けて、順に入れてください。`,
      ],
    }
  const read = filled.map(row => lineOf(row, places, kinds, choices, today))
  const wrong = read.flatMap(one => ('wrong' in one ? one.wrong : []))
  if (read.length === 0) wrong.push('表に行がありません。')
  return { lines: read.flatMap(one => ('wrong' in one ? [] : [one])), wrong }
}

function lineOf(
  { row, cells }: CellRow,
  places: ReadonlyMap<string, number>,
  kinds: readonly EntryKind[],
  choices: Choices,
  today: string,
): Line | { wrong: string[] } {
  const cell = (field: string) => (cells[places.get(field) ?? -1] ?? '').trim()
  const said = nfkc(cell('kind'))
  const kind = kinds.find(({ key, name }) => key === said || nfkc(name) === said)
  if (!kind)
    return {
      wrong: [`${row}行目の種類「${cell('kind')}」は、実績の種類にありません。「実績の種類」の名前で書いてください。`],
    }
  const medium = HEARD_FROM.find(one => headingOf(HEARD_TEXT[one]) === headingOf(cell('medium')))
  if (cell('medium') !== '' && medium === undefined)
    return {
      wrong: [
        `${row}行目の周知の方法「${cell('medium')}」がわかりません。「${Object.values(HEARD_TEXT).join('」「')}」のどれかで書くか、空けてください。`,
      ],
    }
  const typed = filled({
    ...Object.fromEntries(COLUMNS.map(([field]) => [field, cell(field)])),
    ...chosen(cell, choices),
    medium,
  })
  const read = readEntry(kind, choices, today, onlyOf(kind, typed))
  if (!read.ok) return { wrong: Object.values(read.errors).map(text => `${row}行目：${text}`) }
  return { row, kind, facts: read.value }
}

/** Of a kind for which nobody was asked nothing is read as an answer. */
const onlyOf = ({ asks }: EntryKind, typed: Submitted): Submitted =>
  asks === 'none' ? { ...typed, fields: { ...typed.fields, asked: [''] } } : typed

/** A work by its number or name, and a department by its name; what fits none is kept, and refused as a choice that is none. */
function chosen(cell: (field: string) => string, { works, teams }: Choices): Record<string, string> {
  const work = workNamed(works, cell('work'))
  const team = teams.find(({ name }) => headingOf(name) === headingOf(cell('team')))
  const office = /^部署なし/.test(cell('team'))
  return { work: work?.id ?? cell('work'), team: team?.id ?? (office ? '' : cell('team')) }
}
