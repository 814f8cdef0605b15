import type { Database } from './db.ts'

export type CommandContext = { database: Database; municipality: string; now: string; today: string }

/**
 * Which municipality a verb is for, by its 全国地方公共団体コード (`--municipality`): needed where there are several. With
 * `orOnly` the code may be another one (of a neighbour's open data) where only one is registered. `all`: what it does is for all
 * of them, and the context has any of them.
 */
export type Wanted = { code?: string | undefined; orOnly?: true; all?: true }

/** Opens the database for a verb, closes it afterwards. Refuses with the list of codes where it is not clear for whom. */
export type Open = <T>(work: (context: CommandContext) => Promise<T>, wanted?: Wanted) => Promise<T>

/** A verb of the command line. `run` gives the exit code: 0 done, 1 found wanting, 2 refused. */
export type Command = {
  name: readonly string[]
  usage: string
  help: string
  run: (args: readonly string[], open: Open) => Promise<number>
}
