import { sql } from 'kysely'
import type { Channel, Satisfaction, SatisfactionAnswer } from '#features/consultations/index.ts'
import type { Category, LegalForm } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Column, day, id, json, maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Period, TargetEntry } from './rules.ts'

/** Targets of a fiscal year: indicator, quarter (0 is the year), value and where it is written. */
export const targetsOf = (db: Read, fiscalYear: number) =>
  db
    .selectFrom('target')
    .select(['indicator', 'quarter', 'value', 'source'])
    .where('fiscal_year', '=', fiscalYear)
    .execute()

/** Every target there is, by year, indicator and quarter. */
export const allTargets = (db: Read): Promise<TargetEntry[]> =>
  db
    .selectFrom('target')
    .select(['indicator', 'fiscal_year', 'quarter', 'value', 'source'])
    .orderBy('fiscal_year')
    .orderBy('indicator')
    .orderBy('quarter')
    .execute()

/** Sets a target; the one that stood there gives way. */
export const putTarget = (tx: Tx, target: TargetEntry) =>
  tx
    .insertInto('target')
    .values(target)
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'indicator', 'fiscal_year', 'quarter'])
        .doUpdateSet({ value: target.value, source: target.source }),
    )
    .execute()

const YEAR = { year: number }

/** The fiscal years for which there is a target or a record, newest first. */
export async function yearsWithRecords(db: Read): Promise<number[]> {
  const rows = await rowsOf(db, YEAR)`
    select distinct fiscal_year as year from target
    union select year from (select extract(year from min(on_day) - interval '3 months')::int as first,
        extract(year from max(on_day) - interval '3 months')::int as last from consultation_count where count > 0) t, generate_series(first, last) as year
      where (select count from consultation_count where on_day >= make_date(year, 4, 1) and on_day < make_date(year + 1, 4, 1) and count > 0 limit 1) > 0
    order by 1 desc`
  return rows.map(({ year }) => year)
}

const FIRST = { first: maybe(day) }

/** The day of the first record that is counted; null where there is none. */
export async function firstRecord(db: Read): Promise<Day | null> {
  const [row] = await rowsOf(db, FIRST)`
    select least((select min(on_day) from consultation), (select min(decided_on) from decision),
      (select min(referred_on) from step where referred_on is not null)) as first`
  return row!.first
}

const SATISFIED = maybe(number as Column<SatisfactionAnswer>)
/** The quarter of the fiscal year in which a day lies, as `quarter` gives it. */
const QUARTER = sql`((extract(month from on_day)::int + 8) % 12) / 3 + 1`

const COUNT = { quarter: number, channel: text<Channel>(), satisfied: SATISFIED, count: number }
export type ConsultationCount = Row<typeof COUNT>

/** How many consultations of a period there were by quarter, medium and how content they said they are (null: nobody asked). */
export const consultationCounts = (db: Read, { from, to }: Period): Promise<ConsultationCount[]> =>
  rowsOf(db, COUNT)`
    select ${QUARTER} as quarter, channel, nullif(satisfied, 0) as satisfied, sum(count)::int as count
    from consultation_count where on_day between ${from}::date and ${to}::date group by 1, 2, 3 having sum(count) > 0`

const ANSWER = {
  id,
  on_day: day,
  satisfied: number as Column<Satisfaction>,
  channel: text<Channel>(),
  by: text(),
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
    select c.id, c.on_day, c.satisfied, c.channel, a.name as by,
      case when p.id is not null then jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) end as person
    from consultation c join account a on a.id = c.by_account left join person p on p.id = c.person_id
    where c.on_day between ${from}::date and ${to}::date and c.satisfied <= 5
    order by c.on_day, c.created_at, c.id limit ${limit} offset ${offset}`

/** What places a decision in the report: the thresholds are those that hold on the last day of the period. */
type Thresholds = { elderAge: number; longWeekHours: number }
/** Decisions of a period; `helping`: the categories whose volunteering is told apart from other volunteering. */
export type Asked = Period & Thresholds & { helping: readonly Category[] }

/** Whole years of age on a day, as `ageOn` gives them. */
const ageOf = (on: string, birth: string) =>
  sql`extract(year from age(${sql.ref(on)}::timestamp, ${sql.ref(birth)}::timestamp))`

/**
 * The decisions of a period, each from its day on; one that fell through before it began is none. `young` are those who
 * need not be elders on every day of it.
 */
const decided = ({ from, to, elderAge }: Asked) => sql`decision d left join person young
    on young.id = d.person_id and young.birth_on > (${from}::date - make_interval(years => ceil(${elderAge}::numeric)::int, days => 1))::date
  where d.decided_on between ${from}::date and ${to}::date and (d.ended_on is null or d.ended_on > d.starts_on)`
const isLong = ({ longWeekHours }: Asked) => sql`d.hours_week >= ${longWeekHours}::numeric`
const isElder = ({ elderAge }: Asked) =>
  sql`(young.id is null or ${ageOf('d.decided_on', 'young.birth_on')} >= ${elderAge}::numeric)`
const helps = ({ helping }: Asked) =>
  sql`(d.legal_form = 'volunteering' and d.opportunity_id in (select id from opportunity where legal_form = 'volunteering' and category = any(${helping}::text[])))`

const GROUP = {
  quarter: number,
  legal_form: text<LegalForm>(),
  long: yes,
  elder: yes,
  helps: yes,
  count: number,
}
export type DecisionGroup = Row<typeof GROUP>

/** How many decisions of a period in these forms there are of each kind that the report tells apart. */
export const decisionCounts = (
  db: Read,
  { forms, ...asked }: Asked & { forms: readonly LegalForm[] },
): Promise<DecisionGroup[]> =>
  rowsOf(db, GROUP)`${PLANNED_ANEW}
    select ${QUARTER} as quarter, legal_form, long, elder, helps, sum(count)::int as count
    from (select d.decided_on as on_day, d.legal_form, ${isLong(asked)} as long, ${isElder(asked)} as elder, ${helps(asked)} as helps, count(*) as count
      from ${decided(asked)} and d.legal_form = any(${forms}::text[]) group by 1, 2, 3, 4, 5) by_day group by 1, 2, 3, 4, 5`

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

const PASSED_ON = { quarter: number, elder: yes, count: number }

/** How many were passed on to a partner in each quarter of a period, elders and others. */
export const referralCounts = (db: Read, { from, to }: Period, elderAge: number): Promise<Row<typeof PASSED_ON>[]> =>
  rowsOf(db, PASSED_ON)`
    select ${QUARTER} as quarter, elder, count(*)::int as count
    from (select s.referred_on as on_day, ${ageOf('s.referred_on', 'p.birth_on')} >= ${elderAge}::numeric as elder
      from step s join person p on p.id = s.person_id where s.organisation_id is not null
        and s.referred_on between ${from}::date and ${to}::date) passed_on group by 1, 2`

/** A page of the decisions of a period of these kinds (form, long, elder, helps), in the order of their days. */
export const decisionsOf = (
  db: Read,
  asked: Asked & { kinds: readonly string[] },
  { limit, offset }: { limit: number; offset: number },
): Promise<DecisionFacts[]> =>
  rowsOf(db, DECISION)`${PLANNED_ANEW}
    select d.id, d.proposal_id, d.decided_on, d.legal_form, d.hours_week, d.how, ${ageOf('d.decided_on', 'p.birth_on')}::int as age, p.number,
      p.family_name || ' ' || p.given_name as name, p.id as person_id, o.title, g.name as organisation
    from (select d.id from ${decided(asked)}
        and concat_ws(' ', d.legal_form, ${isLong(asked)}, ${isElder(asked)}, ${helps(asked)}) = any(${asked.kinds}::text[])
        order by d.decided_on, d.id limit ${limit} offset ${offset}) shown
      join decision d on d.id = shown.id join person p on p.id = d.person_id join opportunity o on o.id = d.opportunity_id
      join organisation g on g.id = o.organisation_id
    order by d.decided_on, d.id`
