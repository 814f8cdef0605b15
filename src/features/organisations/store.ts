import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { FOLDING } from '#platform/folding.ts'
import { id, question, text } from '#platform/rows.ts'
import { queryTerms, searchText } from '#platform/search.ts'
import type { OrganisationData, OrganisationKind } from './rules.ts'

const COLUMNS = [
  'organisation.id',
  'organisation.kind',
  'organisation.name',
  'organisation.kana',
  'organisation.corporate_number',
  'organisation.sector',
  'organisation.town_id',
  'organisation.address',
  'organisation.phone',
  'organisation.email',
  'organisation.contact_name',
  'organisation.about',
  'organisation.services',
  'organisation.verified_at',
  'organisation.version',
] as const

/** One organisation with its town and who verified it; undefined where there is none. */
export const organisationById = (db: Read, id: string) =>
  db
    .selectFrom('organisation')
    .leftJoin('town', 'town.id', 'organisation.town_id')
    .leftJoin('account', 'account.id', 'organisation.verified_by')
    .select(COLUMNS)
    .select(['town.name as town', 'account.name as verified_by'])
    .where('organisation.id', '=', id)
    .$narrowType<{ kind: OrganisationKind }>()
    .executeTakeFirst()

export type Organisation = NonNullable<Awaited<ReturnType<typeof organisationById>>>

/** The id of the organisation with exactly this name, if any. */
export const organisationNamed = async (db: Read, name: string): Promise<string | undefined> =>
  (await db.selectFrom('organisation').select('id').where('name', '=', name).executeTakeFirst())?.id

type Said = Pick<OrganisationData, 'name' | 'kana' | 'sector' | 'town_id'>

/** The searched text of an organisation: its name, reading, town and sector. */
async function searchTextOf(db: Read, { name, kana, sector, town_id }: Said): Promise<string> {
  const town = town_id && (await db.selectFrom('town').select('name').where('id', '=', town_id).executeTakeFirst())
  return searchText(name, kana, town ? town.name : '', sector ?? '')
}

/** Makes the searched text of organisations anew that have an older one, some at a time; gives how many there were. */
export async function foldOrganisations(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kana', 'sector', 'town_id'])
    .where('folding', '<', FOLDING)
    .limit(500)
    .execute()
  for (const { id, ...said } of rows)
    await tx
      .updateTable('organisation')
      .set({ search_text: await searchTextOf(tx, said), folding: FOLDING })
      .where('id', '=', id)
      .execute()
  return rows.length
}

type OrganisationFind = { q: string; kind: OrganisationKind | null }

/**
 * A page (from 1) of the organisations by reading, and how many there are. Every word of `q` must be in the name, the
 * reading, the town or the sector; spellings that the folding makes one (platform/folding.ts) make no difference.
 */
export async function organisationList(db: Read, find: OrganisationFind, page: number, size: number) {
  const rows = await foundOf(db, find)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  // Past the last page no row tells the total.
  const told = rows[0] ?? (page > 1 ? await foundOf(db, find).limit(1).executeTakeFirst() : undefined)
  return { rows, total: told?.total ?? 0 }
}

const foundOf = (db: Read, { q, kind }: OrganisationFind) => {
  const { patterns } = queryTerms(q)
  return db
    .selectFrom('organisation')
    .leftJoin('town', 'town.id', 'organisation.town_id')
    .select(['organisation.id', 'organisation.kind', 'organisation.name', 'organisation.sector'])
    .select(['organisation.verified_at', 'town.name as town', sql<number>`(count(*) over ())::int`.as('total')])
    .$if(kind !== null, query => query.where('organisation.kind', '=', kind!))
    .$if(patterns.length > 0, query =>
      query.where(sql<boolean>`organisation.search_text like all (${patterns}::text[])`),
    )
    .orderBy('organisation.kana')
    .orderBy('organisation.name')
    .$narrowType<{ kind: OrganisationKind }>()
}

export type OrganisationRow = Awaited<ReturnType<typeof organisationList>>['rows'][number]

/** All organisations for a choice, by reading. */
export const organisationChoices = (db: Read) =>
  db.selectFrom('organisation').select(['id', 'name', 'kind']).orderBy('kana').orderBy('name').execute()

/** The partners (連携先), by reading. */
export const partnersAsked = () =>
  question(PARTNER)`select id, name from organisation where kind = 'partner' order by kana, name`
const PARTNER = { id, name: text() }

/** Adds the organisation; false where its name is already there, also when two clerks register it at the same time. */
export async function insertOrganisation(tx: Tx, id: string, data: OrganisationData): Promise<boolean> {
  const added = await tx
    .insertInto('organisation')
    .values({ id, ...data, search_text: await searchTextOf(tx, data) })
    .onConflict(conflict => conflict.columns(['municipality_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Changes the version that the form was opened with; false where somebody was faster. */
export async function updateOrganisation(
  tx: Tx,
  id: string,
  version: number,
  data: OrganisationData,
): Promise<boolean> {
  const changed = await tx
    .updateTable('organisation')
    .set({ ...data, search_text: await searchTextOf(tx, data), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

export const markVerified = (tx: Tx, id: string, by: string, at: string) =>
  tx.updateTable('organisation').set({ verified_at: at, verified_by: by }).where('id', '=', id).execute()

/** What happened to an organisation, the latest first. */
export const eventsOf = (db: Read, id: string) =>
  db
    .selectFrom('happening as h')
    .leftJoin('account', 'account.id', 'h.actor_id')
    .select(['h.kind', 'h.at', 'h.data', 'account.name as by'])
    .where('h.subject_id', '=', id)
    .orderBy('h.at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(100)
    .execute()
