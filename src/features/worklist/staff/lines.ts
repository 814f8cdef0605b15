import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { lateText, WAITS_TEXT, WHAT_TEXT } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { dial } from '#ui/frame.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { lateMark } from '#ui/steps.ts'
import { table } from '#ui/table.ts'
import { mayHandOver } from '../rules.ts'
import type { Line } from '../store.ts'
import { type Subjects, subjectOf, type ToldLine } from '../subjects.ts'
import { byOf } from './parts.ts'

/** Whose steps are shown: one's own, unless everybody's are asked for; a manager owns none and sees all. */
export const everybody = (ask: Ask<Staff>): boolean => {
  const who = ask.url.searchParams.get('who')
  return who === 'all' || (who !== 'mine' && !may(ask, 'people.write'))
}

export const linesTable = (
  ask: Ask<Staff>,
  caption: string,
  items: readonly ToldLine[],
  subjects: Subjects,
  empty: string,
  linked = true,
): Html =>
  table({
    caption,
    items,
    empty,
    cards: true,
    columns: [
      { key: 'what', title: 'やること', header: true, cell: line => whatCell(ask, line, subjects) },
      { key: 'whom', title: 'だれ・何', cell: whomCell },
      { key: 'due', title: '期限', cell: line => dueCell(line, ask.today) },
      ...(everybody(ask) || !linked ? [{ key: 'owner', title: '担当', cell: (line: ToldLine) => line.owner }] : []),
      ...(linked && may(ask, 'steps.hand')
        ? [{ key: 'do', title: '記録', pressed: true as const, cell: (line: ToldLine) => doCell(ask, line) }]
        : []),
    ],
  })

/** What is to be done, as a link where the page of its subject opens; whose move it is where it is not the desk's. */
function whatCell(ask: Ask<Staff>, line: ToldLine, subjects: Subjects): Html {
  const subject = subjectOf(subjects, line.subject_kind)
  const what = WHAT_TEXT[line.what]
  const link = subject && ask.actor.permissions.has(subject.can)
  const notes = [line.organisation && `「${line.organisation}」`, line.note, WAITS_TEXT[line.waits_for]].filter(Boolean)
  return html`${link ? html`<a href="${subject.path(line.subject_id)}">${what}</a>` : what}${notes.map(text => html`<br><span class="faint">${text}</span>`)}${handedText(ask, line)}`
}

/** From whom it came and with which words; who still has to answer. */
const handedText = (ask: Ask<Staff>, { handed, handed_note, pending, owner, owner_id }: ToldLine): Content =>
  handed !== null &&
  (pending || handed_note !== '') &&
  html`<br>${pending && html`<strong>${owner_id === ask.actor.id ? '引きつぎのお願い' : `${owner}さんの返事待ち`}</strong> `}<span class="faint">${handed}さんから${handed_note && `「${handed_note}」`}</span>`

const whomCell = ({ told: { person, phone, title, organisation, paused } }: ToldLine): Html =>
  html`${person && html`<a href="${personPath(person.id)}">${person.number} ${person.name}</a>`}${
    phone && html`<br><a class="tel" href="${dial(phone)}">${phone}</a>`
  }${(person || phone) && title && html`<br>`}${title && html`${title} <span class="faint">${organisation}</span>`}${paused && html`<br><span class="pill plain">${paused}</span>`}`

const dueCell = ({ due_on, paused_on }: ToldLine, today: string): Html =>
  html`<time datetime="${due_on}">${formatShort(due_on)}</time>${lateMark(lateText(due_on, today, paused_on))}`

/** What can be done with a step on its page; false: nothing. */
function doText(ask: Ask<Staff>, line: Line): string | false {
  const who = byOf(ask)
  if (line.pending && line.owner_id === who.by) return '引き受ける・もどす'
  const hand = mayHandOver(line, who)
  if (line.subject_kind === 'person' && may(ask, 'people.write')) return hand ? '済み・引きつぐ' : '済みにする'
  return hand && '引きつぐ'
}

const doCell = (ask: Ask<Staff>, line: ToldLine): Content => {
  const text = doText(ask, line)
  const whom = [line.told.person?.name, line.told.title].filter(Boolean).join('・')
  return text && html`<a href="/staff/steps/${line.id}?who=${whoseOf(ask)}">${text}${sr(`：${whom}`)}</a>`
}

export const whoseOf = (ask: Ask<Staff>): 'all' | 'mine' => (everybody(ask) ? 'all' : 'mine')
