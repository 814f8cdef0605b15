import { startOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { issueLink } from '#platform/links.ts'
import { linkUntil, type MadeAs, mayWithdraw, type Wanted } from './rules.ts'
import { addCertificate, type Certificate, setWithdrawn } from './store.ts'

/** Makes the certificate of a person; gives its id. */
export async function make(
  tx: Tx,
  person: string,
  { kind, from, to, own }: Wanted & { own: boolean },
  as: MadeAs,
  { by, now }: Doing,
): Promise<string> {
  const id = await addCertificate(tx, {
    ...{ person_id: person, kind, from_on: from, to_on: to, made_as: as, by_account: by, at: now },
    with_own: as === 'self' && own,
  })
  await record(tx, { kind: 'certificate.made', subject: ['certificate', id], person, by, now, data: { as } })
  return id
}

/** Withdraws it, for whoever holds the paper too; false where they did not make it or it is withdrawn. */
export async function withdraw(tx: Tx, one: Certificate, as: MadeAs, { by, now }: Doing): Promise<boolean> {
  if (!mayWithdraw(one, as) || !(await setWithdrawn(tx, one.id, by, now))) return false
  const subject: ['certificate', string] = ['certificate', one.id]
  await record(tx, { kind: 'certificate.withdrawn', subject, person: one.person_id, by, now, data: { as } })
  return true
}

/** The token of the code on a sheet: each sheet that is printed has its own, and all of them open as long. */
export const codeFor = async (tx: Tx, id: string, { today }: Pick<Doing, 'today'>): Promise<string> =>
  (await issueLink(tx, { purpose: 'certificate.see', subject: ['certificate', id], until: startOf(linkUntil(today)) }))
    .token
