import { createHash } from 'node:crypto'
import type { RecordFound } from '#platform/correctable.ts'

/** A number for what a record says: whoever corrects it has read the same. At most 9 digits. */
export const versionOfRow = (row: RecordFound['row']): number =>
  Number.parseInt(createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 7), 16)
