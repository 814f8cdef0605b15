import { allWorks, workById, workName, workNamed } from '#features/works/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { type Doing, record } from '#platform/happening.ts'
import { closedQuarters } from '../closing/store.ts'
import { reviewDone } from '../due/actions.ts'
import type { IndicatorEntry, TargetEntry } from '../rules.ts'
import { type Version, versionsIn } from './rules.ts'
import { addIndicator, addVersion, allVersions, type NewVersion, putTarget, targetsOf } from './store.ts'
import { DEFINE_TEXT } from './text.ts'

/** What is said of an indicator when a version of it is made. */
export type Defined = Omit<NewVersion, 'indicator_id' | 'number' | 'by_account' | 'at'>

/** What decides what a figure is: it is not changed under figures that are closed. */
const FIXED = ['unit', 'counts', 'direction', 'basis', 'ended'] as const

/**
 * Makes the next version of an indicator, or the first one of a new one (`key`); gives its id. Refused where somebody else has made a
 * version since the one that was looked at (`seen`), and where it would count otherwise in a year of which a quarter is closed.
 */
export async function define(
  tx: Tx,
  of: { indicator: string; seen: number } | { key: string },
  defined: Defined,
  { by, now }: Doing<string | null>,
): Promise<{ indicator: string } | { refused: 'changed' | 'closed' }> {
  if (!('key' in of) && (await isFixed(tx, of.indicator, defined))) return { refused: 'closed' }
  const indicator = 'key' in of ? await addIndicator(tx, of.key) : of.indicator
  const number = 'key' in of ? 1 : of.seen + 1
  const work = defined.work_id === null ? undefined : await workById(tx, defined.work_id)
  const section = work ? workName(work) : defined.section
  if (!(await addVersion(tx, { ...defined, section, indicator_id: indicator, number, by_account: by, at: now })))
    return { refused: 'changed' }
  const { name, from_year, ended, why } = defined
  await record(tx, {
    ...{ kind: 'indicator.defined', subject: ['indicator', indicator], by, now },
    data: { number, name, from_year, ended, why },
  })
  await reviewDone(tx, indicator, { by, now })
  return { indicator }
}

/** Whether a version would change what a figure is in a year of which a quarter is closed. */
async function isFixed(tx: Tx, indicator: string, defined: Defined): Promise<boolean> {
  const years = (await closedQuarters(tx))
    .map(({ fiscal_year }) => fiscal_year)
    .filter(year => year >= defined.from_year)
  const versions = (await allVersions(tx)).filter(one => one.indicator_id === indicator)
  return years.some(year => {
    const [standing] = versionsIn(versions, year)
    return standing !== undefined && FIXED.some(field => standing[field] !== defined[field])
  })
}

/** The last number that a version of an indicator has. */
export const lastNumber = (versions: readonly Version[], indicator: string): number =>
  Math.max(0, ...versions.filter(one => one.indicator_id === indicator).map(({ number }) => number))

/** Indicators as the file of a city has them: each that is new or otherwise becomes a version. */
export async function enterIndicators(
  tx: Tx,
  entries: readonly IndicatorEntry[],
  why: string,
  doing: Doing<string | null>,
): Promise<void> {
  const works = await allWorks(tx)
  for (const { key, ...entry } of entries) {
    const versions = await allVersions(tx)
    const known = versions.find(one => one.key === key)
    const work_id = workNamed(works, entry.section)?.id ?? null
    const defined = { ...entry, work_id, responsible_id: null, reviews: [], why }
    const done = await define(
      tx,
      known ? { indicator: known.indicator_id, seen: lastNumber(versions, known.indicator_id) } : { key },
      known ? { ...defined, responsible_id: known.responsible_id, reviews: known.reviews } : defined,
      doing,
    )
    if ('refused' in done) throw new SetupError(`指標「${entry.name}」：${DEFINE_TEXT[done.refused]}`)
  }
}

/** Sets the targets of an indicator in a fiscal year; gives whether any of them changed. */
export async function setTargets(
  tx: Tx,
  indicator: string,
  targets: readonly TargetEntry[],
  { by, now }: Doing,
): Promise<boolean> {
  const [first] = targets
  if (!first) return false
  const known = (await targetsOf(tx, first.fiscal_year)).filter(one => one.indicator === first.indicator)
  const changes = targets.flatMap(({ quarter, value, source }) => {
    const before = known.find(one => one.quarter === quarter)
    return before?.value === value && before.source === source
      ? []
      : [{ quarter, before: before?.value ?? null, after: value }]
  })
  if (changes.length === 0) return false
  for (const target of targets) await putTarget(tx, target)
  await record(tx, {
    ...{ kind: 'indicator.targets', subject: ['indicator', indicator], by, now },
    data: { fiscal_year: first.fiscal_year, changes, source: first.source },
  })
  return true
}

/** The indicators of a fiscal year as they are then, in the order of the plan. */
export const indicatorsIn = async (db: Read, year: number): Promise<Version[]> =>
  versionsIn(await allVersions(db), year)

/** Every indicator as the file of a city has it: of each fiscal year from which on something holds, what does. */
export async function entriesOfAll(db: Read): Promise<IndicatorEntry[]> {
  const last = new Map<string, Version>()
  // By number: a later one from the same year on replaces it.
  for (const one of await allVersions(db)) last.set(`${one.key} ${one.from_year}`, one)
  return [...last.values()]
    .toSorted((a, b) => a.sort - b.sort || (a.key < b.key ? -1 : 1) || a.from_year - b.from_year)
    .map(({ key, from_year, ended, section, sort, kind, name, unit, counts, direction, basis, source }) => ({
      ...{ key, from_year, ended, section, sort, kind, name, unit, counts, direction, basis, source },
    }))
}
