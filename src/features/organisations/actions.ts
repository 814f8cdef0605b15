import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { NOTHING_SAID, type OrganisationData, type OrganisationRefusal } from './rules.ts'
import { insertOrganisation, markVerified, organisationById, organisationNamed, updateOrganisation } from './store.ts'

/** `existing` is the organisation that has the name already, for a link to it. */
export type OrganisationRefused = { refused: OrganisationRefusal; existing?: string }

/** Registers an organisation. Its name must be its own. */
export async function registerOrganisation(
  tx: Tx,
  data: OrganisationData,
  { by, now }: Doing<string | null>,
): Promise<{ id: string } | OrganisationRefused> {
  const id = newId<'organisation'>()
  if (!(await insertOrganisation(tx, id, data))) return taken(tx, data.name)
  await record(tx, { kind: 'organisation.registered', subject: ['organisation', id], by, now })
  return { id }
}

/**
 * The department under whose name a list of open data stands, registered where there is none of this name yet. `by` is
 * null where nobody but the import acts.
 */
export async function departmentNamed(tx: Tx, name: string, about: string, who: Doing<string | null>): Promise<string> {
  const known = await organisationNamed(tx, name)
  if (known) return known
  const done = await registerOrganisation(tx, { ...NOTHING_SAID, kind: 'department', name, about }, who)
  if ('refused' in done) return done.existing!
  return done.id
}

/** Changes an organisation. Refused where somebody saved after `version` was shown, or where the new name is taken. */
export async function changeOrganisation(
  tx: Tx,
  id: string,
  version: number,
  data: OrganisationData,
  { by, now }: Doing,
): Promise<{ id: string } | OrganisationRefused> {
  const before = await organisationById(tx, id)
  const named = await organisationNamed(tx, data.name)
  if (named && named !== id) return { refused: 'nameTaken', existing: named }
  if (!before || !(await updateOrganisation(tx, id, version, data))) return { refused: 'changed' }
  const fields = (Object.keys(data) as (keyof OrganisationData)[]).filter(
    field => String(data[field]) !== String(before[field]),
  )
  await record(tx, { kind: 'organisation.changed', subject: ['organisation', id], by, now, data: { fields } })
  return { id }
}

/** Notes that somebody of the desk has made sure that the organisation exists and can be reached. */
export async function verifyOrganisation(tx: Tx, id: string, { by, now }: Doing): Promise<void> {
  await markVerified(tx, id, by, now)
  await record(tx, { kind: 'organisation.verified', subject: ['organisation', id], by, now })
}

async function taken(tx: Tx, name: string): Promise<OrganisationRefused> {
  const existing = await organisationNamed(tx, name)
  return existing ? { refused: 'nameTaken', existing } : { refused: 'nameTaken' }
}
