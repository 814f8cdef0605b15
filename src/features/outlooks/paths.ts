import { personPath } from '#features/people/index.ts'
import type { Page } from './rules.ts'

/** The sheet of a visitor, who is not known; its answers travel in the form. */
export const PATHS = { sheet: '/outlook', booklet: '/outlook/booklet', paper: '/outlook/paper' } as const
/** The sheet of a resident who is in. */
export const MINE = '/my/outlook'
export const minePath = <P extends Page | 'booklet' | 'share'>(part: P) => `${MINE}/${part}` as const
/** The sheet of a person at the desk, as far as it is shared. */
export const staffPath = <Id extends string>(person: Id) => `${personPath(person)}/outlook` as const
