import { createAccount, hashPassword, type Role } from '#features/accounts/index.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

// The demo city: Kashiwa's code, name and figures as its plan and the law give them; the desk's address and phone are invented.

export const KASHIWA = {
  code: '122173',
  name: '柏市',
  prefecture: '千葉県',
  desk_name: 'かしわ生涯現役窓口（見本）',
  desk_phone: '04-7000-0000',
  desk_hours: '平日 9時〜17時',
  desk_address: '柏市柏一丁目（見本の住所）',
  lat: 35.8622,
  lng: 139.9709,
}

const YEAR_END = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']

/** National holidays of 2026 and 2027 with the days that stand in for them (内閣府「国民の祝日について」). */
const HOLIDAYS =
  '2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 2026-08-11 2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23 2027-01-11 2027-02-11 2027-02-23 2027-03-21 2027-03-22 2027-04-29 2027-05-03 2027-05-04 2027-05-05 2027-07-19 2027-08-11 2027-09-20 2027-09-23 2027-10-11 2027-11-03 2027-11-23'.split(
    ' ',
  )

/** Figures of law and plan, each with the day from which it holds and where it stands. */
const SETTINGS: readonly [key: string, from: string, value: unknown, source: string][] = [
  ['minimumWage', '2024-10-01', 1076, '千葉県最低賃金（千葉労働局 令和6年10月1日発効）'],
  ['minimumWage', '2025-10-03', 1140, '千葉県最低賃金（千葉労働局 令和7年10月3日発効）'],
  ['minimumWage', '2026-10-01', 1195, '千葉県最低賃金（千葉労働局 令和8年10月1日発効）'],
  ['elderAge', '2000-01-01', 55, '高年齢者等の雇用の安定等に関する法律施行規則1条（55歳）'],
  [
    'deskDays',
    '2026-01-01',
    { weekdays: [0, 1, 2, 3, 4], closed: [...YEAR_END, ...HOLIDAYS] },
    '窓口の開所日（見本の設定：平日。国民の祝日に関する法律による祝日・休日と年末年始は休み）',
  ],
  [
    'ownFields',
    '2026-04-01',
    ['定年後の段階：退職したばかり、地域をまだ知らない、もう活動している', '町会・自治会'],
    '見本の設定（協議会の「Ⅱ層シニア」の考え方による）',
  ],
  ['placedBy', '2023-07-03', 'city', '見本の設定（市が職業安定法29条により行い、厚生労働大臣に通知したもの）'],
  ['longWeekHours', '2023-07-03', 20, '柏市地域高年齢者就業機会確保計画 4(2)ウ'],
  [
    'evaluationGrades',
    '2000-01-01',
    [
      { grade: 'S', from: 100 },
      { grade: 'A', from: 90 },
      { grade: 'B', from: 80 },
      { grade: 'C', from: 60 },
      { grade: 'D', from: 0 },
    ],
    '見本の設定（茅ヶ崎市の基準は公表されていません。平成27年度の2例、82→61＝C、8→10＝Sに合う仮の基準です）',
  ],
  [
    'targetPlan',
    '2000-01-01',
    { name: '柏市地域高年齢者就業機会確保計画', from: '2023-07-03', to: '2026-03-31' },
    '柏市地域高年齢者就業機会確保計画（令和5年6月12日）第1の2',
  ],
]

export async function addSettings(tx: Tx): Promise<void> {
  await tx
    .insertInto('setting')
    .values(
      SETTINGS.map(([key, valid_from, value, source]) => ({ key, valid_from, value: JSON.stringify(value), source })),
    )
    .execute()
}

/** 事業: the desk of the plan (55 and over) and the city's own scheme that follows it. Ids are found again by name. */
export async function addProgrammes(tx: Tx): Promise<void> {
  const plan = '柏市地域高年齢者就業機会確保計画（令和5年6月12日）'
  await tx
    .insertInto('programme')
    .values([
      {
        id: newId(),
        name: '総合相談窓口事業（かしわ生涯現役窓口）',
        age_floor: 50,
        residents_only: false,
        funder: '柏市（見本の設定：50歳から）',
        starts_on: '2023-07-03',
        source: plan,
      },
      {
        id: newId(),
        name: '仕事（タスク）開拓事業',
        age_floor: 55,
        residents_only: false,
        funder: '介護保険財源',
        starts_on: '2026-04-01',
        source: `${plan} 第2の2`,
      },
    ])
    .execute()
}

/** Everything the demo city has; each step gets what the earlier ones gave. Ids of one kind by the key of its cast. */
export type City = { tx: Tx; now: string; today: string; staff: Record<string, string> }

/**
 * Works on all items at once: what is asked of the database for one of them is on its way while another's answer comes back.
 * Only for items that take no notice of each other.
 */
export const sideBySide = async <T>(items: Iterable<T>, work: (item: T, at: number) => Promise<void>): Promise<void> =>
  void (await Promise.all([...items].map(work)))

/** Departments of the city and a body that works for it: each answers for works of the plan and enters what it did. */
export const DEPARTMENTS = ['福祉政策課', '健康増進課', '地域包括支援課', '生涯現役促進協議会事務局'] as const
type Department = (typeof DEPARTMENTS)[number]

export const STAFF: readonly { login: string; name: string; roles: Role[]; label: string; department?: Department }[] =
  [
    { login: 'sato', name: '佐藤 みどり', roles: ['counsellor'], label: '相談員' },
    { login: 'suzuki', name: '鈴木 健一', roles: ['coordinator'], label: 'コーディネーター' },
    { login: 'tanaka', name: '田中 礼子', roles: ['manager'], label: '管理者（所管課）' },
    { login: 'kanri', name: '小林 学', roles: ['administrator'], label: 'システム管理' },
    { login: 'kansa', name: '渡辺 恵', roles: ['auditor'], label: '監査担当' },
    { login: 'inoue', name: '井上 直樹', roles: ['contributor'], label: '記入担当', department: '健康増進課' },
  ]

/**
 * Residents who come in by themselves: by a code that is sent to their mail, and in the demo also by its password. One
 * of them registered by herself, and the desk has still to look who she is.
 */
export const RESIDENTS: readonly {
  login: string
  name: string
  mail: string
  daysAgo: number
  registered?: true
  asks?: string
}[] = [
  { login: 'ueki', name: '植木 真由美', mail: 'ueki@example.jp', daysAgo: 40 },
  { login: 'terai', name: '寺井 和夫', mail: 'terai@example.jp', daysAgo: 2, asks: '電話番号が変わりました。' },
  { login: 'saito-setsuko', name: '斎藤 セツ子', mail: 'setsuko@example.jp', daysAgo: 3, registered: true },
]

/** A daughter of the first of them, who acts for her. */
export const DELEGATE = { login: 'misaki', name: '植木 美咲', mail: 'misaki@example.jp' }

/** The demo's password: printed at every start, refused by production, which has no demo accounts at all. */
export const DEMO_PASSWORD = 'yui-no-otameshi'

/** The members of staff, at the desk since before its first record; gives their ids by login. */
export async function addStaff(tx: Tx, now: string, today: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  const teams = DEPARTMENTS.map(name => ({ id: newId(), name: String(name) }))
  await tx.insertInto('staff_team').values(teams).execute()
  await sideBySide(STAFF, async ({ login, name, roles, department }) => {
    ids[login] = await createAccount(
      tx,
      { login, name, password_hash: await hashPassword(DEMO_PASSWORD), roles },
      null,
      now,
      addDays(today, -1500),
    )
    const team = teams.find(one => one.name === department)?.id
    if (team) await tx.updateTable('role_grant').set({ team_id: team }).where('account_id', '=', ids[login]!).execute()
  })
  return ids
}

export const loginLines = (): string[] =>
  [...STAFF, ...RESIDENTS.map(one => ({ ...one, label: '利用者' })), { ...DELEGATE, label: '代理の方' }].map(
    ({ login, name, label }) => `${label.padEnd(8, '　')} ${login} / ${DEMO_PASSWORD}　（${name}）`,
  )
