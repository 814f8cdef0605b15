import { newId } from '#platform/ids.ts'
import { searchText } from '#platform/search.ts'
import { ORGANISATIONS } from './cast/organisations/index.ts'
import type { City } from './city.ts'
import type { Towns } from './places.ts'

/** Organisations and partners; gives their ids by key. */
export async function addOrganisations({ tx, now, staff }: City, towns: Towns): Promise<ReadonlyMap<string, string>> {
  const rows = ORGANISATIONS.map(({ key, town, ...said }) => ({
    sector: null,
    services: [],
    ...said,
    id: newId<'organisation'>() as string,
    town_id: towns.get(town)?.id ?? null,
    verified_at: now,
    verified_by: staff['suzuki']!,
    search_text: searchText(said.name, said.kana, town ?? '', said.sector ?? ''),
  }))
  await tx.insertInto('organisation').values(rows).execute()
  return new Map(rows.map((row, at) => [ORGANISATIONS[at]!.key, row.id]))
}
