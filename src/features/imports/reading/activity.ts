import { EVERY_WEEK, type SourceActivity, type SourceSlot, type Told } from '#features/opportunities/index.ts'
import { addDays, formatDay, formatShort } from '#platform/dates.ts'
import { beginning } from '#platform/text.ts'
import type { EventRow } from '../rules.ts'
import type { Hours } from '../rules-reading.ts'
import { fingerprint } from './identity.ts'
import { hoursText } from './when/times.ts'

export type TownPoint = { id: string; name: string; lat: number; lng: number }

const DAY = 24 * 60

/**
 * What the file says of an event, as an activity that people can find; it is known again by the fingerprint of all that the
 * file says, whatever of it was confirmed.
 */
export function activityOf(event: EventRow, towns: readonly TownPoint[], print = fingerprint(event)): SourceActivity {
  const town = townOf(event, towns)
  const slots = slotsOf(event)
  return {
    source_id: event.sourceId,
    fingerprint: print,
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
    times_said: slots.length > 0 ? '' : timesSaid(event),
    times_agreed: false,
    terms: {},
    told: toldOf(event),
    capacity: event.capacity ? Math.min(event.capacity, 100_000) : null,
    age_min: event.ageMin ?? null,
    residents_only: null,
    caution: event.status === 'tentative' ? '日程や内容が変わることがあります。出かける前にご確認ください。' : '',
    contact_phone: event.contactPhone ?? '',
    source_url: event.url,
    organiser_name: event.organiser ?? '',
    starts_on: event.startsOn,
    ends_on: event.endsOn ?? (event.openEnd ? null : event.startsOn),
    status: statusOf(event),
    slots,
  }
}

/** What is cancelled is closed; what is for children is kept with the file's other rows but not offered for a second life. */
export const statusOf = (event: Pick<EventRow, 'status' | 'forChildren'>): 'open' | 'closed' =>
  event.status === 'cancelled' || event.forChildren ? 'closed' : 'open'

/**
 * Its times: of one day, of each day that is listed, or of the weekdays. Those of a span of days, or without a beginning or
 * an end, stay in words: a week cannot be guessed from them.
 */
function slotsOf(event: EventRow): SourceSlot[] {
  const hours = event.hours.flatMap(wholeOf)
  // The night after a first Friday is not always before a first Saturday.
  if (event.weekly?.weeks && hours.some(({ to }) => to > DAY)) return []
  return hours.length < event.hours.length
    ? []
    : daysOf(event).flatMap(day => hours.flatMap(time => slotsAt(day, time)))
}

type Span = { from: number; to: number }

const wholeOf = ({ from, to }: Hours): Span[] => (from === null || to === null || to <= from ? [] : [{ from, to }])

function daysOf({
  startsOn,
  endsOn,
  openEnd,
  days,
  weekly,
}: EventRow): Pick<SourceSlot, 'weekday' | 'on_day' | 'weeks'>[] {
  if (weekly) {
    const weeks = weekly.weeks?.reduce((bits, week) => bits | (1 << (week - 1)), 0) ?? EVERY_WEEK
    return weekly.weekdays.map(weekday => ({ weekday, on_day: null, weeks }))
  }
  const one = startsOn !== null && !openEnd && (endsOn ?? startsOn) === startsOn ? [startsOn] : []
  return (days.length > 0 ? days : one).map(on_day => ({ weekday: null, on_day, weeks: EVERY_WEEK }))
}

/** What goes past midnight is on two days, what begins after it on the next one alone. */
function slotsAt(day: ReturnType<typeof daysOf>[number], { from, to }: Span): SourceSlot[] {
  const next = day.on_day === null ? { weekday: (day.weekday! + 1) % 7 } : { on_day: addDays(day.on_day, 1) }
  return [
    ...(from < DAY ? [{ ...day, from_min: from, to_min: Math.min(to, DAY) }] : []),
    ...(to > DAY ? [{ ...day, ...next, from_min: Math.max(from - DAY, 0), to_min: to - DAY }] : []),
  ]
}

/** What the file says of the time of day: 「10:00〜」, or the first line of its note. */
const timeOf = ({ hours, timeNote }: EventRow): string => hoursText(hours) || (timeNote ?? '').split('\n')[0]!

/** The same with the days that the file lists one by one. */
const timesSaid = (event: EventRow): string =>
  [event.days.map(formatShort).join('、'), timeOf(event)].filter(Boolean).join('　')

const summaryOf = (event: EventRow): string => beginning([timeOf(event), event.place].filter(Boolean).join('　'), 120)

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
    ['定員について', event.capacityNote],
    ['申しこみの始まり', event.applyFrom && formatDay(event.applyFrom)],
    ['申しこみの期限', event.applyBy && formatDay(event.applyBy)],
    ['申しこみ', event.applyHow],
    ['郵便番号', event.postcode],
    ['行き方', event.access],
    ['駐車場', event.parking],
    ['備考', event.remarks],
    ...event.more,
    ['問い合わせ先', event.contactName],
    ['メール', event.contactMail],
  ]
  return facts.flatMap(([label, text]) => (text ? [{ label, text }] : []))
}

const namedTown = (where: string, towns: readonly TownPoint[]): TownPoint | undefined =>
  towns.filter(town => where.includes(town.name)).sort((a, b) => b.name.length - a.name.length)[0]

/** The town an event is in: named in its address, else the nearest point within about 1.5 km of it. */
function townOf({ address, place, lat, lng }: EventRow, towns: readonly TownPoint[]): TownPoint | undefined {
  const named = namedTown(`${address ?? ''}${place ?? ''}`, towns)
  // Two addresses in two towns: it is in neither alone.
  if (new Set((address ?? '').split('／').map(one => namedTown(one, towns)?.id)).size > 1) return undefined
  if (named || lat === null || lng === null) return named
  const away = (town: TownPoint) => Math.hypot((town.lat - lat) * 111, (town.lng - lng) * 90)
  const nearest = towns.reduce<TownPoint | undefined>(
    (best, town) => (!best || away(town) < away(best) ? town : best),
    undefined,
  )
  return nearest && away(nearest) <= 1.5 ? nearest : undefined
}
