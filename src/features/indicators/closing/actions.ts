import { fiscalRange } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Scope } from '#platform/lanes.ts'
import { countedBy, countedOf, firstsOf, knownBy, settingsAt, tallyOf } from '../counting/actions.ts'
import { evidenceLines } from '../counting/evidence.ts'
import { type Counted, NOTHING } from '../counting/rules.ts'
import { firstRecord } from '../counting/store.ts'
import { type Version, versionsIn } from '../definitions/rules.ts'
import { allVersions, targetsOf } from '../definitions/store.ts'
import { closingDone, openClosing } from '../due/actions.ts'
import { isPlanned } from '../rules.ts'
import { type Hashed, hashOf, sha256 } from './hash.ts'
import { type At, type CloseRefusal, type CorrectRefusal, daysOf, evidenceOf, latest, refusalOf } from './rules.ts'
import { closedQuarters, type Figure, insertClosed, insertCorrection, lockClosing, type NewFigure } from './store.ts'

/** What stands before the first quarter that was ever closed. */
const FIRST_HASH = ''

/**
 * Closes a quarter: every figure as all records are at one moment, whatever is written meanwhile. Gives the id of the closed
 * quarter, or why it is not closed. What is refused leaves nothing behind.
 */
export const closeQuarter = (
  database: Database,
  scope: Scope,
  at: At,
  doing: Doing,
): Promise<{ closed: string } | { refused: CloseRefusal }> =>
  // The lock is held by a transaction of its own, which waited for whoever was writing: the one that counts begins
  // afterwards, and so sees what they wrote.
  database.write(scope, async tx => {
    await lockClosing(tx)
    return database.write({ ...scope, steady: true }, counting => close(counting, at, doing))
  })

async function close(tx: Tx, at: At, doing: Doing): Promise<{ closed: string } | { refused: CloseRefusal }> {
  const before = await closedQuarters(tx)
  const settings = await settingsAt(tx, fiscalRange(at.fiscal_year))
  const first = settings.recordsFrom ?? (await firstRecord(tx))
  const refused = refusalOf(at, before, { today: doing.today, first })
  if (refused) return { refused }
  const versions = versionsIn(await allVersions(tx), at.fiscal_year)
  const figures = await frozen(tx, at, versions, doing.today)
  const closing = {
    ...{ fiscal_year: at.fiscal_year, quarter: at.quarter, by_account: doing.by, at: doing.now },
    before_hash: latest(before)?.hash ?? FIRST_HASH,
  }
  const hash = hashOf(closing, hashed(figures, versions))
  const id = newId<'closed_quarter'>()
  const { from, to } = daysOf(at)
  await insertClosed(tx, { id, ...closing, from_day: from, to_day: to, hash }, figures)
  await record(tx, {
    ...{ kind: 'quarter.closed', subject: ['closed_quarter', id], by: doing.by, now: doing.now },
    data: { fiscal_year: at.fiscal_year, quarter: at.quarter, figures: figures.length, hash },
  })
  await closingDone(tx, at, doing)
  await openClosing(tx, doing.today, doing.now)
  return { closed: id }
}

const hashed = (figures: readonly NewFigure[], versions: readonly Version[]): Hashed[] =>
  figures.map(figure => {
    const { key, number } = versions.find(({ id }) => id === figure.version_id)!
    return { ...figure, key, number }
  })

/** Every figure of a quarter with the records behind it. */
async function frozen(db: Read, at: At, versions: readonly Version[], today: Day): Promise<NewFigure[]> {
  const whole = fiscalRange(at.fiscal_year)
  const period = daysOf(at)
  const settings = await settingsAt(db, whole)
  const tally = await tallyOf(db, period, settings)
  const targets = await targetsOf(db, at.fiscal_year)
  const firsts = await firstsOf(db, settings)
  const figures: NewFigure[] = []
  for (const version of versions) {
    const { id, indicator_id, key } = version
    const target = targets.find(one => one.indicator === key && one.quarter === at.quarter)?.value ?? null
    const figure = countedBy(version, tally, [at.quarter])
    const counted = countedOf(version, period, { ...firsts, today }, figure.value)
    const lines = await evidenceLines(db, version, period, settings)
    const evidence = evidenceOf(lines)
    figures.push({
      ...{ indicator_id, version_id: id },
      ...(counted === 'none' ? NOTHING : figure),
      target: isPlanned(period, settings.targetPlan) ? target : null,
      counted: counted === 'later' ? 'none' : counted,
      ...{ evidence, evidence_count: lines.length, evidence_hash: sha256(evidence) },
    })
  }
  return figures
}

/** The records behind a closed figure as they are now. */
export async function evidenceNow(db: Read, figure: Figure): Promise<string> {
  const settings = await settingsAt(db, fiscalRange(figure.fiscal_year))
  return evidenceOf(await evidenceLines(db, figure, daysOf(figure), settings))
}

/** The figures of a closed quarter as they would be counted today, by their ids. */
export async function talliedNow(
  db: Read,
  at: At,
  figures: readonly Figure[],
  today: Day,
): Promise<Map<string, Counted>> {
  const settings = await settingsAt(db, fiscalRange(at.fiscal_year))
  const tally = await tallyOf(db, daysOf(at), settings)
  const known = { ...(await firstsOf(db, settings)), today }
  return new Map(figures.map(figure => [figure.id, knownBy(figure, tally, [at.quarter], daysOf(at), known)]))
}

/** What holds of a closed figure: as it was closed, or as it was corrected last. */
export const holding = (figure: Figure): Counted =>
  figure.corrections === 0
    ? { value: figure.value, part: figure.part, base: figure.base }
    : { value: figure.new_value, part: figure.new_part, base: figure.new_base }

/** Corrects a figure after its quarter was closed; `seen`: how many corrections there were when it was looked at. */
export async function correctFigure(
  tx: Tx,
  figure: Figure,
  { seen, reason, ...now }: Counted & { seen: number; reason: string },
  { by, now: at }: Doing,
): Promise<CorrectRefusal | null> {
  if (seen !== figure.corrections) return 'changed'
  const before = holding(figure)
  if (before.value === now.value && before.part === now.part && before.base === now.base) return 'same'
  const number = seen + 1
  const { value, part, base } = now
  if (!(await insertCorrection(tx, { figure_id: figure.id, number, value, part, base, reason, by_account: by, at })))
    return 'changed'
  await record(tx, {
    ...{ kind: 'figure.corrected', subject: ['closed_figure', figure.id], by, now: at },
    data: { before: before.value, after: value, reason },
  })
  return null
}

/** Whether what was closed is as it was written: the hash of its quarter, and of the one before it. */
export function proved(
  closed: Awaited<ReturnType<typeof closedQuarters>>[number],
  figures: readonly Figure[],
  before: string,
): boolean {
  return closed.before_hash === before && hashOf(closed, figures) === closed.hash
}
