import {
  CATEGORY_TEXT,
  CHARACTER_TEXT,
  LEGAL_FORM_TEXT,
  LOAD_TEXT,
  SKILL_TEXT,
  WEEKDAY_TEXT,
} from '#features/kinds/index.ts'
import type { Caution, Change, Explanation, Half, Reason, Rejection, Rule, Term, Weekday } from '#matching/index.ts'
import { weekdays } from '#matching/index.ts'
import { formatShort } from '#platform/dates.ts'
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
const dayText = (day: Weekday) => `${WEEKDAY_TEXT[weekdays.indexOf(day)]}曜`
const labelled = (labels: Readonly<Record<string, string>>, keys: readonly string[]): string =>
  keys.map(key => `「${labels[key] ?? key}」`).join('')
const categoryText = (key: string) => labelled(CATEGORY_TEXT, [key])
const km = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)}km`
/** A way that would be told as 0.0 km: the same place, or next door. */
const isHere = (value: number): boolean => value < 0.05
const hours = (from: number, to: number) => `${formatTime(from * 60)}から${formatTime(to * 60)}`
const number = (value: number) => String(Math.round(value * 100) / 100)

type Say<T> = { [A in Audience]: (said: T) => string | null }
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
const only = <T>(resident: (said: T) => string | null, counsellor: (said: T) => string): Say<T> => ({
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

type RejectionOf<K extends Rejection['rule']> = Extract<Rejection, { rule: K }>

const REJECTIONS: { [K in Rejection['rule']]: Say<RejectionOf<K>> } = {
  open: {
    resident: () => 'いまは募集していません',
    counsellor: () => 'いまは満員か、日が過ぎた',
    organiser: () => 'いまは募集していません',
  },
  kind: only(
    ({ kind }) => `「${LEGAL_FORM_TEXT[kind]}」の活動です`,
    ({ kind }) => `「${LEGAL_FORM_TEXT[kind]}」は受けない希望`,
  ),
  category: only(
    ({ category }) => `${categoryText(category)}はやりたくない、と聞いています`,
    ({ category }) => `${categoryText(category)}は避けたい`,
  ),
  load: only(
    () => null,
    ({ loads }) => `${labelled(LOAD_TEXT, loads)}は避けたい`,
  ),
  skill: {
    resident: ({ skills }) => `${labelled(SKILL_TEXT, skills)}が要ります`,
    counsellor: ({ skills }) => `${labelled(SKILL_TEXT, skills)}が要る`,
    organiser: ({ skills }) => `${labelled(SKILL_TEXT, skills)}をお持ちでありません`,
  },
  reach: {
    resident: ({ km: way }) => `遠い所です（およそ${km(way)}）`,
    counsellor: ({ km: way, reachKm }) => `遠い（${km(way)}。行ける範囲は${km(reachKm)}）`,
    organiser: () => '通うには遠い方です',
  },
  age: {
    resident: ({ ageMin }) => `${ageMin}歳からの活動です`,
    counsellor: ({ ageMin }) => `${ageMin}歳から`,
    organiser: ({ ageMin }) => `${ageMin}歳にならない方です`,
  },
  residence: {
    resident: () => '市内にお住まいの方の活動です',
    counsellor: () => '市内に住む人の活動',
    organiser: () => '市外にお住まいの方です',
  },
  excluded: only(
    () => null,
    () => '職員がこの団体を除いている',
  ),
  availability: {
    resident: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}の活動です`,
    counsellor: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}は空いていない`,
    organiser: ({ weekday, from, to }) => `${dayText(weekday)}の${hours(from, to)}には来られません`,
  },
  busy: {
    resident: ({ dates }) => `${datesText(dates)}は都合が悪い、と聞いています`,
    counsellor: ({ dates }) => `${datesText(dates)}は都合が悪い`,
    organiser: ({ dates }) => `${datesText(dates)}は来られません`,
  },
  hours: {
    resident: ({ hours: need }) => `週に${number(need)}時間の活動です`,
    counsellor: ({ hours: need, most }) => `週${number(need)}時間で、上限の${number(most)}時間をこえる`,
    organiser: () => '時間の長さが合いません',
  },
  days: {
    resident: ({ days }) => `月に${days}日の活動です`,
    counsellor: ({ days, most }) => `月${days}日で、上限の${most}日をこえる`,
    organiser: () => '日数が合いません',
  },
}

const datesText = (dates: readonly string[]) => dates.map(formatShort).join('・')

/** A broken rule, for one reader; null where it is not for them. */
export const rejectionText = (rejection: Rejection, audience: Audience): string | null =>
  (REJECTIONS[rejection.rule][audience] as (said: Rejection) => string | null)(rejection)

/** All that an audience may read of why somebody is not shown; where nothing may be read, one sentence that tells nothing. */
export function rejectionTexts(rejections: readonly Rejection[], audience: Audience): string[] {
  const said = rejections.flatMap(rejection => rejectionText(rejection, audience) ?? [])
  return said.length > 0 ? said : ['いまはご案内できません']
}

type ChangeOf<K extends Change['rule']> = Extract<Change, { rule: K }>

const CHANGES: { [K in Change['rule']]: (change: ChangeOf<K>) => string } = {
  kind: ({ kind }) => `「${LEGAL_FORM_TEXT[kind]}」も考えられれば`,
  category: ({ category }) => `${categoryText(category)}も考えられれば`,
  load: ({ loads }) => `${labelled(LOAD_TEXT, loads)}を減らす工夫があれば`,
  skill: ({ skills }) => `${labelled(SKILL_TEXT, skills)}があれば`,
  reach: ({ km: more }) => `あと${more.toFixed(1)}km遠くまで行ければ`,
  availability: ({ weekday, half }) => `${dayText(weekday)}の${HALF_TEXT[half]}が空けば`,
  busy: ({ dates }) => `${datesText(dates)}の都合がつけば`,
  hours: ({ hours: more }) => `週の上限があと${number(more)}時間ふえれば`,
  days: ({ days: more }) => `月の上限があと${more}日ふえれば`,
}

/** 「火曜の午前が空けば」: what would have to be otherwise on the person's side. */
export const conditionText = (changes: readonly Change[]): string =>
  changes.map(change => (CHANGES[change.rule] as (change: Change) => string)(change)).join('、')

/** 「火曜の午前が空けば出てきます」: for the counsellor, who asks about it; null where no change of the person's would do. */
export const changeText = (changes: readonly Change[]): string | null =>
  changes.length === 0 ? null : `${conditionText(changes)}出てきます`

/** Reasons (at most three) and the caution of a pair, as one reader may read them. */
export const saidTo = (
  explanation: Explanation,
  audience: Audience,
): { reasons: string[]; caution: string | null } => ({
  reasons: explanation.reasons.flatMap(reason => reasonText(reason, audience) ?? []),
  caution: cautionText(explanation.caution, audience),
})
