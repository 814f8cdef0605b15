import { BRANDS, BRANDS_SOURCE } from './brands.ts'
import { everyday } from './everyday.ts'
import { field } from './field.ts'
import { FIELDS_SOURCE, FIELDS as named } from './fields.ts'
import { LEISURE, LEISURE_SOURCE } from './leisure.ts'
import type { FieldList, WordList } from './list.ts'
import { living } from './living.ts'
import { FACILITIES, FACILITIES_SOURCE, TRADES, TRADES_SOURCE } from './trades.ts'
import { written } from './written.ts'

export { ENDS } from './fields.ts'
export { GENERAL, GENERAL_SOURCE } from './general.ts'
export { hard as HARD } from './hard.ts'
export { readings as READINGS } from './readings.ts'
export { SITUATIONS, SITUATIONS_SOURCE } from './situations.ts'
export const LISTS: readonly WordList[] = [...written, ...field, ...everyday, ...living]
/** What belongs to the field of a category, by what each list rests on. */
export const FIELDS: readonly FieldList[] = [
  { source: FIELDS_SOURCE, words: named },
  { source: TRADES_SOURCE, words: TRADES },
  { source: LEISURE_SOURCE, words: LEISURE },
  { source: FACILITIES_SOURCE, words: FACILITIES },
  { source: BRANDS_SOURCE, words: BRANDS },
]
