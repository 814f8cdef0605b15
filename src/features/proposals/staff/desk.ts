import { html } from 'hono/html'
import { consultationsOf, consultationTimeline, runningConsultation } from '#features/consultations/index.ts'
import {
  changesOf,
  fullName,
  type PersonDesk,
  personDesk,
  personEvents,
  personPane,
  personPath,
  timelineOf,
} from '#features/people/index.ts'
import { type OpenStep, openStepsOfPerson, WHAT_TEXT } from '#features/steps/index.ts'
import { explain } from '#matching/index.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, actorOf, may, page, type Reply } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { errorSummary } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, threePanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { propose } from '../actions.ts'
import { formOf, type Given } from '../forms.ts'
import { engineOf, isRanked } from '../ranking/engine.ts'
import { type Beginning, isOpen } from '../rules.ts'
import { type Proposal, proposalsOfPerson } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { matchesPane } from './matches.ts'
import { dueText, lateText, momentsOf, proposalPath, statusText } from './parts.ts'
import { briefsOf, passForm } from './suggestions.ts'

const subject = (ask: Ask): [string, string] => ['person', ask.params['id']!]

/** 相談画面: one person on one screen; who they are, what is said, what there is to do. */
const desk = page({
  path: '/staff/people/:id',
  audience: 'staff',
  can: 'people.read',
  audit: { action: 'person.read', subject },
  get: async (ask, db) => {
    const person = await personDesk(db, ask.params['id']!)
    if (!person) return null
    const proposals = await proposalsOfPerson(db, person.id)
    return {
      title: `${fullName(person)}さん`,
      nav: '/staff/people',
      body: threePanes(
        personPane(person, ask.today, may(ask, 'people.write')),
        await talkPart(ask, db, person, proposals),
        [
          await stepsPart(ask, db, person),
          proposalsPart(ask, proposals),
          await matchesPane(ask, db, person, proposals),
        ],
      ),
    }
  },
})

async function talkPart(ask: Ask, db: Read, person: PersonDesk, proposals: readonly Proposal[]): Promise<Content> {
  const [talks, events] = [await consultationsOf(db, person.id), await personEvents(db, person.id)]
  const moments = [...consultationTimeline(talks), ...momentsOf(proposals), ...changesOf(person, events)]
  return [
    may(ask, 'consultations.write') && (await runningConsultation(ask, db, person)),
    pane({ title: 'これまで', aside: `${moments.length}件`, body: timelineOf(moments) }),
  ]
}

/** The most pressing step in a box of its own, the others below it by due date. */
async function stepsPart(ask: Ask, db: Read, person: PersonDesk): Promise<Content> {
  const [first, ...rest] = await openStepsOfPerson(db, person.id)
  if (!first)
    return person.closed_on
      ? false
      : notice({ kind: 'warning', title: '次の一歩がありません。', body: '相談を記録して、次の一歩を決めてください。' })
  return [
    nextStep({
      what: stepText(first),
      owner: first.owner,
      due: formatShort(first.due_on),
      datetime: first.due_on,
      late: lateText(first.due_on, ask.today),
      ...(first.subject_kind === 'proposal' && {
        actions: linkButton({ href: proposalPath(first.subject_id), text: 'この提案を開く' }),
      }),
    }),
    rest.length > 0 &&
      pane({
        title: 'ほかの一歩',
        body: html`<ul class="ruled-out">${rest.map(step => html`<li>${stepText(step)}<br>${dueText(step, ask.today)}</li>`)}</ul>`,
      }),
  ]
}

const stepText = (step: OpenStep): Content => {
  const text = [WHAT_TEXT[step.what], step.note].filter(Boolean).join('・')
  return step.subject_kind === 'proposal' ? html`<a href="${proposalPath(step.subject_id)}">${text}</a>` : text
}

const proposalsPart = (ask: Ask, proposals: readonly Proposal[]): Content => {
  const open = proposals.filter(({ status }) => isOpen(status))
  return (
    open.length > 0 &&
    pane({
      title: 'いまの提案',
      aside: `${open.length}件`,
      body: html`<ul class="ruled-out">${open.map(
        ({ id, title, organisation, status, step }) =>
          html`<li><span class="pill">${statusText(status)}</span> <a href="${proposalPath(id)}">${title}</a> <span class="faint">${organisation}</span><br>${dueText(step, ask.today)}</li>`,
      )}</ul>`,
    })
  )
}

const begin = page({
  path: '/staff/people/:id/proposals',
  audience: 'staff',
  can: 'proposals.write',
  audit: { action: 'proposal.begun', subject },
  post: async (ask, tx, sent) => {
    const person = await personDesk(tx, ask.params['id']!)
    const [brief] = await briefsOf(tx, [one(sent, 'opportunity')].filter(isId)).then(found => [...found.values()])
    if (!person || !brief || person.closed_on) return null
    const beginning: Beginning = one(sent, 'beginning') === 'pass' ? 'pass' : 'propose'
    const typed = ofActivity(brief.id, sent)
    const read = accept<Given>(formOf(beginning, ask.today), typed)
    if (!read.ok) return passAgain(person, brief, typed, read.errors)
    return begun(ask, tx, person, { id: brief.id, title: brief.title, beginning, given: read.value })
  },
})

type Chosen = { id: string; title: string; beginning: Beginning; given: Given }

async function begun(ask: Ask, tx: Tx, person: PersonDesk, { id, title, beginning, given }: Chosen): Promise<Reply> {
  const who = { by: actorOf(ask).id, now: ask.now, today: ask.today }
  const shown = await shownScore(ask, tx, person.id, id)
  const done = await propose(tx, { person: person.id, opportunity: id, beginning, shown, ...given }, who)
  if ('refused' in done)
    return {
      title: '提案できませんでした',
      status: 422,
      nav: '/staff/people',
      body: html`${backLink(personPath(person.id), `${fullName(person)}さんの相談画面`)}${pageHead({ title: `「${title}」` })}${notice({ kind: 'error', live: true, title: REFUSAL_TEXT[done.refused] })}`,
    }
  const flash =
    beginning === 'pass'
      ? `「${title}」を見送りとして記録しました。`
      : `「${title}」を提案しました。返事を聞く一歩を入れました。`
  return { redirect: personPath(person.id), flash }
}

/** The score and its terms as the list showed them, to stand with the proposal. */
async function shownScore(ask: Ask, tx: Tx, person: string, opportunity: string) {
  const engine = await engineOf(tx, ask)
  if (!isRanked(engine, person) || !engine.opportunities.has(opportunity)) return null
  const { total, terms } = explain(engine.snapshot, person, opportunity)
  return { score: total, terms }
}

/** Several forms stand on the desk, so their fields carry the activity after their names; plain names are taken too. */
const ofActivity = (id: string, { fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`-${id}`, ''), values])),
  files: {},
})

const passAgain = (
  person: PersonDesk,
  brief: { id: string; title: string },
  typed: Submitted,
  errors: Record<string, string>,
): Reply => ({
  title: '見送る理由',
  status: 422,
  nav: '/staff/people',
  body: html`${backLink(personPath(person.id), `${fullName(person)}さんの相談画面`)}${pageHead({ title: `「${brief.title}」を見送る` })}
    ${errorSummary(Object.entries(errors).map(([name, message]) => ({ field: `${name}-${brief.id}`, message })))}
    ${passForm(person.id, brief.id, { reason: one(typed, 'reason'), note: one(typed, 'note'), error: errors['reason'] })}`,
})

export const deskPages = [desk, begin]
