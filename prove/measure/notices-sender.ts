import { sendBatch } from '#features/notices/send/job.ts'
import { type Carriers, useCarriers } from '#platform/carriers.ts'
import { openDatabase } from '#platform/db.ts'
import type { Logins } from '#platform/lanes.ts'

// The process that `notices.ts` kills: it sends what is due at a moment, and ends.

type Given = { logins: Logins; municipality: string; now: string; carriers: Pick<Carriers, 'smtp' | 'sms' | 'line'> }
const { logins, municipality, now, carriers } = JSON.parse(process.env['SENDER']!) as Given

useCarriers({ outbox: false, home: null, ...carriers })
const database = openDatabase(logins, { size: 2 })
process.send?.('begun')
while (await sendBatch(new Map(), { database, municipality, now: () => now }));
process.exit(0)
