import type { Reading } from '../rules-reading.ts'

/** A reading as one line: the value, ? before what is only offered with its doubt, + behind what says more than its value. */
export function line<T>(reading: Reading<T>, show: (value: T) => string): string {
  if (reading.kind === 'known') return `${show(reading.value)}${reading.more ? ' +' : ''}`
  return reading.kind === 'offered' ? `? ${show(reading.value)} (${reading.why})` : reading.kind
}
