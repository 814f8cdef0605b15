import type { Ended, Minutes } from '#features/councils/rules.ts'

/** Something that was agreed: by when and since when, in days from today. */
export type CastAction = {
  what: string
  who: string
  days: number
  owner: 'suzuki' | 'sato' | 'tanaka'
  /** The key of the indicator that it serves. */
  indicator: string | null
  ended?: { how: Ended; result: string }
}

/** The minutes of the last meeting of a kind. All names and all that was said are invented. */
export type CastMeeting = Minutes & { kind: string; actions: readonly CastAction[] }

export const MEETINGS: readonly CastMeeting[] = [
  {
    kind: 'council-meetings',
    body: '生涯現役促進協議会（見本）',
    place: '市役所 第3会議室',
    present: [
      { organisation: '柏商工会議所', name: '山口 修' },
      { organisation: '柏市シルバー人材センター', name: '大野 恵子' },
      { organisation: '柏市社会福祉協議会', name: '西村 健' },
      { organisation: '松戸公共職業安定所', name: '' },
      { organisation: '柏市福祉政策課', name: '田中 誠' },
    ],
    items: [
      {
        topic: '今年度の実績と、遅れている指標',
        decision: '就業（週20時間未満）を重点にする。会員の事業所に、短い時間の仕事を出してもらう。',
      },
      { topic: '男性のひとり暮らしの方への声かけ', decision: '民生委員の集まりで窓口を紹介する。' },
      { topic: '来年度の協議会の日程', decision: '' },
    ],
    actions: [
      {
        ...{ what: '会報に、短い時間の仕事の募集と窓口の案内をのせる', who: '柏商工会議所', days: -4, owner: 'suzuki' },
        indicator: 'outcome-elder-under20',
      },
      {
        ...{
          what: '民生委員の集まりで、窓口のチラシを配って説明する',
          who: '柏市社会福祉協議会',
          days: 24,
          owner: 'sato',
        },
        indicator: 'consultations',
      },
      {
        ...{ what: '前回の議事を市のホームページにのせる', who: '', days: -30, owner: 'tanaka', indicator: null },
        ended: { how: 'done', result: 'ホームページの「協議会」のページにのせた' },
      },
    ],
  },
  {
    kind: 'stakeholder-meetings',
    body: '老人福祉施設協議会との協議（見本）',
    place: '',
    present: [
      { organisation: '老人福祉施設協議会', name: '小川 由美' },
      { organisation: '柏市福祉政策課', name: '田中 誠' },
    ],
    items: [{ topic: '介護の補助の仕事の切り出し', decision: '3施設で、朝の1時間の仕事を試しに出す。' }],
    actions: [
      {
        ...{ what: '3施設の朝の仕事を、活動として登録する', who: '', days: 10, owner: 'suzuki' },
        indicator: 'outcome-elder-under20',
      },
    ],
  },
]
