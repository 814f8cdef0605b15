import { z } from 'zod'
import { needed, note } from '#platform/reading.ts'
import { type Accepted, accept, type Refused, type Submitted } from '#platform/submitted.ts'
import type { Counted } from '../counting/rules.ts'
import { readTarget } from '../definitions/forms.ts'
import { type Basis, percent } from '../rules.ts'
import { CORRECT_TEXT } from './text.ts'

const REASON = needed(note('訂正のわけ', 400), '訂正のわけを入力してください。例：9月30日の相談2件の入力まちがい')

const figure = z.string().transform((typed, context): number => {
  const value = readTarget(typed)
  if (value !== null) return value
  context.addIssue(CORRECT_TEXT.number)
  return z.NEVER
})
const count = figure.refine(Number.isInteger, CORRECT_TEXT.number)

const plainForm = z.object({ value: figure, reason: REASON })
const shareForm = z.object({ part: count, base: count, reason: REASON })

/** What was typed of a figure that is corrected: its number, or of a share how many of how many. */
export function readCorrection(typed: Submitted, basis: Basis): Accepted<Counted & { reason: string }> | Refused {
  if (basis !== 'rate') {
    const read = accept(plainForm, typed)
    return read.ok ? { ok: true, value: { ...read.value, part: null, base: null } } : read
  }
  const read = accept(shareForm, typed, ({ part, base }) =>
    part !== undefined && base !== undefined && part > base ? { part: CORRECT_TEXT.parts } : {},
  )
  if (!read.ok) return read
  const { part, base, reason } = read.value
  return { ok: true, value: { value: base === 0 ? null : percent(part, base), part, base, reason } }
}
