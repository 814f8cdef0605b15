import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { day, id, instant, json, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { CertifiedLine, Kind, MadeAs, OwnSum } from './rules.ts'

const SHOWN = {
  ...{ id, number: text(), name: text(), kind: text<Kind>(), from_on: day, to_on: day, at: instant },
  ...{ recorded: json<CertifiedLine[]>(), withdrawn_at: maybe(instant) },
}
/** A certificate as whoever holds its link sees it. */
export type Shown = Row<typeof SHOWN>

const WHOLE = { ...SHOWN, person_id: id, made_as: text<MadeAs>(), own: json<OwnSum[]>() }
export type Certificate = Row<typeof WHOLE>

/** By its link; undefined for any other. */
export const shownById = async (db: Read, certificate: string): Promise<Shown | undefined> =>
  (
    await rowsOf(db, SHOWN)`
      select id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at from certificate where id = ${certificate}::uuid`
  )[0]

/** One of their own, or as the desk sees it. */
export const certificateById = async (db: Read, certificate: string): Promise<Certificate | undefined> =>
  (
    await rowsOf(db, WHOLE)`
      select id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at, person_id, made_as, own
      from certificate where id = ${certificate}::uuid`
  )[0]

/** Those of a person, the latest first. */
export const certificatesOf = (db: Read, person: string): Promise<Certificate[]> =>
  rowsOf(db, WHOLE)`
    select id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at, person_id, made_as, own
    from certificate where person_id = ${person}::uuid order by at desc, id desc`

/** All of whoever asks; in their own lane. */
export const ownCertificates = (db: Read): Promise<Certificate[]> =>
  rowsOf(db, WHOLE)`
    select id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at, person_id, made_as, own
    from certificate order by at desc, id desc`

export type New = {
  person_id: string
  kind: Kind
  from_on: Day
  to_on: Day
  made_as: MadeAs
  by_account: string
  at: Instant
  with_own: boolean
}

/** Adds one; its number, its name and what it certifies are put in by the database. Gives its id. */
export async function addCertificate(tx: Tx, values: New): Promise<string> {
  const id = newId<'certificate'>()
  await tx
    .insertInto('certificate')
    .values({ id, ...values })
    .execute()
  return id
}

/** False where it is withdrawn already, or is none of those who ask. */
export async function setWithdrawn(tx: Tx, certificate: string, by: string, now: Instant): Promise<boolean> {
  const set = await tx
    .updateTable('certificate')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('id', '=', certificate)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return set.numUpdatedRows > 0n
}

/** They go with whoever is found to be the same person; what stands on the paper stays. */
export const moveCertificates: Moving = async (tx, from, to) => {
  await tx.updateTable('certificate').set({ person_id: to }).where('person_id', '=', from).execute()
}
