import { earthKm, type Term } from '#matching/index.ts'

const points = (term: Term, share: string): string => `floor(w.${term} * (${share}) + 0.5)`
const popcount = (word: string): string => `bit_count((${word})::bit(32))`
const atLeast = (offered: string, wished: string): string =>
  `case when ${offered} >= ${wished} then 1 else ${offered}::float8 / ${wished} end`
const atMost = (offered: string, wished: string): string =>
  `case when ${wished} = 0 or ${offered} <= ${wished} then 1 else ${wished}::float8 / ${offered} end`

const chord2 = '((p.x - o.x) * (p.x - o.x) + (p.y - o.y) * (p.y - o.y) + (p.z - o.z) * (p.z - o.z))'
const unsure = '(p.reachChord2 * 1e-9 + 1e-20)'
const km = `${2 * earthKm} * asin(least(1, sqrt(power(sin(radians(o.lat - p.lat) / 2), 2)
  + cos(radians(p.lat)) * cos(radians(o.lat)) * power(sin(radians(o.lng - p.lng) / 2), 2))))`

const timeShare = `(case when p.wishHalves = 0 then 1 else ${popcount('l.halves & p.wishHalves')}::float8 / ${popcount('l.halves')} end
    + ${atLeast('(l."to" - l."from")', 'p.wishHours')}) / 2`

/** The points of the slot that suits best; nothing where none fits. */
const time = `case when o.slots = 0 then ${points('time', '0.5')} else (
  select max(${points('time', timeShare)}) from slot l
  where l.row >= o.slotsAt and l.row < o.slotsAt + o.slots
    and (l.hours[1] & ~p.free[l.weekday * 3 + 1]) | (l.hours[2] & ~p.free[l.weekday * 3 + 2]) | (l.hours[3] & ~p.free[l.weekday * 3 + 3]) = 0
    and p.busy[l.weekday + 1] & l.weeks = 0 and l."to" - l."from" <= p.maxHours and l.weekCount <= p.maxDays) end`

const shares: Record<Exclude<Term, 'time'>, string> = {
  likes: 'case when p.taste[o.category + 1] <= -20 then 0 else (p.taste[o.category + 1] + 20) / 60.0::float8 end',
  distance: `case when ${chord2} = 0 then 1 when ${chord2} >= p.reachChord2 then 0 else 1 - sqrt(${chord2} / p.reachChord2) end`,
  experience: `case when o.wantsCount = 0 then 0.5
    else (${popcount('o.wants[1] & p.skills[1]')} + ${popcount('o.wants[2] & p.skills[2]')})::float8 / o.wantsCount end`,
  terms: `(case when p.wishPay <> 0 and (p.wishPay = 1) <> (o.paid = 1) then 0 when o.yen = 0 then 1 else ${atLeast('o.yen', 'p.wishYen')} end
    + ${atMost('o.days', 'p.wishDays')} + ${atMost('o.shortest', 'p.wishShift')})::float8 / 3`,
  character: `case when p.words = 0 or o.words = 0 then 0.5
    else ${popcount('p.words & o.words')}::float8 / least(${popcount('p.words')}, ${popcount('o.words')}) end`,
  need: 'o.need',
}

const base = Object.entries(shares)
  .map(([term, share]) => points(term as Term, share))
  .join(' + ')

/**
 * The hard rules and the seven terms as one statement over the columns of the snapshot, cheap rules first: how many pairs
 * are eligible, and the sum of their scores.
 */
export const statement = `
select count(*)::int as eligible, sum(best.points + ${base})::float8 as total
from person p cross join opportunity o cross join w cross join lateral (select ${time} as points offset 0) best
where p.kinds & o.kind <> 0 and o.open = 1
  and ${chord2} <= p.reachChord2 + ${unsure}
  and (${chord2} < p.reachChord2 - ${unsure} or ${km} <= p.reachKm)
  and p.taste[o.category + 1] <> -128
  and (p.avoids[1] & o.loads[1]) | (p.avoids[2] & o.loads[2]) | (p.avoids[3] & o.loads[3]) = 0
  and (o.requires[1] & ~p.skills[1]) | (o.requires[2] & ~p.skills[2]) = 0
  and (p.age = 0 or p.age >= o.ageMin) and p.outsider & o.residentsOnly = 0
  and (p.excludes = 0 or not exists (select from excluded e
    where e.row >= p.excludesAt and e.row < p.excludesAt + p.excludes and e.opportunity = o.row))
  and best.points is not null`
