/** The pages of staff. */
export const PATH = '/staff/notices'
export const CALLS = '/staff/calls'
export const OUTBOX = '/staff/notices/outbox'
export const LETTERS = '/staff/notices/letters'
export const noticePath = <Id extends string>(id: Id) => `${PATH}/${id}` as const
/** How somebody wants to be reached. */
export const waysPath = <Id extends string>(person: Id) => `/staff/people/${person}/notices` as const
