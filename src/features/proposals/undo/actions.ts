import { freeSeat, opportunityById, takeSeat } from '#features/opportunities/index.ts'
import { lockPerson } from '#features/people/index.ts'
import { nextStep, stepDoneAt } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Refused } from '../record/actions.ts'
import { anyOverlap } from '../record/rules-slots.ts'
import {
  lockProposal,
  openIntroductions,
  type Proposal,
  proposalById,
  setStatus,
  updateDecision,
} from '../record/store.ts'
import { type EntryVerb, isIntroduced, statusOf } from '../rules.ts'
import { undoRefusal } from '../rules-undo.ts'
import { proposalSubject } from '../subject.ts'
import { isBuiltOn, moveToUndone, openTwin, removeDecision } from './store.ts'

/**
 * Takes the last row of a proposal back, as if it had not been written: status, decision, seat and step are those from
 * before. The row stays to be seen, with who took it back and why. Null where there is no such proposal.
 */
export async function undoLast(
  tx: Tx,
  id: string,
  given: { version: number; reason: string },
  who: Doing & { corrects: boolean },
): Promise<{ verb: EntryVerb; person: string; gone: boolean } | Refused | null> {
  const version = await lockProposal(tx, id)
  const proposal = await proposalById(tx, id)
  if (version === undefined || !proposal) return null
  if (version !== given.version) return { refused: 'changed' }
  const last = proposal.entries.at(-1)!
  const refused = undoRefusal(last, who)
  if (refused) return { refused }
  if (await isBuiltOn(tx, id, proposal.entries.length === 1)) return { refused: 'undoDepends' }
  const inTheWay = await BACK[last.verb]?.(tx, proposal)
  if (inTheWay) return inTheWay
  const step = await stepDoneAt(tx, ['proposal', id], { at: last.at, outcome: last.verb })
  await moveToUndone(tx, proposal, last, { undone_by: who.by, undone_at: who.now, undo_reason: given.reason })
  const status = statusOf(proposal.entries.slice(0, -1))
  if (status) await setStatus(tx, id, status, version)
  await nextStep(tx, [proposalSubject, id], proposal.person_id, step ?? null, {
    by: who.by,
    at: who.now,
    outcome: 'undo',
  })
  await record(tx, {
    kind: 'proposal.undone',
    subject: ['proposal', id],
    person: proposal.person_id,
    by: who.by,
    now: who.now,
    data: { opportunity: proposal.opportunity_id, verb: last.verb, status },
  })
  return { verb: last.verb, person: proposal.person_id, gone: status === null }
}

type Back = (tx: Tx, proposal: Proposal) => Promise<Refused | null>

/** Opens again what was over, where the place and the hours are still free. */
const reopen: Back = async (tx, proposal) => {
  await lockPerson(tx, proposal.person_id)
  const twin = await openTwin(tx, proposal)
  if (twin) return { refused: 'alreadyOpen', proposal: twin.id, title: proposal.title }
  if (isIntroduced(proposal.entries)) {
    const activity = await opportunityById(tx, proposal.opportunity_id)
    const open = await openIntroductions(tx, proposal.person_id, proposal.id)
    const other = open.find(({ slots }) => anyOverlap(slots, activity?.slots ?? []))
    if (other) return { refused: 'overlaps', proposal: other.id, title: other.title }
  }
  // What only the desk no longer followed kept its seat.
  if (!proposal.decision?.ended_on) return null
  if (!(await takeSeat(tx, proposal.opportunity_id))) return { refused: 'noSeat' }
  await updateDecision(tx, proposal.id, { ended_on: null, end_reason: null })
  return null
}

/** What a verb did beside its row, done back. A beginning that passed over, and the other verbs, did nothing. */
const BACK: Partial<Record<EntryVerb, Back>> = {
  decide: async (tx, { id, opportunity_id }) => {
    await removeDecision(tx, id)
    await freeSeat(tx, opportunity_id)
    return null
  },
  start: async (tx, { id, entries }) => {
    const starts_on = entries.findLast(({ verb }) => verb === 'decide')?.data.starts_on
    if (starts_on) await updateDecision(tx, id, { starts_on })
    return null
  },
  end: reopen,
  decline: reopen,
  'fall-through': reopen,
}
