import type { Facts } from '#features/entries/index.ts'
import type { DEPARTMENTS } from '../../city.ts'

/** An invented entry of a fiscal year: `at` month and day, `from` the same where it holds for a period. */
export type CastEntry = {
  kind: string
  work: string | null
  department: (typeof DEPARTMENTS)[number] | null
  at: string
  from?: string
  count: number
  part?: string
  medium?: Facts['medium']
  asked?: number
  answers?: readonly [number, number, number, number, number]
  source: string
  note?: string
}

const seminar = (
  nth: number,
  at: string,
  count: number,
  asked: number,
  answers: CastEntry['answers'] & {},
): CastEntry => ({
  ...{ kind: 'seminar-participants', work: 'ア', department: '生涯現役促進協議会事務局', at, count, asked, answers },
  source: `第${nth}回セミナー 実施報告書`,
  note: nth <= 3 ? '生涯現役 55歳からの柏セカンドキャリア塾' : '',
})

const simple = (
  kind: string,
  work: string | null,
  department: CastEntry['department'],
  at: string,
  count: number,
  source: string,
  rest: Partial<CastEntry> = {},
): CastEntry => ({ kind, work, department, at, count, source, ...rest })

const CARE = '地域包括支援課' as const
const HEALTH = '健康増進課' as const
const POLICY = '福祉政策課' as const
const COUNCIL = '生涯現役促進協議会事務局' as const

const money = (
  kind: string,
  part: string,
  at: string,
  count: number,
  from?: string,
  department: CastEntry['department'] = POLICY,
) =>
  simple(kind, null, department, at, count, kind === 'budget' ? '予算書 老人福祉費' : '支出負担行為の一覧', {
    part,
    ...(from ? { from } : {}),
  })

/** What came of a check or a study, of those who agreed that it is counted. */
const results = (
  kind: string,
  work: string,
  department: CastEntry['department'],
  at: string,
  { parts, source }: { parts: readonly string[]; source: string },
  counts: readonly number[],
) => counts.map((count, index) => simple(kind, work, department, at, count, source, { part: parts[index]! }))

const CHECKED = {
  parts: ['赤シール6個以上', '赤シール1〜5個', '赤シールなし'],
  source: 'フレイルチェック 結果の集計（同意した方のみ）',
}
const FOLLOWED = {
  parts: ['活動につながった', 'つながっていない'].flatMap(of =>
    ['よくなった', '変わらない', 'わるくなった'].map(how => `${of}：${how}`),
  ),
  source: '追跡調査 実施報告（研究に同意した方のみ）',
}

/** What departments entered in every year of the demo; what is not over yet is not there. All of it is invented. */
export const ENTRIES: readonly CastEntry[] = [
  seminar(1, '07-12', 46, 46, [21, 15, 6, 1, 0]),
  seminar(2, '08-23', 51, 50, [24, 19, 4, 1, 1]),
  seminar(3, '09-20', 44, 44, [19, 17, 3, 2, 0]),
  seminar(4, '10-25', 19, 19, [9, 8, 1, 0, 0]),
  seminar(5, '11-15', 17, 17, [6, 7, 3, 0, 0]),
  seminar(6, '01-24', 22, 20, [11, 7, 1, 0, 0]),
  simple('model-areas', 'イ', CARE, '04-01', 1, 'モデル地区の指定（決裁文書）'),
  simple('model-areas', 'イ', CARE, '10-01', 2, 'モデル地区の指定（決裁文書）'),
  simple('mini-meetings', 'イ', CARE, '09-05', 1, '地域ミニ集会 記録（布施）', {
    asked: 24,
    answers: [10, 9, 2, 1, 0],
  }),
  simple('mini-meetings', 'イ', CARE, '02-13', 1, '地域ミニ集会 記録（高柳）', { asked: 18, answers: [8, 6, 2, 0, 0] }),
  ...['05-20', '08-19', '11-11', '02-17'].map(at =>
    simple('stakeholder-meetings', 'ウ', POLICY, at, 1, '老人福祉施設協議会との協議 議事録'),
  ),
  ...['06-03', '03-10'].map(at => simple('council-meetings', null, COUNCIL, at, 1, '生涯現役促進協議会 議事録')),
  ...[
    ['04-01', '06-30', 3],
    ['07-01', '09-30', 5],
    ['10-01', '12-31', 4],
    ['01-01', '03-31', 6],
  ].map(([from, at, count]) =>
    simple('hired', 'ウ', COUNCIL, String(at), Number(count), '構成員からの四半期の報告', { from: String(from) }),
  ),
  simple('frailty-lectures', 'エ', HEALTH, '06-18', 16, 'フレイル予防講座 名簿の集計'),
  simple('frailty-lectures', 'エ', HEALTH, '09-17', 21, 'フレイル予防講座 名簿の集計'),
  simple('frailty-lectures', 'エ', HEALTH, '11-19', 14, 'フレイル予防講座 名簿の集計'),
  simple('frailty-checks', 'エ', HEALTH, '07-12', 31, 'フレイルチェック 実施記録（第1回セミナー）'),
  simple('frailty-checks', 'エ', HEALTH, '10-08', 17, 'フレイルチェック 実施記録'),
  ...results('frailty-results', 'エ', HEALTH, '07-12', CHECKED, [4, 14, 9]),
  ...results('frailty-results', 'エ', HEALTH, '10-08', CHECKED, [2, 8, 5]),
  simple('followed', 'オ', COUNCIL, '12-20', 28, '追跡調査 実施報告'),
  simple('followed', 'オ', COUNCIL, '09-30', 12, '追跡調査 中間報告', { from: '07-01' }),
  simple('followed-connected', 'オ', COUNCIL, '09-30', 5, '追跡調査 中間報告', { from: '07-01' }),
  simple('followed-connected', 'オ', COUNCIL, '12-20', 11, '追跡調査 実施報告'),
  ...results('followed-results', 'オ', COUNCIL, '12-20', FOLLOWED, [4, 6, 1, 2, 8, 4]),
  ...[
    ['04-01', '06-30', 6_480],
    ['07-01', '09-30', 8_120],
    ['10-01', '12-31', 7_640],
    ['01-01', '03-31', 7_910],
  ].map(([from, at, count]) =>
    simple('web-access', 'キ', COUNCIL, String(at), Number(count), 'かしわ生涯現役ネット アクセス解析', {
      from: String(from),
    }),
  ),
  simple('web-satisfaction', 'キ', COUNCIL, '10-31', 0, 'ホームページ アンケートの集計', {
    ...{ from: '10-01', answers: [18, 26, 9, 3, 1] },
  }),
  simple('private-money', 'イ', COUNCIL, '08-01', 1_300_000, '寄附の受入書', { part: '地域の企業（3社）' }),
  simple('private-money', 'イ', COUNCIL, '11-02', 400_000, '協賛金の受入書', { part: '商店会' }),
  money('budget', '介護保険', '03-31', 9_800_000, '04-01'),
  money('budget', '一般財源', '03-31', 2_400_000, '04-01'),
  money('budget', '民間', '03-31', 1_600_000, '04-01', COUNCIL),
  ...[
    ['04-01', '06-30'],
    ['07-01', '09-30'],
    ['10-01', '12-31'],
    ['01-01', '03-31'],
  ].flatMap(([from, at]) => [
    money('expense', '人件費', at!, 2_310_000, from),
    money('expense', '賃借料', at!, 264_000, from),
    { ...money('expense', '広報費', at!, 62_000, from), medium: 'poster' as const },
    { ...money('expense', '広報費', at!, 40_000, from), medium: 'newsletter' as const },
    money('expense', '広報費', at!, 16_000, from),
    money('expense', 'その他', at!, 73_500, from),
  ]),
  simple('pr-contact', null, null, '04-15', 1, '広報かしわ 4月号', { part: '広報紙' }),
  simple('pr-contact', null, null, '06-01', 1_200, 'チラシ配架の一覧', { part: 'チラシ' }),
  simple('pr-contact', null, null, '06-01', 45, 'ポスター掲示の一覧', { part: 'ポスター' }),
  simple('pr-contact', null, null, '07-01', 300, '柏駅・柏の葉キャンパス駅への配架', { part: '駅' }),
  simple('pr-contact', null, null, '09-30', 62, 'デジタルサイネージ 放映の記録', {
    part: 'デジタルサイネージ',
    from: '07-01',
  }),
  simple('pr-contact', null, CARE, '09-30', 2_050, '介護保険の書類 発送の記録', {
    ...{ part: '介護保険の書類への同封', from: '07-01' },
  }),
]
