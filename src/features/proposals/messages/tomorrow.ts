import type { Message } from '#features/notices/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import { formatTime } from '#platform/times.ts'
import type { Plan } from '../rules.ts'
import { PLAN_TEXT } from '../text.ts'

export type Appointment = {
  verb: Plan
  title: string
  organisation: string
  place: string
  planned_on: Day
  planned_at: number | null
}

/** The day before something that was agreed with somebody: when, where, and whom to call where it does not suit. */
export const tomorrow: Message<Appointment> = {
  name: 'proposal.tomorrow',
  text: '見学・体験・面接の前の日のお知らせ',
  purpose: 'asked',
  urgency: 'usual',
  words: ({ verb, title, organisation, place, planned_on, planned_at }, { desk_name, desk_phone }) => {
    const what = PLAN_TEXT[verb]
    const when = `${formatDay(planned_on)}${planned_at === null ? '' : formatTime(planned_at)}`
    return {
      title: `あすは「${title}」の${what}です`,
      lines: [
        `お約束の${what}が、あすになりました。`,
        [`日にち：${when}`, `活動：${title}（${organisation}）`, ...(place ? [`場所：${place}`] : [])].join('\n'),
        `ご都合が悪くなったときや、道がわからないときは、${desk_name}へお電話ください（${desk_phone}）。`,
      ],
      short: `あす${planned_at === null ? '' : formatTime(planned_at)}、${what}のお約束です。変更は${desk_phone}へ。`,
      call: [
        `あす（${when}）は、「${title}」の${what}のお約束です。`,
        'ご都合はいかがですか。',
        place && `場所は${place}です。`,
      ].filter(line => line !== ''),
    }
  },
}
