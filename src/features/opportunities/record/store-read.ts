import { sql } from 'kysely'
import type { Category, Character, LegalForm, Load, PrioritySector, Skill } from '#features/kinds/index.ts'
import { isHiring, LEGAL_FORMS } from '#features/kinds/index.ts'
import { doesKey } from '#features/municipalities/index.ts'
import type { Read } from '#platform/db.ts'
import type { OpportunityData, Reward, RewardUnit, SlotData, Status, Team, Told } from '../rules.ts'
import type { Figures } from '../terms/rules-refusals.ts'

export type StoredSlot = SlotData & { id: string }

/** The codes of the columns as the rules know them: only the forms and the intake write them, both through the rules. */
type Narrow = {
  legal_form: LegalForm
  category: Category
  priority_sector: PrioritySector | null
  reward: Reward | null
  reward_unit: RewardUnit | null
  terms: Record<string, string>
  loads: Partial<Record<Load, number>>
  requires: Skill[]
  wants: Skill[]
  character: Character[]
  team: Team | null
  told: Told[]
  status: Status
}

/** The slots of each row as one JSON column, weekdays first: no second query, no row for each slot. */
const slots = sql<StoredSlot[]>`coalesce((select json_agg(json_build_object('id', s.id, 'weekday', s.weekday,
  'on_day', s.on_day, 'from_min', s.from_min, 'to_min', s.to_min, 'weeks', s.weeks, 'need', s.need,
  'demanding', s.demanding)
  order by s.weekday, s.on_day, s.from_min) from slot s where s.opportunity_id = opportunity.id), '[]')`

const base = (db: Read) =>
  db
    .selectFrom('opportunity')
    .innerJoin('organisation', 'organisation.id', 'opportunity.organisation_id')
    .leftJoin('town', 'town.id', 'opportunity.town_id')

/** An opportunity with its slots, organisation and town; undefined where there is none. */
export const opportunityById = (db: Read, id: string) =>
  base(db)
    .selectAll('opportunity')
    .select(['organisation.name as organisation', 'organisation.verified_at', 'town.name as town'])
    .select(slots.as('slots'))
    .where('opportunity.id', '=', id)
    .$narrowType<Narrow>()
    .executeTakeFirst()

export type Opportunity = NonNullable<Awaited<ReturnType<typeof opportunityById>>>

/** What staff said of it, without what is derived: for comparing and for the form. */
export const dataOf = (row: Opportunity): OpportunityData => ({
  organisation_id: row.organisation_id,
  title: row.title,
  summary: row.summary,
  description: row.description,
  legal_form: row.legal_form,
  category: row.category,
  priority_sector: row.priority_sector,
  town_id: row.town_id,
  place_name: row.place_name,
  address: row.address,
  reward: row.reward,
  reward_said: row.reward_said,
  reward_yen: row.reward_yen,
  reward_unit: row.reward_unit,
  terms: row.terms,
  loads: row.loads,
  requires: row.requires,
  wants: row.wants,
  character: row.character,
  age_min: row.age_min,
  residents_only: row.residents_only,
  hours_week: row.hours_week,
  capacity: row.capacity,
  urgent: row.urgent,
  visit_possible: row.visit_possible,
  trial_possible: row.trial_possible,
  caution: row.caution,
  safety: row.safety,
  contact_phone: row.contact_phone,
  starts_on: row.starts_on,
  ends_on: row.ends_on,
  slots: row.slots,
  times_agreed: row.times_agreed,
  times_said: row.times_said,
  team: row.team,
  whole: row.whole,
})

/** The few facts by which an opportunity is named in a list of another feature. */
export const opportunityBrief = (db: Read, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : base(db)
        .select(['opportunity.id', 'opportunity.title', 'opportunity.organisation_id', 'opportunity.legal_form'])
        .select(['opportunity.category', 'opportunity.place_name', 'opportunity.status', 'opportunity.half_days'])
        .select(['opportunity.reward', 'opportunity.reward_yen', 'opportunity.reward_unit', 'opportunity.loads'])
        .select(['opportunity.capacity', 'opportunity.taken', 'opportunity.starts_on', 'opportunity.ends_on'])
        .select(['opportunity.reward_said', 'opportunity.times_agreed'])
        .select(['opportunity.visit_possible', 'opportunity.trial_possible', 'opportunity.caution'])
        .select(['organisation.name as organisation', 'town.name as town'])
        .where('opportunity.id', 'in', [...ids])
        .$narrowType<Pick<Narrow, 'legal_form' | 'category' | 'status' | 'reward' | 'reward_unit' | 'loads'>>()
        .execute()

/**
 * What the matching engine needs, and what names it in a list: the given opportunities, else all that are not ended. The point is the row's own or the
 * town's, else not known. `reward` and its figures are the row's; hours in minutes.
 */
export const matchingRows = (db: Read, ids?: readonly string[]) =>
  base(db)
    .select(['opportunity.id', 'opportunity.organisation_id', 'opportunity.legal_form', 'opportunity.category'])
    .select(['opportunity.loads', 'opportunity.requires', 'opportunity.wants', 'opportunity.character'])
    .select(['opportunity.age_min', 'opportunity.residents_only', 'opportunity.capacity', 'opportunity.taken'])
    .select(['opportunity.urgent', 'opportunity.priority_sector', 'opportunity.status', 'opportunity.hours_week'])
    .select([
      'opportunity.town_id',
      'opportunity.starts_on',
      'opportunity.ends_on',
      'opportunity.team',
      'opportunity.whole',
    ])
    .select(['opportunity.reward', 'opportunity.reward_yen', 'opportunity.reward_unit', 'opportunity.times_agreed'])
    .select(['opportunity.title', 'opportunity.place_name', 'opportunity.half_days', 'opportunity.reward_said'])
    .select(['organisation.name as organisation', 'town.name as town'])
    .select(sql<number | null>`coalesce(opportunity.lat, town.lat)`.as('lat'))
    .select(sql<number | null>`coalesce(opportunity.lng, town.lng)`.as('lng'))
    .select(slots.as('slots'))
    .$if(ids === undefined, query => query.where('opportunity.status', '<>', 'ended'))
    .$if(ids !== undefined, query => query.where(sql<boolean>`opportunity.id = any(${ids}::uuid[])`))
    .orderBy('opportunity.id')
    .$narrowType<Omit<Narrow, 'terms' | 'told'>>()
    .execute()

export type MatchingRow = Awaited<ReturnType<typeof matchingRows>>[number]

/**
 * The desk's published activities that ended before this day. Those taken in from a list of others are not among them: their
 * list says what becomes of them, and may give an event another day.
 */
export const pastTheirEnd = (db: Read, day: string) =>
  db
    .selectFrom('opportunity')
    .select(['id', 'version'])
    .where('status', '=', 'open')
    .where('source', '=', 'desk')
    .where('ends_on', '<', day)
    .orderBy('ends_on')
    .orderBy('id')
    .execute()

/** Everything published that is work for wages. */
export const openHiring = (db: Read) =>
  db
    .selectFrom('opportunity')
    .select(['id', 'version'])
    .where('status', '=', 'open')
    .where('legal_form', 'in', LEGAL_FORMS.filter(isHiring))
    .orderBy('id')
    .execute()

/** Activities that wait to be published, the latest first. */
export const opportunitiesArrived = (db: Read) =>
  db
    .selectFrom('opportunity')
    .innerJoin('organisation', 'organisation.id', 'opportunity.organisation_id')
    .select(['opportunity.id', 'opportunity.title', 'organisation.name as organisation', 'opportunity.as_of'])
    .where('opportunity.status', '=', 'submitted')
    .orderBy('opportunity.as_of', 'desc')
    .orderBy('opportunity.id')
    .limit(100)
    .execute()

/** The figures that the checks need, as they hold on the day on which the work begins, with their source. */
export async function figuresOn(db: Read, day: string): Promise<Figures> {
  const rows = await db
    .selectFrom('setting')
    .distinctOn('key')
    .select(['key', 'value', 'source'])
    .where('key', 'in', ['minimumWage', doesKey('placement')])
    .where('valid_from', '<=', day)
    .orderBy('key')
    .orderBy('valid_from', 'desc')
    .execute()
  const wage = rows.find(({ key }) => key === 'minimumWage')
  const yen = Number(wage?.value)
  const minimumWage = wage && yen > 0 ? { yen, source: wage.source } : null
  return { day, minimumWage, unplaced: rows.some(({ key, value }) => key !== 'minimumWage' && value === false) }
}
