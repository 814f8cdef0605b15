import { html } from 'hono/html'
import { programmesTold, settingsOn } from '#features/municipalities/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { said } from '#platform/own.ts'
import type { Ask } from '#platform/page.ts'
import type { Content } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { type Both, plainly } from '#ui/plainly.ts'
import { whatHappensNext } from '#ui/steps.ts'
import { type Status, statusOf, type Verb } from '../rules.ts'
import { type Activity, activityTold, requestSeen, type Seen, verbsOf } from '../store.ts'
import { follows } from './told.ts'

// Where a request stands, as whoever asked is told: by the link of the receipt, or on a page of their own.

export type Found = {
  request: Seen
  status: Status
  last: Verb | null
  activity: Activity | undefined
  told: Both[]
  /** Nobody said on which days the desk is open: the day is counted by what is usual. */
  assumed: boolean
}

/** The request as whoever asks may see it; null where there is none, or it is not theirs. */
export async function findRequest(ask: Ask, db: Read, id: string): Promise<Found | null> {
  const request = await requestSeen(db, id)
  if (!request) return null
  const verbs = await verbsOf(db, id)
  const activity = await activityTold(db, request.opportunity_id)
  const programmes = await programmesTold(db, ask.today)
  const told = follows({ answers: request, activity, programmes, city: ask.municipality, today: ask.today })
  const assumed = !Object.hasOwn(await settingsOn(db, dayOf(request.received_at)), 'deskDays')
  return { request, status: statusOf(verbs), last: verbs.at(-1)?.verb ?? null, activity, told, assumed }
}

/** By which way the desk answers: the telephone before the mailbox before the letter. */
export const byWay = ({ phone, email }: Pick<Seen, 'phone' | 'email'>): string =>
  phone ? 'お電話します。' : email ? 'メールをお送りします。' : 'お手紙をお送りします。'

const NEXT = {
  visit: '見学の日を、ごいっしょに決めます。',
  trial: 'お試しの日を、ごいっしょに決めます。',
  apply: 'はじめるまでの手つづきをご案内します。',
  ask: 'わからないことは団体に確かめて、お答えします。',
  talk: 'お話をうかがい、合いそうなことを、ごいっしょにさがします。',
} as const

/** By when, as it was told; a day that is over is promised no more. */
export const byWhen = ({ due_on }: Pick<Seen, 'due_on'>, today: string): string =>
  due_on < today ? 'このあと、できるだけ早く' : `${formatShort(due_on)}までに`

/** What the desk does next, and by when. */
export const nextPart = ({ municipality, today }: Ask, { request, assumed }: Found): Content => [
  whatHappensNext([
    { when: byWhen(request, today), who: said(municipality, '窓口の相談員'), what: byWay(request) },
    { when: 'そのときに', who: said(municipality, '相談員'), what: NEXT[request.wish] },
  ]),
  assumed &&
    request.due_on >= today &&
    html`<p class="faint">${plainly('この日は、窓口が月曜から金曜に開いているもの（年末年始をのぞく）として数えました。祝日などで、少し遅れることがあります。', '休みの日があると、少しおそくなることがあります。')}</p>`,
]

/** That the desk does nothing more about it. */
export const endedPart = ({ municipality }: Ask, last: Verb | null): Content =>
  notice({
    kind: 'info',
    title:
      last === 'withdraw' ? '取り下げをお受けしました。窓口からはご連絡しません。' : '窓口からのご連絡は終わりました。',
    body: plainly(
      `もう一度お話しになりたいときは、いつでもお電話ください（${municipality.desk_phone}）。`,
      `また話したいときは、電話してください（${municipality.desk_phone}）。`,
    ),
  })
