import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Parts } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { errorSummary, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { approve, end } from '../actions.ts'
import { isKept, type Refusal } from '../rules.ts'
import { type Erasure, erasureById } from '../store.ts'
import { erasurePath, PATH, personErasurePath } from '../subject.ts'
import { GROUND_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { goesTable } from './parts.ts'

type One = Ask<Staff, 'id'>

/** By whom and when; what was said of whom is gone with them. */
const factsPart = (one: Erasure): Content =>
  summary([
    { label: '状態', value: STATUS_TEXT[one.status] },
    {
      label: one.status === 'done' ? '残った番号' : '利用者',
      value:
        one.status === 'done'
          ? one.number
          : html`<a href="${personErasurePath(one.person_id)}">${one.number} ${one.name}</a>`,
    },
    { label: 'もと', value: GROUND_TEXT[one.ground] },
    ...(one.why ? [{ label: 'わけ', value: one.why }] : []),
    ...(one.by ? [{ label: '案を出した職員', value: `${one.by}（${momentText(one.at)}）` }] : []),
    ...(one.approved_by
      ? [{ label: '承認した職員', value: `${one.approved_by}（${momentText(one.approved_at!)}）` }]
      : []),
    ...(one.status === 'proposed' || one.status === 'approved'
      ? [{ label: 'ご本人へのお知らせ', value: one.tells ? 'する（お知らせから14日たってから消去）' : 'しない' }]
      : []),
    ...(one.status === 'noted' && one.until_on ? [{ label: '残す期間', value: `${formatDay(one.until_on)}まで` }] : []),
    ...(one.status === 'approved' ? [{ label: '消去する日', value: formatDay(one.carry_on!) }] : []),
    ...(one.done_at ? [{ label: '消去した日', value: formatDay(dayOf(one.done_at)) }] : []),
    ...(one.ended_by ? [{ label: '取りやめた職員', value: one.ended_by }] : []),
  ])

/** What whoever looks may do with it; that they proposed it themselves is said before they press. */
function doPart(ask: One, one: Erasure): Content {
  const press = (path: string, text: string, kind: 'danger' | 'plain') =>
    form({ action: `${erasurePath(one.id)}${path}`, once: newId(), body: '', submit: button({ text, kind }) })
  if (one.status === 'noted' && one.until_on && !isKept(one.until_on, ask.today))
    return linkButton({
      href: personErasurePath(one.person_id),
      text: '期間が過ぎたので、消去の案を出す',
      kind: 'main',
    })
  const own = one.by_account === ask.actor.id
  return [
    one.status === 'proposed' && own && notice({ kind: 'info', title: REFUSAL_TEXT.same }),
    one.status === 'proposed' &&
      !own &&
      may(ask, 'erasures.approve') &&
      press('/approve', '承認して消去する', 'danger'),
    ['noted', 'proposed', 'approved'].includes(one.status) && press('/end', '消去を取りやめる', 'plain'),
  ]
}

const countCaption = ({ status, counts }: Erasure): string =>
  counts === null
    ? '消えるもの・残るもの（行の数は、数えているところです）'
    : status === 'done'
      ? '消えたもの・残ったもの'
      : '消えるもの・残るもの（ためしに行って数えた行の数）'

async function view(ask: One, db: Read, { erasings }: Parts, refused?: Refusal): Promise<View | null> {
  const one = await erasureById(db, ask.params.id)
  if (!one) return null
  const title = one.status === 'done' ? '消去の記録' : '消去の案'
  return {
    title,
    nav: PATH,
    ...(refused && { status: 422 as const }),
    body: html`${may(ask, 'erasures.read') && backLink(PATH, '消去の一覧')}${pageHead({ title })}${
      refused && errorSummary([{ field: 'do', message: REFUSAL_TEXT[refused] }])
    }${factsPart(one)}<div id="f-do" class="stack">${doPart(ask, one)}</div>${goesTable(erasings, one.counts, countCaption(one))}`,
  }
}

const audit = {
  action: 'erasure.read',
  subject: (ask: One): [string, string] => ['erasure', ask.params.id],
}

export const onePages = (parts: Parts) => [
  page.staff({
    ...{ path: erasurePath(':id'), can: 'erasures.propose', audit },
    get: (ask, db) => view(ask, db, parts),
  }),
  page.staff({
    ...{ path: `${erasurePath(':id')}/approve`, can: 'erasures.approve', audit },
    post: async (ask, tx) => {
      const done = await approve(tx, ask.params.id, parts.closings, doing(ask))
      if (done === null) return null
      if ('refused' in done) return view(ask, tx, parts, done.refused)
      return {
        redirect: erasurePath(ask.params.id),
        flash:
          done.from > ask.today
            ? `承認しました。${formatDay(done.from)}に消去します。`
            : '承認しました。まもなく消去します。',
      }
    },
  }),
  page.staff({
    ...{ path: `${erasurePath(':id')}/end`, can: 'erasures.propose', audit },
    post: async (ask, tx) => {
      const done = await end(tx, ask.params.id, doing(ask))
      if (done === null) return null
      if ('refused' in done) return view(ask, tx, parts, done.refused as Refusal)
      return { redirect: erasurePath(ask.params.id), flash: '消去を取りやめました。' }
    },
  }),
]
