import type { Data, Value } from './fields.ts'

/** A part of a form as the engine tells it: words, a name, or what is repeated with the parts in it. */
export type Tag = { type: string; value: string; module?: string; inverted?: boolean; subparsed?: readonly Tag[] }

/** What a form may come to when it is filled, in letters with its marks of XML: some three hundred pages. */
export const MOST_FILLED = 10_000_000

/**
 * How many letters a form comes to with these values, before anything of it is made. What is repeated within itself grows
 * beyond every memory out of a few kilobytes: beyond `most` nobody goes on counting.
 */
export function filledLength(tags: readonly Tag[], values: Data, most = MOST_FILLED): number {
  return lengthIn(tags, [values], most)
}

function lengthIn(tags: readonly Tag[], scopes: readonly Data[], most: number): number {
  let length = 0
  for (const tag of tags) {
    if (length > most) return length
    if (tag.type === 'content') length += tag.value.length
    else if (!tag.subparsed) length += String(lookedUp(tag, scopes) ?? '').length
    else
      for (const inside of repeated(tag, scopes)) {
        // One more for each time, so that what is repeated without a letter comes to an end too.
        length += 1 + lengthIn(tag.subparsed, inside, most - length)
        if (length > most) return length
      }
  }
  return length
}

/** The innermost value of a name. */
const lookedUp = ({ value }: Tag, scopes: readonly Data[]): Value | undefined =>
  scopes.findLast(scope => Object.hasOwn(scope, value.trim()))?.[value.trim()]

/** What is known in each repetition. */
function repeated(tag: Tag, scopes: readonly Data[]): (readonly Data[])[] {
  const value = lookedUp(tag, scopes)
  const none = !value || (Array.isArray(value) && value.length === 0)
  if (tag.inverted) return none ? [scopes] : []
  if (none) return []
  return Array.isArray(value) ? value.map((one: Data) => [...scopes, one]) : [scopes]
}
