import { createHash } from 'node:crypto'

/** The one way to write a value as JSON: keys sorted, numbers as ECMAScript writes them, no white space (RFC 8785). */
export const canonicalOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const record = value as Record<string, unknown>
  const keys = Object.keys(record).filter(key => record[key] !== undefined)
  return `{${keys
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalOf(record[key])}`)
    .join()}}`
}

/** What a plan names its problem by: white space and the order of keys do not matter. */
export const instanceOf = (problem: unknown): string =>
  `sha256:${createHash('sha256').update(canonicalOf(problem)).digest('hex')}`
