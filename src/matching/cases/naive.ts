/** The rules and the score once more, as one would first write them with objects: the oracle of the property tests. */
import { haversineKm } from '../problem/geo.ts'
import type { Opportunity, Person, Slot, Term } from '../problem/model.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const monday = Date.UTC(2026, 11, 7)
const ends = { am: 12, pm: 17, evening: 24 }

const degree = (loads: Person['avoids'], load: string, list: number): number => {
  if (!loads) return 0
  if (Array.isArray(loads)) return loads.includes(load) ? list : 0
  return (loads as Record<string, number>)[load] ?? 0
}

/** The way against the reach; null where either is not known. */
const wayOf = ({ at, reachKm: reach }: Person, o: Opportunity): { kept: boolean; left: number } | null => {
  if (at === undefined || reach === undefined || o.at === undefined) return null
  const km = haversineKm(at, o.at)
  return { kept: km <= reach, left: reach === 0 ? 1 : Math.max(0, 1 - km / reach) }
}

const pairKept = (p: Person, o: Opportunity): boolean =>
  o.open !== false &&
  p.kinds.includes(o.kind) &&
  (p.likes?.[o.category] ?? 0) > -2 &&
  ['standing', 'lifting', 'heights'].every(load => {
    const limit = degree(p.avoids, load, 1)
    return limit === 0 || degree(o.loads, load, 3) < limit
  }) &&
  (o.requires ?? []).every(skill => p.skills?.includes(skill)) &&
  (wayOf(p, o)?.kept ?? true) &&
  (p.age === undefined || p.age >= (o.ageMin ?? 0)) &&
  !(o.residentsOnly && p.resident === false) &&
  !p.excludes?.includes(o.id)

const slotKept = (p: Person, slot: Slot): boolean => {
  const free = p.free?.[slot.weekday] ?? []
  for (let h = slot.from; p.free && h < slot.to; h += 0.25)
    if (!free.some(([from, to]) => from <= h && h + 0.25 <= to)) return false
  const weeks = slot.weeks ?? [1, 2, 3, 4]
  const dates = weeks.map(week => monday + ((week - 1) * 7 + weekdays.indexOf(slot.weekday)) * 86400000)
  return (
    !(p.busyDates ?? []).some(date => dates.includes(Date.parse(date))) &&
    slot.to - slot.from <= (p.maxHoursPerWeek ?? 168) &&
    weeks.length <= (p.maxDaysPerMonth ?? 31)
  )
}

const timeShare = (p: Person, slot: Slot): number => {
  if (!p.free) return 0
  const { halves, hoursPerWeek } = p.wishes ?? {}
  const touched = Object.entries(ends)
    .filter(([, end], i, all) => slot.from < end && slot.to > (all[i - 1]?.[1] ?? 0))
    .map(([half]) => `${slot.weekday}-${half}`)
  const wished = halves?.length
    ? touched.filter(half => (halves as readonly string[]).includes(half)).length / touched.length
    : 1
  return (wished + (hoursPerWeek ? Math.min(1, (slot.to - slot.from) / hoursPerWeek) : 1)) / 2
}

const common = (a: readonly string[] = [], b: readonly string[] = []): number => a.filter(x => b.includes(x)).length

const shares = (p: Person, o: Opportunity, time: number): Record<Term, number> => {
  const wish = Math.max(-1, Math.min(2, (p.likes?.[o.category] ?? 0) + (p.shown?.[o.category] ?? 0)))
  const w = p.wishes ?? {}
  const paid = o.kind !== 'volunteering'
  const payKept = w.pay === undefined || w.pay === paid
  const reward = !payKept ? 0 : o.yenPerHour && w.yenPerHour ? Math.min(1, o.yenPerHour / w.yenPerHour) : 1
  const shortest = o.slots.length ? Math.min(...o.slots.map(slot => slot.to - slot.from)) : 0
  const days = w.daysPerWeek && o.daysPerWeek ? Math.min(1, w.daysPerWeek / o.daysPerWeek) : 1
  const shift = w.hoursPerShift && shortest ? Math.min(1, w.hoursPerShift / shortest) : 1
  const seats = Math.max(
    1,
    o.slots.reduce((sum, slot) => sum + (slot.need ?? 1), 0),
  )
  const words = Math.min(p.character?.length ?? 0, o.character?.length ?? 0)
  return {
    likes: (wish + 1) / 3,
    distance: wayOf(p, o)?.left ?? 0,
    time,
    experience: o.wants?.length ? common(o.wants, p.skills) / o.wants.length : 0.5,
    terms: (reward + days + shift) / 3,
    character: words ? common(p.character, o.character) / words : 0.5,
    need:
      ((o.urgency ?? 0) / 3 +
        (o.priority ? 1 : 0) +
        (o.candidates === undefined ? 0.5 : seats / (seats + o.candidates))) /
      3,
  }
}

/** The shares of all terms by the best slot that fits, or null where a rule is broken. */
export const naiveShares = (p: Person, o: Opportunity): Record<Term, number> | null => {
  if (!pairKept(p, o)) return null
  if (o.slots.length === 0) return shares(p, o, o.timesUnknown ? 0 : 0.5)
  const times = o.slots.filter(slot => slotKept(p, slot)).map(slot => timeShare(p, slot))
  return times.length === 0 ? null : shares(p, o, Math.max(...times))
}
