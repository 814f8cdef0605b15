import { everyday } from './everyday.ts'
import { field } from './field.ts'
import type { WordList } from './list.ts'
import { living } from './living.ts'
import { written } from './written.ts'

export { ENDS, FIELDS, FIELDS_SOURCE } from './fields.ts'
export { readings as READINGS } from './readings.ts'
export const LISTS: readonly WordList[] = [...written, ...field, ...everyday, ...living]
