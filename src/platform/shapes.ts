import { dayOf } from './dates.ts'
import { lengthOf } from './text.ts'

/**
 * What a value of a file or of a setting may be. Its sentences and its JSON Schema are made from it, so that neither says
 * another thing than is checked. `text` names it for people, `orNull` also takes null, `fits` says what else is wrong.
 */
export type Shape = {
  text?: string
  orNull?: true
  // biome-ignore lint/suspicious/noExplicitAny: it is called with what the rest of the shape let through
  fits?: (value: any) => string | null
} & (
  | { of: 'words'; most: number; empty?: true; like?: { pattern: RegExp; says: string } }
  | { of: 'choice'; among: readonly string[]; texts?: Readonly<Record<string, string>> }
  | {
      of: 'number'
      least: number
      most: number
      whole?: true
      beyond?: (value: number) => string
      /** What single numbers stand for. */
      texts?: Readonly<Record<string, string>>
    }
  | { of: 'day' }
  | { of: 'yes' }
  | { of: 'list'; each: Shape }
  | { of: 'record'; fields: Readonly<Record<string, Shape>>; optional?: readonly string[] }
  /** A record whose field `by` says which of the cases it is. */
  | { of: 'cases'; by: string; cases: Readonly<Record<string, Shape>> }
)

/** Where something is wrong (`areas[2].name`; '' for the whole), and what to do about it. */
export type Fault = { path: string; says: string }

const fault = (path: string, says: string): Fault[] => [{ path, says }]

/** All that is wrong with a value, in the order in which it stands; empty where it has the shape. */
export function faultsOf(shape: Shape, value: unknown, path = ''): Fault[] {
  if (value === null && shape.orNull) return []
  const found = ownFaults(shape, value, path)
  if (found.length > 0) return found
  const misfit = shape.fits?.(value) ?? null
  return misfit === null ? [] : fault(path, misfit)
}

function ownFaults(shape: Shape, value: unknown, path: string): Fault[] {
  if (shape.of === 'list')
    return Array.isArray(value)
      ? value.flatMap((one, at) => faultsOf(shape.each, one, `${path}[${at}]`))
      : fault(path, '[ ] で囲んだ一覧にしてください。')
  if (shape.of === 'record') return recordFaults(shape, value, path)
  if (shape.of === 'cases') return caseFaults(shape, value, path)
  const says = plainFault(shape, value)
  return says === null ? [] : fault(path, says)
}

function plainFault(shape: Exclude<Shape, { of: 'list' | 'record' | 'cases' }>, value: unknown): string | null {
  if (shape.of === 'yes') return typeof value === 'boolean' ? null : 'true か false にしてください。'
  if (shape.of === 'number') return numberFault(shape, value)
  if (typeof value !== 'string') return '" " で囲んだ文字にしてください。'
  if (shape.of === 'day')
    return isDay(value) ? null : `「${shown(value)}」は暦にない日か、書き方がちがいます。例：2026-10-01`
  if (shape.of === 'choice')
    return shape.among.includes(value)
      ? null
      : `「${shown(value)}」は使えません${guess(value, shape.among)}。使えるもの：${shape.among.join('、')}`
  if (value.trim() === '' && !shape.empty) return '空のままにせず、書いてください。'
  if (lengthOf(value) > shape.most) return `${shape.most}文字までにしてください。`
  return shape.like && !shape.like.pattern.test(value) ? shape.like.says : null
}

function numberFault({ least, most, whole, beyond }: Extract<Shape, { of: 'number' }>, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '" " で囲まない数にしてください。'
  if (whole && !Number.isInteger(value)) return '小数のない数にしてください。'
  if (value >= least && value <= most) return null
  return beyond?.(value) ?? `${least}から${most}までの数にしてください。`
}

function caseFaults({ by, cases }: Extract<Shape, { of: 'cases' }>, value: unknown, path: string): Fault[] {
  if (!isRecord(value)) return fault(path, NO_RECORD)
  const which = value[by]
  const known = typeof which === 'string' && Object.hasOwn(cases, which)
  return known
    ? faultsOf(cases[which]!, value, path)
    : faultsOf({ of: 'record', fields: { [by]: { of: 'choice', among: Object.keys(cases) } } }, { [by]: which }, path)
}

const NO_RECORD = '{ } で囲んだ項目の組にしてください。'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordFaults(
  { fields, optional = [] }: Extract<Shape, { of: 'record' }>,
  value: unknown,
  path: string,
): Fault[] {
  if (!isRecord(value)) return fault(path, NO_RECORD)
  const under = (name: string) => (path === '' ? name : `${path}.${name}`)
  const names = Object.keys(fields)
  return [
    ...Object.keys(value)
      .filter(name => !names.includes(name))
      .map(name => ({ path: under(name), says: `この項目はありません${guess(name, names)}。` })),
    ...names
      .filter(name => !Object.hasOwn(value, name) && !optional.includes(name))
      .map(name => ({
        path: under(name),
        says: `この項目がありません。${fields[name]!.of === 'day' ? '日（例：2026-10-01）を' : ''}書き足してください。`,
      })),
    ...names
      .filter(name => Object.hasOwn(value, name))
      .flatMap(name => faultsOf(fields[name]!, value[name], under(name))),
  ]
}

/** A day that is in the calendar, written 2026-10-01. */
export function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year !== undefined && dayOf(Number(year), Number(month), Number(date)) === text
}

const shown = (text: string): string => Array.from(text).slice(0, 40).join('')

/** Which of the names was meant: the nearest one, where at most a third of its letters differ. */
function guess(typed: string, names: readonly string[]): string {
  const [nearest] = names
    .map(name => ({ name, apart: apart(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart)
  return nearest && nearest.apart <= Math.max(2, nearest.name.length / 3) && nearest.apart < nearest.name.length
    ? `（「${nearest.name}」のことではありませんか）`
    : ''
}

/** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
function apart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (b[j - 1] === letter ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

type Json = Record<string, unknown>

/** The same as JSON Schema (draft 2020-12). What `fits` asks besides is not in it. */
export function jsonSchemaOf(shape: Shape): Json {
  const own: Json = { ...(shape.text && { title: shape.text }), ...schemaOf(shape) }
  return shape.orNull ? { ...own, type: [own['type'], 'null'] } : own
}

function schemaOf(shape: Shape): Json {
  if (shape.of === 'words')
    return {
      type: 'string',
      ...(!shape.empty && { minLength: 1 }),
      maxLength: shape.most,
      ...(shape.like && { pattern: shape.like.pattern.source }),
    }
  if (shape.of === 'choice') return { type: 'string', enum: shape.among }
  if (shape.of === 'number')
    return { type: shape.whole ? 'integer' : 'number', minimum: shape.least, maximum: shape.most }
  if (shape.of === 'day') return { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
  if (shape.of === 'yes') return { type: 'boolean' }
  if (shape.of === 'list') return { type: 'array', items: jsonSchemaOf(shape.each) }
  if (shape.of === 'cases') return { oneOf: Object.values(shape.cases).map(jsonSchemaOf) }
  const { fields, optional = [] } = shape
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(fields).filter(name => !optional.includes(name)),
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, jsonSchemaOf(field)])),
  }
}
