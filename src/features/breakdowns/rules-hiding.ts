import type { Shape } from '#platform/shapes.ts'

export const SETTINGS = {
  /** Numbers from 1 to below this one are told to nobody who does not see the people behind them. */
  smallBelow: {
    standard: 10,
    unit: '未満を伏せる',
    source: '市が決めること（決めていないときは1から9を伏せる）',
    text: '伏せる小さな数',
    shape: { of: 'number', least: 10, most: 50, whole: true } as Shape,
  },
}

export const isSmall = (value: number | null, below: number): boolean => value !== null && value > 0 && value < below
const add = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/**
 * Which of these numbers are left out so that neither a small one is told nor one that follows from their sum: of each that is
 * left out everything from 0 to below the bound stays possible, since those left out together come to it at least and are
 * two or more. Where the sum is small itself it is left out too (`total`).
 */
export function hiddenAmong(
  values: readonly (number | null)[],
  total: number | null,
  below: number,
): { parts: ReadonlySet<number>; total: boolean } {
  const parts = new Set(values.flatMap((value, at) => (isSmall(value, below) ? [at] : [])))
  if (isSmall(total, below)) return { parts, total: true }
  if (total === null || parts.size === 0) return { parts, total: false }
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  const left = known.filter(({ at }) => !parts.has(at)).toSorted((a, b) => a.value - b.value)
  const hidden = () => add(known.filter(({ at }) => parts.has(at)).map(({ value }) => value))
  for (const next of left) {
    if (parts.size > 1 && hidden() >= below) break
    parts.add(next.at)
  }
  return { parts, total: parts.size < 2 || hidden() < below }
}

/** Numbers of which one sum consists, by their places; `total`: the place of the sum itself (null: it is known elsewhere). */
type Sum = { parts: readonly number[]; total: number | null; follows: boolean }

/** The numbers of a table of values by quarters with the years and the whole, and the sums that bind them. */
export type Bound = { values: readonly number[]; sums: readonly Sum[] }

/** Whether the number of a value (a line) is left out in a quarter, a year, or of everything. */
export type Hidden = (line: number, of: { quarter: number } | { year: number } | 'all') => boolean

/** The places of a table's numbers: its quarters by lines, then its years by lines, then the whole of each line. */
function placesOf(lines: number, years: readonly number[]) {
  const all = [...new Set(years)]
  return {
    all,
    quarter: (line: number, q: number) => line * years.length + q,
    year: (line: number, y: number) => lines * years.length + line * all.length + y,
    whole: (line: number) =>
      // With one year the whole is that year.
      all.length > 1 ? lines * (years.length + all.length) + line : lines * years.length + line * all.length,
  }
}

type Places = ReturnType<typeof placesOf>

/** Over all lines: each quarter's sum is known; what a year comes to follows from them. */
const sumsAcross = (lines: readonly number[], quarters: number, at: Places): Sum[] => [
  ...Array.from({ length: quarters }, (_, q) => ({
    parts: lines.map(line => at.quarter(line, q)),
    total: null,
    follows: false,
  })),
  ...at.all.map((_, y) => ({ parts: lines.map(line => at.year(line, y)), total: null, follows: true })),
]

/** Of one line: the quarters of each year, and where there are several the years. */
const sumsAlong = (line: number, years: readonly number[], at: Places): Sum[] => [
  ...at.all.map((year, y) => ({
    parts: years.flatMap((one, q) => (one === year ? [at.quarter(line, q)] : [])),
    total: at.year(line, y),
    follows: false,
  })),
  ...(at.all.length > 1
    ? [{ parts: at.all.map((_, y) => at.year(line, y)), total: at.whole(line), follows: false }]
    : []),
]

/**
 * Of a table (lines by quarters; `years`: the year of each quarter) all numbers that are told, and what binds them; `across`:
 * its lines are parts of a whole, which is known.
 */
export function boundOf(table: readonly (readonly number[])[], years: readonly number[], across = true): Bound {
  const at = placesOf(table.length, years)
  const lines = table.map((_, line) => line)
  const inYear = (line: readonly number[], year: number) => add(line.filter((_, q) => years[q] === year))
  return {
    values: [
      ...table.flat(),
      ...table.flatMap(line => at.all.map(year => inYear(line, year))),
      ...(at.all.length > 1 ? table.map(add) : []),
    ],
    sums: [
      ...(across ? sumsAcross(lines, years.length, at) : []),
      ...lines.flatMap(line => sumsAlong(line, years, at)),
    ],
  }
}

/** So many tables are remembered: those of a page, of every city that a process may serve. */
const MOST_KNOWN = 2000
const known = new Map<string, ReadonlySet<number>>()

/** The same numbers have the same left out: what was found once is not looked for again. */
function placesOnce(
  table: readonly (readonly number[])[],
  years: readonly number[],
  below: number,
  across: boolean,
): ReadonlySet<number> {
  const key = `${below} ${across} ${years} ${table.join(';')}`
  const before = known.get(key)
  if (before) return before
  const found = placesHidden(boundOf(table, years, across), below)
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!)
  known.set(key, found)
  return found
}

/**
 * What is left out of a table of values (lines) by quarters, so that no small number can be told from what is shown there, in
 * its years and in the whole, though the sum over all lines is known of every period (`across`): each number that is left out lies
 * on a ring of others left out, round which one can be moved without changing any sum that is known (D. Gusfield, A
 * graph theoretic approach to statistical data security, 1988). Those left out of a sum are two at least, and come to the
 * bound. A nought is told, unless all that is beside it is left out.
 */
export function hiddenIn(
  table: readonly (readonly number[])[],
  years: readonly number[],
  below: number,
  across = true,
): Hidden {
  const hidden = placesOnce(table, years, below, across)
  const at = placesOf(table.length, years)
  return (line, of) =>
    hidden.has(
      of === 'all'
        ? at.whole(line)
        : 'year' in of
          ? at.year(line, at.all.indexOf(of.year))
          : at.quarter(line, of.quarter),
    )
}

/** The places that are left out. */
export function placesHidden({ values, sums }: Bound, below: number): ReadonlySet<number> {
  const hidden = new Set(values.flatMap((value, at) => (isSmall(value, below) ? [at] : [])))
  if (hidden.size === 0) return hidden
  // Of a period that is small itself nothing is told.
  for (const { parts, total } of sums)
    if (total === null && isSmall(add(parts.map(at => values[at]!)), below)) for (const at of parts) hidden.add(at)
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size
    for (const sum of sums) while (isTooNear(sum, values, hidden, below) && addLeast(membersOf(sum), values, hidden));
    for (const at of told({ values, sums }, hidden, below)) addNear([at], { values, sums }, hidden)
  }
  return hidden
}

const membersOf = ({ parts, total }: Sum): readonly number[] => (total === null ? parts : [...parts, total])

/** Whether what is left out of a sum that is told is one number, or so little that it is known too nearly. */
function isTooNear(
  { parts, total }: Sum,
  values: readonly number[],
  hidden: ReadonlySet<number>,
  below: number,
): boolean {
  const out = parts.filter(at => hidden.has(at))
  if (out.length === 0 || (total !== null && hidden.has(total))) return false
  return out.length < 2 || add(out.map(at => values[at]!)) < below
}

/** Leaves out the least of those that are shown, one that is a nought only where there is no other; whether there was one. */
function addLeast(among: readonly number[], values: readonly number[], hidden: Set<number>): boolean {
  const rank = (at: number) => (values[at] === 0 ? Number.MAX_SAFE_INTEGER : values[at]!)
  const [least] = among.filter(at => !hidden.has(at)).toSorted((a, b) => rank(a) - rank(b) || a - b)
  if (least !== undefined) hidden.add(least)
  return least !== undefined
}

/** Leaves out one more beside these places, or where all there is left out already, beside those. */
function addNear(places: readonly number[], bound: Bound, hidden: Set<number>): void {
  const near = new Set(bound.sums.filter(sum => membersOf(sum).some(at => places.includes(at))).flatMap(membersOf))
  if (addLeast([...near], bound.values, hidden) || near.size <= places.length) return
  addNear([...near], bound, hidden)
}

type Arc = { at: number; from: number; to: number }
const OPEN = -1

/** What is left out as a net: each number runs from the sum over all lines, or from its own sum, to the sum of which it is a part. */
function netOf({ sums }: Bound, hidden: ReadonlySet<number>): Arc[] {
  const [from, to] = [new Map<number, number>(), new Map<number, number>()]
  for (const [node, { parts, total, follows }] of sums.entries()) {
    if (follows) continue
    for (const at of parts) (total === null ? from : to).set(at, node)
    if (total !== null) from.set(total, node)
  }
  return [...hidden].map(at => ({ at, from: from.get(at) ?? OPEN, to: to.get(at) ?? OPEN }))
}

/** The small numbers that lie on no ring: they follow from what is shown. One that is a nought can only become more. */
function told(bound: Bound, hidden: ReadonlySet<number>, below: number): number[] {
  const { values } = bound
  const net = netOf(bound, hidden)
  const ways = Map.groupBy(
    net.flatMap(arc => [
      { by: arc.at, from: arc.from, to: arc.to },
      ...(values[arc.at]! > 0 ? [{ by: arc.at, from: arc.to, to: arc.from }] : []),
    ]),
    ({ from }) => from,
  )
  const leads = (from: number, to: number, without: number): boolean => {
    const reached = new Set([from])
    for (const node of reached)
      for (const way of ways.get(node) ?? []) {
        if (way.by === without) continue
        if (way.to === to) return true
        reached.add(way.to)
      }
    return false
  }
  return net
    .filter(({ at, from, to }) => isSmall(values[at]!, below) && !leads(from, to, at) && !leads(to, from, at))
    .map(({ at }) => at)
}
