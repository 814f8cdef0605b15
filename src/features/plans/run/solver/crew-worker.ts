import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { handOf, type Market, work } from '#matching/index.ts'
import { type Board, nextOf, taskFrom, turnAfter } from './crew.ts'

const board = workerData as Board
const [market] = (await once(parentPort!, 'message')) as [Market]
const hand = handOf(market)

// Turns are counted here: the next one may be announced before this thread looks.
for (let turn = 0; ; turn++) {
  turnAfter(board, turn)
  const task = taskFrom(board)
  if (!task) break
  work(market, hand, task, nextOf(board))
  Atomics.add(board.control, 1, 1)
  Atomics.notify(board.control, 1)
}
