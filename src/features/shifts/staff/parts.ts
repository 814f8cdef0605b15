import { html } from 'hono/html'
import { WEEKDAY_TEXT } from '#features/kinds/index.ts'
import type { Opportunity } from '#features/opportunities/index.ts'
import { CONTACT_TEXT, type Contact, UNASKED_TEXT } from '#features/people/index.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import { clockTime } from '#platform/times.ts'
import { dial } from '#ui/frame.ts'
import { type Html, sr } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import type { Refusal, Time } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'

export const shiftsPath = <Id extends string>(opportunity: Id) => `/staff/opportunities/${opportunity}/shifts` as const
export const absencePath = <Id extends string>(id: Id) => `/staff/absences/${id}` as const
export const assignmentPath = (id: string): string => `/staff/assignments/${id}`

export const hoursText = ({ from_min, to_min }: Pick<Time, 'from_min' | 'to_min'>): string =>
  `${clockTime(from_min)}〜${clockTime(to_min)}`

const weeksText = (weeks: number): string =>
  weeks === 31
    ? ''
    : [1, 2, 3, 4, 5]
        .filter(week => weeks & (1 << (week - 1)))
        .map(week => `第${week}`)
        .join('・')

/** 「火曜 9:30〜12:00」, 「第1・第3土曜 13:00〜15:00」, 「12月20日（日） 10:00〜12:00」. */
export const timeText = (time: Time): string =>
  `${time.on_day ? formatShort(time.on_day) : `${weeksText(time.weeks)}${WEEKDAY_TEXT[time.weekday ?? 0]}曜`} ${hoursText(time)}`

export const spanText = (from: Day, to: Day | null): string =>
  `${formatDay(from)}から${to ? `${formatDay(to)}まで` : ''}`

/** Where to reach somebody: the number to press, what they like best, and what to mind. */
export const contactPart = (person: { phone: string; contact_by: readonly Contact[]; contact_note: string }): Html => {
  const [first, ...rest] = person.contact_by
  const others = rest.map(way => CONTACT_TEXT[way]).join('・')
  return html`<p>${
    person.phone
      ? html`<a href="${dial(person.phone)}"><b>${person.phone}</b>${sr('に電話をかける')}</a>`
      : html`<b>電話番号なし</b>`
  } <span class="faint">${first ? `いちばんよい連絡：${CONTACT_TEXT[first]}${others && `（ほかに${others}）`}` : `連絡のしかたは${UNASKED_TEXT}`}</span>${person.contact_note && html`<br><span class="faint">${person.contact_note}</span>`}</p>`
}

export const refusedNotice = (refused: Refusal, about = ''): Html =>
  notice({ kind: 'error', live: true, title: `${about}${REFUSAL_TEXT[refused]}` })

/** Of an activity without days and times, why there is no week to show and what brings one; null of any other. */
export const weeklessText = ({ slots, times_agreed }: Pick<Opportunity, 'slots' | 'times_agreed'>): Html | null =>
  slots.length > 0
    ? null
    : html`<p>${
        times_agreed
          ? '曜日と時間は、そのつど相談して決める活動です。'
          : '曜日と時間がわかりません。団体に確かめて、活動のページの「内容を変更する」から入力すると、週ごとの分担をつくれます。'
      }</p>`
