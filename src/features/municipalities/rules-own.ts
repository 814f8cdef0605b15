import { SetupError } from '#platform/errors.ts'
import type { Own } from '#platform/own.ts'
import type { Shape } from '#platform/shapes.ts'
import { lengthOf } from '#platform/text.ts'

/**
 * What a city may leave out, since it may not do it by law or does not do it in practice: what it is, what is no longer
 * there without it, and where that stands. Nothing new begins; what was begun can be brought to its end, and stays to be read.
 */
export const SWITCHES = {
  placement: {
    text: '職業紹介（雇用・派遣）',
    without:
      '雇用と派遣の活動を登録・公開できず、いま公開しているものは募集を終えます。雇用・派遣への紹介はできません。市民のページからは、雇用・派遣・職業紹介のことばも消えます。',
    source: '職業安定法29条（市区町村が行うときは厚生労働大臣への通知）、33条（委託先が行うときは許可）',
  },
  introductions: {
    text: '活動への紹介',
    without:
      '団体に利用者の名前を伝える「紹介」を記録できません。提案（情報提供）と、ご本人が自分で決めたことの記録だけになります。',
    source: '窓口が相談と情報提供だけを行うとき',
  },
  plans: {
    text: '案（まとめて割り当てる計算）',
    without: '新しい案をつくれません。つくってある案は読め、続きを終わらせられます。',
    source: '人数の少ない窓口では、ひとりずつの提案で足りるため',
  },
  requests: {
    text: '依頼の入口（インターネットからの依頼）',
    without:
      '市民のページから「窓口から連絡をもらう」が消えます。電話や窓口で受けた依頼は、これまでどおり職員が入力できます。',
    source: '依頼に期限までに折り返す人手がないとき',
  },
  imports: {
    text: '取込（講座・催しの一覧のファイル）',
    without: 'ファイルを新しく取り込めません。取り込んだ活動は、そのまま残ります。',
    source: '活動を手で登録する市のため',
  },
} as const
export type Switch = keyof typeof SWITCHES
export const SWITCH_KEYS = Object.keys(SWITCHES) as Switch[]
export const isSwitch = (text: string): text is Switch => Object.hasOwn(SWITCHES, text)

/** The key of the setting that says whether a city does it: doesPlacement, doesPlans, … */
export const doesKey = (key: Switch) => `does${key[0]!.toUpperCase()}${key.slice(1)}`

/** Names of people and of the whole: they may also stand inside our sentences. */
export const NAMES = [
  'セカンドライフ応援',
  '相談窓口',
  '相談員',
  'コーディネーター',
  '管理者（所管課）',
  'システム管理',
] as const

/** The longest that still fits into the menu and under a name. */
const LONGEST = 20

/** A word as a city may write it: short, on one line, plain. */
export const ownWordSays = (word: string): string | null =>
  /[<>&"'`{}\\]|\p{Cc}/u.test(word)
    ? '記号（< > & " \' ` { } \\）や改行は使えません。ふつうの文字で書いてください。'
    : lengthOf(word) > LONGEST
      ? `${LONGEST}文字までにしてください。`
      : null

const WORD: Shape = { of: 'words', most: LONGEST, fits: ownWordSays }

/** The settings by which a city says what it does: dated, with their source, as all others. */
export const OWN_SETTINGS = Object.fromEntries(
  SWITCH_KEYS.map(key => [
    doesKey(key),
    {
      standard: true as unknown,
      unit: '行うか',
      source: SWITCHES[key].source,
      text: `${SWITCHES[key].text}を行う`,
      shape: { of: 'yes' } as Shape,
      page: '/staff/city/switches',
    },
  ]),
)

/** The setting by which a city calls its people, the whole and the entries of its menu (`menu`: their words) otherwise. */
export const wordSetting = (menu: readonly string[]) => ({
  words: {
    standard: {} as unknown,
    unit: 'ことば',
    source: '市が決める呼び名',
    text: '市の呼び名',
    shape: {
      of: 'record',
      fields: Object.fromEntries([...NAMES, ...menu].map(word => [word, { ...WORD, text: word }])),
      optional: [...NAMES, ...menu],
    } as Shape,
    page: '/staff/city/words',
  },
})

/** Who places people in jobs: nobody (or nobody said who), the city itself, or an operator who works for it. */
export const PLACED_BY = ['none', 'city', 'operator'] as const
export type PlacedBy = (typeof PLACED_BY)[number]

export const PLACED_BY_TEXT = {
  none: '行わない（決めていないときも）',
  city: '市が自ら行う（職業安定法29条）',
  operator: '許可を受けた委託先が行う（職業安定法33条など）',
} satisfies Record<PlacedBy, string>

/** By whom the ledgers of placement are kept. Only an operator with a licence must keep them (32条の15); a city may (29条). */
export const PLACING = {
  placedBy: {
    standard: 'none' as PlacedBy,
    unit: 'だれが行うか',
    source: '職業安定法29条、33条',
    text: '職業紹介を行うところ（求職・求人の管理簿）',
    shape: { of: 'choice', among: PLACED_BY, texts: PLACED_BY_TEXT } as Shape,
  },
  placementLicence: {
    standard: '',
    unit: '名前と許可番号',
    source: '職業安定法33条（許可証）',
    text: '職業紹介を行う委託先と許可番号',
    shape: { of: 'words', most: 100, empty: true } as Shape,
  },
}

/** What belongs to nothing that can be switched by itself: the ledgers are there where somebody places people. */
export const LEDGERS = 'ledgers'

export const placedBy = (stored: Readonly<Record<string, unknown>>): PlacedBy =>
  doesBy(stored, 'placement') ? (PLACED_BY.find(one => one === stored['placedBy']) ?? 'none') : 'none'

/** Whether by these settings of a day a city does something. */
export const doesBy = (stored: Readonly<Record<string, unknown>>, key: Switch): boolean =>
  stored[doesKey(key)] !== false

/** Refuses, with what to do, to begin what by these settings a city does not do: by whichever way it was asked for. */
export function refuseOff(stored: Readonly<Record<string, unknown>>, key: Switch): void {
  if (!doesBy(stored, key))
    throw new SetupError(
      `この市は「${SWITCHES[key].text}」を行わないことになっています。始めるときは、市の設定の「行うこと・行わないこと」を先に変えてください。`,
    )
}

/** What the settings of a day say of words and switches. */
export const ownFrom = (stored: Readonly<Record<string, unknown>>): Own => ({
  words: (stored['words'] ?? {}) as Record<string, string>,
  names: NAMES,
  off: new Set<string>([
    ...SWITCH_KEYS.filter(key => !doesBy(stored, key)),
    ...(placedBy(stored) === 'none' ? [LEDGERS] : []),
  ]),
})
