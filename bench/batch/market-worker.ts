import { parentPort, workerData } from 'node:worker_threads'
import { generateCity } from '#matching/generate.ts'
import { marketOf } from '#matching/market.ts'
import { snapshotOf } from '#matching/rows.ts'

parentPort!.postMessage(marketOf(snapshotOf(generateCity(workerData))))
