import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from './clock.ts'
import type { Read, Tx } from './db.ts'
import { newId } from './ids.ts'
import type { Link } from './page.ts'

/** What a link opens: to whoever holds it, for one purpose, until a moment, and as often as `uses` says (else always). */
export type Issue = { purpose: string; subject: Link['subject']; until: Instant; uses?: number }

/** Why a link opens nothing. */
export type Shut = 'wrong' | 'expired' | 'used' | 'withdrawn'

/** By this a signed link is known: the token itself is stored nowhere. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const hashOf = (token: string): Buffer => Buffer.from(linkHash(token), 'hex')

/**
 * Makes a link; its token (256 bits, 43 characters of base64url) is given here and never again. From the lane of visitors
 * the database refuses a subject that was not made in the last ten minutes.
 */
export async function issueLink(tx: Tx, { purpose, subject, until, uses }: Issue): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('signed_link')
    .values({
      id: newId(),
      token_hash: hashOf(token),
      purpose,
      subject_kind: subject[0],
      subject_id: subject[1],
      expires_at: until,
      uses_left: uses ?? null,
    })
    .execute()
  return { token }
}

/** Withdraws the links of a subject, of one purpose or of all; gives how many there were. `by`: the account that did it. */
export async function revokeLinks(
  tx: Tx,
  [kind, id]: Link['subject'],
  now: Instant,
  by: string | null = null,
  purpose?: string,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('signed_link')
    .set({ revoked_at: now, revoked_by: by })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(purpose !== undefined, query => query.where('purpose', '=', purpose!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes back that the links of a subject were withdrawn at this very moment; gives how many there were. */
export async function restoreLinks(tx: Tx, [kind, id]: Link['subject'], at: Instant): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('signed_link')
    .set({ revoked_at: null, revoked_by: null })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('revoked_at', '=', at)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Removes the links of these subjects, whatever they opened; gives how many. */
export const removeLinks = async (tx: Tx, kind: string, ids: readonly string[]): Promise<number> =>
  ids.length === 0
    ? 0
    : Number(
        (
          await tx
            .deleteFrom('signed_link')
            .where('subject_kind', '=', kind)
            .where('subject_id', 'in', ids)
            .executeTakeFirst()
        ).numDeletedRows,
      )

/** The same as a statement, of the subjects that a query gives. */
export const removingLinks = (kind: string, ids: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`delete from signed_link where subject_kind = ${kind} and subject_id in (${ids})`

/**
 * Removes the links that have opened nothing since before this moment: expired, withdrawn or used up; gives how many. Who
 * opens one later is told that it is no link.
 */
export const forgetLinks = async (tx: Tx, before: Instant): Promise<number> =>
  (
    await tx
      .deleteFrom('signed_link')
      .where(({ and, eb, or }) =>
        or([
          eb('expires_at', '<', before),
          eb('revoked_at', '<', before),
          and([eb('uses_left', '=', 0), eb('used_at', '<', before)]),
        ]),
      )
      .returning('id')
      .execute()
  ).length

/** The link of this token, with why it opens nothing any more where that is so; null where there is none. */
export async function linkOf(db: Read, token: string, now: Instant): Promise<Link | null> {
  const row = await db
    .selectFrom('signed_link')
    .select(['purpose', 'subject_kind', 'subject_id', 'uses_left', 'revoked_at'])
    .select(eb => eb('expires_at', '<=', now).as('expired'))
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) return null
  const shut = row.revoked_at ? 'withdrawn' : row.uses_left === 0 ? 'used' : row.expired ? 'expired' : null
  return {
    audience: 'link',
    purpose: row.purpose,
    subject: [row.subject_kind, row.subject_id],
    ...(shut && { shut }),
  }
}

/**
 * Takes one of the uses of a link, in the transaction of what is done by it: of two at once the second waits for the first
 * and finds none left. Null where it was taken, else why not.
 */
export async function takeUse(tx: Tx, token: string, now: Instant): Promise<Shut | null> {
  const { numUpdatedRows } = await tx
    .updateTable('signed_link')
    .set({ uses_left: sql<number>`uses_left - 1`, used_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where(eb => eb.or([eb('uses_left', 'is', null), eb('uses_left', '>', 0)]))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return null
  return (await linkOf(tx, token, now))?.shut ?? 'wrong'
}
