import { LOAD_TEXT, type Load } from '#features/kinds/index.ts'
import { type MatchingRow, UNKNOWN_TEXT, type Unknown, unknownLoads, unknownOf } from '#features/opportunities/index.ts'

/** Of somebody for whom it is asked: the loads that they avoid, and whether they live in the city. */
export type Asker = { avoids: readonly Load[]; resident: boolean }

const hurting = ({ loads }: Pick<MatchingRow, 'loads'>, avoids: readonly Load[]): Load[] =>
  unknownLoads(loads).filter(load => avoids.includes(load))

/** Whether what is not known makes a difference to this person. */
const MATTERS: Partial<Record<Unknown, (person: Asker, row: MatchingRow) => boolean>> = {
  loads: ({ avoids }, row) => hurting(row, avoids).length > 0,
  residence: ({ resident }) => !resident,
}

/**
 * What is to be made sure of before this activity is offered to this person: 「立ち続けるがあるか」, 「定員」. Nothing that
 * would make no difference to them.
 */
export function questionsOf(row: MatchingRow, person: Asker): string[] {
  const open = unknownOf(row).filter(key => MATTERS[key]?.(person, row) ?? true)
  return open.map(key => (key === 'loads' ? loadsText(hurting(row, person.avoids)) : UNKNOWN_TEXT[key]))
}

const loadsText = (loads: readonly Load[]): string => `${loads.map(load => `「${LOAD_TEXT[load]}」`).join('')}があるか`

/**
 * The activities of which nobody knows whether they have a load that this person avoids: they are asked about first, and
 * stand in no list of what suits.
 */
export const heldBack = (rows: Iterable<MatchingRow>, avoids: readonly Load[]): string[] =>
  avoids.length === 0
    ? []
    : [...rows].filter(({ loads }) => avoids.some(load => loads[load] === undefined)).map(({ id }) => id)
