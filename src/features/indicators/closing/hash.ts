import { createHash } from 'node:crypto'
import { addMinutes } from '#platform/clock.ts'
import type { At } from './rules.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A figure as it stands in the hash of its quarter. */
export type Hashed = {
  key: string
  number: number
  value: number | null
  part: number | null
  base: number | null
  target: number | null
  counted: string
  evidence_count: number
  evidence_hash: string
}

/** The hash of a quarter: of who closed it and when (in one spelling), of every figure, and of the quarter that was closed before. */
export const hashOf = (
  closing: At & { by_account: string; at: string; before_hash: string },
  figures: readonly Hashed[],
): string =>
  sha256(
    JSON.stringify([
      [closing.fiscal_year, closing.quarter, closing.by_account, addMinutes(closing.at, 0), closing.before_hash],
      ...figures
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map(one => [
          ...[one.key, one.number, one.value, one.part, one.base, one.target, one.counted],
          ...[one.evidence_count, one.evidence_hash],
        ]),
    ]),
  )
