import type { Category } from '#features/kinds/index.ts'
import type { Team } from '#features/opportunities/index.ts'
import type { Pair } from '#features/people/index.ts'
import type { Opportunity, Person } from '#matching/index.ts'

/** Who goes with a person and who is not to meet them, of those who are in the plan. */
export function bondsOf(
  pairs: readonly Pair[],
  planned: ReadonlySet<string>,
): (person: string) => Pick<Person, 'together' | 'apart'> {
  const others = Map.groupBy(
    pairs
      .filter(({ person_id, other_id }) => planned.has(person_id) && planned.has(other_id))
      .flatMap(({ person_id, other_id, kind }) => [
        { of: person_id, kind, other: other_id },
        { of: other_id, kind, other: person_id },
      ]),
    ({ of, kind }) => `${kind} ${of}`,
  )
  const list = (kind: Pair['kind'], person: string) =>
    others
      .get(`${kind} ${person}`)
      ?.map(({ other }) => other)
      .sort()
  return person => {
    const [together, apart] = [list('together', person), list('apart', person)]
    return { ...(together && { together }), ...(apart && { apart }) }
  }
}

/** What is known of somebody who has a seat already. */
export type Seated = { skills: readonly string[]; experienced: readonly Category[] }

/**
 * What a team still needs where some of its seats are taken: those who sit there count. The engine has one rule for all
 * slots, so the slot that lacks most decides.
 */
export function teamLeft(
  { leader, experienced = 0, newcomers }: Team,
  category: Category,
  slots: readonly (readonly Seated[])[],
): NonNullable<Opportunity['team']> {
  const knowing = slots.map(seated => seated.filter(one => one.experienced.includes(category)).length)
  const strangers = slots.map((seated, at) => seated.length - knowing[at]!)
  const lacking = experienced - Math.min(...knowing)
  const led = slots.every(seated => seated.some(({ skills }) => leader && skills.includes(leader)))
  return {
    ...(leader && !led && { leader }),
    ...(lacking > 0 && { experienced: lacking }),
    ...(newcomers !== undefined && { newcomers: Math.max(0, newcomers - Math.max(...strangers)) }),
  }
}
