/** The score once more for the checker, from the text of the format alone. */
import type { Term } from '../problem/model.ts'
import { type Applicant, lineOf, type Offer, type Seat } from './facts.ts'

type Weights = Record<Term, number>

/** The way as the straight line through the ground against that of the reach. */
const nearness = ({ at, reach }: Applicant, o: Offer): number => {
  if (!at || !o.at) return 0
  const line = lineOf(at, o.at)
  return line === 0 ? 1 : line >= reach ? 0 : 1 - Math.sqrt(line / reach)
}

const most = (offered: number, wished: number): number => (offered >= wished ? 1 : offered / wished)

const timeShare = ({ person, halves, free }: Applicant, seat: Seat): number => {
  if (!free) return 0
  const met = halves.size === 0 ? 1 : inCommon(seat.halves, halves) / seat.halves.length
  return (met + most(seat.length, person.wishes?.hoursPerWeek ?? 0)) / 2
}

const conditions = ({ person }: Applicant, { opportunity: o, shortest }: Offer): number => {
  const { wishes } = person
  if (!wishes) return 1
  const payKept = wishes.pay === undefined || wishes.pay === (o.kind !== 'volunteering')
  const reward = !payKept ? 0 : o.yenPerHour ? most(o.yenPerHour, wishes.yenPerHour ?? 0) : 1
  return (reward + atMost(o.daysPerWeek ?? 0, wishes.daysPerWeek) + atMost(shortest, wishes.hoursPerShift)) / 3
}

/** Days and hours are wished as the most: more than that is met in part, less in full. */
const atMost = (asked: number, wished = 0): number => (wished === 0 ? 1 : most(wished, asked))

const inCommon = (list: readonly string[], set: ReadonlySet<string>): number => {
  let count = 0
  for (const key of list) if (set.has(key)) count++
  return count
}

const wishShare = ({ likes, shown }: Applicant, category: string): number => {
  const wish = Math.round(((likes.get(category) ?? 0) + (shown.get(category) ?? 0)) * 20)
  return wish <= -20 ? 0 : (Math.min(40, wish) + 20) / 60
}

const needShare = ({ opportunity: o, needed }: Offer): number => {
  const seats = Math.max(1, needed)
  const scarcity = o.candidates === undefined ? 0.5 : seats / (seats + o.candidates)
  return ((o.urgency ?? 0) / 3 + (o.priority ? 1 : 0) + scarcity) / 3
}

const rounded = (points: number): number => Math.floor(points + 0.5)

/** The points of each term that is the same for every slot of an opportunity. */
const pairPoints = (weights: Weights, a: Applicant, o: Offer): Omit<Weights, 'time'> => {
  const fewest = Math.min(a.words.size, o.words.length)
  return {
    likes: rounded(weights.likes * wishShare(a, o.opportunity.category)),
    distance: rounded(weights.distance * nearness(a, o)),
    experience: rounded(
      weights.experience * (o.wants.length === 0 ? 0.5 : inCommon(o.wants, a.skills) / o.wants.length),
    ),
    terms: rounded(weights.terms * conditions(a, o)),
    character: rounded(weights.character * (fewest === 0 ? 0.5 : inCommon(o.words, a.words) / fewest)),
    need: rounded(weights.need * needShare(o)),
  }
}

/** The points of each term for a person in a slot of an opportunity. */
export const pointsOf = (weights: Weights, a: Applicant, o: Offer, seat: Seat): Weights => ({
  ...pairPoints(weights, a, o),
  time: rounded(weights.time * timeShare(a, seat)),
})

/** The score of a party, as a sum, but for the time. */
export const pairScore = (weights: Weights, party: readonly Applicant[], o: Offer): number => {
  let sum = 0
  for (const one of party) {
    const { likes, distance, experience, terms, character, need } = pairPoints(weights, one, o)
    sum += likes + distance + experience + terms + character + need
  }
  return sum
}

/** The points of the time term alone, the only one that differs between slots of an opportunity. */
export const timeScore = (weights: Weights, party: readonly Applicant[], seat: Seat): number => {
  let sum = 0
  for (const one of party) sum += rounded(weights.time * timeShare(one, seat))
  return sum
}
