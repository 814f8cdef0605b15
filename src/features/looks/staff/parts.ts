import { html } from 'hono/html'
import { timeOfDay, today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { formatTime } from '#platform/times.ts'
import { linkButton } from '#ui/button.ts'
import { type Content, type Html, whole } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import { PERSONAL, SIZE } from '../rules.ts'
import { type Line, type Named, peopleOf } from '../store.ts'
import { byName, didText, refusedText, rolesText } from '../text.ts'
import { HOME } from './asked.ts'

/** The people of some lines, by the ids that stand in them. */
export type People = ReadonlyMap<string, Named>

/** The looks at one person, by their id. */
export const looksPath = <Id extends string>(id: Id) => `/staff/people/${id}/looks` as const

const isPersonal = ({ subject_kind }: Line): boolean => subject_kind !== null && PERSONAL.includes(subject_kind)

/** Who stands in these lines and whom they are about. */
export async function peopleIn(db: Read, lines: readonly Line[]): Promise<People> {
  const ids = lines.flatMap(line => [...(isPersonal(line) && line.subject_id ? [line.subject_id] : []), ...line.shown])
  return new Map((await peopleOf(db, [...new Set(ids)])).map(one => [one.of, one]))
}

/** A person for those who may know who they are, else their number. */
export const personText = (ask: Ask<Staff>, { id, number, name }: Named): Html =>
  may(ask, 'looks.person')
    ? html`<a href="${looksPath(id)}">No. ${number} ${name}さん</a>`
    : html`<a href="${HOME}?q=${number}">No. ${number}の方</a>`

/** The person whom a line is about; undefined where it is about no person, or nobody knows them. */
const subjectOf = ({ subject_id }: Line, people: People): Named | undefined =>
  subject_id ? people.get(subject_id) : undefined

/** What was done, in words, with whom or what it was about. */
export function lineText(looks: Looks, line: Line, people: People, named: (person: Named) => Content): Html {
  const person = subjectOf(line, people)
  const about = person ? named(person) : (line.thing ?? (isPersonal(line) ? '登録のない利用者' : ''))
  const [before, after] = didText(looks, line.action, line.refused !== null, about !== '')
  return html`${before}${after !== null && html`${about}${after}`}`
}

/** The first people of a list besides whom the line is about, and how many more there were. */
function shownText(ask: Ask<Staff>, line: Line, people: People): Content {
  const subject = subjectOf(line, people)?.id
  const others = line.shown.filter(id => id !== subject)
  const named = others.flatMap(id => people.get(id) ?? [])
  const more = line.count - (line.shown.length - others.length) - named.length
  if (named.length + more === 0) return ''
  const folded = html`<a href="${HOME}/${line.seq}">${named.length > 0 ? `ほか${more}人` : `${more}人`}</a>`
  return html`${named.map((one, at) => html`${at > 0 && '、'}${personText(ask, one)}`)}${more > 0 && html`${named.length > 0 && '、'}${folded}`}`
}

/** How a table of lines tells of looks and people: how one is named, and what a row says of those in a list. */
export type Telling = {
  looks: Looks
  named: (person: Named) => Content
  others: { title: string; cell: (line: Line) => Content }
  /** The lines lead to their own pages. */
  open: boolean
}

/** To whoever may read all of the log. */
export const everybody = (ask: Ask<Staff>, people: People, looks: Looks): Telling => ({
  looks,
  named: person => personText(ask, person),
  others: { title: '一覧に出た人', cell: line => shownText(ask, line, people) },
  open: true,
})

/** Of one person, who is not named in each row; of the others in a list only how many they were. */
export const onlyOf = (person: string, people: People, looks: Looks, open: boolean): Telling => ({
  looks,
  named: () => 'この方',
  others: {
    title: 'どこで',
    cell: line => (subjectOf(line, people)?.id === person ? 'この方の画面' : `${line.count}人の一覧`),
  },
  open,
})

const whenCell = ({ seq, at }: Line, open: boolean): Html => {
  const said = html`${whole(formatDay(today(at)))}<br>${whole(formatTime(timeOfDay(at)))}`
  return open ? html`<a href="${HOME}/${seq}">${said}</a>` : said
}

const byCell = (line: Line): Html => {
  const roles = rolesText(line)
  return html`${roles && html`${roles}<br>`}${whole(byName(line))}`
}

/** The lines of a search, the latest first. */
export const linesTable = (lines: readonly Line[], people: People, empty: Content, telling: Telling): Html =>
  table({
    caption: '閲覧の記録',
    items: lines,
    more: lines.length === SIZE,
    cards: true,
    empty,
    columns: [
      { key: 'at', title: 'いつ', cell: line => whenCell(line, telling.open) },
      { key: 'by', title: 'だれが', cell: byCell },
      {
        key: 'what',
        title: '何をしたか',
        header: true,
        cell: line => lineText(telling.looks, line, people, telling.named),
      },
      { key: 'others', title: telling.others.title, cell: telling.others.cell },
      {
        key: 'refused',
        title: '結果',
        cell: ({ refused }) => refused !== null && html`<b class="late-mark">${refusedText(refused)}</b>`,
      },
    ],
  })

/** The next page, by the last line of this one; and the way back to the latest. Nobody counts how many there are. */
export const nextLines = (
  lines: readonly Line[],
  more: boolean,
  at: number | null,
  href: (before: string | null) => string,
): Content =>
  (more || at !== null) &&
  html`<div class="buttons">${more && linkButton({ href: href(String(lines.at(-1)!.seq)), text: `これより前の${SIZE}件`, icon: 'next' })}${at !== null && linkButton({ href: href(null), text: 'いちばん新しい記録にもどる' })}</div>`
