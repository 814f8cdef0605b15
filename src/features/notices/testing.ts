import type { Database } from '#platform/db.ts'
import type { Message } from './message.ts'
import { sendBatch } from './send/job.ts'

// For tests: the sender, as the thread of the jobs runs it.

type Place = { database: Database; municipality: string; clock: { now: string } }

/** Sends what is due at the moment of the clock, knowing these messages; what has no server of its own goes into the outbox. */
export async function sendDue(
  { database, municipality, clock }: Place,
  messages: readonly Message<never>[],
): Promise<void> {
  const registry = new Map(messages.map(message => [message.name, message]))
  while (await sendBatch(registry, { database, municipality, now: () => clock.now }));
}

/** What stands in the outbox for this address, the latest first. */
export const mailsTo = ({ database, municipality }: Place, address: string) =>
  database.read({ lane: 'job', municipality }, db =>
    db
      .selectFrom('notice_outbox')
      .select(['message_id', 'subject', 'body', 'headers'])
      .where('sent_to', '=', address)
      .orderBy('created_at', 'desc')
      .execute(),
  )
