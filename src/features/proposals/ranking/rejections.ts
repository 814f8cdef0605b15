import { LEGAL_FORM_TEXT, LOAD_TEXT, SKILL_TEXT } from '#features/kinds/index.ts'
import type { Change, Rejection } from '#matching/index.ts'
import { formatShort } from '#platform/dates.ts'
import {
  type Audience,
  categoryText,
  dayText,
  HALF_TEXT,
  hours,
  km,
  labelled,
  number,
  only,
  type Say,
} from './sentences.ts'

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
