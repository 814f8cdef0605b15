import { html } from 'hono/html'
import { beginTalk } from '#features/consultations/index.ts'
import { MEDIUM_TEXT, personPath, timelineOf } from '#features/people/index.ts'
import { mediumText, numberIn } from '#features/requests/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { offered } from '../offer/actions.ts'
import { keyOf, nextOf, type Slot } from '../offer/rules.ts'
import { after, appointmentPath, channelOf, hostPath, STAFF_PATH, TYPED_BY, type Verb } from '../rules.ts'
import { DESK_TEXT, HOW_SHORT, REFUSAL_TEXT, siteText, TOPIC_TEXT, timeText, WHOM_TEXT, whereText } from '../text.ts'
import { DESK_VERBS, type DeskVerb, doFor, join } from './actions.ts'
import { momentsOf } from './history.ts'
import { codeText } from './parts.ts'
import { appointmentById, type DeskAppointment } from './store.ts'

type One = Ask<Staff, 'id'>
const subject = (ask: One): [string, string] => ['appointment', ask.params.id]
const PATH = appointmentPath(':id')

/** A talk: who, where it stands, what happened, and what can be noted or done for them. */
const detail = page.staff({
  path: PATH,
  can: 'appointments.read',
  audit: { action: 'appointment.read', subject },
  get: (ask, db) => view(ask, db),
})

async function view(ask: One, db: Read, refused?: string): Promise<View | null> {
  const found = await appointmentById(db, ask.params.id)
  if (!found) return null
  const step = await openStepOf(db, 'appointment', found.id)
  const writes = may(ask, 'appointments.write')
  const free = writes && after(found.status, 'move') !== null ? await offered(db, ask, 'desk', 60) : []
  return {
    title: `面談：${found.name}さん`,
    nav: STAFF_PATH,
    ...(refused && { status: 422 as const }),
    body: html`${backLink(STAFF_PATH, '面談の一覧へ')}${pageHead({
      title: `${found.name}さんの面談`,
      lead: `${timeText(found)}・${DESK_TEXT[found.status]}・${codeText(found)}`,
    })}${refused && notice({ kind: 'error', live: true, title: refused })}
      ${twoPanes(
        html`<div class="stack">${factsPart(found)}${pane({ title: 'これまで', body: timelineOf(await momentsOf(db, found.id)) })}</div>`,
        html`<div class="stack">${
          step &&
          nextStep({
            what: '面談する・出欠を記録する',
            owner: step.owner,
            due: formatShort(step.due_on),
            datetime: step.due_on,
          })
        }${writes && [talkPart(found, ask.today), markPart(found, ask.today), joinPart(found), movePart(found, free), cancelPart(found)]}</div>`,
      )}`,
  }
}

const factsPart = (one: DeskAppointment): Content =>
  pane({
    title: '内容',
    body: summary([
      { label: '担当', value: html`<a href="${hostPath(one.host_id)}">${one.host}</a>（${one.title}）` },
      { label: '場所', value: `${HOW_SHORT[one.how]}：${whereText(one)}` },
      { label: 'お話', value: `${TOPIC_TEXT[one.topic]}（${WHOM_TEXT[one.whom]}）` },
      ...(one.note ? [{ label: '伝えておくこと', value: one.note }] : []),
      { label: '連絡先', value: [one.phone, one.email, one.address].filter(Boolean).join('　') },
      ...(one.person_id
        ? [{ label: '利用者', value: html`<a href="${personPath(one.person_id)}">${one.number} ${one.name}</a>` }]
        : []),
      ...(one.going_at ? [{ label: '前日の返事', value: '行きます' }] : []),
      {
        label: '受付',
        value: `${formatDay(dayOf(one.received_at))}・${mediumText(one.medium)}${one.typed_by ? `（${one.typed_by}が入力）` : ''}`,
      },
      ...(one.end_why ? [{ label: '取り消しの理由', value: one.end_why }] : []),
    ]),
  })

const press = (
  id: string,
  verb: DeskVerb,
  text: string,
  kind: 'main' | 'plain' | 'danger',
  body: Content = false,
): Content =>
  form({
    action: `${appointmentPath(id)}/do`,
    once: newId(),
    body: [hidden('do', verb), body],
    submit: button({ text, kind }),
  })

/** From here the talk begins: its form is filled in with what is known. */
const talkPart = (one: DeskAppointment, today: string): Content =>
  after(one.status, 'end') !== null &&
  one.on_day <= today &&
  (one.person_id
    ? form({
        action: `${appointmentPath(one.id)}/talk`,
        once: newId(),
        body: false,
        submit: button({ text: '来た：相談の記録をはじめる', kind: 'main' }),
      })
    : html`<p>${linkButton({ href: '/staff/consultations/anonymous', text: 'お名前のない相談として記録する' })}</p>`)

const MARKS = [
  ['come', '来た', 'plain'],
  ['late', '遅れている', 'plain'],
  ['end', '済みにする', 'plain'],
  ['miss', '来なかった', 'plain'],
] as const

/** What is seen on the day; one press, and it can be put right. */
const markPart = (one: DeskAppointment, today: string): Content => {
  const open = MARKS.filter(([verb]) => after(one.status, verb as Verb) !== null)
  return (
    one.on_day <= today &&
    open.length > 0 &&
    pane({
      title: 'きょうのようすを記録する',
      body: html`<div class="buttons">${open.map(([verb, text, kind]) => press(one.id, verb, text, kind))}</div>`,
    })
  )
}

/** Whoever booked as a visitor is joined with whom the desk knows. */
const joinPart = (one: DeskAppointment): Content =>
  one.person_id === null &&
  one.status !== 'cancelled' &&
  pane({
    title: '登録のある方とつなぐ',
    body: form({
      action: `${appointmentPath(one.id)}/join`,
      once: newId(),
      body: textField({ name: 'number', label: '利用者の番号', width: 'short', inputmode: 'numeric', required: true }),
      submit: button({ text: 'この方とつなぐ' }),
    }),
  })

const mediumField = (): Content =>
  selectField({
    ...{ name: 'medium', label: 'うかがった方法', value: 'phone' },
    options: TYPED_BY.map(value => ({ value, label: MEDIUM_TEXT[value] })),
  })

const movePart = (one: DeskAppointment, free: readonly Slot[]): Content => {
  const fits = nextOf(
    free.filter(({ rule }) => rule.hows.includes(one.how)),
    one.title,
    30,
  )
  const options = fits.map(slot => ({
    value: keyOf(slot),
    label: `${timeText(slot)}　${slot.rule.title}・${siteText(slot.rule)}`,
  }))
  const field = selectField({ name: 'slot', label: '新しい日と時間', required: true, empty: '選んでください', options })
  return (
    fits.length > 0 &&
    more({ title: 'ほかの時間に変える', body: press(one.id, 'move', '変える', 'plain', [mediumField(), field]) })
  )
}

const cancelPart = (one: DeskAppointment): Content =>
  after(one.status, 'cancel') !== null &&
  more({
    title: '本人から聞いて取り消す',
    body: press(one.id, 'cancel', '取り消す', 'danger', [
      mediumField(),
      textField({ name: 'why', label: '理由', hint: '書かなくてもかまいません。' }),
    ]),
  })

const said = (typed: Submitted) => ({
  medium: TYPED_BY.find(medium => medium === one(typed, 'medium')) ?? ('phone' as const),
  why: one(typed, 'why').trim().slice(0, 200),
  slot: one(typed, 'slot'),
})

const acted = page.staff({
  path: `${PATH}/do`,
  can: 'appointments.write',
  audit: { action: 'appointment.act', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    const verb = DESK_VERBS.find(verb => verb === one(typed, 'do'))
    const refused = verb
      ? await doFor(tx, ask.params.id, verb, said(typed), doing(ask))
      : { refused: 'notNow' as const }
    return refused
      ? view(ask, tx, REFUSAL_TEXT[refused.refused])
      : { redirect: appointmentPath(ask.params.id), flash: '記録しました。' }
  },
})

/** They are there: that is noted, and the form of the consultation opens with what is known. */
async function begin(ask: One, tx: Tx): Promise<Reply> {
  const found = await appointmentById(tx, ask.params.id)
  if (!found?.person_id) return view(ask, tx, REFUSAL_TEXT.notNow)
  if (found.status !== 'came') {
    const refused = await doFor(tx, found.id, 'come', said({ fields: {}, files: {} }), doing(ask))
    if (refused) return view(ask, tx, REFUSAL_TEXT[refused.refused])
  }
  const known = {
    ...{ channel: channelOf(found), topics: [found.topic], minutes: found.to_min - found.from_min, said: '' },
    place: found.site === 'desk' || found.how !== 'visit' ? '' : found.site_name,
  }
  if (!(await beginTalk(tx, found.person_id, known, doing(ask)))) return null
  return { redirect: `${personPath(found.person_id)}/consultations` }
}

const talk = page.staff({
  path: `${PATH}/talk`,
  can: 'appointments.write',
  audit: { action: 'appointment.act', subject },
  post: begin,
})

const joined = page.staff({
  path: `${PATH}/join`,
  can: 'appointments.write',
  audit: { action: 'appointment.act', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    const refused = await join(tx, ask.params.id, numberIn(one(typed, 'number')) ?? 0, doing(ask))
    return refused
      ? view(ask, tx, REFUSAL_TEXT[refused.refused])
      : { redirect: appointmentPath(ask.params.id), flash: '利用者とつなぎました。' }
  },
})

export const detailPages = [detail, acted, talk, joined]
