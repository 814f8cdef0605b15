import { html } from 'hono/html'
import { deskStaff } from '#features/accounts/index.ts'
import { deskDaysOn, openFrom } from '#features/municipalities/index.ts'
import { personPath } from '#features/people/index.ts'
import { proposalSubject } from '#features/proposals/index.ts'
import { shutText } from '#features/steps/index.ts'
import { addDays, formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, buttons } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { dateField, hidden, selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { toProposals } from '../actions.ts'
import { askable, handOverForm } from '../forms.ts'
import { crowdedOf } from '../placements/findings/store.ts'
import { proposedOf } from '../placements/handing/store.ts'
import { candidateCount, candidatesOf } from '../placements/store-board.ts'
import { PLAN_REFUSAL_TEXT, SKIP_TEXT } from '../text.ts'
import type { Candidate, PlanHead } from '../view.ts'
import { crowdedPart } from './findings/crowded.ts'
import {
  audited,
  faceLine,
  PLANS,
  pageOf,
  planHead,
  planPath,
  readyPlan,
  refusedNotice,
  SIZE,
  variedNotice,
} from './parts.ts'
import { slotTime } from './words.ts'

type Shown = {
  typed: Submitted
  errors?: Readonly<Record<string, string>>
  refused?: string
  page?: number | undefined
}
/** The button that turns to another page of those who may be chosen. */
const PAGE = 'page'

const BEFORE_YOU_SEND = {
  kind: 'info',
  title: '「提案」になるだけで、紹介はされません。',
  body: '提案にすると、担当者の「やること」に「本人の返事を聞く」が期限つきで入ります。団体には、ご本人が承諾して、職員が紹介を記録するまで、何も伝わりません。提案にするときは、いまの登録でもう一度条件を確かめます。合わなくなった割り当ては提案にせず、理由をお見せします。',
} as const

async function view(
  ask: Ask<Staff>,
  db: Read,
  plan: PlanHead,
  { typed, errors = {}, refused, page }: Shown,
): Promise<View> {
  return {
    title: `${plan.name}：提案にする`,
    nav: PLANS,
    ...((refused || Object.keys(errors).length > 0) && { status: 422 }),
    body: html`${planHead(plan, '/proposals')}${refusedNotice(refused ?? null)}
      ${plan.varied ? variedNotice(plan) : notice(BEFORE_YOU_SEND)}
      ${crowdedPart(await crowdedOf(db, plan.id))}${await pastPart(ask, db, plan)}
      ${plan.varied ? '' : plan.aside ? html`<div class="empty">${PLAN_REFUSAL_TEXT.setAside}</div>` : may(ask, 'plans.write') && (await formPart(ask, db, plan, { typed, errors, page }))}`,
  }
}

async function formPart(
  ask: Ask<Staff>,
  db: Read,
  plan: PlanHead,
  { typed, errors, page }: Shown & { errors: Readonly<Record<string, string>> },
): Promise<Html> {
  const total = await candidateCount(db, plan.id)
  if (total === 0) return html`<div class="empty">提案にしていない割り当ては、もうありません。</div>`
  const last = Math.ceil(total / SIZE)
  const number = Math.min(page ?? pageOf(ask, total), last)
  const shown = await candidatesOf(db, plan.id, ask.today, { from: (number - 1) * SIZE, most: SIZE })
  const staff = await deskStaff(db, ask.today, proposalSubject.owners())
  const path = `${planPath(plan.id)}/proposals`
  return checked(
    errors,
    form({
      action: `${path}?page=${number}`,
      once: newId(),
      body: [
        pane({
          title: 'だれに・いつまでに聞くか',
          body: html`<div class="stack">${stepFields(typed, errors, staff)}</div>`,
        }),
        pane({
          title: 'どの方を提案にするか',
          aside: `まだ提案にしていない方 ${total}人`,
          body: html`<div class="stack">${whomFields(plan, typed, errors, total, shown)}
            ${otherPages(typed, shown, { number, last })}</div>`,
        }),
      ],
      submit: button({ text: '提案にする', kind: 'main' }),
    }),
  )
}

/** The other pages are turned to with the form, so that who was chosen on one is still chosen on the next, and is handed over. */
function otherPages(
  typed: Submitted,
  shown: readonly Candidate[],
  { number, last }: { number: number; last: number },
): Content {
  const here = new Set(shown.map(({ person }) => person.id))
  const elsewhere = all(typed, 'people').filter(id => !here.has(id))
  const turn = (to: number, text: string) => button({ text, kind: 'plain', name: PAGE, value: String(to) })
  return [
    elsewhere.map(id => hidden('people', id)),
    last > 1 &&
      html`<p class="hint">${number}／${last}ページ目です。${elsewhere.length > 0 ? `ほかのページで${elsewhere.length}人を選んでいます。` : ''}ページを移っても、選んだ方はそのままです。</p>`,
    last > 1 && buttons(number > 1 && turn(number - 1, '前のページ'), number < last && turn(number + 1, '次のページ')),
  ]
}

const stepFields = (
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
  staff: readonly { id: string; name: string }[],
): Content => [
  selectField({
    name: 'owner',
    label: '返事を聞く担当',
    required: true,
    empty: '選んでください',
    value: one(typed, 'owner'),
    error: errors['owner'],
    options: staff.map(({ id, name }) => ({ value: id, label: name })),
  }),
  dateField({
    name: 'due',
    label: '返事を聞く期限',
    required: true,
    value: one(typed, 'due'),
    error: errors['due'],
  }),
]

const whomFields = (
  plan: PlanHead,
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
  total: number,
  shown: readonly Candidate[],
): Content => [
  radioField({
    name: 'whom',
    label: '範囲',
    required: true,
    value: one(typed, 'whom'),
    error: errors['whom'],
    options: [
      { value: 'chosen', label: '下で選んだ方だけ' },
      { value: 'all', label: `まだ提案にしていない全員（${total}人）` },
    ],
  }),
  checkboxField({
    name: 'people',
    label: '提案にする方',
    values: all(typed, 'people'),
    error: errors['people'],
    options: shown.map(({ person, slots }) => ({
      value: person.id,
      label: html`${person.number} ${person.name}さん <small class="faint">${faceLine(person)}</small>`,
      hint: slots.map(slot => `${slotTime(slot, plan.from_on)}「${slot.title}」`).join('、'),
    })),
  }),
]

/** What came of it: how many proposals were made, and for whom none was made and why. */
async function pastPart(ask: Ask<Staff>, db: Read, plan: PlanHead): Promise<Content> {
  const past = await proposedOf(db, plan.id, ask.today)
  return past.map(({ at, by, made, skipped }, i) =>
    pane({
      title: i === 0 ? '前回の結果' : 'それより前の結果',
      aside: `${momentText(at)}・${by}`,
      body: html`<p><b>${made}件を提案にしました。</b>${made > 0 && html` <a href="/staff/proposals?status=proposed">提案の一覧を見る</a>`}</p>
        ${skipped.length > 0 && skippedPart(skipped, i === 0)}`,
    }),
  )
}

const show = page.staff({
  path: `${PLANS}/:id/proposals`,
  can: 'plans.read',
  audit: audited('plan.candidates'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    const typed = filled({
      whom: 'chosen',
      owner: ask.actor.id,
      due: formatDay(openFrom(addDays(ask.today, 7), await deskDaysOn(db, ask.today))),
    })
    return plan && view(ask, db, plan, { typed })
  },
})

const hand = page.staff({
  path: `${PLANS}/:id/proposals`,
  can: 'plans.write',
  audit: audited('plan.proposed'),
  post: async (ask, tx, typed) => {
    const plan = await readyPlan(ask, tx)
    if (!plan) return null
    const to = Number(one(typed, PAGE))
    if (Number.isInteger(to) && to > 0) return view(ask, tx, plan, { typed, page: to })
    const read = accept(handOverForm(ask.today), typed, askable(ask.today))
    if (!read.ok) return view(ask, tx, plan, read)
    const { whom, people, owner, due } = read.value
    const done = await toProposals(tx, plan.id, { people: whom === 'all' ? 'all' : people, owner, due }, doing(ask))
    if ('refused' in done) return view(ask, tx, plan, { typed, refused: PLAN_REFUSAL_TEXT[done.refused] })
    return {
      redirect: `${planPath(plan.id)}/proposals`,
      flash: `${done.made}件を提案にしました。${done.skipped.length > 0 ? `${done.skipped.length}件は提案にしていません。` : ''}${await shutText(tx, due, `期限の${formatShort(due)}`)}`,
    }
  },
})

export const handOverPages = [show, hand]

const skippedPart = (skipped: Awaited<ReturnType<typeof proposedOf>>[number]['skipped'], open: boolean): Html =>
  more({
    title: `提案にしなかったもの（${skipped.length}件）と、その理由`,
    open,
    body: html`<ul class="ruled-out">${skipped.map(
      ({ person, title, reason }) =>
        html`<li><a href="${personPath(person.id)}">${person.number} ${person.name}</a>さん「${title}」<br>${SKIP_TEXT[reason]}</li>`,
    )}</ul>`,
  })
