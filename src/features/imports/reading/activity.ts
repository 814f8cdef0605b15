import { EVERY_WEEK, type SourceActivity, type Told } from '#features/opportunities/index.ts'
import { formatDay } from '#platform/dates.ts'
import { clockTime } from '#platform/times.ts'
import type { EventRow } from '../rules.ts'
import { fingerprint } from './parse.ts'

export type TownPoint = { id: string; name: string; lat: number; lng: number }

const DAY = 24 * 60

/** What the file says of an event, as an activity that people can find. */
export function activityOf(event: EventRow & { row?: number }, towns: readonly TownPoint[]): SourceActivity {
  const town = townOf(event, towns)
  const slots = slotsOf(event)
  return {
    source_id: event.sourceId,
    fingerprint: fingerprint(event),
    title: event.title,
    aliases: [event.kana, event.sourceCategory].filter(word => word !== null),
    summary: summaryOf(event),
    description: event.description,
    category: event.category,
    place_name: event.place ?? '',
    address: event.address ?? '',
    town_id: town?.id ?? null,
    lat: event.lat ?? town?.lat ?? null,
    lng: event.lng ?? town?.lng ?? null,
    ...moneyOf(event),
    times_said: slots.length > 0 ? '' : timeOf(event),
    times_agreed: false,
    terms: {},
    told: toldOf(event),
    capacity: event.capacity === null ? null : Math.min(event.capacity, 100_000),
    age_min: null,
    residents_only: null,
    caution: event.status === 'tentative' ? '日程や内容が変わることがあります。出かける前に ご確認ください。' : '',
    contact_phone: event.contactPhone ?? '',
    source_url: event.url,
    organiser_name: event.organiser ?? '',
    starts_on: event.startsOn,
    ends_on: event.endsOn ?? event.startsOn,
    status: statusOf(event),
    slots,
  }
}

/** What is cancelled is closed; what is for children is kept with the file's other rows but not offered for a second life. */
export const statusOf = (event: Pick<EventRow, 'status' | 'forChildren'>): 'open' | 'closed' =>
  event.status === 'cancelled' || event.forChildren ? 'closed' : 'open'

/** The one time of an event on one day. Longer ones keep their times in words: a week cannot be guessed from them. */
function slotsOf({ startsOn, endsOn, startTime, endTime }: EventRow): SourceActivity['slots'] {
  if (
    (endsOn ?? startsOn) !== startsOn ||
    startTime === null ||
    endTime === null ||
    endTime <= startTime ||
    startTime >= DAY
  )
    return []
  return [{ weekday: null, on_day: startsOn, from_min: startTime, to_min: Math.min(endTime, DAY), weeks: EVERY_WEEK }]
}

/** What the file says of the time of day: 「10:00〜」, or the first line of its note. */
function timeOf({ startTime, endTime, timeNote }: EventRow): string {
  const time = startTime === null ? '' : `${clockTime(startTime)}〜${endTime === null ? '' : clockTime(endTime)}`
  return time || (timeNote ?? '').split('\n')[0]!
}

const summaryOf = (event: EventRow): string => [timeOf(event), event.place].filter(Boolean).join('　').slice(0, 120)

/** An amount, that there is none, or not known: then the file's own words stand for it. */
function moneyOf({
  fee,
  feeSaid,
  feeNote,
}: EventRow): Pick<SourceActivity, 'reward' | 'reward_said' | 'reward_yen' | 'reward_unit'> {
  if (fee === null) return { reward: null, reward_said: feeSaid ?? feeNote ?? '', reward_yen: null, reward_unit: null }
  return {
    reward: fee > 0 ? 'cost' : 'none',
    reward_said: '',
    reward_yen: fee || null,
    reward_unit: fee > 0 ? 'time' : null,
  }
}

/** Every fact of the row that has no column of its own, under the name by which it is shown. */
function toldOf(event: EventRow): Told[] {
  const facts: [label: string, text: string | null][] = [
    ['日時について', event.timeNote],
    ['対象', event.target],
    ['料金について', event.feeNote],
    ['申しこみの期限', event.applyBy && formatDay(event.applyBy)],
    ['申しこみ', event.applyHow],
    ['行き方', event.access],
    ['駐車場', event.parking],
    ['備考', event.remarks],
    ['問い合わせ先', event.contactName],
    ['メール', event.contactMail],
  ]
  return facts.flatMap(([label, text]) => (text ? [{ label, text }] : []))
}

/** The town an event is in: named in its address, else the nearest point within about 1.5 km of it. */
function townOf({ address, place, lat, lng }: EventRow, towns: readonly TownPoint[]): TownPoint | undefined {
  const where = `${address ?? ''}${place ?? ''}`
  const named = towns.filter(town => where.includes(town.name)).sort((a, b) => b.name.length - a.name.length)[0]
  if (named || lat === null || lng === null) return named
  const away = (town: TownPoint) => Math.hypot((town.lat - lat) * 111, (town.lng - lng) * 90)
  const nearest = towns.reduce<TownPoint | undefined>(
    (best, town) => (!best || away(town) < away(best) ? town : best),
    undefined,
  )
  return nearest && away(nearest) <= 1.5 ? nearest : undefined
}
