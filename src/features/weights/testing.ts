import { DEFAULTS } from '#features/municipalities/index.ts'
import { REASONS, type Reason, reasonsFor } from '#features/proposals/index.ts'
import { logistic, type Random, randomOf } from '#matching/index.ts'
import { addMinutes, today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { TERMS, type Term, type Weights } from './rules.ts'

// For tests only: some hundred proposals of the past, each from a list that was shown, answered as `truth` has it.

const ITEMS = 6
const { weights } = DEFAULTS
const VERSION = TERMS.map(term => weights[term]).join('-')

type Points = Record<Term, number>
const pointsOf = (random: Random): Points =>
  Object.fromEntries(TERMS.map(term => [term, Math.round(weights[term] * random.next())])) as Points
const scoreOf = (points: Points): number => TERMS.reduce((sum, term) => sum + points[term], 0)

export type History = { by: string; now: string; count: number; truth: Partial<Weights>; seed?: number }

/** Adds proposals for pairs to whom nothing was proposed yet; gives their ids. */
export async function addHistory(tx: Tx, { by, now, count, truth, seed = 1 }: History): Promise<string[]> {
  const random = randomOf(seed)
  const pairs = await freshPairs(tx, count)
  const made = pairs.map(pair => caseOf(pair, { by, now, random, truth }))
  for (let at = 0; at < made.length; at += 200) {
    const some = made.slice(at, at + 200)
    await tx
      .insertInto('shown_list')
      .values(some.map(({ list }) => list))
      .execute()
    await tx
      .insertInto('proposal')
      .values(some.map(({ proposal }) => proposal))
      .execute()
    await tx
      .insertInto('proposal_entry')
      .values(some.flatMap(({ entries }) => entries))
      .execute()
  }
  return made.map(({ proposal }) => proposal.id)
}

async function freshPairs(tx: Tx, count: number) {
  const people = await tx.selectFrom('person').select('id').orderBy('number').execute()
  const activities = await tx.selectFrom('opportunity').select('id').orderBy('id').execute()
  const before = await tx.selectFrom('proposal').select(['person_id', 'opportunity_id']).execute()
  const known = new Set(before.map(({ person_id, opportunity_id }) => `${person_id} ${opportunity_id}`))
  const pairs = activities.flatMap(({ id: opportunity }) => people.map(({ id: person }) => ({ person, opportunity })))
  return pairs.filter(({ person, opportunity }) => !known.has(`${person} ${opportunity}`)).slice(0, count)
}

type Past = Pick<History, 'by' | 'now' | 'truth'> & { random: Random }

function caseOf({ person, opportunity }: { person: string; opportunity: string }, { by, now, truth, random }: Past) {
  const items = Array.from({ length: ITEMS }, () => pointsOf(random))
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .map((terms, i) => ({ id: i === 0 ? opportunity : newId(), score: scoreOf(terms), terms }))
  const rank = random.integer(1, ITEMS)
  const { terms, score } = items[rank - 1]!
  const z = TERMS.reduce((sum, term) => sum + ((truth[term] ?? 0) * terms[term]) / weights[term], -1.5)
  const accepted = random.chance(logistic(z))
  const why = random.pick(reasonsFor('propose'))
  const ending = random.pick(reasonsFor('decline').filter(reason => REASONS[reason].term !== 'beyond'))
  const [list, proposal] = [newId(), newId()]
  const entry = (verb: string, reason: Reason | null, at = now) => ({
    id: newId(),
    proposal_id: proposal,
    verb,
    reason,
    on_day: today(at),
    by_account: by,
    at,
  })
  return {
    list: {
      id: list,
      subject_kind: 'person',
      subject_id: person,
      instance_hash: proposal,
      weights_version: VERSION,
      items: JSON.stringify(items),
      shown_to: by,
      at: now,
    },
    proposal: {
      id: proposal,
      person_id: person,
      opportunity_id: opportunity,
      by_account: by,
      score,
      terms: JSON.stringify(terms),
      status: accepted ? 'accepted' : 'declined',
      shown_id: list,
      shown_rank: rank,
      shown_length: ITEMS,
      propensity: 1 / ITEMS,
      weights_version: VERSION,
    },
    entries: [
      entry('propose', why),
      accepted ? entry('accept', null, addMinutes(now, 1)) : entry('decline', ending, addMinutes(now, 1)),
    ],
  }
}
