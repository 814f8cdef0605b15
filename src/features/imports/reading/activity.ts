import type { SourceActivity } from '#features/opportunities/index.ts'
import { addDays } from '#platform/dates.ts'
import type { EventRow, ReadRow } from '../rules.ts'
import { fingerprint } from './parse.ts'
import { hoursText } from './when/times.ts'

export type TownPoint = { id: string; name: string; lat: number; lng: number }

const DAY = 24 * 60

/** What the file says of an event, as an activity that people can find. */
export function activityOf(event: EventRow & Partial<ReadRow>, towns: readonly TownPoint[]): SourceActivity {
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
    ends_on: event.endsOn ?? (event.openEnd ? null : event.startsOn),
    status: statusOf(event),
    slot: slotOf(event),
  }
}

/** What is cancelled is closed; what is for children is kept with the file's other rows but not offered for a second life. */
export const statusOf = (event: Pick<EventRow, 'status' | 'forChildren'>): 'open' | 'closed' =>
  event.status === 'cancelled' || event.forChildren ? 'closed' : 'open'

/**
 * The one time of an event on one day; what begins after midnight is on the next. Longer ones and those with several times
 * keep them in words: a week cannot be guessed from them.
 */
function slotOf({ startsOn, endsOn, hours, openEnd }: EventRow): SourceActivity['slot'] {
  const [only, ...more] = hours
  if (startsOn === null || (endsOn ?? startsOn) !== startsOn || openEnd || !only || more.length > 0) return null
  const { from, to } = only
  if (from === null || to === null || to <= from) return null
  if (from >= DAY) return { on_day: addDays(startsOn, 1), from_min: from - DAY, to_min: to - DAY }
  return { on_day: startsOn, from_min: from, to_min: Math.min(to, DAY) }
}

function summaryOf({ hours, timeNote, place }: EventRow): string {
  return [hoursText(hours) || (timeNote ?? '').split('\n')[0], place].filter(Boolean).join('　').slice(0, 120)
}

function termsOf(event: EventRow): Record<string, string> {
  const until = [event.applyFrom ? `${event.applyFrom} から` : '', event.applyBy ? `${event.applyBy} まで` : '']
  const apply = [until.filter(Boolean).join(' '), event.applyHow ?? ''].filter(Boolean).join('　')
  const terms = {
    when: event.timeNote,
    target: event.target,
    cost: event.feeNote,
    apply,
    access: event.access,
    parking: event.parking,
    capacity: event.capacityNote,
    postcode: event.postcode,
    remarks: event.remarks,
    more: event.more.map(([heading, text]) => `${heading}：${text}`).join('\n'),
    contact: event.contactName,
    mail: event.contactMail,
  }
  return Object.fromEntries(Object.entries(terms).filter((entry): entry is [string, string] => Boolean(entry[1])))
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
