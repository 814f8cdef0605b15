import { allWorks } from '#features/works/index.ts'
import type { CsvRow } from '#platform/csv.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { closedQuarters } from '../closing/store.ts'
import { toldOf } from '../counting/text.ts'
import { define, lastNumber, setTargets } from '../definitions/actions.ts'
import { type Choices, ownKey } from '../definitions/choices.ts'
import { type Version, versionsIn } from '../definitions/rules.ts'
import { allTargets, allVersions } from '../definitions/store.ts'
import { BASIS_TEXT, DEFINE_TEXT, DIRECTION_TEXT, KIND_TEXT } from '../definitions/text.ts'
import { type Made, type Plan, planOf } from './plan.ts'
import { type CountNames, HEADINGS, type Row, type RowFault } from './rules.ts'

/** The rules by which a city may count, by their names in words. */
export const countNames = ({ counts, kind }: Pick<Choices, 'counts' | 'kind'>): CountNames =>
  new Map(counts.map(rule => [toldOf(rule, kind).text, rule]))

/** What a table comes to by all that is known. */
export async function plan(db: Read, rows: readonly Row[]): Promise<Plan | { faults: RowFault[] }> {
  return planOf(rows, {
    versions: await allVersions(db),
    targets: await allTargets(db),
    closed: await closedQuarters(db),
    works: await allWorks(db),
  })
}

/** Puts in what a table says: all of it, or nothing and why. */
export async function putIn(tx: Tx, rows: readonly Row[], doing: Doing): Promise<Plan | { faults: RowFault[] }> {
  const done = await plan(tx, rows)
  if ('faults' in done) return done
  const own = new Map<string, string>()
  for (const made of done.made) {
    const refused = await make(tx, made, own, doing)
    if (refused) return { faults: [{ row: rows.find(row => row.year === made.from_year)?.row ?? 1, says: refused }] }
  }
  const versions = await allVersions(tx)
  for (const [of, targets] of Map.groupBy(done.targets, ({ of }) => of)) {
    const key = own.get(of) ?? of
    const indicator = versions.find(one => one.key === key)!.indicator_id
    for (const year of Map.groupBy(targets, one => one.fiscal_year).values())
      await setTargets(
        tx,
        indicator,
        year.map(({ of: _, ...target }) => ({ ...target, indicator: key })),
        doing,
      )
  }
  return done
}

async function make(
  tx: Tx,
  { of, from_year, words, source }: Made,
  own: Map<string, string>,
  doing: Doing,
): Promise<string | null> {
  const versions = await allVersions(tx)
  const known = versions.filter(one => one.key === (own.get(of) ?? of)).at(-1)
  const rest = { from_year, ended: false, source, why: '指標の表から' }
  if (!known) own.set(of, ownKey())
  const done = known
    ? await define(
        tx,
        { indicator: known.indicator_id, seen: lastNumber(versions, known.indicator_id) },
        { ...words, ...rest, responsible_id: known.responsible_id, reviews: known.reviews },
        doing,
      )
    : await define(tx, { key: own.get(of)! }, { ...words, ...rest, responsible_id: null, reviews: [] }, doing)
  return 'refused' in done ? `「${words.name}」：${DEFINE_TEXT[done.refused]}` : null
}

/** The table as a file has it: a row for each indicator and each year that has a target, else for this one. */
export async function tableRows(db: Read, year: number, { kind }: Pick<Choices, 'kind'>): Promise<CsvRow[]> {
  const [versions, targets] = [await allVersions(db), await allTargets(db)]
  const years = [...new Set([...targets.map(one => one.fiscal_year), year])].toSorted()
  const lines = years.flatMap(fiscal =>
    versionsIn(versions, fiscal).flatMap(version => {
      const mine = targets.filter(one => one.indicator === version.key && one.fiscal_year === fiscal)
      if (mine.length === 0 && fiscal !== year) return []
      const at = (quarter: number) => mine.find(one => one.quarter === quarter)?.value ?? null
      return [[...wordsOf(version, kind), fiscal, ...[0, 1, 2, 3, 4].map(at), mine[0]?.source ?? version.source]]
    }),
  )
  return [HEADINGS, ...lines]
}

const wordsOf = (one: Version, kind: Choices['kind']): CsvRow => [
  ...[one.key, one.section, one.name, one.unit, KIND_TEXT[one.kind], toldOf(one.counts, kind).text],
  ...[DIRECTION_TEXT[one.direction], BASIS_TEXT[one.basis], one.sort],
]
