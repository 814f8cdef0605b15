import type { Capacity, HeardBy, Way } from '#features/referrals/rules.ts'

/** What a partner takes on: for whom is from the plan (sources.md: council); days, hours and room are invented. */
export const PROFILES: Readonly<
  Record<
    string,
    {
      for_whom: string
      area: string
      answer_days: number | null
      capacity: Capacity
      capacity_note?: string
      daysAgo: number
    }
  >
> = {
  jfc: {
    for_whom: '55歳以上で、新たに事業を始める方・始めておおむね7年以内の方',
    area: '市内全域',
    answer_days: 5,
    capacity: 'open',
    daysAgo: 12,
  },
  silver: {
    for_whom: '市内にお住まいの60歳以上の方',
    area: '市内全域',
    answer_days: 5,
    capacity: 'open',
    capacity_note: '毎月2回の入会説明会',
    daysAgo: 20,
  },
  cci: {
    for_whom: '市内で起業しようとする方',
    area: '沼南をのぞく市内',
    answer_days: 7,
    capacity: 'few',
    capacity_note: '創業セミナーにあと3名',
    daysAgo: 30,
  },
  shonan: { for_whom: '沼南で起業しようとする方', area: '沼南', answer_days: 7, capacity: 'unknown', daysAgo: 120 },
  slf: {
    for_whom: '講座に出たい方',
    area: '市内全域',
    answer_days: 10,
    capacity: 'full',
    capacity_note: '次は1月の講座から',
    daysAgo: 9,
  },
  shakyo: {
    for_whom: 'ボランティアをしたい方、地域の集まりをさがす方',
    area: '市内全域',
    answer_days: 5,
    capacity: 'open',
    daysAgo: 15,
  },
  shien: { for_whom: '暮らしの困りごとのある方', area: '市内全域', answer_days: 3, capacity: 'few', daysAgo: 15 },
  hellowork: {
    for_whom: '仕事をさがす方',
    area: '松戸・柏・流山・我孫子',
    answer_days: null,
    capacity: 'open',
    daysAgo: 45,
  },
}

/** Somebody of the cast who is passed on so many days ago, and what came back on the days after. */
export type CastReferral = {
  who: string
  to: string
  asks: string
  daysAgo: number
  way?: Way
  back?: { daysAgo: number; typed: string; medium: HeardBy; note?: string; other?: string }
  held?: { daysAgo: number; note: string }
}

/** One that is not sent, that waits, is taken on, stands still, cannot be taken on, and that came about. */
export const REFERRALS: readonly CastReferral[] = [
  { who: 'tsukada', to: 'hellowork', asks: '週2日の仕事の職業紹介をお願いします。', daysAgo: 0 },
  { who: 'tabuchi', to: 'hellowork', asks: '雇用保険の手続きの相談をお願いします。', daysAgo: 2, way: 'link' },
  {
    ...{ who: 'nagai', to: 'silver', asks: '入会の説明会へのご案内をお願いします。', daysAgo: 9, way: 'fax' },
    back: { daysAgo: 4, typed: '1', medium: 'phone', note: '12月の説明会にお招きする' },
  },
  {
    ...{ who: 'uchino', to: 'silver', asks: '配達の仕事の相談をお願いします。', daysAgo: 12, way: 'fax' },
    held: { daysAgo: 5, note: '腰を痛めて休んでいる' },
  },
  {
    ...{ who: 'kasuya', to: 'shien', asks: 'お一人の暮らしの困りごとの相談をお願いします。', daysAgo: 15, way: 'fax' },
    back: { daysAgo: 11, typed: '23', medium: 'fax', other: '地域包括支援センター' },
  },
  {
    ...{ who: 'morioka', to: 'hellowork', asks: '調理の仕事の職業紹介をお願いします。', daysAgo: 25, way: 'link' },
    back: { daysAgo: 8, typed: '31', medium: 'phone', note: '週3日の仕事が始まった' },
  },
]

/** What is open at partners; `to`: the keys of those who may see it, all where nobody is named. */
export const OPENINGS: readonly { at: string; what: string; for_whom: string; days: number; to?: readonly string[] }[] =
  [
    { at: 'slf', what: '地域デビュー講座（1月）にあと4名', for_whom: 'はじめての方', days: 40 },
    {
      at: 'shakyo',
      what: '配食の見守りの人をさがしています',
      for_whom: '週1回、昼に来られる方',
      days: 20,
      to: ['silver', 'shien'],
    },
  ]
