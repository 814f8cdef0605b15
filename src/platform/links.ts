import { createHash, randomBytes } from 'node:crypto'
import type { Read, Tx } from './db.ts'
import type { Link } from './page.ts'

// Stand-in with the interface of the signed links that are being built.

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a link for one purpose and one thing, until an instant: the token, which is stored nowhere. */
export async function issueLink(
  tx: Tx,
  link: { purpose: string; subject: [kind: string, id: string]; until: string; uses?: number },
): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('signed_link')
    .values({
      token_hash: hashOf(token),
      purpose: link.purpose,
      subject_kind: link.subject[0],
      subject_id: link.subject[1],
      until: link.until,
    })
    .execute()
  return { token }
}

/** Takes back every link to this thing. */
export const revokeLinks = (tx: Tx, [kind, id]: [string, string], now: string) =>
  tx
    .updateTable('signed_link')
    .set({ revoked_at: now })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .execute()

/** Who opens the page of a link; null where it is no good. */
export async function linkOf(db: Read, now: string): Promise<Link | null> {
  const row = await db
    .selectFrom('signed_link')
    .select(['purpose', 'subject_kind', 'subject_id'])
    .where('until', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? { audience: 'link', purpose: row.purpose, subject: [row.subject_kind, row.subject_id] } : null
}
