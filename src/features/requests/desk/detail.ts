import { html } from 'hono/html'
import { campaignById } from '#features/campaigns/index.ts'
import { wordingShown } from '#features/consents/index.ts'
import { deskDaysOn, openFrom, programmesTold } from '#features/municipalities/index.ts'
import { organisationById } from '#features/organisations/index.ts'
import {
  editPath,
  fullName,
  HEARD_TEXT,
  personHead,
  personLink,
  personPath,
  timelineOf,
} from '#features/people/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { ageOn } from '#platform/ages.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays, formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { answerRows } from '../door/answers.ts'
import { paperView } from '../door/paper.ts'
import { findRequest } from '../door/standing.ts'
import { follows } from '../door/told.ts'
import { endOf, formatCode, QUESTIONS, requestPath, type Status, statusOf } from '../rules.ts'
import { activityTold, requestById, type Stored } from '../store.ts'
import { companionsText, DESK_STATUS_TEXT, LIKENESS_TEXT, OUTCOME_TEXT, REFUSAL_TEXT } from '../text.ts'
import { isCallWithdrawn, personOf } from './actions.ts'
import { momentsOf } from './history.ts'
import { mediumText, refusedStatus, type Shown } from './parts.ts'
import { type Entry, entriesOf, type Probable, probablePersons, sameContact } from './store.ts'
import { closeFields, joinFields, noteFields, reopenFields } from './verb-forms.ts'

/** Everything that was typed, who it may be, and what can be done with it. */
export const detail = page.staff({
  path: requestPath(':id'),
  can: 'people.read',
  audit: { action: 'request.read', subject: ask => ['request', ask.params.id] },
  get: (ask, db) => detailView(ask, db),
})

/** The receipt to hand over or to post: whoever asked by telephone or at the desk has no link. */
export const paper = page.staff({
  path: `${requestPath(':id')}/print`,
  can: 'people.read',
  audit: { action: 'request.paper', subject: ask => ['request', ask.params.id] },
  get: async (ask, db) => {
    const found = await findRequest(ask, db, ask.params.id)
    return found && paperView(ask, found, requestPath(ask.params.id))
  },
})

/** The page of a request, with a form as it was refused. Null where there is none. */
export async function detailView(ask: Ask<Staff, 'id'>, db: Read, shown: Shown = {}): Promise<View | null> {
  const request = await requestById(db, ask.params.id)
  if (!request) return null
  const entries = await entriesOf(db, request.id)
  const status = statusOf(entries)
  return {
    title: `依頼 ${formatCode(request.code)}`,
    nav: '/staff/requests',
    ...refusedStatus(shown),
    body: html`${backLink('/staff/requests', '依頼の一覧へ')}${pageHead({
      title: `${request.name}さんからの依頼`,
      lead: `受付番号 ${formatCode(request.code)}・${formatDay(dayOf(request.received_at))}・${mediumText(request.medium)}・${DESK_STATUS_TEXT[status]}`,
    })}${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${twoPanes(
        html`<div class="stack">${await askedPart(ask, db, request)}${pane({ title: 'これまで', body: timelineOf(await momentsOf(db, request.id)) })}</div>`,
        html`<div class="stack">${
          status === 'ended'
            ? await endedPart(ask, db, request, entries, shown)
            : await workPart(ask, db, request, entries, shown)
        }${await whoPart(ask, db, request, entries, status, shown)}</div>`,
      )}`,
  }
}

async function askedPart(ask: Ask<Staff>, db: Read, request: Stored): Promise<Content> {
  const activity = await activityTold(db, request.opportunity_id)
  const programmes = await programmesTold(db, ask.today)
  const told = follows({ answers: request, activity, programmes, city: ask.municipality, today: ask.today })
  const others = await sameContact(db, request.id)
  const campaign = request.campaign_id ? await campaignById(db, request.campaign_id) : undefined
  const sender = request.sent_by ? await organisationById(db, request.sent_by) : undefined
  return pane({
    title: '依頼の内容',
    body: html`<div class="stack">${
      others.length > 0 &&
      notice({
        kind: 'warning',
        title: '同じ連絡先からの依頼がほかにもあります。',
        body: others.map(
          other =>
            html`<a href="${requestPath(other.id)}">${formatCode(other.code)}（${formatShort(dayOf(other.received_at))}）</a> `,
        ),
      })
    }
      ${summary(answerRows(QUESTIONS, request, activity))}
      ${sender && html`<p>連携機関からの紹介：<a href="/staff/organisations/${sender.id}">${sender.name}</a></p>`}
      ${campaign && html`<p>見たもの：${campaign.name}（${HEARD_TEXT[campaign.medium]}）のQRコードから</p>`}
      ${request.opportunity_id && html`<p><a href="/staff/opportunities/${request.opportunity_id}">この活動を開く</a></p>`}
      <p><b>依頼した方にお伝えすること</b></p><ul>${told.map(({ text }) => html`<li>${text}</li>`)}<li>${formatDay(request.due_on)}までに連絡すること</li></ul>
      <p>${linkButton({ href: `${requestPath(request.id)}/print`, text: '控えを印刷する', icon: 'print' })}</p>
      <p class="faint">${formatDay(dayOf(request.received_at))}にお示しした同意の文：「${wordingShown(request.wording)}」</p></div>`,
  })
}

async function workPart(
  ask: Ask<Staff>,
  db: Read,
  request: Stored,
  entries: readonly Entry[],
  shown: Shown,
): Promise<Content> {
  const person = personOf(entries, request)
  const silent = person !== null && (await isCallWithdrawn(db, person, ask.today))
  const step = await openStepOf(db, 'request', request.id)
  const next = await nextOpening(ask, db)
  return [
    silent && notice({ kind: 'warning', title: REFUSAL_TEXT.callWithdrawn }),
    request.whom === 'other' &&
      notice({
        kind: 'info',
        title: 'ほかの方のための依頼です。',
        body: 'ご本人の同意は、まだ聞いていません。連絡してよいかを、ご本人に確かめてください。',
      }),
    request.company === 'with' &&
      notice({
        kind: 'info',
        title: request.together === 'all' ? '全員で行けるときだけの依頼です。' : 'ごいっしょの方がいる依頼です。',
        body: `${companionsText(request)}。ごいっしょの方のことは、その方に確かめてから、登録したり団体に伝えたりしてください。`,
      }),
    step
      ? nextStep({ what: '連絡する', owner: step.owner, due: formatShort(step.due_on), datetime: step.due_on })
      : notice({
          kind: 'warning',
          title: '担当を決めているところです。',
          body: `期限は${formatShort(request.due_on)}です。急ぐときは、このまま連絡して記録できます。記録した職員が担当になります。`,
        }),
    may(ask, 'people.write') && [
      !silent && pane({ title: '連絡を記録する', body: noteFields(request.id, next, shown) }),
      pane({ title: '終わりにする', body: closeFields(request.id, shown) }),
    ],
  ]
}

/** The next day on which the desk is open. */
async function nextOpening(ask: Ask<Staff>, db: Read): Promise<string> {
  return openFrom(addDays(ask.today, 1), await deskDaysOn(db, ask.today))
}

async function endedPart(
  ask: Ask<Staff>,
  db: Read,
  { id, medium }: Stored,
  entries: readonly Entry[],
  shown: Shown,
): Promise<Content> {
  const end = endOf(entries)
  if (!end) return false
  const how = end.outcome ? OUTCOME_TEXT[end.outcome] : '本人がウェブで取り下げた'
  return [
    notice({
      kind: 'info',
      title: `この依頼は終わりました：${how}`,
      body: [formatDay(dayOf(end.at)), end.by, end.note].filter(Boolean).join('・'),
    }),
    may(ask, 'people.write') &&
      more({
        title: 'まちがえて終わりにしたとき：この依頼を再開する',
        open: ['reopen_note', 'reopen_due'].some(name => shown.errors?.[name]),
        body: [
          html`<p class="hint">再開した職員が担当になります。終わりにしたことと、再開したわけは残ります。${end.outcome === 'mistaken' && medium === 'web' && '依頼した方がお持ちのリンクも、また開けるようになります。'}</p>`,
          reopenFields(id, await nextOpening(ask, db), shown),
        ],
      }),
  ]
}

async function whoPart(
  ask: Ask<Staff>,
  db: Read,
  request: Stored,
  entries: readonly Entry[],
  status: Status,
  shown: Shown,
): Promise<Content> {
  const known = await knownPart(db, request, entries)
  if (status === 'ended') return known ? pane({ title: 'どなたから', body: known }) : false
  const probable = await probablePersons(db, request)
  return pane({
    title: 'どなたから',
    body: html`<div class="stack">${known || probableTable(probable, ask.today)}${may(ask, 'people.write') && bondsHint(personOf(entries, request), request)}
      ${
        may(ask, 'people.write') && [
          joinFields(request.id, known ? [] : probable, shown),
          !known &&
            html`<p>はじめての方のときは、入力された内容から登録できます。</p><p>${linkButton({ href: `${requestPath(request.id)}/register`, text: '新しく登録する' })}</p>`,
        ]
      }</div>`,
  })
}

/** Who comes along may be known at the desk, too: what is recorded as a bond is kept by every proposal and plan. */
const bondsHint = (person: string | null, { company }: Stored): Content =>
  person !== null &&
  company === 'with' &&
  html`<p class="hint">ごいっしょの方も登録されているときは、<a href="${editPath(person, 'bonds')}">「いっしょに・別々に」</a>に記録すると、提案のときにもわかります。</p>`

/** Whom it is joined with; else who asked, logged in on their own page: nobody has to look who they are. */
async function knownPart(db: Read, request: Stored, entries: readonly Entry[]): Promise<Content> {
  const joined = entries.findLast(({ verb }) => verb === 'join')
  if (joined?.person_id)
    return html`<p><a href="${personPath(joined.person_id)}">${joined.number} ${joined.person}</a>さんです。</p>`
  const head = request.asked_by ? await personHead(db, request.asked_by) : undefined
  if (!head) return false
  const link = html`<a href="${personPath(head.id)}">${head.number} ${fullName(head)}</a>`
  return request.whom === 'other'
    ? html`<p>${link}さんが、ご自分のページから、ほかの方のために送りました。</p>`
    : html`<p>${link}さんです。ご自分のページから送りました。</p>`
}

const probableTable = (probable: readonly Probable[], today: string): Content =>
  probable.length === 0
    ? html`<p>同じ名前・連絡先の利用者はいません。</p>`
    : html`<p>同じ方かもしれない利用者が${probable.length}人います。電話で確かめてから、結びつけてください。</p>
      <ul class="ruled-out">${probable.map(
        person =>
          html`<li>${person.number} ${personLink(person)}（${ageOn(person.birth_on, today)}歳）${person.phone}<br><span class="faint">${person.why.map(why => LIKENESS_TEXT[why]).join('、')}</span></li>`,
      )}</ul>`
