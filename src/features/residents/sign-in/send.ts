import { tell } from '#features/notices/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { code } from '../messages/code.ts'
import { CODE } from '../rules.ts'
import { signInById } from './store.ts'

/** Sends the code of somebody on the way in to the address that they typed. After a quarter of an hour they wait no more. */
export async function sendCode(tx: Tx, id: string, now: string): Promise<void> {
  const row = await signInById(tx, id)
  if (!row || row.passed_at) return
  const to = row.channel === 'mail' ? { name: '', email: row.shown } : { name: '', phone: row.shown }
  await tell(tx, code, {
    to,
    data: row.wants,
    about: ['sign_in', id],
    once: `code ${id}`,
    until: addMinutes(now, CODE.minutes),
    now,
  })
}
