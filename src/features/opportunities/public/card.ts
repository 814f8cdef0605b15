import { DOOR_TEXT, doorOf, LEGAL_FORM_TEXT, LOAD_TEXT, LOADS, type Load, type Means } from '#features/kinds/index.ts'
import type { Gazetteer, Goal, Point, Ways } from '#features/places/index.ts'
import { eraYear, partsOf } from '#platform/dates.ts'
import type { ActivityCard, CardLoad, Degree } from '#ui/cards.ts'
import { goalOf } from '../find/reach.ts'
import { activityNumber } from '../find/search.ts'
import type { Listed, ListedSlot } from '../find/store.ts'
import { isFull, type OpportunityData, type RewardUnit } from '../rules.ts'
import { unknownLoads } from '../unknown.ts'
import { whenText } from './when.ts'

/** What a visitor calls the legal form; what nobody is paid for is ボランティア where one helps, else 参加. */
export const formLabel = (row: Pick<Listed, 'legal_form' | 'category'>): string =>
  row.legal_form !== 'volunteering'
    ? LEGAL_FORM_TEXT[row.legal_form]
    : doorOf(row.category, row.legal_form) === 'help'
      ? 'ボランティア'
      : '参加'

/** The door and the legal form, as they stand above a title: はたらく・雇用. */
export const kindLabel = (row: Pick<Listed, 'legal_form' | 'category'>): string =>
  `${DOOR_TEXT[doorOf(row.category, row.legal_form)]}・${formLabel(row)}`

const PER_TEXT = { hour: '1時間', time: '1回', day: '1日', job: '1件', month: '1か月' } satisfies Record<
  RewardUnit,
  string
>
const WAGE_TEXT = { hour: '時給', day: '日給', month: '月給', time: '1回', job: '1件' } satisfies Record<
  RewardUnit,
  string
>

type Paid = Pick<OpportunityData, 'reward' | 'reward_said' | 'reward_yen' | 'reward_unit' | 'legal_form' | 'category'>

/** What one would pay or get for it. */
const moneyOf = ({ legal_form, category }: Pick<Listed, 'legal_form' | 'category'>): string =>
  legal_form !== 'volunteering' ? 'お金' : doorOf(category, legal_form) === 'help' ? 'お礼・参加費' : '参加費'

/** Money in a resident's words: 時給1,200円, お礼 1回500円, 参加費 1回100円, 参加費はかかりません. */
export function payText(row: Paid): string {
  if (row.reward === null)
    return row.reward_said ? `${moneyOf(row)}：${row.reward_said}` : `${moneyOf(row)}はわかりません`
  if (row.reward === 'none')
    return doorOf(row.category, row.legal_form) === 'help' ? '謝礼はありません' : '参加費はかかりません'
  const yen = row.reward_yen === null ? '' : `${row.reward_yen.toLocaleString('ja')}円`
  const unit = row.reward_unit
  if (row.reward === 'wage') return yen && unit ? `${WAGE_TEXT[unit]}${yen}` : '賃金あり'
  const name = { fee: '報酬', thanks: 'お礼', cost: '参加費' }[row.reward]
  return yen ? `${name} ${unit ? PER_TEXT[unit] : ''}${yen}` : `${name}あり`
}

/** How many are still looked for; of what was only taken in from a list nobody here knows how many have come. */
export const peopleText = ({
  capacity,
  taken,
  checked = true,
}: Pick<Listed, 'capacity' | 'taken'> & Partial<Pick<Listed, 'checked'>>): string =>
  capacity === null
    ? '定員はわかりません'
    : isFull({ capacity, taken })
      ? 'いまは定員に達しています'
      : !checked
        ? `定員${capacity}人`
        : capacity > 1
          ? `定員${capacity}人・あと${capacity - taken}人`
          : '1人募集'

/** What it asks of the body, strongest first as they are listed; a load of degree 0 is none. */
export const loadsOf = (stored: Partial<Record<Load, number>>): CardLoad[] =>
  LOADS.flatMap(load => {
    const degree = stored[load] ?? 0
    return degree >= 1 ? [{ load, label: LOAD_TEXT[load], degree: Math.min(3, degree) as Degree }] : []
  })

/** That there may be loads of which nobody said; '' where each is known. */
export function unsureOf(stored: Partial<Record<Load, number>>): string {
  const unknown = unknownLoads(stored).length
  if (unknown === 0) return ''
  return unknown === LOADS.length ? 'からだの負担はわかりません' : 'ほかにからだの負担があるかはわかりません'
}

/** Who organises it, or that nobody said. */
export const organiserText = ({ organisation }: Pick<Listed, 'organisation'>): string =>
  organisation ?? '主催者はわかりません'

/** 令和8年11月20日 */
export function dayText(day: string): string {
  const { month, date } = partsOf(day)
  return `${eraYear(day)}${month}月${date}日`
}

const slotOf = ([weekday, on_day, from_min, to_min, weeks]: ListedSlot) => ({
  weekday,
  on_day,
  from_min,
  to_min,
  weeks,
})

/** The minutes that a visitor is told: on foot up to an hour, by bicycle, by bus; by car where it was asked for. */
export function minutesTold(ways: Pick<Ways, 'minutes'>, asked: readonly Means[] = []): Ways['minutes'] {
  const { walk = 0, car, ...others } = ways.minutes
  return {
    ...(walk <= 60 || asked.includes('walk') ? { walk } : {}),
    ...others,
    ...(asked.includes('car') && car !== undefined && { car }),
  }
}

/**
 * A card. `way` leads from the place that was asked for, by the `means` that were; `at` is where it is, if the row does not say
 * it; `query` what the page of the activity should know of it.
 */
export function cardOf(
  row: Listed,
  places: Pick<Gazetteer, 'townOf'>,
  today: string,
  about: { way?: ((to: Goal) => Ways) | null; at?: Point | null; query?: string; means?: readonly Means[] } = {},
): ActivityCard {
  const town = row.town_id ? places.townOf.get(row.town_id)?.name : undefined
  const place = row.place_name || town
  const loads = loadsOf(row.loads)
  const slots = (row.slots ?? []).map(slotOf)
  const { way = null, at, query = '', means } = about
  const goal = goalOf({ ...row, ...at }, places)
  const ways = way && goal && way(goal)
  return {
    id: row.id,
    url: `/opportunities/${row.id}${query}`,
    number: activityNumber(row.id),
    title: row.title,
    organisation: organiserText(row),
    door: doorOf(row.category, row.legal_form),
    kind: kindLabel(row),
    when: whenText({ ...row, slots }, today),
    minutes: ways ? minutesTold(ways, means) : {},
    ...(ways?.rough && { rough: true }),
    place: place && town && place !== town && !place.includes(town) ? `${place}（${town}）` : place,
    pay: payText(row),
    people: peopleText(row),
    ...(loads.length > 0 ? { loads } : {}),
    unsure: unsureOf(row.loads),
    ...(row.half_days ? { week: row.half_days } : {}),
    visit: row.visit_possible,
    trial: row.trial_possible,
    asOf: row.checked ? `${dayText(row.as_of)}現在` : `${dayText(row.as_of)}に取り込んだ案内`,
  }
}
