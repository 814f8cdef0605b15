import type { Answers } from '#features/appointments/door/forms.ts'

/** Who talks, whose list it stands in, and when they are there. The day by itself is a 出張相談会 on the coming Saturday. */
export const HOSTS = [
  {
    ...{ key: 'counsellor', title: '相談員', name: '佐藤 みどり', account: 'sato' },
    rules: [
      {
        weekdays: [0, 1, 2, 3],
        nths: [],
        from_min: 600,
        to_min: 735,
        minutes: 45,
        site: 'desk',
        hows: ['visit', 'phone'],
      },
      {
        weekdays: [0, 1, 2, 3],
        nths: [],
        from_min: 810,
        to_min: 945,
        minutes: 45,
        site: 'desk',
        hows: ['visit', 'phone'],
      },
      { weekdays: [4], nths: [], from_min: 600, to_min: 720, minutes: 40, site: 'branch', hows: ['visit'] },
    ],
  },
  {
    ...{ key: 'career', title: 'キャリアコンサルタント', name: '高橋 由美', account: 'suzuki' },
    rules: [
      {
        weekdays: [2],
        nths: [1, 2, 3, 4],
        from_min: 780,
        to_min: 1020,
        minutes: 60,
        site: 'desk',
        hows: ['visit', 'phone', 'online'],
      },
    ],
  },
  {
    ...{ key: 'outreach', title: '出張相談会の相談員', name: '出張相談会（北部）', account: 'sato' },
    rules: [{ weekdays: [5], nths: [], from_min: 600, to_min: 720, minutes: 30, site: 'outreach', hows: ['visit'] }],
  },
] as const

/** The places that are not the desk. */
export const SITES = {
  branch: { site_name: '南部近隣センター', site_address: '柏市新逆井一丁目（見本の住所）' },
  outreach: { site_name: '北部公民館（見本）', site_address: '柏市布施（見本の住所）' },
} as const

/**
 * Who booked with whom: the next free time from a day on (0: the demo's day), so many days before; `medium` where staff typed
 * it; `mark`: what was noted on its day.
 */
export type CastAppointment = Partial<Answers> & {
  with: (typeof HOSTS)[number]['key']
  from: number
  daysBefore: number
  medium?: 'phone'
  /** Somebody of the cast of people. */
  who?: string
  mark?: 'end' | 'miss'
  leaves?: true
}

export const APPOINTMENTS: readonly CastAppointment[] = [
  { with: 'counsellor', from: -4, daysBefore: 5, who: 'ueki', topic: 'volunteering', mark: 'end' },
  {
    with: 'counsellor',
    from: -2,
    daysBefore: 3,
    name: 'むらかみ 三郎',
    phone: '04-7000-0431',
    topic: 'work',
    mark: 'miss',
  },
  { with: 'counsellor', from: 3, daysBefore: 6, who: 'ueki', topic: 'learning', how: 'phone' },
  {
    with: 'counsellor',
    from: 3,
    daysBefore: 8,
    name: 'おの きよこ',
    phone: '04-7000-0432',
    topic: 'hobby',
    note: '耳が遠い',
  },
  {
    with: 'counsellor',
    from: 4,
    daysBefore: 8,
    name: '平井 まさる',
    email: 'hirai@example.jp',
    topic: 'work',
    medium: 'phone',
  },
  {
    with: 'career',
    from: 3,
    daysBefore: 9,
    name: 'さかい ふみえ',
    email: 'sakai@example.jp',
    topic: 'work',
    how: 'online',
  },
  { with: 'career', from: 3, daysBefore: 7, name: '大西 ひでお', phone: '04-7000-0433', topic: 'work' },
  {
    with: 'outreach',
    from: 5,
    daysBefore: 10,
    name: 'たむら よし',
    phone: '04-7000-0434',
    topic: 'living',
    whom: 'together',
  },
  {
    with: 'counsellor',
    from: 6,
    daysBefore: 12,
    name: 'もりた けん',
    phone: '04-7000-0435',
    topic: 'other',
    leaves: true,
  },
]
