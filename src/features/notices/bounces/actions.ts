import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { wake } from '../store.ts'
import type { Bounce } from './read.ts'
import { bounceAttempt } from './store.ts'

/** `bounced`: it goes on by the next channel. `later`: the server still tries. `unknown`: no mail of this city, or noted before. */
export type Noted = 'bounced' | 'later' | 'unknown'

/** Notes that a mail came back: its notice goes on by the next channel. */
export async function noteBounce(tx: Tx, { attempt, final, status }: Bounce, now: Instant): Promise<Noted> {
  if (!final) return 'later'
  if (!(await bounceAttempt(tx, attempt, status, now))) return 'unknown'
  await wake(tx, now)
  return 'bounced'
}
