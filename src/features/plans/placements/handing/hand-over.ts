import { deskStaff } from '#features/accounts/index.ts'
import { proposalSubject, propose, weightsVersion } from '#features/proposals/index.ts'
import { nextStep } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { MOST_AT_ONCE, type Refusal, refusalOf, type Skip } from '../../rules.ts'
import { isAside, isVaried, type Locked, lockPlan } from '../../store.ts'
import { planSubject } from '../../subject.ts'
import { handedOverNote } from '../../text.ts'
import { brokenNow } from '../as-now.ts'
import { currentOf, type Placement, setProposal } from '../store.ts'

/** Whose placements, who asks them, and until when. */
export type HandOver = { people: readonly string[] | 'all'; owner: string; due: Day }

/** `slot`: the one that no longer holds; missing where nothing is asked about the activity at all. */
type Skipped = { person: string; opportunity: string; slot?: string; reason: Skip }
export type HandedOver = { made: number; skipped: Skipped[] }

/**
 * Makes proposals of placements: one for each person and activity, in the words of the plan, with a member of staff who
 * asks until a day. Proposals only: to introduce somebody takes that person's answer and consent. Every placement is held
 * against the hard rules as people and activities are now; what breaks one is left out, and told. Refused for a plan that
 * rests on a what-if, whose limits are not the people's own.
 */
export async function toProposals(
  tx: Tx,
  plan: string,
  { people, owner, due }: HandOver,
  who: Doing,
): Promise<HandedOver | { refused: Refusal }> {
  const found = await lockPlan(tx, plan)
  if (found && (await isAside(tx, plan))) return { refused: 'setAside' }
  if (found && (await isVaried(tx, plan))) return { refused: 'whatIf' }
  const wanted = new Set(people === 'all' ? [] : people)
  const left = (await currentOf(tx, plan)).filter(({ proposal_id }) => proposal_id === null)
  const open = left.filter(({ person_id }) => people === 'all' || wanted.has(person_id))
  const refused = refusalOf(found?.status, 'propose') ?? refusedHandOver(open, due, who.today)
  if (refused) return { refused }
  const fit = await deskStaff(tx, who.today, proposalSubject.owners())
  if (!fit.some(({ id }) => id === owner)) return { refused: 'noOwner' }
  const broken = await brokenNow(tx, found!, open)
  const handed: HandedOver = { made: 0, skipped: skippedFor(open, broken) }
  const holding = open.filter(({ id }) => !broken.has(id))
  for (const rows of Map.groupBy(holding, row => `${row.person_id} ${row.opportunity_id}`).values()) {
    const { person_id: person, opportunity_id: opportunity } = rows[0]!
    const reason = await proposed(tx, rows, { owner, due }, found!, who)
    if (reason) handed.skipped.push({ person, opportunity, reason })
    else handed.made++
  }
  const done = { by: who.by, at: who.now, outcome: 'proposed' }
  if (open.length === left.length) await nextStep(tx, [planSubject, plan], null, null, done)
  await record(tx, { kind: 'plan.proposed', subject: ['plan', plan], by: who.by, now: who.now, data: handed })
  return handed
}

const skippedFor = (open: readonly Placement[], broken: ReadonlyMap<string, Skip>): Skipped[] =>
  open.flatMap(({ id, person_id: person, opportunity_id: opportunity, slot_id: slot }) => {
    const reason = broken.get(id)
    return reason ? [{ person, opportunity, slot, reason }] : []
  })

function refusedHandOver(open: readonly Placement[], due: Day, today: Day): Refusal | null {
  if (due < today) return 'pastDue'
  if (open.length === 0) return 'nobody'
  return new Set(open.map(({ person_id }) => person_id)).size > MOST_AT_ONCE ? 'tooMany' : null
}

/** Makes one proposal of somebody's placements in an activity, with the terms of the best; else gives why not. */
async function proposed(
  tx: Tx,
  rows: readonly Placement[],
  assigned: { owner: string; due: Day },
  { name, weights }: Locked,
  who: Doing,
): Promise<Skip | null> {
  const best = rows.reduce((a, b) => (b.score > a.score ? b : a))
  const begun = await propose(
    tx,
    {
      ...{ person: best.person_id, opportunity: best.opportunity_id, beginning: 'propose', source: 'plan' },
      shown: { score: best.score, terms: best.terms, weights: weightsVersion({ weights }) },
      ...{ day: null, medium: null, note: handedOverNote(name), assigned },
    },
    who,
  )
  if ('refused' in begun) return begun.refused === 'alreadyOpen' ? 'alreadyOpen' : 'notOpenForProposals'
  await setProposal(
    tx,
    rows.map(({ id }) => id),
    begun.id,
  )
  return null
}
