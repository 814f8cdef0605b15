import type { SourceActivity } from '#features/opportunities/index.ts'
import { clockTime } from '#platform/times.ts'
import type { EventRow } from '../rules.ts'
import { fingerprint } from './parse.ts'

export type TownPoint = { id: string; name: string; lat: number; lng: number }

const DAY = 24 * 60

/** What the file says of an event, as an activity that people can find. */
export function activityOf(event: EventRow & { row?: number }, towns: readonly TownPoint[]): SourceActivity {
  const town = townOf(event, towns)
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
    reward: event.fee ? 'cost' : 'none',
    reward_yen: event.fee || null,
    reward_unit: event.fee ? 'time' : null,
    terms: termsOf(event),
    capacity: Math.max(1, Math.min(event.capacity ?? 1, 100_000)),
    caution: event.status === 'tentative' ? '日程や内容が変わることがあります。出かける前に ご確認ください。' : '',
    contact_phone: event.contactPhone ?? '',
    source_url: event.url,
    organiser_name: event.organiser ?? event.contactName ?? '',
    starts_on: event.startsOn,
    ends_on: event.endsOn ?? event.startsOn,
    status: statusOf(event),
    slot: slotOf(event),
  }
}

/** What is cancelled is closed; what is for children is kept with the file's other rows but not offered for a second life. */
export const statusOf = (event: Pick<EventRow, 'status' | 'forChildren'>): 'open' | 'closed' =>
  event.status === 'cancelled' || event.forChildren ? 'closed' : 'open'

/** The one time of an event on one day. Longer ones keep their times in words: a week cannot be guessed from them. */
function slotOf({ startsOn, endsOn, startTime, endTime }: EventRow): SourceActivity['slot'] {
  if (
    (endsOn ?? startsOn) !== startsOn ||
    startTime === null ||
    endTime === null ||
    endTime <= startTime ||
    startTime >= DAY
  )
    return null
  return { on_day: startsOn, from_min: startTime, to_min: Math.min(endTime, DAY) }
}

function summaryOf({ startTime, endTime, timeNote, place }: EventRow): string {
  const time = startTime === null ? '' : `${clockTime(startTime)}〜${endTime === null ? '' : clockTime(endTime)}`
  return [time || (timeNote ?? '').split('\n')[0], place].filter(Boolean).join('　').slice(0, 120)
}

function termsOf(event: EventRow): Record<string, string> {
  const apply = [event.applyBy ? `${event.applyBy} まで` : '', event.applyHow ?? ''].filter(Boolean).join('　')
  const terms = {
    when: event.timeNote,
    target: event.target,
    cost: event.feeNote,
    apply,
    access: event.access,
    parking: event.parking,
    remarks: event.remarks,
    contact: event.contactName,
    mail: event.contactMail,
  }
  return Object.fromEntries(Object.entries(terms).filter((entry): entry is [string, string] => Boolean(entry[1])))
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
