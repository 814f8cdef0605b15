import { workerData } from 'node:worker_threads'
import { handOf, work } from '#matching/index.ts'
import { type CrewData, taskFrom } from './crew.ts'

const { market, control, part, parts, ...board } = workerData as CrewData
const hand = handOf(market)

// Turns are counted here: the next one may be announced before this thread looks.
for (let turn = 0; ; turn++) {
  Atomics.wait(control, 0, turn)
  const task = taskFrom({ control, ...board })
  if (!task) break
  work(market, hand, task, part, parts)
  Atomics.add(control, 1, 1)
  Atomics.notify(control, 1)
}
