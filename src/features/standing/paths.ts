import { personPath } from '#features/people/index.ts'

export { TAKE } from '#features/residents/rules.ts'

/** Where staff begin to type for somebody. */
export const standingPath = <Id extends string>(id: Id) => `${personPath(id)}/standing` as const
/** What others did for a resident, and who may. */
export const MINE = '/my/standing'
export const END = '/my/standing/end'
/** By a card of the desk, without a mailbox. */
export const CARD = '/my/for/card'
/** Where a delegate chooses for whom they act. */
export const CHOOSE = '/my/for'
/** Whom a resident named, and the same at the desk. */
export const MINE_DELEGATES = '/my/delegates'
export const delegatesPath = <Id extends string>(id: Id) => `${personPath(id)}/delegates` as const
