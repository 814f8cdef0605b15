import { html } from 'hono/html'
import {
  CHARACTER_TEXT,
  doorOf,
  explainedIn,
  LEGAL_FORM_TEXT,
  MEANS_TEXT,
  type Means,
  SKILL_TEXT,
} from '#features/kinds/index.ts'
import { type Gazetteer, nearest, type Place, waysFrom } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { SaidRow } from '#ui/fit.ts'
import type { Html } from '#ui/html.ts'
import { map } from '#ui/map.ts'
import type { Row } from '#ui/summary.ts'
import { goalOf } from '../find/reach.ts'
import type { Shown } from '../find/store.ts'
import { isFull } from '../rules.ts'
import { fieldsOf } from '../terms/rules.ts'
import { AGE_EXCEPTION_TEXT, ASK_TEXT } from '../text.ts'
import { minutesTold, payText } from './card.ts'

/** Where one comes from: the town that was given, else the nearest station. */
export type Origin = { name: string; lat: number; lng: number; asked: boolean }

/** By which means and at which times (find/reach.ts) somebody asked to come. */
type Coming = { means: readonly Means[]; times: number }

/** An activity as it is shown; `query` is the question of the list from which one came. */
export type Found = { row: Shown; places: Gazetteer; origin: Origin | null; asked: Coming; query: string }

/** From where the minutes are told; null where the place or the starting point is not known. */
export function originOf(
  { lat, lng }: Pick<Shown, 'lat' | 'lng'>,
  from: Place | null,
  { facilities }: Gazetteer,
): Origin | null {
  if (lat === null || lng === null) return null
  if (from) return { ...from, asked: true }
  const [station] = nearest(
    facilities.filter(({ kind }) => kind === 'station'),
    { lat, lng },
    1,
  )
  return station ? { ...station, asked: false } : null
}

/** 「柏駅から歩き12分・自転車5分・バス18分」: an estimate, and said to be one; '' where one of the two places is not known. */
export function wayText({ origin, row, places, asked }: Pick<Found, 'origin' | 'row' | 'places' | 'asked'>): string {
  const goal = goalOf(row, places)
  if (!origin || !goal) return ''
  const ways = waysFrom(places, origin, asked.times)(goal)
  const minutes = minutesTold(ways, asked.means)
  const texts = (Object.keys(minutes) as Means[]).map(
    means => `${MEANS_TEXT[means]}${means === 'bus' && ways.rough ? 'およそ' : ''}${minutes[means]}分`,
  )
  // Said to whoever would ride: they asked for it, or it is far to walk.
  const isMissed = ways.busless && (asked.means.includes('bus') || ways.minutes.walk! > FAR)
  return `${origin.name}から${texts.join('・')}（めやす）${isMissed ? BUSLESS : ''}`
}

/** So many minutes one walks before one looks for a bus. */
const FAR = 30
/** Said where lines are known and none of them goes then: it is no estimate. */
const BUSLESS = '。その時間に行けるバスは、登録された路線にありません'

/** The small map: the place, where one comes from, stations and well-known places nearby. No other host is asked. */
export function mapOf(
  { lat, lng, place_name, title }: Pick<Shown, 'lat' | 'lng' | 'place_name' | 'title'>,
  origin: Origin | null,
  { facilities, speeds }: Gazetteer,
): Html | undefined {
  if (lat === null || lng === null) return undefined
  const place = { name: place_name || title, lat, lng }
  const stations = nearest(
    facilities.filter(({ kind }) => kind === 'station'),
    place,
    1,
  )
  const others = nearest(
    facilities.filter(({ kind, name }) => kind === 'place' && name !== place.name),
    place,
    2,
  ).filter(other => other.metres < 1500)
  return map({
    place,
    landmarks: [...stations, ...others],
    pace: speeds.walk / speeds.detour,
    ...(origin?.asked && { home: origin }),
  })
}

/** A text in which each word of the field leads to its explanation, where it stands for the first time. */
export const explained = (text: string): Html | '' =>
  text &&
  html`${explainedIn(text).map(part => (part.href ? html`<a href="${part.href}">${part.text}</a>` : part.text))}`

type Termed = Pick<
  Shown,
  'legal_form' | 'category' | 'terms' | 'reward' | 'reward_said' | 'reward_yen' | 'reward_unit' | 'hours_week'
> &
  Parameters<typeof periodText>[0]

/**
 * The terms of the legal form, then what holds for all. One that must be told and was not is told as unknown; what need not
 * be told is left out.
 */
export function termRows(row: Termed): SaidRow[] {
  const terms = fieldsOf(row.legal_form).map(({ key, label, required }) => ({
    label,
    value: row.terms[key] || (required ? ASK_TEXT : ''),
  }))
  return [
    { label: '働き方・かかわり方', value: LEGAL_FORM_TEXT[row.legal_form] },
    { label: 'お金', value: row.reward === null && !row.reward_said ? ASK_TEXT : payText(row) },
    ...terms,
    { label: '1週間の時間', value: row.hours_week === null ? '' : `${row.hours_week}時間ほど` },
    { label: '期間', value: periodText(row) },
  ].filter(({ value }) => value !== '')
}

/** Where money stands in the terms: on paper it stands among the facts. */
const MONEY = 1

/**
 * The terms on paper, where whoever is served on paper gets all of them: of paid work in full on a sheet of their own
 * (職業安定法5条の3), of the rest among what is told of the activity.
 */
export function paperTerms(row: Termed): { terms?: { form: string; title: string; rows: Row[] }; rows: SaidRow[] } {
  const rows = termRows(row)
  if (doorOf(row.category, row.legal_form) !== 'work')
    return { rows: [{ label: 'かかわり方', value: LEGAL_FORM_TEXT[row.legal_form] }, ...rows.slice(MONEY + 1)] }
  const title = row.legal_form === 'contract' ? '仕事の条件' : '労働条件'
  return { terms: { form: LEGAL_FORM_TEXT[row.legal_form], title, rows }, rows: [] }
}

function periodText({ starts_on, ends_on }: Pick<Shown, 'starts_on' | 'ends_on'>): string {
  if (!starts_on && !ends_on) return ''
  if (starts_on === ends_on) return formatDay(starts_on!)
  return `${starts_on ? `${formatDay(starts_on)}から` : ''}${ends_on ? `${formatDay(ends_on)}まで` : ''}`
}

const named = (keys: readonly string[], names: Record<string, string>): string =>
  keys.map(key => names[key] ?? key).join('、')

/** What a team is, in a resident's words; '' where whoever comes can begin. */
export const teamLine = ({ in_team, capacity }: Pick<Shown, 'in_team' | 'capacity'>): string =>
  in_team ? `${capacity === null ? '' : `${capacity}人の`}チームで、分け合って引き受ける仕事です。` : ''

/** For whom it is: licences, skills, the kind of place; ages only as the law allows. */
export const peopleRows = (row: Shown): Row[] =>
  [
    { label: '必要な資格', value: named(row.requires, SKILL_TEXT) },
    { label: '生かせる経験', value: named(row.wants, SKILL_TEXT) },
    { label: '場のようす', value: named(row.character, CHARACTER_TEXT) },
    { label: '年齢', value: ageText(row) },
    {
      label: 'お住まい',
      value: row.residents_only === null ? ASK_TEXT : row.residents_only ? '市内にお住まいの方' : '',
    },
  ].filter(({ value }) => value !== '')

/** What tells an age in words that are no number to begin from: 40歳〜74歳, シニア. */
const OF_AGE = /[歳才代]|年齢|学生|児童|高齢|シニア/

/** Words that say no more than the number. */
const FLOOR_ALONE = /^(?:満)?[\d０-９]{1,3}\s?[歳才]以上(?:の(?:方|人))?$/

function ageText({ age_min, legal_form, told }: Pick<Shown, 'age_min' | 'legal_form' | 'told'>): string {
  const words = told.find(({ label }) => label === '対象')?.text ?? ''
  const said = OF_AGE.test(words) ? `対象は「${words}」と書かれています。` : ''
  if (age_min === null) return said || ASK_TEXT
  const isHired = age_min === 60 && (legal_form === 'employment' || legal_form === 'dispatch')
  const age = age_min === 0 ? '問いません' : isHired ? AGE_EXCEPTION_TEXT : `${age_min}歳以上`
  return said === '' || FLOOR_ALONE.test(words) ? age : `${age}。${said}`
}

/** Words of the source, line by line as it has them. */
export const toldRows = ({ told }: Pick<Shown, 'told'>): Row[] =>
  told.map(({ label, text }) => ({
    label,
    value: html`${text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`,
  }))

export type Ended = { title: string; body: string } | null

/** What is said at the top where nobody is looked for any more; null while it is open. */
export function endedNotice(
  { status, ends_on, capacity, taken }: Pick<Shown, 'status' | 'ends_on' | 'capacity' | 'taken'>,
  today: string,
): Ended {
  const body = '似た活動をさがすか、窓口にお電話ください。'
  if (status === 'ended' || (ends_on !== null && ends_on < today)) return { title: 'この活動は終わりました。', body }
  if (status === 'closed') return { title: 'この活動の募集は終わりました。', body }
  if (isFull({ capacity, taken }))
    return { title: 'いまは定員に達しています。', body: 'あきを待てるかは、窓口にお電話ください。' }
  return null
}
