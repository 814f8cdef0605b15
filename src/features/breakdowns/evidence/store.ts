import { type RawBuilder, sql } from 'kysely'
import { HELPING } from '#features/indicators/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, maybe, number, PLANNED_ANEW, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Column } from '../counts/rules.ts'
import type { Step } from '../funnel/rules.ts'
import { type By, kindsIn, passedIn, type Reached, type Wanted } from './rules.ts'

type Part = RawBuilder<unknown>
type Days = { from: Day; to: Day }

/** Every record of one sort of a period: its id, day, person, kind, what of it is told, and the channel where it has one. */
const SOURCES = {
  consultations: ({ from, to }: Days) => sql`
    select c.id, c.on_day, c.person_id, 'consultation' as kind, c.id as at, c.channel as told, c.channel from consultation c
    where c.on_day between ${from}::date and ${to}::date`,
  registered: ({ from, to }: Days) => sql`
    select p.id, p.registered_on as on_day, p.id as person_id, 'person' as kind, p.id as at, '' as told, null::text as channel from person p
    where p.registered_on between ${from}::date and ${to}::date`,
  passed: ({ from, to }: Days) => sql`
    select s.id, s.referred_on as on_day, s.person_id, 'step' as kind, s.person_id as at, g.name as told, null::text as channel, age_of(p.birth_on, s.referred_on) as age,
      null::text as form, null::numeric as hours, null::text as category
    from step s join person p on p.id = s.person_id join organisation g on g.id = s.organisation_id
    where s.referred_on between ${from}::date and ${to}::date`,
  decided: ({ from, to }: Days) => sql`
    select d.id, d.decided_on as on_day, d.person_id, 'proposal' as kind, d.proposal_id as at, o.title as told, null::text as channel, age_of(p.birth_on, d.decided_on) as age,
      d.legal_form as form, d.hours_week as hours, o.category
    from decision d join person p on p.id = d.person_id join opportunity o on o.id = d.opportunity_id
    where d.decided_on between ${from}::date and ${to}::date and (d.ended_on is null or d.ended_on > d.starts_on)`,
}

const COLUMNS = sql`r.id, r.on_day, r.person_id, r.kind, r.at, r.told, r.channel`

/** The fiscal years of which anything is counted, each with its settings. */
const YEARS = sql`(select make_date(fiscal_year, 4, 1) as first, make_date(fiscal_year + 1, 3, 31) as last,
    setting_in(tenant(), 'elderAge', fiscal_year) as elder, setting_in(tenant(), 'longWeekHours', fiscal_year) as long
  from (select distinct fiscal_year from breakdown_part where measure in ('decided', 'passed') and dim = 'channel') y offset 0) y`

/** What of decisions and of people passed on stands in a column, by the settings of the year in which each lies. */
function outcomes(column: Column, days: Days, alone: boolean): Part[] {
  const of = (rows: Part, kept: Part) => sql`
    select ${COLUMNS} from (${rows}) r join ${YEARS} on r.on_day between y.first and y.last where coalesce(${kept}, false)`
  const kind = sql`concat_ws(' ', r.form, r.hours >= y.long, r.age >= y.elder, r.form = 'volunteering' and r.category = any(${HELPING}::text[]))`
  const decisions = of(SOURCES.decided(days), sql`${kind} = any(${kindsIn(column)}::text[])`)
  const passed = of(SOURCES.passed(days), sql`(r.age >= y.elder) = any(${passedIn(column)}::boolean[])`)
  return alone ? [decisions] : [decisions, passed]
}

/** Whether there is one, looked up for each row: a page of fifty asks few, and a list of all there are would be made for them. */
const isThere = (rows: Part): Part => sql`coalesce((select true from ${rows} limit 1), false)`
const entry = (verb: string): Part =>
  sql`proposal q join proposal_entry e on e.proposal_id = q.id where q.person_id = r.person_id and e.verb = ${verb}`
const PROPOSED = isThere(entry('propose'))
const DECIDED = isThere(
  sql`decision d where d.person_id = r.person_id and (d.ended_on is null or d.ended_on > d.starts_on)`,
)
const REACHED = {
  registered: sql`true`,
  proposed: sql`(${PROPOSED} or ${DECIDED})`,
  decided: DECIDED,
} satisfies Record<Reached, Part>

const STEP = {
  consulted: sql`true`,
  registered: sql`true`,
  proposed: PROPOSED,
  introduced: sql`(${isThere(entry('introduce'))}
    or ${isThere(sql`step s where s.person_id = r.person_id and s.organisation_id is not null and s.referred_on is not null`)})`,
  decided: DECIDED,
  // Hardly anybody: who they are is gathered once.
  kept: sql`r.person_id in (select d.person_id from decision d join proposal_entry e on e.proposal_id = d.proposal_id
    where (d.ended_on is null or d.ended_on > d.starts_on) and e.verb = 'follow-up' and e.data ->> 'result' = 'continuing'
      and e.on_day >= d.starts_on + interval '6 months')`,
} satisfies Record<Step, Part>

/**
 * Everybody whose first consultation lies in a period and who came to a step: who asked, or who came along (`who`). The step is
 * asked first: hardly anybody came to the last one, and whoever did is looked up among the consultations of before.
 */
const firsts = ({ from, to }: Days, who: 'person_id' | 'with_id', step: Step): Part => {
  const me = sql.ref(`c.${who}`)
  const before = (as: Part) =>
    isThere(
      sql`consultation e where ${as} = r.id and (e.on_day, e.created_at, e.id) < (r.on_day, r.created_at, r.talk)`,
    )
  return sql`
    select ${COLUMNS} from (
      select ${me} as id, c.on_day, ${me} as person_id, 'person' as kind, ${me} as at, '' as told, c.channel, c.created_at, c.id as talk from consultation c
      where c.on_day between ${from}::date and ${to}::date and ${me} is not null) r
    where case when ${STEP[step]} then not ${before(sql`e.person_id`)} and not ${before(sql`e.with_id`)} else false end`
}

/** The records of a figure, of each source by itself: each is read in the order of its days, no further than to the end of a page. */
function recordsIn(wanted: Wanted, days: Days): Part[] {
  if (wanted.of === 'cohort') return (['person_id', 'with_id'] as const).map(who => firsts(days, who, wanted.step))
  if (wanted.of === 'people')
    return [sql`select ${COLUMNS} from (${SOURCES.registered(days)}) r where ${REACHED[wanted.reached]}`]
  const { column } = wanted
  if (wanted.of === 'decisions') return outcomes(column, days, true)
  return column === 'consultations' || column === 'registered' ? [SOURCES[column](days)] : outcomes(column, days, false)
}

/** The first consultation that names somebody so, from the index. */
const earliest = (column: 'person_id' | 'with_id'): Part =>
  sql`(select channel, on_day, created_at, id from consultation where ${sql.ref(column)} = p.id order by on_day, created_at, id limit 1)`

/** How a record is told apart; '-': no name was given. */
const VALUE = {
  area: sql`case when p.id is null then '-' else coalesce(t.area_id::text, case when p.outside then 'outside' else '' end) end`,
  sex: sql`case when p.id is null then '-' else coalesce(p.sex, '') end`,
  who: sql`coalesce(p.sex, '') || '/' || age_band(age_of(p.birth_on, r.on_day))`,
  band: sql`case when p.id is null then '-' else age_band(age_of(p.birth_on, r.on_day))::text end`,
  // Few came along with another: who did is gathered once.
  channel: sql`coalesce(r.channel, case when p.id in (select with_id from consultation where with_id is not null)
    then (select channel from (${earliest('person_id')} union all ${earliest('with_id')}) c order by on_day, created_at, id limit 1)
    else (select channel from ${earliest('person_id')} c) end, 'none')`,
  digital: sql`coalesce(p.digital, '')`,
  heard: sql`coalesce(p.heard_from, '')`,
  means: sql`coalesce((array['car', 'bus', 'bicycle', 'walk'])[(select min(array_position(array['car', 'bus', 'bicycle', 'walk'], m.means))
    from reach m where m.person_id = p.id)], '')`,
  all: sql`''`,
} satisfies Record<By, Part>

const RECORD = {
  id,
  on_day: day,
  kind: text<'consultation' | 'person' | 'step' | 'proposal'>(),
  at: maybe(id),
  told: text(),
  person_id: maybe(id),
  number: maybe(number),
  name: maybe(text()),
  age: maybe(number),
  area: maybe(text()),
}
export type RecordLine = Row<typeof RECORD>

export type Asked = Days & { wanted: Wanted; by: By; value: string | null; limit: number; offset: number }

/**
 * A page of what a figure counts, in the order of the days. How many are of a value cannot be foretold: as a `coalesce` it is
 * reckoned as half of them, so that the days are gone through up to the end of the page, and not all of a year.
 */
export function recordsOf(db: Read, { wanted, by, value, limit, offset, ...days }: Asked): Promise<RecordLine[]> {
  const among =
    value === null
      ? sql``
      : sql`left join person p on p.id = r.person_id left join town t on t.id = p.town_id where coalesce(${VALUE[by]} = ${value}, false)`
  const sources = recordsIn(wanted, days).map(
    records => sql`(select r.* from (${records}) r ${among} order by r.on_day, r.id limit ${limit + offset})`,
  )
  return rowsOf(db, RECORD)`${PLANNED_ANEW}
    select r.id, r.on_day, r.kind, r.at, r.told, p.id as person_id, p.number, trim(p.family_name || ' ' || p.given_name) as name,
      age_of(p.birth_on, r.on_day) as age, a.name as area
    from (select * from (${sql.join(sources, sql` union all `)}) all_ order by on_day, id limit ${limit} offset ${offset}) r
      left join person p on p.id = r.person_id left join town t on t.id = p.town_id left join area a on a.id = t.area_id
    order by r.on_day, r.id`
}
