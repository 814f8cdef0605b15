import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { Task } from '#matching/index.ts'
import { announce, type Board, finish, newBoard, othersDone, taskAfter } from './board.ts'

// This file is the threads of its own tests as well: each hears turn after turn, and fails at the first wrong one.

const NOISES = [0, 300, 1e-7, 123_456_789.125]

/** A task that tells which turn it is of, in a text that is now longer and now shorter. */
const taskOf = (turn: number): Task => ({
  ...{ over: 'all', batch: turn, batches: 10 ** (turn % 9), seed: turn },
  ...{ effort: { bundles: 10 ** (turn % 13), steps: 1 }, jitter: NOISES[turn % NOISES.length]! },
})

function hear(board: Board): void {
  for (let turns = 0; ; turns++) {
    const task = taskAfter(board, turns)
    if (!task) return
    assert.deepEqual(task, taskOf(turns))
    finish(board)
  }
}

/** So many threads hear so many turns, and `between` two of them something happens. */
async function heard(threads: number, turns: number, between?: (board: Board) => Promise<void>): Promise<void> {
  const board = newBoard()
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url), { workerData: board }))
  const ends = workers.map(worker => once(worker, 'exit'))
  const failed = Promise.race(ends).then(() => assert.fail('a thread ended before it was told to'))
  try {
    for (let turn = 0; turn < turns; turn++) {
      announce(board, taskOf(turn))
      await othersDone(board, threads, failed)
      await between?.(board)
    }
    failed.catch(() => {})
    announce(board, null)
    await Promise.all(ends)
  } finally {
    for (const worker of workers) await worker.terminate()
  }
}

if (!isMainThread) hear(workerData as Board)
else
  describe('what threads tell each other', () => {
    it('every turn is heard once and whole by all threads', () => heard(4, 300))

    it('a thread that is woken late, for a turn that it has done already, waits on', () =>
      heard(2, 200, async ({ control }) => {
        await pause(1) // by now the threads lie and wait for the next turn
        Atomics.notify(control, 0)
        await pause(1)
      }))

    it('a task that does not fit is refused rather than cut', () => {
      const board = newBoard()
      board.text = board.text.subarray(0, 10)
      assert.throws(() => announce(board, taskOf(1)), RangeError)
    })
  })
