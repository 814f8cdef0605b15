import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import { PERSONAL, SIZE } from '../rules.ts'
import { type Line, type Named, peopleOf } from '../store.ts'
import { byText, didText, refusedText, whenText } from '../text.ts'
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

/** What was done, in words, with whom or what it was about. */
export function lineText(ask: Ask<Staff>, line: Line, people: People): Html {
  const [before, after] = didText(line.action, line.refused !== null)
  const person = line.subject_id ? people.get(line.subject_id) : undefined
  const about = person ? personText(ask, person) : (line.thing ?? (isPersonal(line) ? '登録のない利用者' : ''))
  return html`${before}${after !== null && html`${about}${after}`}`
}

/** The first people of a list, and how many more there were. */
function shownText(ask: Ask<Staff>, { seq, shown, count }: Line, people: People): Content {
  if (count === 0) return ''
  const named = shown.flatMap(id => people.get(id) ?? [])
  const others = count - named.length
  const folded = html`<a href="${HOME}/${seq}">${named.length > 0 ? `ほか${others}人` : `${count}人`}</a>`
  return html`${named.map((one, at) => html`${at > 0 && '、'}${personText(ask, one)}`)}${others > 0 && html`${named.length > 0 && '、'}${folded}`}`
}

/** What a row says of the people besides whom it is about; the page of one person says it in its own way. */
export type Others = { title: string; cell: (line: Line) => Content }

const everybody = (ask: Ask<Staff>, people: People): Others => ({
  title: '一覧に出た人',
  cell: line => shownText(ask, line, people),
})

/** The lines of a search, the latest first. */
export const linesTable = (
  ask: Ask<Staff>,
  lines: readonly Line[],
  people: People,
  { empty, others = everybody(ask, people), open = true }: { empty: Content; others?: Others; open?: boolean },
): Html =>
  table({
    caption: '閲覧の記録',
    items: lines,
    more: lines.length === SIZE,
    cards: true,
    empty,
    columns: [
      {
        key: 'at',
        title: 'いつ',
        cell: ({ seq, at }) => (open ? html`<a href="${HOME}/${seq}">${whenText(at)}</a>` : whenText(at)),
      },
      { key: 'by', title: 'だれが', cell: byText },
      { key: 'what', title: '何をしたか', header: true, cell: line => lineText(ask, line, people) },
      { key: 'others', title: others.title, cell: others.cell },
      { key: 'refused', title: '結果', cell: ({ refused }) => (refused ? refusedText(refused) : '開きました') },
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
