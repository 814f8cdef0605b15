import type { PassedBy } from '#features/questions/rules.ts'

/** What residents of the cast asked about an activity, so many days ago, and what came of it on the days after. */
export type CastQuestion = {
  who: string
  about: string
  daysAgo: number
  asks: string
  passed?: { medium: PassedBy; told: string }
  answer?: string
  again?: string
}

/** One that was answered and asked on, one for which the organisation was asked, one that was answered. */
export const QUESTIONS: readonly CastQuestion[] = [
  {
    who: 'ueki',
    about: 'library-shelving',
    daysAgo: 6,
    asks: 'ひざに痛みがあります。いすに座りながらでも、できますか。',
    passed: { medium: 'phone', told: 'ひざに痛みのある方でも、いすに座って作業できますか。' },
    answer: '団体に確かめました。返却された本の仕分けは、いすに座ってできます。',
    again: 'ありがとうございます。何時ごろに行けば、ようすを見られますか。',
  },
  {
    who: 'terai',
    about: 'learn-smartphone-first',
    daysAgo: 3,
    asks: 'スマートフォンを持っていなくても、参加できますか。',
    passed: { medium: 'mail', told: '機器を持っていない方は、借りられますか。' },
  },
  {
    who: 'ueki',
    about: 'learn-smartphone-first',
    daysAgo: 5,
    asks: '駐車場はありますか。',
    answer: '駐車場はありません。バス停から歩いて3分です。',
  },
]
