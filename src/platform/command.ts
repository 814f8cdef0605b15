/** A verb of the command line. `run` gives the exit code: 0 done, 1 found wanting, 2 refused. */
export type Command = {
  name: readonly string[]
  usage: string
  help: string
  run: (args: readonly string[]) => Promise<number>
}
