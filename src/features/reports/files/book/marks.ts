import { type Data, MARKS, shown, type Value } from '../fields.ts'

/** What the text of a cell is made of: words, a name, or what stands only where there is (`not`: is no) such a thing, once for each. */
export type Mark =
  | { kind: 'text'; text: string }
  | { kind: 'name'; name: string }
  | { kind: 'part'; name: string; not: boolean; inner: Mark[] }

/** A mark that cannot be read; the same words as of a document (templates/names.ts). */
export type MarkFault = {
  id: 'unclosed_tag' | 'unopened_tag' | 'closing_tag_does_not_match_opening_tag'
  tag: string
  closing?: string
}

/** The text of a cell; `begins` and `ends`: a part that begins in it and ends in another cell of its row, or the other way round. */
export type CellMarks = { marks: Mark[]; begins: string[]; ends: string[]; faults: MarkFault[] }

const TAG = /\{\{([^{}]*)\}\}/g

export const hasMarks = (text: string): boolean => text.includes(MARKS.start) || text.includes(MARKS.end)

type Open = { name: string; not: boolean; marks: Mark[] }

/** Reads the text of a cell. */
export function readMarks(text: string): CellMarks {
  const stack: Open[] = [{ name: '', not: false, marks: [] }]
  const [ends, faults]: [string[], MarkFault[]] = [[], []]
  let at = 0
  const words = (piece: string) => {
    if (piece === '') return
    faults.push(...loose(piece))
    stack.at(-1)!.marks.push({ kind: 'text', text: piece })
  }
  for (const found of text.matchAll(TAG)) {
    words(text.slice(at, found.index))
    at = found.index + found[0].length
    const tag = found[1]!.trim()
    const name = tag.slice(1).trim()
    if (tag.startsWith('#') || tag.startsWith('^')) stack.push({ name, not: tag.startsWith('^'), marks: [] })
    else if (tag.startsWith('/')) closePart(stack, name, ends, faults)
    else stack.at(-1)!.marks.push({ kind: 'name', name: tag })
  }
  words(text.slice(at))
  const [root, ...open] = stack as [Open, ...Open[]]
  return {
    marks: [...root.marks, ...open.flatMap(({ marks }) => marks)],
    begins: open.map(({ name }) => name),
    ends,
    faults,
  }
}

function closePart(stack: Open[], name: string, ends: string[], faults: MarkFault[]): void {
  if (stack.length === 1) return void ends.push(name)
  const { name: opened, not, marks } = stack.pop()!
  if (opened !== name) faults.push({ id: 'closing_tag_does_not_match_opening_tag', tag: opened, closing: name })
  stack.at(-1)!.marks.push({ kind: 'part', name: opened, not, inner: marks })
}

/** Marks without their other half. */
const loose = (piece: string): MarkFault[] => [
  ...[...piece.matchAll(/\{\{([^{}]*)/g)].map(([, tag]): MarkFault => ({ id: 'unclosed_tag', tag: tag! })),
  ...[...piece.matchAll(/([^{}]*)\}\}/g)].map(([, tag]): MarkFault => ({ id: 'unopened_tag', tag: tag! })),
]

/** What is known where a name stands, the nearest first. */
export type Scopes = readonly Data[]
const look = (name: string, scopes: Scopes): Value => {
  const scope = scopes.find(one => Object.hasOwn(one, name))
  return scope === undefined ? '' : scope[name]!
}

/** What stands in a cell: a number where it is nothing but a name of one, else words. */
export function cellOf(marks: readonly Mark[], scopes: Scopes): string | number {
  const told = marks.filter(one => one.kind !== 'text' || one.text.trim() !== '')
  const [only] = told
  const value = told.length === 1 && only!.kind === 'name' ? look(only!.name, scopes) : ''
  return typeof value === 'number' ? value : wordsOf(marks, scopes)
}

/** The words that they come to. */
export const wordsOf = (marks: readonly Mark[], scopes: Scopes): string =>
  marks
    .map(mark => {
      if (mark.kind === 'text') return mark.text
      if (mark.kind === 'name') return shown(look(mark.name, scopes))
      return partOf(mark, look(mark.name, scopes), scopes)
    })
    .join('')

function partOf({ not, inner }: Extract<Mark, { kind: 'part' }>, value: Value, scopes: Scopes): string {
  const each = typeof value === 'object' ? (value as readonly Data[]) : null
  const is = each === null ? value === true : each.length > 0
  if (not) return is ? '' : wordsOf(inner, scopes)
  if (each === null) return is ? wordsOf(inner, scopes) : ''
  return each.map(one => wordsOf(inner, [one, ...scopes])).join('')
}
