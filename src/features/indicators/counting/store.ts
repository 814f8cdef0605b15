import { type RawBuilder, sql } from 'kysely'
import type { Channel, SatisfactionAnswer, SatisfactionWay } from '#features/consultations/index.ts'
import { type Category, LEGAL_FORMS, type LegalForm } from '#features/kinds/index.ts'
import { fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Column, day, maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Period } from '../rules.ts'

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
/**
 * The quarter of the fiscal year in which a day of a period lies, as `quarter` gives it: found among the first days of its
 * quarters, since to take the month out of each of 30,000 days took longer than to read them.
 */
function quarterOf(on: string, { from, to }: Period): RawBuilder<number> {
  const firsts: Day[] = []
  for (let day = from; day <= to; day = addDays(fiscalRange(fiscalYear(day), quarter(day)).to, 1)) firsts.push(day)
  return sql`(${quarter(from) - 1}::int + width_bucket(${sql.ref(on)}, ${firsts.slice(1)}::date[])) % 4 + 1`
}

const COUNT = {
  quarter: number,
  early: yes,
  channel: text<Channel>(),
  satisfied: SATISFIED,
  way: maybe(text<SatisfactionWay>()),
  count: number,
}
export type ConsultationCount = Row<typeof COUNT>

/** Days of which is told apart what lies up to a day (`cut`, else all of it): the same days of another year. */
export type Cut = Period & { cut?: Day }
const early = (on: string, { to, cut = to }: Cut) => sql`${sql.ref(on)} <= ${cut}::date`

/** How many consultations of a period there were by quarter, medium, how content they said they are (null: nobody asked) and whose word it is. */
export const consultationCounts = (db: Read, period: Cut): Promise<ConsultationCount[]> =>
  rowsOf(db, COUNT)`
    select ${quarterOf('on_day', period)} as quarter, ${early('on_day', period)} as early, channel, nullif(satisfied, 0) as satisfied, nullif(way, 'desk') as way, sum(count)::int as count
    from consultation_count where on_day between ${period.from}::date and ${period.to}::date group by 1, 2, 3, 4, 5 having sum(count) > 0`

/** What places a decision in the report: the thresholds are those that hold on the last day of the period. */
type Thresholds = { elderAge: number; longWeekHours: number }
/** Decisions of a period; `helping`: the categories whose volunteering is told apart from other volunteering. */
export type Asked = Cut & Thresholds & { helping: readonly Category[] }

/** Whole years of age on a day, as `ageOn` gives them. */
export const ageOf = (on: string, birth: string) =>
  sql`extract(year from age(${sql.ref(on)}::timestamp, ${sql.ref(birth)}::timestamp))`

/**
 * The decisions of a period, each from its day on; one that fell through before it began is none. `young` are those who
 * need not be elders on every day of it.
 */
export const decided = ({ from, to, elderAge }: Asked) => sql`decision d left join person young
    on young.id = d.person_id and young.birth_on > (${from}::date - make_interval(years => ceil(${elderAge}::numeric)::int, days => 1))::date
  where d.decided_on between ${from}::date and ${to}::date and (d.ended_on is null or d.ended_on > d.starts_on)`
const isLong = ({ longWeekHours }: Asked) => sql`d.hours_week >= ${longWeekHours}::numeric`
const isElder = ({ elderAge }: Asked) =>
  sql`(young.id is null or ${ageOf('d.decided_on', 'young.birth_on')} >= ${elderAge}::numeric)`
const helps = ({ helping }: Asked) =>
  sql`(d.legal_form = 'volunteering' and d.opportunity_id in (select id from opportunity where legal_form = 'volunteering' and category = any(${helping}::text[])))`

/** The kind of a decision as one word, as `kindsOf` names them. */
export const kindIn = (asked: Asked) =>
  sql`concat_ws(' ', d.legal_form, ${isLong(asked)}, ${isElder(asked)}, ${helps(asked)})`

const GROUP = {
  quarter: number,
  early: yes,
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
    select ${quarterOf('d.decided_on', asked)} as quarter, ${early('d.decided_on', asked)} as early, d.legal_form,
      ${isLong(asked)} as long, ${isElder(asked)} as elder, ${helps(asked)} as helps, count(*)::int as count
    from ${decided(asked)} ${forms.length < LEGAL_FORMS.length ? sql`and d.legal_form = any(${forms}::text[])` : sql``}
    group by 1, 2, 3, 4, 5, 6`

/**
 * The same of a whole fiscal year, from the kept sums of the breakdowns: they go by the settings of its last day, as whoever counts
 * a whole year does.
 */
export const decisionsInYear = (db: Read, year: number, forms: readonly LegalForm[]): Promise<DecisionGroup[]> =>
  rowsOf(db, GROUP)`
    select quarter, true as early, what as legal_form, long, elder, helps, sum(count)::int as count from breakdown_part
    where measure = 'decided' and dim = 'channel' and fiscal_year = ${year} and what = any(${[...forms]}::text[])
    group by 1, 2, 3, 4, 5, 6 having sum(count) > 0`

const HIRED = { year: number, count: number }
/**
 * How many decisions of these forms there are in each fiscal year, whoever they are of; one that fell through before it began
 * is none. Read from the kept sums of the breakdowns, in which each decision has one channel.
 */
export const decisionsByYear = (db: Read, forms: readonly LegalForm[]): Promise<Row<typeof HIRED>[]> =>
  rowsOf(db, HIRED)`
    select fiscal_year as year, sum(count)::int as count from breakdown_part
    where measure = 'decided' and dim = 'channel' and what = any(${[...forms]}::text[])
    group by 1 having sum(count) > 0 order by 1`

const PASSED_ON = { quarter: number, early: yes, elder: yes, count: number }

/** How many were passed on to a partner in each quarter of a period, elders and others. */
export const referralCounts = (db: Read, period: Cut, elderAge: number): Promise<Row<typeof PASSED_ON>[]> =>
  rowsOf(db, PASSED_ON)`
    select ${quarterOf('on_day', period)} as quarter, ${early('on_day', period)} as early, elder, count(*)::int as count
    from (select s.referred_on as on_day, ${ageOf('s.referred_on', 'p.birth_on')} >= ${elderAge}::numeric as elder
      from step s join person p on p.id = s.person_id where s.organisation_id is not null
        and s.referred_on between ${period.from}::date and ${period.to}::date) passed_on group by 1, 2, 3`
