import { html } from 'hono/html'
import { isHiring } from '#features/kinds/index.ts'
import { opportunityBrief } from '#features/opportunities/index.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, one, versionOf } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { changeOpening, receiveOpening } from '../actions.ts'
import { daysFit, openingForm } from '../forms.ts'
import { openingPath } from '../rules.ts'
import { openingsOf } from '../store.ts'
import { OPENING_END_TEXT, REFUSAL_TEXT } from '../text.ts'
import { isPlaced } from './parts.ts'
import { type Refused, receivedPart } from './received.ts'

const activityOf = async (ask: Ask<Staff, 'id'>, db: Read) =>
  isPlaced(ask) && isId(ask.params.id) ? (await opportunityBrief(db, [ask.params.id]))[0] : undefined

async function view(ask: Ask<Staff, 'id'>, db: Read, shown?: Refused): Promise<View | null> {
  const activity = await activityOf(ask, db)
  if (!activity) return null
  const of = {
    at: openingPath(activity.id),
    action: `${openingPath(activity.id)}/save`,
    what: '求人',
    ends: OPENING_END_TEXT,
    work: false,
    today: ask.today,
  }
  const edited = shown ? one(shown.typed, 'id') : (ask.url.searchParams.get('id') ?? '')
  return {
    title: `${activity.title}：求人の受付`,
    nav: '/staff/opportunities',
    ...(shown && { status: shown.refused === 'changed' ? (409 as const) : (422 as const) }),
    body: html`${backLink(`/staff/opportunities/${activity.id}`, `「${activity.title}」へ`)}${pageHead({ title: '求人の受付', lead: `${activity.organisation}「${activity.title}」を、求人として受け付けます。人数・場所・期間・賃金は、活動の内容から求人管理簿に出ます。` })}
      ${isHiring(activity.legal_form) ? receivedPart(of, await openingsOf(db, activity.id), edited, shown) : notice({ kind: 'info', title: REFUSAL_TEXT.form })}`,
  }
}

const about = (ask: Ask<Staff, 'id'>): [string, string] => ['opportunity', ask.params.id]

const opening = page.staff({
  ...{ path: openingPath(':id'), can: 'ledgers.offer', audit: { action: 'ledger.opening', subject: about } },
  get: (ask, db) => view(ask, db),
})

// A verb of the activity itself would have the address of the page.
const save = page.staff({
  ...{ path: `${openingPath(':id')}/save`, can: 'ledgers.offer', audit: { action: 'ledger.opening', subject: about } },
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    if (!(await activityOf(ask, tx))) return null
    const read = accept(openingForm(ask.today), typed, daysFit(ask.today))
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const row = one(typed, 'id')
    const done = isId(row)
      ? await changeOpening(tx, id, row, versionOf(typed), read.value, doing(ask))
      : await receiveOpening(tx, id, read.value, doing(ask))
    if ('refused' in done) return view(ask, tx, { typed, refused: done.refused })
    return { redirect: openingPath(id), flash: isId(row) ? '求人の受付を保存しました。' : '求人を受け付けました。' }
  },
})

export const openingPages = [opening, save]
