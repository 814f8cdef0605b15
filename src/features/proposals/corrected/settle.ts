import { freeSeat, opportunityById, takeSeat } from '#features/opportunities/index.ts'
import { lockPerson } from '#features/people/index.ts'
import { nextStep, type Step, stepDoneAt } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { anyOverlap } from '../record/rules-slots.ts'
import { openIntroductions, type Proposal, type StoredEntry, setStatus } from '../record/store.ts'
import { isIntroduced, isOpen, type Refusal, statusOf, stepAfter } from '../rules.ts'
import { decisionOf } from '../rules-left.ts'
import { proposalSubject } from '../subject.ts'
import { isBuiltOn, openTwin, writeDecision } from './store.ts'

/**
 * Brings all that follows from a proposal's rows in line with them, after they were put right: status and version,
 * decision, seat, next step. `entries` are the rows as they are now, at least one; `partner` is said where it is new.
 */
export async function settle(
  tx: Tx,
  was: Proposal,
  entries: readonly StoredEntry[],
  who: Doing,
  partner?: string | null,
): Promise<Refusal | null> {
  const status = statusOf(entries)!
  const decision = decisionOf(entries)
  if (was.decision && !decision && (await isBuiltOn(tx, was.id, false))) return 'builtOn'
  const inTheWay = !isOpen(was.status) && isOpen(status) ? await reopening(tx, was, entries) : null
  if (inTheWay) return inTheWay
  const [held, holds] = [was.decision && !was.decision.ended_on, decision && !decision.ended_on]
  if (held && !holds) await freeSeat(tx, was.opportunity_id)
  if (!held && holds && !(await takeSeat(tx, was.opportunity_id))) return 'noSeat'
  await writeDecision(tx, was, decision && { ...decision, ...(partner !== undefined && { partner_id: partner }) })
  await setStatus(tx, was.id, status, was.version)
  await stepsFollow(tx, was, entries, who)
  return null
}

/** What was over is open again: there may be another one by now, or other hours that the person was introduced to. */
async function reopening(tx: Tx, was: Proposal, entries: readonly StoredEntry[]): Promise<Refusal | null> {
  await lockPerson(tx, was.person_id)
  if (await openTwin(tx, was)) return 'alreadyOpen'
  if (!isIntroduced(entries)) return null
  const activity = await opportunityById(tx, was.opportunity_id)
  const open = await openIntroductions(tx, was.person_id, was.id)
  return open.some(({ slots }) => anyOverlap(slots, activity?.slots ?? [])) ? 'overlaps' : null
}

/** The step is that which the rows ask for; where the last ones went, the one that was open before them, as it was. */
async function stepsFollow(tx: Tx, was: Proposal, entries: readonly StoredEntry[], { by, now }: Doing): Promise<void> {
  const [before, due] = [stepAfter(was.entries), stepAfter(entries)]
  if (JSON.stringify(before) === JSON.stringify(due)) return
  const next = due && ((await stepBefore(tx, was, entries)) ?? { ...due, owner: was.step?.owner_id ?? by })
  await nextStep(tx, [proposalSubject, was.id], was.person_id, next, { by, at: now, outcome: '訂正' })
}

async function stepBefore(tx: Tx, was: Proposal, entries: readonly StoredEntry[]): Promise<Step | undefined> {
  const last = was.entries.findIndex(({ id }) => id === entries.at(-1)?.id)
  const gone = was.entries[last + 1]
  const step = gone && (await stepDoneAt(tx, ['proposal', was.id], { at: gone.at, outcome: gone.verb }))
  return step && { ...step, shut: 'stays' }
}
