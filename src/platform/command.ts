import type { Database } from './db.ts'

export type CommandContext = { database: Database; municipality: string; now: string; today: string }

/** Opens the database for a verb, closes it afterwards. `code` prefers the municipality of that 全国地方公共団体コード. */
export type Open = <T>(work: (context: CommandContext) => Promise<T>, code?: string) => Promise<T>

/** A verb of the command line. `run` gives the exit code: 0 done, 1 found wanting, 2 refused. */
export type Command = {
  name: readonly string[]
  usage: string
  help: string
  run: (args: readonly string[], open: Open) => Promise<number>
}
