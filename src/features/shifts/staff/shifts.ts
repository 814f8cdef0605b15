import { html } from 'hono/html'
import { type Opportunity, opportunityById } from '#features/opportunities/index.ts'
import { personPath } from '#features/people/index.ts'
import { type Bound, bondsSeen } from '#features/proposals/index.ts'
import { addDays, type Day, formatDay, formatShort, parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { checked } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { absencesOfOpportunity } from '../absences/store.ts'
import { absenceOfCall } from '../absences/store-calls.ts'
import { assign, endOf, recordAttendance } from '../actions.ts'
import { assignForm, endForm } from '../forms.ts'
import { absenceStatus, isOpen, type Refusal } from '../rules.ts'
import { assignmentById, assignmentsOfOpportunity, attendanceOf, type Participant, participantsOf } from '../store.ts'
import { REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { assignmentsPane, assignPane, doubtText, slotErrors } from './assign.ts'
import { attendancePane, readAttendance } from './attendance.ts'
import { board, WEEKS } from './board.ts'
import { bondsPart } from './bonds.ts'
import { absencePath, hoursText, refusedNotice, shiftsPath, weeklessText } from './parts.ts'
import { boardOf, type Known, mondayOf, unnotedOf } from './rules-board.ts'

const PATH = shiftsPath(':id')
const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['opportunity', ask.params.id]

/** The Monday of the week that was asked for; this week where none was or where it cannot be read. */
export const weekOf = (ask: Ask<Staff>): Day => mondayOf(parseDay(ask.url.searchParams.get('from') ?? '') ?? ask.today)

/** Everything that is known of an activity from a Monday on, and of the last two weeks. */
export async function knownOf(db: Read, row: Opportunity, monday: Day, today: Day): Promise<Known> {
  const from = [monday, addDays(today, -13)].sort()[0]!
  const to = addDays([monday, today].sort().at(-1)!, 7 * WEEKS)
  return {
    slots: row.slots,
    span: { starts_on: row.starts_on, ends_on: row.ends_on },
    assignments: await assignmentsOfOpportunity(db, row.id, from),
    absences: await absencesOfOpportunity(db, row.id, from, to),
    attendance: await attendanceOf(db, row.id, from, to),
  }
}

type Refused = {
  typed?: Submitted
  errors?: Record<string, string>
  refused?: Refusal
  ending?: { id: string; typed: string; error: string }
}

const shifts = page.staff({
  path: PATH,
  can: 'shifts.read',
  audit: { action: 'shifts.read', subject },
  get: async (ask, db) => {
    const row = await opportunityById(db, ask.params.id)
    return row ? view(ask, db, row) : null
  },
})

async function view(ask: Ask<Staff>, db: Read, row: Opportunity, refusal?: Refused): Promise<View> {
  const monday = weekOf(ask)
  const known = await knownOf(db, row, monday, ask.today)
  const participants = await participantsOf(db, row.id)
  const mayWrite = may(ask, 'shifts.write')
  const ids = participants.map(one => one.person_id)
  const bonds = mayWrite ? await bondsSeen(ask, db, ids) : []
  const body = [
    weeklessText(row) ?? [
      board(boardOf(known, monday, WEEKS), { today: ask.today, mayWrite }),
      weekLinks(row.id, monday, ask.today),
    ],
    twoPanes(mainPart(ask, row, { known, participants, bonds }, refusal), [
      openPane(known),
      mayWrite && attendancePane(row.id, unnotedOf(known, ask.today), known.assignments.length > 0),
    ]),
  ]
  return {
    title: `分担・欠席：${row.title}`,
    nav: '/staff/opportunities',
    ...(refusal && { status: 422 as const }),
    body: html`${backLink(`/staff/opportunities/${row.id}`, '活動のページ')}
      ${pageHead({
        title: html`分担・欠席 <small>${row.title}</small>`,
        lead: `${row.organisation}。名前の横の「欠席」から、休む日と代わりの人を記録します。`,
        actions: [
          linkButton({
            href: `${shiftsPath(row.id)}/sheet?from=${monday}`,
            text: `${formatShort(monday)}からの表（紙）`,
            icon: 'print',
          }),
          linkButton({
            href: `${shiftsPath(row.id)}/sheet?from=${addDays(monday, 7)}`,
            text: '次の週の表（紙）',
            icon: 'print',
          }),
        ],
      })}
      ${refusal?.refused && refusedNotice(refusal.refused)}
      <div class="stack">${checked(refusal?.errors ?? {}, body)}</div>`,
  }
}

function mainPart(
  ask: Ask<Staff>,
  row: Opportunity,
  { known, participants, bonds }: { known: Known; participants: readonly Participant[]; bonds: readonly Bound[] },
  refusal?: Refused,
): Content {
  const shown = {
    opportunity: row.id,
    slots: row.slots,
    participants,
    assignments: known.assignments.filter(one => one.to_on === null || one.to_on >= ask.today),
    today: ask.today,
    typed: refusal?.typed ?? filled({}),
    errors: refusal?.errors ?? {},
  }
  const mayWrite = may(ask, 'shifts.write')
  return [
    assignmentsPane(shown, mayWrite, refusal?.ending ?? null),
    mayWrite && row.slots.length > 0 && [bondsPart({ ...shown, bonds }), assignPane(shown)],
  ]
}

const weekLinks = (id: string, monday: Day, today: Day): Html => {
  const link = (day: Day, text: string) => html`<a href="${shiftsPath(id)}?from=${day}">${text}</a>`
  return html`<p class="row">${link(addDays(monday, -7 * WEEKS), '前の4週間')}${monday !== mondayOf(today) && link(mondayOf(today), '今週から')}${link(addDays(monday, 7 * WEEKS), '次の4週間')}</p>`
}

/** Absences for which somebody is still looked for, the nearest day first. */
const openPane = ({ absences }: Known): Html => {
  const open = absences.filter(absence => isOpen(absenceStatus(absence)))
  return pane({
    title: '代わりの人を探している日',
    aside: `${open.length}件`,
    body:
      open.length === 0
        ? html`<p>ありません。</p>`
        : html`<ul class="ruled-out">${open.map(
            absence =>
              html`<li><a href="${absencePath(absence.id)}">${formatShort(absence.day)} ${hoursText(absence)}</a><br><a href="${personPath(absence.person_id)}">${absence.name}</a>さん・${STATUS_TEXT[absenceStatus(absence)]}</li>`,
          )}</ul>`,
  })
}

const assigning = page.staff({
  path: `${PATH}/assign`,
  can: 'shifts.write',
  audit: { action: 'shifts.assigned', subject },
  post: async (ask, tx, sent) => {
    const row = await opportunityById(tx, ask.params.id)
    if (!row) return null
    const refused = (errors: Record<string, string>) => view(ask, tx, row, { typed: sent, errors })
    const read = accept(assignForm(ask.today), sent, ({ from, to }) =>
      from && to && to < from ? { to: REFUSAL_TEXT.endBeforeStart } : {},
    )
    if (!read.ok) return refused(read.errors)
    const done = await assign(tx, { opportunity: row.id, ...read.value }, doing(ask))
    if ('slots' in done) return refused({ slots: slotErrors(done.slots, row.slots) })
    if ('refused' in done) return refused({ [FIELD_OF[done.refused] ?? 'from']: REFUSAL_TEXT[done.refused] })
    const doubts = done.doubts.map(doubtText).join('')
    return { redirect: shiftsPath(row.id), flash: `${done.name}さんを時間に入れました。${doubts}` }
  },
})

const FIELD_OF: Partial<Record<Refusal, string>> = { notDecided: 'person', endBeforeStart: 'to' }

const attendance = page.staff({
  path: `${PATH}/attendance`,
  can: 'shifts.write',
  audit: { action: 'shifts.attendance', subject },
  post: async (ask, tx, sent) => {
    const row = await opportunityById(tx, ask.params.id)
    if (!row) return null
    const done = await recordAttendance(tx, row.id, readAttendance(sent), doing(ask))
    if ('refused' in done) return view(ask, tx, row, { refused: done.refused })
    if (done.count === 0) return view(ask, tx, row, { refused: 'cameUnsaid' })
    return { redirect: shiftsPath(row.id), flash: `${done.count}件の出欠を記録しました。` }
  },
})

const ending = page.staff({
  path: '/staff/assignments/:id/end',
  can: 'shifts.write',
  audit: { action: 'assignment.ended', subject: ask => ['assignment', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const assignment = await assignmentById(tx, id)
    const row = assignment && (await opportunityById(tx, assignment.opportunity_id))
    if (!row) return null
    const typed = one(sent, `last-${id}`) || one(sent, 'last')
    const refused = (error: string) =>
      view(ask, tx, row, { errors: { [`last-${id}`]: error }, ending: { id, typed, error } })
    const read = accept(endForm(ask.today), filled({ last: typed }))
    if (!read.ok) return refused(read.errors['last']!)
    const done = await endOf(tx, id, read.value.last, doing(ask))
    if (!done) return null
    if ('refused' in done) return refused(REFUSAL_TEXT[done.refused])
    const flash = done.call_id
      ? `${done.name}さんの代わりを取り消しました。もう一度代わりの人を探してください。`
      : `${done.name}さんの担当を、${formatDay(read.value.last)}までで終えました。`
    // A substitute who falls out leaves a day behind for which somebody is looked for again.
    const absence = done.call_id && (await absenceOfCall(tx, done.call_id))
    return { redirect: absence ? absencePath(absence) : shiftsPath(row.id), flash }
  },
})

export const shiftsPages = [shifts, assigning, attendance, ending]
