import { once } from 'node:events'
import { analyse } from '#platform/analyse.ts'
import { openDatabase } from '#platform/db.ts'
import { fillCity } from './fill.ts'
import type { FillData } from './index.ts'

// The process that fills the demo city and ends, or ends with the one that started it.

process.once('disconnect', () => process.exit(1))
const [{ owner, logins, now }] = (await once(process, 'message')) as [FillData]
// Whoever closes a quarter holds one connection and counts on another.
const database = openDatabase(logins, { size: 2, statementMs: 60_000, bulk: true })
await fillCity(database, owner, now)
await analyse(owner)
await database.close()
process.exit()
