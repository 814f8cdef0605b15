import { nextStep } from '#features/steps/index.ts'
import type { Correctable, Corrected, Incident, RecordFound } from '#platform/correctable.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Figure } from '#platform/feature.ts'
import { type Doing, record as note } from '#platform/happening.ts'
import type { Submitted } from '#platform/submitted.ts'
import { REASON_MISSING } from './forms.ts'
import { type CorrectionRefusal, type CorrectionVerb, correctionRefusal, differences, type Recall } from './rules.ts'
import { backToMark, correctionById, countNow, insertCorrection, lockRecord, markHere } from './store.ts'
import { correctionSubject } from './subject.ts'
import { CORRECTION_TEXT, RECALL_TEXT } from './text.ts'
import { versionOfRow } from './version.ts'

/** What is to be done with a record: `form` for a correction, `to` for a move. */
export type Change = { verb: CorrectionVerb; version: number; reason: string; form: Submitted; to: string | null }

/** Whoever puts right; `all`: also what others wrote. */
export type Who = Doing & { all: boolean }

export type Done = {
  before: RecordFound
  after: RecordFound | null
  /** Records that went with it. */
  also: readonly { id: string; found: RecordFound }[]
  incident: Incident | null
  /** What is to be minded before it is done. */
  mind: readonly string[]
}
export type Refused = { refused: string; changed?: true } | { errors: Record<string, string> }

const refusal = (key: CorrectionRefusal): Refused => ({
  refused: CORRECTION_TEXT[key],
  ...(key === 'changed' && { changed: true as const }),
})

/**
 * Puts a record right: changes it, gives it to another person, or takes it out, and keeps what it was, with the reason.
 * What a third party was told by it is to be recalled: a step is opened. That nothing changes is said before a reason is
 * asked for. Null where there is no such record.
 */
export async function putRight(
  tx: Tx,
  record: Correctable,
  id: string,
  change: Change,
  who: Who,
): Promise<Done | Refused | null> {
  await lockRecord(tx, record.kind, id)
  await record.lock(tx, id)
  const before = await record.find(tx, id)
  if (!before) return null
  const refused = correctionRefusal({ ...before, version: versionOfRow(before.row) }, change, who)
  if (refused) return refusal(refused)
  const outcome = await changed(tx, record, id, change, who)
  if ('refused' in outcome) return outcome
  const missing = change.reason === '' ? { correction_reason: REASON_MISSING } : {}
  if ('errors' in outcome) return { errors: { ...outcome.errors, ...missing } }
  const after = change.verb === 'void' ? null : await record.find(tx, id)
  if (change.verb === 'correct' && after && differences(before.told, after.told).length === 0)
    return refusal('nothingNew')
  if (change.reason === '') return { errors: missing }
  const { also = [], incident = null, mind = [] } = outcome
  for (const [at, { id: rest, found }] of [{ id, found: before }, ...also].entries())
    await keep(tx, record, rest, { before: found, after, incident: at === 0 ? incident : null }, change, who)
  return { before, after, also, incident, mind }
}

async function changed(tx: Tx, record: Correctable, id: string, change: Change, who: Who): Promise<Corrected> {
  const { verb, form, to } = change
  const done =
    verb === 'correct'
      ? record.correct?.(tx, id, form, who)
      : verb === 'move'
        ? to !== null && record.move?.(tx, id, to, who)
        : record.remove?.(tx, id, who)
  return (await done) || { refused: CORRECTION_TEXT.notPossible }
}

type Kept = Pick<Done, 'before' | 'after' | 'incident'>

async function keep(
  tx: Tx,
  { kind, text: name }: Correctable,
  id: string,
  { before, after, incident }: Kept,
  { verb, reason, to }: Change,
  { by, now, today }: Who,
): Promise<void> {
  const told = {
    kind,
    name,
    record: id,
    verb,
    reason,
    incident: incident?.kind ?? null,
    to: verb === 'move' ? to : null,
  }
  const correction = await insertCorrection(tx, { ...told, before, after, by, at: now })
  const { person } = before
  await note(tx, {
    kind: `correction.${verb}`,
    subject: ['correction', correction],
    person,
    by,
    now,
    data: { of: kind, record: id, ...(incident && { incident: incident.kind }) },
  })
  if (!incident) return
  const step = { what: 'recall' as const, owner: by, due: today, note: incident.note }
  await nextStep(tx, [correctionSubject, correction], person, step, { by, at: now, outcome: '' })
}

/** The figures in the periods of these days: `figures` are those of all nouns. */
export type Figures = (db: Read, days: readonly Day[]) => Promise<readonly Figure[]>
export type Shown = Done & { figures: readonly { was: Figure; is: number | null }[]; over: readonly string[] }

/** What `putRight` would do, figures included: it is done, looked at, and done back. */
export async function tryOut(
  tx: Tx,
  record: Correctable,
  id: string,
  change: Change,
  who: Who,
  figures: Figures,
): Promise<Shown | Refused | null> {
  await markHere(tx)
  const done = await putRight(tx, record, id, change, who)
  const days = done && 'before' in done ? daysOf(done) : []
  await countNow(tx)
  const now = await figures(tx, days)
  await backToMark(tx)
  if (!done || !('before' in done)) return done
  const was = await figures(tx, days)
  const pairs = was.map((figure, at) => ({ was: figure, is: now[at]!.value }))
  return {
    ...done,
    figures: pairs.filter(({ was, is }) => was.value !== is),
    over: [...new Set(was.filter(({ over }) => over).map(({ period }) => period))],
  }
}

const daysOf = ({ before, after, also }: Done): Day[] =>
  [before, ...(after ? [after] : []), ...also.map(({ found }) => found)].flatMap(({ days }) => days)

/** Notes what the organisation answered when it was asked for the letter; false where nothing waits for it. */
export async function recalled(
  tx: Tx,
  id: string,
  { recall, said }: { recall: Recall; said: string },
  { by, now }: Doing,
): Promise<boolean> {
  const correction = await correctionById(tx, id)
  if (!correction?.waits) return false
  await nextStep(tx, [correctionSubject, id], correction.person?.id ?? null, null, {
    by,
    at: now,
    outcome: RECALL_TEXT[recall],
  })
  await note(tx, {
    kind: 'correction.recalled',
    subject: ['correction', id],
    person: correction.person?.id ?? null,
    by,
    now,
    data: { recall, note: said },
  })
  return true
}
