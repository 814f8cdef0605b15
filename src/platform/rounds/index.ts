import { addMinutes, type Instant, startOf } from '../clock.ts'
import { addDays, type Day } from '../dates.ts'
import type { Tx } from '../db.ts'
import { codeOf } from '../errors.ts'
import type { Workshop } from '../jobs.ts'
import { type DueRun, dueRuns, type Pace, pauseAfter } from './due.ts'
import { endRun, noteFailure, runsOf, takeRun } from './store.ts'

export { type FailingRound, failingRounds } from './store.ts'

/**
 * For which day a round runs, and the moment at which it is done. `since` is the first day for which it stands: with each
 * `day` that day itself, or an earlier one where older days were let go.
 */
export type Due = { day: Day; since: Day; now: Instant }

/**
 * What is due by the calendar, once a day and municipality (`features/<noun>/rounds.ts`). After days of standing still one
 * of each `gap` runs once for all of them (sweeping), one of each `day` once for every day (reminding), though for none
 * more than `back` days ago: what it was to say then helps nobody now. `run` does all of it in the transaction that it is
 * given and gives how many things it dealt with; what it throws leaves nothing behind.
 */
export type Round = Pace & {
  /** The noun and the round, e.g. `accounts.sweep`: it stays as it is, the runs are known by it. */
  name: string
  /** What it does, in the words of staff. */
  text: string
  run: (tx: Tx, due: Due) => Promise<number>
}

/** What came of one run: how many things were dealt with, or the code of the error and when it is tried again. */
export type Ran = { round: string; day: Day; since: Day } & (
  | { count: number }
  | { code: string; failures: number; again: Instant }
)

/** What was done for a municipality, and when something may be due there again. */
export type Turn = { ran: Ran[]; next: Instant }

export type Asked = {
  today: Day
  /** Tries what failed at once, without the pause after it. */
  retry?: boolean
  /** Milliseconds after which the turn ends and other municipalities go first with the rest. */
  longest?: number
  signal?: AbortSignal
}

/** Runs what is due for a municipality, each in a transaction of its own; one that fails keeps none of the others back. */
export async function runRounds(
  municipality: string,
  rounds: readonly Round[],
  workshop: Workshop,
  { today, retry = false, longest = 30_000, signal }: Asked,
): Promise<Turn> {
  const { database, now } = workshop
  const began = performance.now()
  const known = await database.read({ lane: 'job', municipality }, runsOf)
  const turn: Turn = { ran: [], next: startOf(addDays(today, 1)) }
  const notLaterThan = (at: Instant): Turn => Object.assign(turn, { next: at < turn.next ? at : turn.next })
  for (const round of rounds)
    for (const due of dueRuns(round, known.get(round.name), today)) {
      if (due.again && due.again > now() && !retry) {
        notLaterThan(due.again)
        continue
      }
      const spent = turn.ran.length > 0 && performance.now() - began > longest
      if (signal?.aborted || spent) return notLaterThan(now())
      const ran = await runOne(municipality, round, due, workshop)
      // Another process is at it: what it leaves is looked for in a minute.
      if (!ran) return notLaterThan(addMinutes(now(), 1))
      turn.ran.push(ran)
      if ('again' in ran) notLaterThan(ran.again)
    }
  return turn
}

async function runOne(
  municipality: string,
  { name, run }: Round,
  due: DueRun,
  { database, now, log }: Workshop,
): Promise<Ran | null> {
  const { day, since } = due
  try {
    return await database.write({ lane: 'job', municipality }, async tx => {
      if (!(await takeRun(tx, name, due, now()))) return null
      const count = await run(tx, { day, since, now: now() })
      await endRun(tx, name, due, count, now())
      return { round: name, day, since, count }
    })
  } catch (error) {
    const failures = due.failures + 1
    const failed = { failures, code: codeOf(error), again_at: addMinutes(now(), pauseAfter(failures)), now: now() }
    log({ level: 'error', round: name, municipality, day, code: failed.code })
    await database.write({ lane: 'job', municipality }, tx => noteFailure(tx, name, due, failed))
    return { round: name, day, since, code: failed.code, failures, again: failed.again_at }
  }
}
