import { html } from 'hono/html'
import { partnerPath, newPath as referPath } from '#features/referrals/rules.ts'
import { lateText, openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { happeningsOf } from '#platform/happening.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import type { Shown } from '#ui/shown.ts'
import { nextStep } from '#ui/steps.ts'
import { timeline } from '#ui/timeline.ts'
import { casePath, nextOf, PATH } from '../rules.ts'
import { type Case, caseById, type Kept, partnersNamed } from '../store.ts'
import { PAUSE_TEXT, progressText, ROUTE_TEXT, SKIP_TEXT, standText, WHO_TEXT } from '../text.ts'
import { caseText } from './history.ts'
import { clientLink } from './parts.ts'
import { workPart } from './work.ts'

export const detail = page.staff({
  path: casePath(':id'),
  can: 'people.read',
  audit: { action: 'case.read', subject: ask => ['support_case', ask.params.id] },
  get: (ask, db) => detailView(ask, db),
})

/** One on its way: every milestone, what is next, what happened, and what can be done. */
export async function detailView(ask: Ask<Staff, 'id'>, db: Read, shown: Shown = {}): Promise<View | null> {
  const one = await caseById(db, ask.params.id)
  if (!one) return null
  const write = may(ask, 'people.write')
  return {
    title: `進路：${ROUTE_TEXT[one.route]}`,
    nav: PATH,
    ...((shown.refused || shown.errors) && { status: 422 as const }),
    body: html`${backLink(PATH, '進路の一覧へ')}${pageHead({
      title: `進路：${ROUTE_TEXT[one.route]}`,
      lead: html`${clientLink(one)}・${standText(one)}・${progressText(one.milestones)}`,
      actions: write && linkButton({ href: recordPath('support_case', one.id), text: '訂正する' }),
    })}${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
    ${twoPanes(
      html`<div class="stack">${milestonesPart(one)}${await historyPart(db, one)}</div>`,
      html`<div class="stack">${await stepPart(ask, db, one)}${write && (await partnersPart(db, one))}${write && workPart(ask, one, shown)}</div>`,
    )}`,
  }
}

const milestoneEntry = (one: Kept, next: Kept | undefined) => ({
  ...{ when: formatDay(one.done_on ?? one.planned_on), datetime: one.done_on ?? one.planned_on, open: one === next },
  aside: one.done_on
    ? one.skipped
      ? `通らないことにしました（${SKIP_TEXT[one.skipped]}）`
      : '済み'
    : `${WHO_TEXT[one.waits]}・予定`,
  body: one === next ? html`<b>${one.title}</b>（次の節目）` : one.title,
})

const milestonesPart = (one: Case, next = nextOf(one.milestones)): Content =>
  pane({
    title: '節目',
    aside: progressText(one.milestones),
    body: html`${one.goal && html`<p>めざすこと：${one.goal}</p>`}<p class="hint">${formatDay(one.begun_on)}に始めました。${one.from_id && html`<a href="${casePath(one.from_id)}">前の進路</a>から移りました。`}</p>
      ${timeline(
        one.milestones.map(of => milestoneEntry(of, next)),
        'まだありません。',
      )}`,
  })

async function historyPart(db: Read, { id, milestones }: Case): Promise<Content> {
  const titles = Object.fromEntries(milestones.map(one => [one.id, one.title]))
  const entries = (await happeningsOf(db, ['support_case', id])).map(one => ({
    ...{ when: formatDay(dayOf(one.at)), datetime: dayOf(one.at), aside: one.by ?? '' },
    body: caseText(one, titles),
  }))
  return pane({ title: 'これまで', body: timeline(entries, 'まだ何もありません。') })
}

async function stepPart(ask: Ask<Staff>, db: Read, one: Case): Promise<Content> {
  const step = await openStepOf(db, 'support_case', one.id)
  if (!step) return notice({ kind: 'info', title: `この進路は終わりました：${standText(one)}` })
  const waits = one.status === 'active' ? nextOf(one.milestones)?.waits : undefined
  return nextStep({
    what: [step.note, one.pause_reason && `休んでいるわけ：${PAUSE_TEXT[one.pause_reason]}`].filter(Boolean).join('・'),
    owner: step.owner,
    ...{ due: formatShort(step.due_on), datetime: step.due_on, late: lateText(step.due_on, ask.today) },
    actions: waits && waits !== 'desk' && html`<span>${WHO_TEXT[waits]}の番です</span>`,
  })
}

/** Where a partner helps with what is next, the way to a つなぎ; of an organisation, to what the partner takes on. */
async function partnersPart(db: Read, { status, milestones, person_id }: Case): Promise<Content> {
  const next = status === 'active' && nextOf(milestones.filter(({ partner }) => partner !== ''))
  if (!next) return false
  const partners = await partnersNamed(db, next.partner)
  return pane({
    title: `「${next.title}」の連携機関`,
    body:
      partners.length > 0
        ? html`<ul>${partners.map(
            ({ id, name }) =>
              html`<li><a href="${person_id ? referPath(person_id, id) : partnerPath(id)}">${name}${person_id ? 'につなぐ' : 'の情報'}</a></li>`,
          )}</ul>`
        : html`<p>名前に「${next.partner}」のある連携機関は、まだ登録されていません。</p>`,
  })
}
