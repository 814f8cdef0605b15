import { timeOfDay, today } from '#platform/clock.ts'
import type { CsvPart, CsvRow } from '#platform/csv.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import { clockTime } from '#platform/times.ts'
import { type Find, PERSONAL } from './rules.ts'
import { findLooks, type Line, listedIn, type Named, peopleOf } from './store.ts'
import { askedText, byText, didText, KIND_TEXT, kindOf, refusedText } from './text.ts'

export const HEAD: CsvRow = [
  ...['番号', '日', '時刻', 'だれが', '何をしたか', '画面の種類', '利用者の番号', '利用者の名前'],
  ...['一覧に出た人数', '一覧に出た人の番号', 'さがした条件', '結果', '受付番号'],
]

/** So many lines are read at a time: none of them is in memory longer than it takes to send them. */
const PART = 500

/** What a file of the log is made with: the words of its lines; names and the words of searches only where `named`. */
type Telling = { looks: Looks; named: boolean }

/** The lines of a search from one on (null: from the latest), as rows. */
export async function partOf(db: Read, find: Find, from: string | null, telling: Telling): Promise<CsvPart> {
  const found = await findLooks(db, find, from === null ? null : Number(from), PART)
  const lines = found.slice(0, PART)
  const subjects = lines.flatMap(
    line => (line.subject_kind && PERSONAL.includes(line.subject_kind) && line.subject_id) || [],
  )
  const people = new Map((await peopleOf(db, [...new Set(subjects)])).map(one => [one.of, one]))
  const listed = await listedIn(
    db,
    lines.map(({ seq }) => seq),
  )
  const about = (line: Line) => (line.subject_id ? people.get(line.subject_id) : undefined)
  return {
    rows: lines.map(line => rowOf(line, about(line), listed.get(line.seq)?.numbers ?? [], telling)),
    people: [...[...listed.values()].flatMap(({ ids }) => ids), ...[...people.values()].map(({ id }) => id)],
    next: found.length > PART ? String(lines.at(-1)!.seq) : null,
  }
}

function rowOf(line: Line, person: Named | undefined, numbers: readonly number[], { looks, named }: Telling): CsvRow {
  const kind = kindOf(looks, line.action)
  const about = person ? `No. ${person.number}の方` : (line.thing ?? '')
  const [before, after] = didText(looks, line.action, line.refused !== null, about !== '')
  return [
    ...[line.seq, today(line.at), clockTime(timeOfDay(line.at)), byText(line)],
    ...[before + (after === null ? '' : about + after), kind ? KIND_TEXT[kind] : ''],
    ...[person?.number ?? null, named ? (person?.name ?? '') : ''],
    ...[line.count, numbers.join('、'), askedText(line.asked, named)],
    ...[line.refused ? refusedText(line.refused) : '開きました', line.request_id.slice(-8)],
  ]
}
