import { ORGANISATIONS } from '#features/organisations/samples.ts'
import { newId } from '#platform/ids.ts'
import type { City } from './city.ts'
import type { Towns } from './places.ts'

/** Organisations and partners; gives their ids by key. */
export async function addOrganisations({ tx, now, staff }: City, towns: Towns): Promise<ReadonlyMap<string, string>> {
  const rows = ORGANISATIONS.map(sample => ({
    id: newId<'organisation'>() as string,
    kind: sample.kind,
    name: sample.name,
    kana: sample.kana,
    sector: sample.sector ?? null,
    town_id: towns.get(sample.town)?.id ?? null,
    phone: sample.phone,
    contact_name: sample.contactName,
    about: sample.about,
    services: sample.services ?? [],
    verified_at: now,
    verified_by: staff['suzuki']!,
  }))
  await tx.insertInto('organisation').values(rows).execute()
  return new Map(rows.map((row, at) => [ORGANISATIONS[at]!.key, row.id]))
}
