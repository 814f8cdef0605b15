import { earthKm } from '#matching/geo.ts'
import type { Term } from '#matching/model.ts'

const points = (term: Term, share: string): string => `floor(w.${term} * (${share}) + 0.5)`
const popcount = (words: string, width: 32 | 64 = 32): string => `bit_count((${words})::bit(${width}))`
const atLeast = (offered: string, wished: string): string =>
  `case when ${wished} = 0 or ${offered} >= ${wished} then 1 else ${offered}::float8 / ${wished} end`

const chord2 = '((p.x - o.x) * (p.x - o.x) + (p.y - o.y) * (p.y - o.y) + (p.z - o.z) * (p.z - o.z))'
const unsure = '(p.reachChord2 * 1e-9 + 1e-20)'
const km = `${2 * earthKm} * asin(least(1, sqrt(power(sin(radians(o.lat - p.lat) / 2), 2)
  + cos(radians(p.lat)) * cos(radians(o.lat)) * power(sin(radians(o.lng - p.lng) / 2), 2))))`

/** What a person could do when, by the shape of a slot: the rules and the term that depend on nothing else. */
const fits = `
  select p.row as p, h.row as shape, ${points(
    'time',
    `(case when p.wishHalves = 0 then 1 else ${popcount('h.halves & p.wishHalves')}::float8 / ${popcount('h.halves')} end
    + ${atLeast('h."to" - h."from"', 'p.wishHours')}) / 2`,
  )} as points
  from person p cross join shape h cross join w
  where (h.hours[1] & ~p.free[h.weekday * 3 + 1]) | (h.hours[2] & ~p.free[h.weekday * 3 + 2]) | (h.hours[3] & ~p.free[h.weekday * 3 + 3]) = 0
    and h."to" - h."from" <= p.maxHours`

/** The points of the slot that suits best; nothing where none fits. */
const time = `case when o.slots = 0 then ${points('time', '0.5')} else (
  select max(f.points) from slot l join shape h on h.row = l.shape join fits f on f.p = p.row and f.shape = l.shape
  where l.row >= o.slotsAt and l.row < o.slotsAt + o.slots
    and p.busy[h.weekday + 1] & l.weeks = 0 and l.weekCount <= p.maxDays) end`

const shares: Record<Exclude<Term, 'time'>, string> = {
  likes: 'case when p.taste[o.category + 1] <= -20 then 0 else (p.taste[o.category + 1] + 20) / 60.0::float8 end',
  distance: `case when ${chord2} = 0 then 1 when ${chord2} >= p.reachChord2 then 0 else 1 - sqrt(${chord2} / p.reachChord2) end`,
  experience: `case when o.wantsCount = 0 then 0.5
    else (${popcount('o.wants[1] & p.skills[1]')} + ${popcount('o.wants[2] & p.skills[2]')})::float8 / o.wantsCount end`,
  terms: `(case when p.wishPay <> 0 and (p.wishPay = 1) <> (o.paid = 1) then 0 when o.yen = 0 then 1 else ${atLeast('o.yen', 'p.wishYen')} end
    + ${atLeast('o.days', 'p.wishDays')} + ${atLeast('o.shortest', 'p.wishShift')})::float8 / 3`,
  character: `case when p.words = 0 or o.words = 0 then 0.5
    else ${popcount('p.words & o.words')}::float8 / least(${popcount('p.words')}, ${popcount('o.words')}) end`,
  need: 'o.need',
}

const base = Object.entries(shares)
  .map(([term, share]) => points(term as Term, share))
  .join(' + ')

/**
 * The hard rules and the seven terms as one statement over the same columns, cheap rules first: how many pairs are
 * eligible, and the sum of their scores. What a person can do by shape is worked out once, as the kernel's scan does.
 */
export const statement = `
with fits as materialized (${fits})
select count(*)::int as eligible, sum(base + time)::float8 as total
from (
  select ${base} as base, ${time} as time
  from person p cross join opportunity o cross join w
  where p.kinds & o.kind <> 0 and o.open = 1
    and ${chord2} <= p.reachChord2 + ${unsure}
    and (${chord2} < p.reachChord2 - ${unsure} or ${km} <= p.reachKm)
    and p.taste[o.category + 1] <> -128
    and (p.avoids[1] & o.loads[1]) | (p.avoids[2] & o.loads[2]) | (p.avoids[3] & o.loads[3]) = 0
    and (o.requires[1] & ~p.skills[1]) | (o.requires[2] & ~p.skills[2]) = 0
    and (p.age = 0 or p.age >= o.ageMin) and p.outsider & o.residentsOnly = 0
    and (p.excludes = 0 or not exists (select from excluded e
      where e.row >= p.excludesAt and e.row < p.excludesAt + p.excludes and e.opportunity = o.row))
) pair
where time is not null`
