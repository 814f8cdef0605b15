import { fiscalRange, fiscalYear, type Quarter, quarter } from '#platform/ages.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { type Counted, NOTHING } from '../counting/rules.ts'
import { type Basis, percent } from '../rules.ts'

/** A quarter of a fiscal year. */
export type At = { fiscal_year: number; quarter: Quarter }

const order = ({ fiscal_year, quarter }: At): number => fiscal_year * 4 + quarter
export const quarterOf = (day: Day): At => ({ fiscal_year: fiscalYear(day), quarter: quarter(day) })
export const daysOf = ({ fiscal_year, quarter }: At): { from: Day; to: Day } => fiscalRange(fiscal_year, quarter)
export const after = (at: At): At => quarterOf(addDays(daysOf(at).to, 1))

/** Why a quarter is not closed. */
export type CloseRefusal = 'running' | 'closed' | 'order' | 'early' | 'unsure'

/**
 * Whether a quarter may be closed today: only when its last day is over, each once, and one after the other. The first one is
 * free among those of which there are records (`first`: their first day).
 */
export function refusalOf(
  at: At,
  closed: readonly At[],
  { today, first }: { today: Day; first: Day | null },
): CloseRefusal | null {
  if (closed.some(one => order(one) === order(at))) return 'closed'
  if (daysOf(at).to >= today) return 'running'
  if (first === null || daysOf(at).to < first) return 'early'
  const last = latest(closed)
  return last && order(at) !== order(last) + 1 ? 'order' : null
}

/** The last quarter that is closed. */
export const latest = <T extends At>(closed: readonly T[]): T | null =>
  closed.reduce<T | null>((best, one) => (best && order(best) > order(one) ? best : one), null)

/** The quarters that may be closed today, the earliest first. */
export function closable(closed: readonly At[], { today, first }: { today: Day; first: Day | null }): At[] {
  if (first === null) return []
  const last = latest(closed)
  const found: At[] = []
  for (let at = last ? after(last) : quarterOf(first); daysOf(at).to < today; at = after(at)) found.push(at)
  return last ? found.slice(0, 1) : found
}

/** What several quarters come to together. */
export function together(basis: Basis, quarters: readonly Counted[]): Counted {
  const known = quarters.filter(({ value }) => value !== null)
  if (basis === 'last') return known.at(-1) ?? NOTHING
  const sum = (of: (one: Counted) => number | null) => known.reduce((all, one) => all + (of(one) ?? 0), 0)
  if (basis === 'sum') return known.length === 0 ? NOTHING : { ...NOTHING, value: sum(({ value }) => value) }
  const [part, base] = [sum(one => one.part), sum(one => one.base)]
  return { value: base === 0 ? null : percent(part, base), part, base }
}

/** A record that is counted: which one, and what is counted of it. */
export type Line = { id: string; told: string }

/** The text whose SHA-256 is kept: a line for each record, in the order of the ids. */
export const evidenceOf = (lines: readonly Line[]): string =>
  lines
    .map(({ id, told }) => `${id} ${told}`)
    .toSorted()
    .join('\n')

const linesIn = (evidence: string): Map<string, string> =>
  new Map(
    evidence
      .split('\n')
      .flatMap(line => (line === '' ? [] : [[line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]])),
  )

export type Difference = { id: string; was: string | null; is: string | null }

/** What is counted otherwise than it was: records that came, went, or say something else. */
export function differences(before: string, now: string): Difference[] {
  const [was, is] = [linesIn(before), linesIn(now)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map(id => ({ id, was: was.get(id) ?? null, is: is.get(id) ?? null }))
    .filter(one => one.was !== one.is)
    .toSorted((a, b) => ((a.is ?? a.was)! < (b.is ?? b.was)! ? -1 : 1))
}

/** Why a figure is not corrected. */
export type CorrectRefusal = 'same' | 'changed' | 'number' | 'parts'
