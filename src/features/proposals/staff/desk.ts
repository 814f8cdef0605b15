import { html } from 'hono/html'
import { runningConsultation } from '#features/consultations/index.ts'
import {
  changesOf,
  fullName,
  type PersonDesk,
  personDesk,
  personEvents,
  personPane,
  timelineOf,
} from '#features/people/index.ts'
import { lateText, type OpenStep, openStepsOfPerson, stepText } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Moment, Parts, Subject } from '#platform/feature.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pane, threePanes } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { type Proposal, proposalsOfPerson } from '../record/store.ts'
import { isOpen } from '../rules.ts'
import { matchesPane } from './matches.ts'
import { dueText, momentsOf, pausedMark, proposalPath, statusText } from './parts.ts'

/** 相談画面: one person on one screen; who they are, what is said, what there is to do. */
const desk = ({ subjects, moments }: Parts) =>
  page.staff({
    path: '/staff/people/:id',
    can: 'people.read',
    audit: { action: 'person.read', subject: ask => ['person', ask.params.id] },
    get: {
      keep: async (ask, tx) => {
        const person = await personDesk(tx, ask.params.id)
        if (!person) return null
        const proposals = await proposalsOfPerson(tx, person.id)
        return {
          title: `${fullName(person)}さん`,
          nav: '/staff/people',
          body: threePanes({
            who: personPane(person, ask.today, may(ask, 'people.write')),
            next: [await stepsPart(ask, tx, person, subjects), proposalsPart(ask, proposals)],
            talk: await talkPart(ask, tx, person, [...(await told(tx, person.id, moments)), ...momentsOf(proposals)]),
            rest: await matchesPane(ask, tx, person, proposals),
          }),
        }
      },
    },
  })

/** What the other nouns have to tell of a person. */
const told = async (db: Read, person: string, all: Parts['moments']): Promise<Moment[]> =>
  (await Promise.all(all.map(moments => moments(db, person)))).flat()

async function talkPart(ask: Ask<Staff>, db: Read, person: PersonDesk, others: readonly Moment[]): Promise<Content> {
  const moments = [...others, ...changesOf(person, await personEvents(db, person.id))]
  return [
    may(ask, 'consultations.write') && (await runningConsultation(ask, db, person)),
    pane({ title: 'これまで', aside: `${moments.length}件`, body: timelineOf(moments) }),
  ]
}

/** The most pressing step in a box of its own, the others below it by due date. */
async function stepsPart(
  ask: Ask<Staff>,
  db: Read,
  person: PersonDesk,
  subjects: readonly Subject[],
): Promise<Content> {
  const linked = (step: OpenStep) => stepLink(ask, step, subjects)
  const [first, ...rest] = await openStepsOfPerson(db, person.id)
  if (!first)
    return person.closed_on
      ? notice({
          kind: 'info',
          title: `この方の相談は、${formatShort(person.closed_on)}に終わっています。`,
          body: '相談を記録して、次の一歩を入れると、もう一度始まります。',
        })
      : notice({ kind: 'warning', title: '次の一歩がありません。', body: '相談を記録して、次の一歩を決めてください。' })
  return [
    nextStep({
      what: linked(first),
      owner: first.owner,
      due: formatShort(first.due_on),
      datetime: first.due_on,
      late: lateText(first.due_on, ask.today, first.paused_on),
      ...(first.subject_kind === 'proposal' && {
        actions: linkButton({ href: proposalPath(first.subject_id), text: 'この提案を開く' }),
      }),
    }),
    rest.length > 0 &&
      pane({
        title: 'ほかの一歩',
        body: html`<ul class="ruled-out">${rest.map(step => html`<li>${linked(step)}<br>${dueText(step, ask.today)}</li>`)}</ul>`,
      }),
  ]
}

/** A step as a link to where it is done, where that is not here. */
function stepLink(ask: Ask<Staff>, step: OpenStep, subjects: readonly Subject[]): Content {
  const text = stepText(step)
  const { path, can } = subjects.find(({ kind }) => kind === step.subject_kind && kind !== 'person') ?? {}
  return path && can && ask.actor.permissions.has(can) ? html`<a href="${path(step.subject_id)}">${text}</a>` : text
}

const proposalsPart = (ask: Ask<Staff>, proposals: readonly Proposal[]): Content => {
  const open = proposals.filter(({ status }) => isOpen(status))
  return (
    open.length > 0 &&
    pane({
      title: 'いまの提案',
      aside: `${open.length}件`,
      body: html`<ul class="ruled-out">${open.map(
        ({ id, title, organisation, status, paused, step }) =>
          html`<li><span class="pill">${statusText(status)}</span>${pausedMark({ paused })} <a href="${proposalPath(id)}">${title}</a> <span class="faint">${organisation}</span><br>${dueText(step, ask.today)}</li>`,
      )}</ul>`,
    })
  )
}

export const deskPages = (parts: Parts) => [desk(parts)]
