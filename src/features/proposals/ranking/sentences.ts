import { CATEGORY_TEXT, CHARACTER_TEXT, LOAD_TEXT, SKILL_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import {
  type Caution,
  type Explanation,
  type Half,
  type Reason,
  type Rule,
  type Term,
  type Weekday,
  weekdays,
} from '#matching/index.ts'
import { formatTime } from '#platform/times.ts'

/**
 * Who reads it. What the body can't do is said to the counsellor alone; that staff ruled something out, to staff alone;
 * an organiser reads nothing from which a person's health, home or refusal could be told.
 */
export type Audience = 'resident' | 'counsellor' | 'organiser'

export const TERM_TEXT = {
  likes: '好み',
  distance: '近さ',
  time: '時間の合い',
  experience: '経験・技能',
  terms: '条件',
  character: '人柄・場',
  need: '地域の必要',
} satisfies Record<Term, string>

export const RULE_TEXT = {
  open: '満員・募集終了',
  kind: '受けられる形でない',
  category: '避けたい分野',
  load: 'からだの負担',
  skill: '資格・技能',
  reach: '遠い',
  age: '年齢の条件',
  residence: '市民だけの活動',
  excluded: '職員が除いた',
  availability: '時間が合わない',
  busy: '都合の悪い日',
  hours: '週の上限',
  days: '月の上限',
} satisfies Record<Rule, string>

export const HALF_TEXT = { am: '午前', pm: '午後', evening: '夕方' } satisfies Record<Half, string>
export const dayText = (day: Weekday) => `${WEEKDAY_TEXT[weekdays.indexOf(day)]}曜`
export const labelled = (labels: Readonly<Record<string, string>>, keys: readonly string[]): string =>
  keys.map(key => `「${labels[key] ?? key}」`).join('')
export const categoryText = (key: string) => labelled(CATEGORY_TEXT, [key])
export const km = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)}km`
/** A way that would be told as 0.0 km: the same place, or next door. */
const isHere = (value: number): boolean => value < 0.05
export const hours = (from: number, to: number) => `${formatTime(from * 60)}から${formatTime(to * 60)}`
export const number = (value: number) => String(Math.round(value * 100) / 100)

export type Say<T> = { [A in Audience]: (said: T) => string | null }
type ReasonOf<K extends Reason['term']> = Extract<Reason, { term: K }>

const MET = { pay: '収入の希望', days: '日数の希望', shift: '1回の長さの希望' } as const
const metText = (met: ReasonOf<'terms'>['met']) => met.map(key => MET[key]).join('・')

const REASONS: { [K in Reason['term']]: Say<ReasonOf<K>> } = {
  likes: {
    resident: ({ category, said }) =>
      said > 0
        ? `${categoryText(category)}${said > 1 ? 'をぜひやりたい' : 'に関心がある'}、と聞いています`
        : `これまでの様子から、${categoryText(category)}に関心をお持ちのようです`,
    counsellor: ({ category, wish, said }) =>
      said > 0
        ? `${categoryText(category)}を${said > 1 ? '強く希望' : '希望'}（+${number(wish)}）`
        : `これまでの様子から、${categoryText(category)}に関心がありそう（+${number(wish)}）`,
    organiser: ({ category, said }) =>
      `${categoryText(category)}に関心を${said > 0 ? 'お持ちです' : 'お持ちのようです'}`,
  },
  distance: {
    resident: ({ km: way }) =>
      isHere(way) ? 'お住まいの町のすぐ近くです' : `お住まいの町から近い所です（およそ${km(way)}）`,
    counsellor: ({ km: way }) => (isHere(way) ? 'すぐ近く（同じ町）' : `近い（${km(way)}）`),
    organiser: () => '無理なく通える所にお住まいです',
  },
  time: {
    resident: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}が空いています`,
    counsellor: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}が合う`,
    organiser: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}に来られます`,
  },
  experience: {
    resident: ({ skills }) => `${labelled(SKILL_TEXT, skills)}の経験が生きます`,
    counsellor: ({ skills }) => `${labelled(SKILL_TEXT, skills)}が生きる`,
    organiser: ({ skills }) => `${labelled(SKILL_TEXT, skills)}の経験があります`,
  },
  terms: {
    resident: ({ met }) => `${metText(met)}に合います`,
    counsellor: ({ met }) => `${metText(met)}に合う`,
    organiser: () => '報酬や日数の希望が合います',
  },
  character: {
    resident: ({ words }) => `${labelled(CHARACTER_TEXT, words)}が好き、と聞いています`,
    counsellor: ({ words }) => `場が合う：${labelled(CHARACTER_TEXT, words)}`,
    organiser: ({ words }) => `${labelled(CHARACTER_TEXT, words)}という場が合う方です`,
  },
  need: { resident: () => '地域で人を求めている活動です', counsellor: () => '地域の必要が高い', organiser: () => null },
}

/** Why it suits, for one reader; null where it is not for them. */
export const reasonText = (reason: Reason, audience: Audience): string | null =>
  (REASONS[reason.term][audience] as (said: Reason) => string | null)(reason)

type CautionOf<K extends Caution['about']> = Extract<Caution, { about: K }>
export const only = <T>(resident: (said: T) => string | null, counsellor: (said: T) => string): Say<T> => ({
  resident,
  counsellor,
  organiser: () => null,
})

const CAUTIONS: { [K in Caution['about']]: Say<CautionOf<K>> } = {
  load: only(
    () => null,
    ({ loads }) => `${labelled(LOAD_TEXT, loads)}が軽くある。からだの具合を確かめる`,
  ),
  likes: only(
    ({ category, said }) =>
      said < 0
        ? `${categoryText(category)}はあまり好きでない、と聞いています`
        : `これまでの様子から、${categoryText(category)}はあまりお好みでないようです`,
    ({ category, said }) => `${said < 0 ? '' : 'これまでの様子から、'}${categoryText(category)}は好みでない`,
  ),
  distance: only(
    ({ km: way }) => `少し遠い所です（およそ${km(way)}）`,
    ({ km: way, reachKm }) => `行ける範囲の端（${km(way)}。範囲は${km(reachKm)}）`,
  ),
  pay: only(
    () => '収入の希望とは少し違います',
    () => '収入の希望と違う',
  ),
  hours: only(
    () => '希望の時間より長めです',
    () => '希望の週の時間より長い',
  ),
  days: only(
    () => '希望の日数より多めです',
    () => '希望の日数より多い',
  ),
  shift: only(
    () => '1回の時間が長めです',
    () => '1回の時間が希望より長い',
  ),
  experience: {
    resident: () => 'はじめての仕事があります。教わりながらできるか確かめましょう',
    counsellor: ({ skills }) => `${labelled(SKILL_TEXT, skills)}の経験はない`,
    organiser: ({ skills }) => `${labelled(SKILL_TEXT, skills)}ははじめてです`,
  },
}

/** What to watch, for one reader; null where it is not for them. */
export const cautionText = (caution: Caution | null, audience: Audience): string | null =>
  caution && (CAUTIONS[caution.about][audience] as (said: Caution) => string | null)(caution)

/** Reasons (at most three) and the caution of a pair, as one reader may read them. */
export const saidTo = (
  explanation: Explanation,
  audience: Audience,
): { reasons: string[]; caution: string | null } => ({
  reasons: explanation.reasons.flatMap(reason => reasonText(reason, audience) ?? []),
  caution: cautionText(explanation.caution, audience),
})
