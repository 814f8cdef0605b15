import { createHash } from 'node:crypto'
import type { Opportunity, Person } from '#matching/index.ts'

/** A hash for each row and their sum, so that a row that changes is subtracted and added. */
export type Digest = { of: Map<string, bigint>; sum: bigint }

export const hashOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

export const hex = (hash: bigint): string => hash.toString(16).padStart(16, '0')

/** The hash by which what is known of a person or an activity is kept. */
export const inputHashOf = (row: Person | Opportunity): string => hashOf(row).slice(0, 16)

export function digestOf(rows: readonly (Person | Opportunity)[]): Digest {
  const digest: Digest = { of: new Map(), sum: 0n }
  for (const row of rows) countIn(digest, row.id, row)
  return digest
}

export function countIn(digest: Digest, id: string, row: Person | Opportunity | null): void {
  const hash = row ? BigInt(`0x${inputHashOf(row)}`) : 0n
  digest.sum = BigInt.asUintN(64, digest.sum - (digest.of.get(id) ?? 0n) + hash)
  digest.of.set(id, hash)
}
