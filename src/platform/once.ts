import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from './clock.ts'
import { closed, opened } from './closed.ts'
import type { Tx } from './db.ts'
import { isId, spelled } from './ids.ts'
import type { Redirect } from './page.ts'
import { one, type Submitted } from './submitted.ts'

/** The hidden field by which a form is known: a double click sends it twice, with the same token. */
export const ONCE = 'once'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * By this the form of a token is known in the database, sent to this page: sent to another one it is another form. Where it
 * led may hold the token of a signed link, which stands nowhere as it is: so the form's token doesn't either, and where it
 * led can be read only by whoever sends it again.
 */
export const formOf = (token: string, path: string): string => spelled(digest(`form ${token} ${path}`))

/**
 * The first sending's answer, where this form was sent before; else notes the form and gives null.
 * A second sending that arrives while the first is still at work waits for it here, at the unique key.
 */
export async function answerOnce(tx: Tx, form: Submitted, path: string): Promise<Redirect | null> {
  const token = one(form, ONCE)
  if (!isId(token)) return null
  const known = formOf(token, path)
  const { rows } = await sql`
    insert into form_once (token) values (${known}) on conflict do nothing returning 1`.execute(tx)
  if (rows.length > 0) return null
  const first = await tx.selectFrom('form_once').select('location').where('token', '=', known).executeTakeFirst()
  return first?.location ? { redirect: opened(first.location, keyOf(token)) } : null
}

/** Keeps where the form led, for the second click. */
export async function rememberAnswer(tx: Tx, form: Submitted, path: string, { redirect }: Redirect): Promise<void> {
  const token = one(form, ONCE)
  if (!isId(token)) return
  await tx
    .updateTable('form_once')
    .set({ location: closed(redirect, keyOf(token)) })
    .where('token', '=', formOf(token, path))
    .execute()
}

const keyOf = (token: string): Buffer => digest(`answer ${token}`)

/** Removes the tokens of forms that were sent before this moment; gives how many. */
export const forgetForms = async (tx: Tx, before: Instant): Promise<number> =>
  (await tx.deleteFrom('form_once').where('created_at', '<', before).returning('token').execute()).length
