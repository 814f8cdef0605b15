import { isWholeJob, opportunityOf, unknownLoads } from '#features/opportunities/index.ts'
import type { OpportunityRow, Setting } from '#features/proposals/index.ts'
import { type Opportunity, type Slot, weekdays } from '#matching/index.ts'
import { addDays } from '#platform/dates.ts'
import { seatsLeft } from '../../rules.ts'
import { type Seated, teamLeft } from './bonds.ts'

/** From which day on, and for how many weeks. */
export type Span = Setting & { weeks: number }

/** An activity with the seats that are free in it and the days on which it takes place. */
export function activityOf(
  row: OpportunityRow,
  setting: Span,
  seatedIn: (slot: string) => readonly Seated[],
): { opportunity: Opportunity; taken: number } {
  const opportunity = carefully(row, opportunityOf(row, setting))
  const tiring = new Set(row.slots.flatMap(({ id, demanding }) => (demanding ? [id] : [])))
  let taken = 0
  const slots = opportunity.slots.flatMap((slot): Slot[] => {
    const need = seatsLeft({ need: slot.need ?? 1, assigned: seatedIn(slot.id).length }, row)
    taken += (slot.need ?? 1) - need
    const weeks = weeksWithin(slot, row, setting)
    const demanding = tiring.has(slot.id) && { demanding: true }
    return need > 0 && weeks?.length !== 0 ? [{ ...slot, need, ...(weeks && { weeks }), ...demanding }] : []
  })
  const team =
    row.team &&
    slots.length > 0 &&
    teamLeft(
      row.team,
      row.category,
      slots.map(({ id }) => seatedIn(id)),
    )
  return {
    opportunity: {
      ...opportunity,
      ...(team && { team }),
      ...(isWholeJob(row) && { whole: true }),
      ...(slots.length > 1 && row.capacity !== null && { capacity: row.capacity - row.taken }),
      slots: opportunity.open === false ? [] : slots,
    },
    taken,
  }
}

/** Nobody asks before a plan: whom a load would hurt, or who lives elsewhere, is not placed where that is not known. */
const carefully = (row: OpportunityRow, opportunity: Opportunity): Opportunity => ({
  ...opportunity,
  loads: { ...row.loads, ...Object.fromEntries(unknownLoads(row.loads).map(load => [load, 3])) },
  residentsOnly: row.residents_only !== false,
})

/** The weeks of a slot between the first and the last day of its activity; undefined: all of them. */
function weeksWithin(
  { weekday, weeks }: Slot,
  { starts_on, ends_on }: Pick<OpportunityRow, 'starts_on' | 'ends_on'>,
  setting: Span,
): number[] | undefined {
  const all = weeks ?? Array.from({ length: setting.weeks }, (_, i) => i + 1)
  const inside = all.filter(week => {
    const day = addDays(setting.today, 7 * (week - 1) + weekdays.indexOf(weekday))
    return (starts_on === null || starts_on <= day) && (ends_on === null || day <= ends_on)
  })
  return weeks === undefined && inside.length === setting.weeks ? undefined : inside
}
