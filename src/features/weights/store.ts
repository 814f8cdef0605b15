import { sql } from 'kysely'
import type { Reason } from '#features/proposals/index.ts'
import type { Proposal } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Story, Term, Weights } from './rules.ts'
import type { Comparison, PastList } from './rules-compare.ts'

const STORY = {
  id,
  terms: json<Record<Term, number>>(),
  weights_version: maybe(text()),
  propensity: maybe(number),
  shown_id: maybe(id),
  shown_rank: maybe(number),
  begun: text<Story['begun']>(),
  why: maybe(text<Reason>()),
  accepted: yes,
  decided: yes,
  started_on: maybe(day),
  last: json<Story['last']>(),
}
export type StoredStory = Row<typeof STORY>

/** Every proposal with what became of it, in few words, for a calculation. */
export const storiesOf = (db: Read): Promise<StoredStory[]> =>
  rowsOf(db, STORY)`
    select q.id, q.terms, q.weights_version, q.propensity, q.shown_id, q.shown_rank, s.begun, s.why, s.accepted, s.decided, s.started_on,
      json_build_object('verb', s.last_verb, 'reason', s.last_reason, 'on_day', s.ended_on) as last
    from proposal_story s join proposal q on q.id = s.proposal_id where s.told order by q.created_at, q.id`

const ALIKE = {
  begun: text<Story['begun']>(),
  why: maybe(text<Reason>()),
  accepted: yes,
  decided: yes,
  started_on: maybe(day),
  last: json<Story['last']>(),
  count: number,
  told: yes,
}
/** Proposals of which the same became; `told`: the points with which they were shown are known. */
export type AlikeStories = Row<typeof ALIKE>

/**
 * All proposals by what became of them, as of a day: the same for every rule that counts them (how they began and ended,
 * and whether they went on for so many months). Their days stand for those of all: as if it had ended, or stood, today,
 * begun so many months before where it went on for so long.
 */
export const alikeStories = (db: Read, today: Day, months: number): Promise<AlikeStories[]> =>
  rowsOf(db, ALIKE)`
    select kind[1] as begun, kind[2] as why, kind[3]::boolean as accepted, kind[4]::boolean as decided, kind[7]::boolean as told,
      case lasted when true then (${today}::date - make_interval(months => ${months}::int))::date when false then ${today}::date end as started_on,
      json_build_object('verb', kind[5], 'reason', kind[6], 'on_day', ${today}::date) as last, count
    from (select string_to_array(kind, ' ', '-') as kind, lasted, count
      from (select kind, coalesce(stayed >= ${months}::int, since + make_interval(months => ${months}::int) <= ${today}::date) as lasted, sum(count)::int as count
        from story_count group by 1, 2 having sum(count) <> 0) k) alike`

const SHOWN = { id, weights_version: text(), items: json<PastList['items']>() }
export type ShownItems = Row<typeof SHOWN>

/** The points in lists that were shown. */
export const itemsShown = (db: Read, ids: readonly string[]): Promise<ShownItems[]> =>
  rowsOf(db, SHOWN)`
    select id, weights_version, jsonb_path_query_array(items, '$[*].terms') as items
    from shown_list where id = any(${ids}::uuid[])`

/** What a calculation found, as it is kept. */
export type Result = Pick<Extract<Proposal, { enough: true }>, 'coefficients' | 'before' | 'after'> & {
  compared: Comparison
}

export type NewCalculation = {
  outcomes: number
  frozen: readonly Term[]
  before: Weights
  weights: Weights
  result: Result
  by_account: string
  at: string
}

export async function insertCalculation(tx: Tx, calculation: NewCalculation): Promise<string> {
  const id = newId()
  const { frozen, before, weights, result, ...rest } = calculation
  const data = { before: JSON.stringify(before), weights: JSON.stringify(weights), result: JSON.stringify(result) }
  await tx
    .insertInto('weight_proposal')
    .values({ id, ...rest, frozen: [...frozen], ...data })
    .execute()
  return id
}

const DECISION = {
  id,
  proposal_id: maybe(id),
  verb: text<'adopt' | 'reject' | 'set'>(),
  weights: json<Weights>(),
  valid_from: maybe(day),
  reason: text(),
  at: instant,
  by: text(),
}
export type Decision = Row<typeof DECISION>

const CALCULATION = {
  id,
  outcomes: number,
  frozen: list<Term>(),
  before: json<Weights>(),
  weights: json<Weights>(),
  result: json<Result>(),
  at: instant,
  by: text(),
  newest: yes,
  decision: maybe(json<Omit<Decision, 'weights' | 'id' | 'proposal_id'>>()),
}
export type Calculation = Row<typeof CALCULATION>

const calculation = sql`w.id, w.outcomes, w.frozen, w.before, w.weights, w.result, w.at, a.name as by,
  not exists (select 1 from weight_proposal n where (n.at, n.id) > (w.at, w.id)) as newest,
  (select json_build_object('verb', d.verb, 'valid_from', d.valid_from, 'reason', d.reason, 'at', d.at, 'by', b.name)
    from weight_decision d join account b on b.id = d.by_account where d.proposal_id = w.id) as decision`

/** A calculation with what was decided of it; undefined where there is none. */
export const calculationById = async (db: Read, id: string): Promise<Calculation | undefined> =>
  (
    await rowsOf(db, CALCULATION)`
      select ${calculation} from weight_proposal w join account a on a.id = w.by_account where w.id = ${id}`
  )[0]

/** The latest calculations, the newest first. */
export const calculations = (db: Read, most: number): Promise<Omit<Calculation, 'result'>[]> =>
  rowsOf(db, CALCULATION)`
    select ${calculation} from weight_proposal w join account a on a.id = w.by_account
    order by w.at desc, w.id desc limit ${most}`

/** Notes a decision and gives its id; undefined where this calculation was decided before. */
export async function insertDecision(
  tx: Tx,
  decision: Omit<Decision, 'id' | 'by'> & { by_account: string },
): Promise<string | undefined> {
  const added = await tx
    .insertInto('weight_decision')
    .values({ ...decision, id: newId(), weights: JSON.stringify(decision.weights) })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/** What was decided of the weights, the latest first. */
export const decisions = (db: Read, most: number): Promise<Decision[]> =>
  rowsOf(db, DECISION)`
    select d.id, d.proposal_id, d.verb, d.weights, d.valid_from, d.reason, d.at, a.name as by
    from weight_decision d join account a on a.id = d.by_account order by d.at desc, d.id desc limit ${most}`
