import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { handOf, type Market, work } from '#matching/index.ts'
import { type Board, finish, nextOf, taskAfter } from './board.ts'

const board = workerData as Board
const [market] = (await once(parentPort!, 'message')) as [Market]
const hand = handOf(market)

// Turns are counted here: the next one may be announced before this thread looks.
for (let turns = 0; ; turns++) {
  const task = taskAfter(board, turns)
  if (!task) break
  work(market, hand, task, nextOf(board))
  finish(board)
}
