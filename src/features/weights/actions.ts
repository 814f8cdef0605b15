import { putSetting, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { weightsOf } from '#features/proposals/index.ts'
import { type PastOffer, proposeWeights } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { countsFor, outcomeOf, type Refusal, refusalOf, type Term, type Weights } from './rules.ts'
import { compare, type PastList } from './rules-compare.ts'
import {
  type Calculation,
  calculationById,
  insertCalculation,
  insertDecision,
  itemsShown,
  type Result,
  type StoredStory,
  storiesOf,
} from './store.ts'

/** Whose name is told beside what they decided. */
export type Named = Doing & { name: string }

export type Fit = Calculation

/** The weights that hold on a day. */
export const weightsOn = async (db: Read, day: Day): Promise<Weights> => settingsFrom(await settingsOn(db, day)).weights

/** Stories of which it is known what came of them and with which points they were shown. */
type Told = StoredStory & { outcome: 0 | 1; weights_version: string }

/** The proposals from which weights can be calculated. */
export const toldOf = (stories: readonly StoredStory[]): Told[] =>
  stories.flatMap(story => {
    const [outcome, { weights_version, terms }] = [outcomeOf(story), story]
    const shown = weights_version !== null && Object.keys(terms).length > 0
    return outcome !== null && shown ? [{ ...story, outcome, weights_version }] : []
  })

const offerOf = (told: Told): PastOffer => ({
  terms: told.terms,
  weights: weightsOf(told.weights_version),
  succeeded: told.outcome === 1,
  counts: countsFor(told),
  ...(told.propensity !== null && { propensity: told.propensity }),
})

/**
 * Calculates weights from the outcomes so far and keeps them as a proposal, beside what it would change in past lists.
 * It changes nothing by itself. With too few outcomes it keeps nothing and says how many there are.
 */
export async function calculate(
  tx: Tx,
  frozen: readonly Term[],
  { by, now, today }: Doing,
): Promise<{ id: string } | { refused: 'tooFew'; outcomes: number; needed: number }> {
  const before = await weightsOn(tx, today)
  const told = toldOf(await storiesOf(tx))
  const found = proposeWeights(told.map(offerOf), before, frozen)
  if (!found.enough) return { refused: 'tooFew', outcomes: found.outcomes, needed: found.needed }
  const { coefficients, before: quality, after, outcomes, weights } = found
  const result: Result = { coefficients, before: quality, after, compared: compare(await listsOf(tx, told), weights) }
  const id = await insertCalculation(tx, { outcomes, frozen, before, weights, result, by_account: by, at: now })
  await record(tx, {
    kind: 'weights.calculated',
    subject: ['weight_proposal', id],
    by,
    now,
    data: { outcomes, frozen, before, weights },
  })
  return { id }
}

/** The lists from which was proposed, latest first; so many are enough to see what would change. */
const LISTS = 2000

async function listsOf(db: Read, told: readonly Told[]): Promise<PastList[]> {
  const byList = Map.groupBy(
    told.filter(({ shown_id }) => shown_id !== null),
    ({ shown_id }) => shown_id!,
  )
  const shown = await itemsShown(db, [...byList.keys()].slice(-LISTS))
  return shown.map(({ id, items, weights_version }) => ({
    weights: weightsOf(weights_version),
    items,
    offers: byList.get(id)!.map(({ shown_rank, outcome }) => ({ rank: shown_rank!, succeeded: outcome === 1 })),
  }))
}

export type Adoption = { verb: 'adopt'; from: Day; reason: string } | { verb: 'reject'; reason: string }

/** Takes a calculation over from a day on, or turns it down; either way it is kept who decided, when and why. */
export async function decide(
  tx: Tx,
  id: string,
  what: Adoption,
  who: Named,
): Promise<{ refused: Refusal } | 'done' | null> {
  const found = await calculationById(tx, id)
  if (!found) return null
  const now = await weightsOn(tx, who.today)
  const refused = refusalOf({ ...found, decided: found.decision !== null }, now)
  if (refused && (what.verb === 'adopt' || refused === 'decided')) return { refused }
  const from = what.verb === 'adopt' ? what.from : null
  const kept = await note(tx, { ...what, proposal: id, weights: found.weights, from }, who)
  if (!kept) return { refused: 'decided' }
  if (from) await put(tx, found.weights, from, `記録${found.outcomes}件からの提案を${who.name}が採用`)
  return 'done'
}

/** Sets the weights by hand from a day on. */
export async function setByHand(tx: Tx, weights: Weights, from: Day, reason: string, who: Named): Promise<void> {
  await note(tx, { verb: 'set', proposal: null, weights, from, reason }, who)
  await put(tx, weights, from, `${who.name}が決めた：${reason}`)
}

const put = (tx: Tx, value: Weights, valid_from: Day, source: string) =>
  putSetting(tx, { key: 'weights', valid_from, value, source })

type Noted = {
  verb: 'adopt' | 'reject' | 'set'
  proposal: string | null
  weights: Weights
  from: Day | null
  reason: string
}

/** The decision as a row and as a happening; false where this calculation was decided before. */
async function note(tx: Tx, { verb, proposal, weights, from, reason }: Noted, { by, now }: Doing): Promise<boolean> {
  const row = { proposal_id: proposal, verb, weights, valid_from: from, reason, by_account: by, at: now }
  const id = await insertDecision(tx, row)
  if (!id) return false
  await record(tx, {
    kind: `weights.${verb}`,
    subject: ['weight_decision', id],
    by,
    now,
    data: { proposal, weights, from, reason },
  })
  return true
}
