import type { Channel, Satisfaction, SatisfactionWay } from '#features/consultations/index.ts'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { type Column, day, id, json, maybe, number, PLANNED_ANEW, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Period } from '../rules.ts'
import { type Asked, ageOf, decided, kindIn } from './store.ts'

// The records behind a figure, one by one.

const ANSWER = {
  id,
  on_day: day,
  satisfied: number as Column<Satisfaction>,
  channel: text<Channel>(),
  way: maybe(text<SatisfactionWay>()),
  /** Who typed it: the counsellor, or whoever typed the paper or the call; null where the person answered. */
  by: maybe(text()),
  /** Null where they gave no name. */
  person: maybe(json<{ id: string; number: number; name: string }>()),
}
export type Answer = Row<typeof ANSWER>

/** A page of the consultations of a period in which somebody said how content they are, in the order of their days. */
export const answersOf = (
  db: Read,
  { from, to }: Period,
  { limit, offset }: { limit: number; offset: number },
): Promise<Answer[]> =>
  rowsOf(db, ANSWER)`
    select c.id, c.on_day, c.satisfied, c.channel, c.satisfied_way as way,
      case when c.satisfied_way is null then a.name else (select w.name from survey s join survey_answer n on n.survey_id = s.id
        left join account w on w.id = n.by_account where s.consultation_id = c.id and s.withdrawn_at is null
        order by n.at desc, n.id desc limit 1) end as by,
      case when p.id is not null then jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) end as person
    from consultation c join account a on a.id = c.by_account left join person p on p.id = c.person_id
    where c.on_day between ${from}::date and ${to}::date and c.satisfied <= 5
    order by c.on_day, c.created_at, c.id limit ${limit} offset ${offset}`

const DECISION = {
  id,
  proposal_id: id,
  decided_on: day,
  legal_form: text<LegalForm>(),
  hours_week: number,
  how: text(),
  age: number,
  number,
  name: text(),
  person_id: id,
  title: text(),
  organisation: text(),
}
export type DecisionFacts = Row<typeof DECISION>

const REFERRAL = {
  id,
  referred_on: day,
  birth_on: day,
  number,
  name: text(),
  person_id: id,
  organisation: text(),
}
export type ReferralFacts = Row<typeof REFERRAL>

/** Everybody who was passed on to a partner in a period, by the day. */
export const referralFacts = (db: Read, { from, to }: Period): Promise<ReferralFacts[]> =>
  rowsOf(db, REFERRAL)`
    select s.id, s.referred_on, p.birth_on, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.id as person_id,
      g.name as organisation
    from step s join person p on p.id = s.person_id join organisation g on g.id = s.organisation_id
    where s.referred_on between ${from}::date and ${to}::date order by s.referred_on, s.id`

/**
 * A page of the decisions of a period of these kinds (form, long, elder, helps), in the order of their days. How many are of
 * these kinds cannot be foretold: as a `coalesce` it is reckoned as half of them, so that the index is read in its order up
 * to the end of the page, and not all of a year sorted.
 */
export const decisionsOf = (
  db: Read,
  asked: Asked & { kinds: readonly string[] },
  { limit, offset }: { limit: number; offset: number },
): Promise<DecisionFacts[]> =>
  rowsOf(db, DECISION)`${PLANNED_ANEW}
    select d.id, d.proposal_id, d.decided_on, d.legal_form, d.hours_week, d.how, ${ageOf('d.decided_on', 'p.birth_on')}::int as age, p.number,
      p.family_name || ' ' || p.given_name as name, p.id as person_id, o.title, g.name as organisation
    from (select d.id from ${decided(asked)}
        and coalesce(${kindIn(asked)} = any(${asked.kinds}::text[]), false)
        order by d.decided_on, d.id limit ${limit} offset ${offset}) shown
      join decision d on d.id = shown.id join person p on p.id = d.person_id join opportunity o on o.id = d.opportunity_id
      join organisation g on g.id = o.organisation_id
    order by d.decided_on, d.id`
