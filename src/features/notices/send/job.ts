import { carriersNow } from '#platform/carriers.ts'
import type { Work } from '#platform/jobs.ts'
import type { Message } from '../message.ts'
import { wake } from '../store.ts'
import { carry } from './carry.ts'
import { keepInOutbox } from './outbox.ts'
import { settle } from './settle.ts'
import { closeMail } from './smtp.ts'
import { wakeNext } from './store.ts'
import { take } from './take.ts'

type Registry = ReadonlyMap<string, Message<never>>

/** After so long the other cities come first with theirs. */
const LONGEST_MS = 30_000

/** Sends what is due of a city, and looks again when the next one is. */
export const run = async (registry: Registry, work: Work): Promise<void> => {
  const began = performance.now()
  const scope = { lane: 'job', municipality: work.municipality } as const
  try {
    while (!work.signal.aborted) {
      if (performance.now() - began > LONGEST_MS)
        return void (await work.database.write(scope, tx => wake(tx, work.now())))
      if (!(await sendBatch(registry, work))) break
    }
    await work.database.write(scope, wakeNext)
  } finally {
    closeMail()
  }
}

/** Takes a batch, hands it over and notes what came of it; false where nothing was due. */
export async function sendBatch(
  registry: Registry,
  { database, municipality, now }: Pick<Work, 'database' | 'municipality' | 'now'>,
): Promise<boolean> {
  const scope = { lane: 'job', municipality } as const
  const { parcels, any } = await database.write(scope, tx => take(tx, registry, now()))
  if (parcels.length === 0) return any
  const { smtp, outbox } = carriersNow()
  const stays = parcels.filter(({ channel }) => channel === 'mail' && !smtp && outbox)
  const leaves = parcels.filter(parcel => !stays.includes(parcel))
  const carried = await Promise.all(leaves.map(async parcel => ({ parcel, carried: await carry(parcel) })))
  const kept = stays.map(parcel => ({ parcel, carried: { state: 'accepted', told: '' } as const }))
  await database.write(scope, async tx => {
    await keepInOutbox(tx, stays, now())
    await settle(tx, [...carried, ...kept], now())
  })
  return true
}
