import { sql } from 'kysely'
import type { Instant } from './clock.ts'
import type { Tx } from './db.ts'
import { isId } from './ids.ts'
import type { Redirect } from './page.ts'
import { one, type Submitted } from './submitted.ts'

/** The hidden field by which a form is known: a double click sends it twice, with the same token. */
export const ONCE = 'once'

/**
 * The first sending's answer, where this form was sent before; else notes the token and gives null.
 * A second sending that arrives while the first is still at work waits for it here, at the unique key.
 */
export async function answerOnce(tx: Tx, form: Submitted): Promise<Redirect | null> {
  const token = one(form, ONCE)
  if (!isId(token)) return null
  const { rows } = await sql<{ location: string | null }>`
    insert into form_once (token) values (${token}) on conflict do nothing returning location`.execute(tx)
  if (rows.length > 0) return null
  const first = await tx.selectFrom('form_once').select('location').where('token', '=', token).executeTakeFirst()
  return first?.location ? { redirect: first.location } : null
}

/** Keeps where the form led, for the second click. */
export async function rememberAnswer(tx: Tx, form: Submitted, { redirect }: Redirect): Promise<void> {
  const token = one(form, ONCE)
  if (isId(token)) await tx.updateTable('form_once').set({ location: redirect }).where('token', '=', token).execute()
}

/** Removes the tokens of forms that were sent before this moment; gives how many. */
export const forgetForms = async (tx: Tx, before: Instant): Promise<number> =>
  (await tx.deleteFrom('form_once').where('created_at', '<', before).returning('token').execute()).length
