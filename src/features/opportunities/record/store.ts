import { type RawBuilder, sql } from 'kysely'
import type { Category, Character, LegalForm } from '#features/kinds/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { FOLDING } from '#platform/folding.ts'
import { newId } from '#platform/ids.ts'
import { id, json, list, maybe, number, rowsOf, text } from '#platform/rows.ts'
import { inChunks, inSlices } from '#platform/slices.ts'
import type { SourceVerb } from '../intake/rules.ts'
import {
  type OpportunityData,
  type Reward,
  type RewardUnit,
  type SlotData,
  type Status,
  slotKey,
  type Verb,
} from '../rules.ts'
import { halfDaysOfSlots, type Named, type Searched, searchOf } from './searched.ts'

/** Where a row comes from when it is not from the desk, and its own point where it has one. */
export type Origin = {
  source?: string
  source_id?: string | null
  source_url?: string | null
  fingerprint?: string | null
  organiser_name?: string
  lat?: number | null
  lng?: number | null
}

/** The columns of what staff say, with those derived from it: half-days and the searched text. */
async function columnsOf(tx: Tx, { slots, terms, loads, team, ...plain }: OpportunityData, named: Named) {
  const about = await tx
    .selectFrom('organisation')
    .leftJoin('town', join => join.on('town.id', '=', plain.town_id))
    .select(['organisation.name as organisation', 'town.name as town', 'town.lat', 'town.lng'])
    .where('organisation.id', '=', plain.organisation_id)
    .executeTakeFirst()
  const { search_text, lexemes } = searchOf(
    { ...plain, ...named, terms, slots },
    about?.organisation ?? '',
    about?.town ?? null,
  )
  return {
    columns: {
      ...plain,
      terms: JSON.stringify(terms),
      loads: JSON.stringify(loads),
      team: team && JSON.stringify(team),
      half_days: halfDaysOfSlots(slots),
      search_text,
      search: sql<string>`array_to_tsvector(${lexemes}::text[])`,
    },
    point: { lat: about?.lat ?? null, lng: about?.lng ?? null },
  }
}

/** Adds a draft with its slots. `asOf` is the day on which the organiser said so. */
export async function insertOpportunity(tx: Tx, id: string, data: OpportunityData, asOf: string, origin: Origin = {}) {
  const { columns, point } = await columnsOf(tx, data, { organiser_name: origin.organiser_name ?? '', aliases: [] })
  await tx
    .insertInto('opportunity')
    .values({ id, ...columns, ...point, ...origin, status: 'draft', as_of: asOf })
    .execute()
  await replaceSlots(tx, id, data.slots)
}

/**
 * Changes what is said, where `version` is still the latest and the places suffice for those who have one; gives
 * whether it did. The point follows the town; a point of the row's own stays while the town does.
 */
export async function updateOpportunity(tx: Tx, id: string, version: number, data: OpportunityData): Promise<boolean> {
  const named = await tx
    .selectFrom('opportunity')
    .select(['organiser_name', 'aliases'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!named) return false
  const { columns, point } = await columnsOf(tx, data, named)
  const moved = sql<boolean>`town_id is distinct from ${data.town_id}::uuid`
  const changed = await tx
    .updateTable('opportunity')
    .set({
      ...columns,
      lat: sql<number | null>`case when ${moved} then ${point.lat}::float8 else lat end`,
      lng: sql<number | null>`case when ${moved} then ${point.lng}::float8 else lng end`,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .$if(data.capacity !== null, query => query.where('taken', '<=', data.capacity))
    .returning('id')
    .executeTakeFirst()
  if (!changed) return false
  await replaceSlots(tx, id, data.slots)
  return true
}

/** Makes the slots those given. A slot that stays keeps its id, which plans and proposals name. */
export async function replaceSlots(tx: Tx, opportunity: string, slots: readonly SlotData[]): Promise<void> {
  const before = await tx.selectFrom('slot').selectAll().where('opportunity_id', '=', opportunity).execute()
  const left = new Map(before.map(slot => [slotKey(slot), slot]))
  const added: SlotData[] = []
  for (const slot of slots) {
    const kept = left.get(slotKey(slot))
    left.delete(slotKey(slot))
    if (!kept) added.push(slot)
    else if (kept.need !== slot.need || kept.demanding !== slot.demanding) {
      const { need, demanding } = slot
      await tx.updateTable('slot').set({ need, demanding }).where('id', '=', kept.id).execute()
    }
  }
  const gone = [...left.values()].map(slot => slot.id)
  if (gone.length > 0) await tx.deleteFrom('slot').where('id', 'in', gone).execute()
  const rows = added.map(slot => ({ ...slot, id: newId<'slot'>(), opportunity_id: opportunity }))
  if (rows.length > 0) await tx.insertInto('slot').values(rows).execute()
}

export type PublicationRow = { verb: Verb; reason: string; by_account: string | null; at: string }

/** The publication rows of an opportunity, oldest first; the status of the last one is its own. */
export const publicationsOf = (db: Read, opportunity: string) =>
  db
    .selectFrom('publication')
    .leftJoin('account', 'account.id', 'publication.by_account')
    .select([
      'publication.verb',
      'publication.status',
      'publication.reason',
      'publication.by_account',
      'publication.at',
      'account.name as by',
    ])
    .where('opportunity_id', '=', opportunity)
    .orderBy('publication.at')
    .orderBy('publication.id')
    .$narrowType<{ verb: Verb | SourceVerb; status: Status }>()
    .execute()

/** Adds a publication row and writes the status it leads to; false where somebody changed the opportunity since `version`. */
export async function writePublication(
  tx: Tx,
  opportunity: { id: string; version: number },
  row: PublicationRow,
  after: {
    status: Status
    published_on?: string
    as_of?: string
    checked_by?: string | null
    ends_on?: string | null
  },
): Promise<boolean> {
  const changed = await tx
    .updateTable('opportunity')
    .set({ ...after, version: opportunity.version + 1 })
    .where('id', '=', opportunity.id)
    .where('version', '=', opportunity.version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return false
  await tx
    .insertInto('publication')
    .values({ id: newId(), opportunity_id: opportunity.id, status: after.status, ...row })
    .execute()
  return true
}

export const deleteOpportunity = (tx: Tx, id: string) => tx.deleteFrom('opportunity').where('id', '=', id).execute()

/**
 * Takes a place where one is left, or where nobody knows how many there are. Of any number of requests at once exactly as many succeed as there are places
 * (sources.md: limited-places): the row is locked by the update, and the condition is read again after the wait.
 */
export async function takeSeat(tx: Tx, id: string): Promise<boolean> {
  const taken = await tx
    .updateTable('opportunity')
    .set(eb => ({ taken: eb('taken', '+', 1) }))
    .where('id', '=', id)
    .where(eb => eb.or([eb('capacity', 'is', null), eb('taken', '<', eb.ref('capacity'))]))
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** Gives a place back; false where none was taken. */
export async function freeSeat(tx: Tx, id: string): Promise<boolean> {
  const freed = await tx
    .updateTable('opportunity')
    .set(eb => ({ taken: eb('taken', '-', 1) }))
    .where('id', '=', id)
    .where('taken', '>', 0)
    .returning('id')
    .executeTakeFirst()
  return freed !== undefined
}

/** Makes the searched text of an organisation's activities anew, after its name changed; some hundred in one statement. */
export const reindexOrganisation = async (tx: Tx, organisation: string): Promise<void> => {
  await reindex(tx, sql`o.organisation_id = ${organisation}`)
}

/** Makes what is kept for searching anew for activities of an older folding, some at a time; gives how many there were. */
export const foldActivities = (tx: Tx): Promise<number> =>
  reindex(tx, sql`o.id in (select id from opportunity where folding < ${FOLDING} limit 500)`)

const FOUND = {
  ...{ id, title: text(), aliases: list<string>(), summary: text(), description: text(), category: text<Category>() },
  ...{ legal_form: text<LegalForm>(), place_name: text(), address: text(), terms: json<Searched['terms']>() },
  ...{
    reward: maybe(text<Reward>()),
    reward_said: text(),
    reward_yen: maybe(number),
    reward_unit: maybe(text<RewardUnit>()),
  },
  ...{ character: list<Character>(), hours_week: maybe(number), organiser_name: text() },
  ...{ organisation: text(), town: maybe(text()), slots: json<SlotData[]>() },
}

async function reindex(tx: Tx, which: RawBuilder<unknown>): Promise<number> {
  const rows = await rowsOf(tx, FOUND)`
    select o.id, o.title, o.aliases, o.summary, o.description, o.category, o.legal_form, o.place_name, o.address, o.terms,
      o.reward, o.reward_said, o.reward_yen, o.reward_unit, o.character, o.hours_week, o.organiser_name, g.name as organisation, t.name as town,
      coalesce((select json_agg(json_build_object('weekday', s.weekday, 'on_day', s.on_day, 'from_min', s.from_min, 'to_min', s.to_min,
        'weeks', s.weeks)) from slot s where s.opportunity_id = o.id), '[]') as slots
    from opportunity o join organisation g on g.id = o.organisation_id left join town t on t.id = o.town_id where ${which}`
  await inChunks(rows, async some => {
    const found = await inSlices(some, row => ({
      id: row.id,
      half_days: halfDaysOfSlots(row.slots),
      ...searchOf(row, row.organisation, row.town),
    }))
    return sql`update opportunity o set half_days = r.half_days, search_text = r.search_text, search = array_to_tsvector(r.lexemes),
        folding = ${FOLDING}
      from json_to_recordset(${JSON.stringify(found)}::json) as r (id uuid, half_days int, search_text text, lexemes text[])
      where o.id = r.id`.execute(tx)
  })
  return rows.length
}
