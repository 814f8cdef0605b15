import { workerData } from 'node:worker_threads'
import { analyse } from '#platform/analyse.ts'
import { openDatabase } from '#platform/db.ts'
import { fillCity } from './fill.ts'
import type { FillData } from './index.ts'

// The thread that fills the demo city and ends.

const { owner, logins, now } = workerData as FillData
// Whoever closes a quarter holds one connection and counts on another.
const database = openDatabase(logins, { size: 2, statementMs: 60_000, bulk: true })
try {
  await fillCity(database, owner, now)
  await analyse(owner)
} finally {
  await database.close()
}
