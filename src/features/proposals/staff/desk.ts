import { html } from 'hono/html'
import { ERASED } from '#features/accounts/index.ts'
import { runningAsked, runningConsultation } from '#features/consultations/index.ts'
import {
  changesOf,
  erasedOn,
  eventsAsked,
  fullName,
  type PersonDesk,
  personDesk,
  personPane,
  timelineOf,
} from '#features/people/index.ts'
import { lateText, type OpenStep, stepText } from '#features/steps/index.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { type Moment, type Parts, type Subject, shownBeside, waysOn } from '#platform/feature.ts'
import { offered } from '#platform/own.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { type Answers, type Questions, together } from '#platform/rows.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, threePanes } from '#ui/layout.ts'
import { navLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { type Proposal, proposalsAsked } from '../record/store.ts'
import { isOpen } from '../rules.ts'
import { matchesPane } from './matches.ts'
import { dueText, momentsOf, pausedMark, proposalPath, statusText } from './parts.ts'

/** 相談画面: one person on one screen; who they are, what is said, what there is to do. */
const desk = ({ subjects, moments, onward, besides }: Parts) =>
  page.staff({
    path: '/staff/people/:id',
    can: 'people.read',
    audit: { action: 'person.read', subject: ask => ['person', ask.params.id] },
    get: {
      keep: async (ask, tx) => {
        const person = await personDesk(tx, ask.params.id)
        if (!person) return erasedDesk(await erasedOn(tx, ask.params.id))
        const own = {
          ...{ ...runningAsked(ask, person.id), events: eventsAsked(person.id) },
          proposals: proposalsAsked(person.id),
        }
        const tellings: Questions = Object.fromEntries(moments.map((one, at) => [`told${at}`, one.ask(person.id)]))
        const asked = await together(tx, { ...tellings, ...own } as Questions & typeof own)
        const { proposals } = asked
        const others = moments.flatMap(({ tell }, at) => tell(asked[`told${at}`] ?? [], person.id))
        return {
          title: `${fullName(person)}さん`,
          nav: '/staff/people',
          body: threePanes({
            who: personPane(person, ask.today, may(ask, 'people.write')),
            next: [
              stepsPart(ask, person, asked.steps, subjects),
              proposalsPart(ask, proposals),
              await shownBeside(besides, ['person', person.id], ask, tx),
              waysOn(offered(ask.municipality, onward), 'person', person.id, ask.actor.permissions).map(
                way => html`<p>${navLink(way)}</p>`,
              ),
            ],
            talk: talkPart(ask, person, asked, [...others, ...momentsOf(proposals)]),
            rest: await matchesPane(ask, tx, person, proposals),
          }),
        }
      },
    },
  })

/** Of whoever was erased the page says so, and nothing else; null where there is nobody. */
const erasedDesk = (day: string | null): View | null =>
  day === null
    ? null
    : {
        title: ERASED,
        nav: '/staff/people',
        body: html`${pageHead({ title: ERASED })}${notice({
          kind: 'info',
          title: `この方の記録は、${formatDay(day)}に消去しました。`,
          body: '残っているのは、数をまとめるための日と種類だけです。だれのことかは、もうわかりません。',
        })}`,
      }

type Asked = Answers<ReturnType<typeof runningAsked> & { events: ReturnType<typeof eventsAsked> }>

function talkPart(ask: Ask<Staff>, person: PersonDesk, asked: Asked, others: readonly Moment[]): Content {
  const moments = [...others, ...changesOf(person, asked.events)]
  return [
    may(ask, 'consultations.write') && runningConsultation(ask, person, asked),
    pane({ title: 'これまで', aside: `${moments.length}件`, body: timelineOf(moments) }),
  ]
}

/** The most pressing step in a box of its own, the others below it by due date. */
function stepsPart(
  ask: Ask<Staff>,
  person: PersonDesk,
  [first, ...rest]: readonly OpenStep[],
  subjects: readonly Subject[],
): Content {
  const linked = (step: OpenStep) => stepLink(ask, step, subjects)
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
