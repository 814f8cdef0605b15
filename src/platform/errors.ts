/** Stops the start, a command or a request with one Japanese sentence that says what to do; nothing of it is kept. */
export class SetupError extends Error {}

/** What a log may hold of an error: its kind, its codes, and the places in the code by which it came. */
export type Trace = { name: string; code?: string; constraint?: string; at?: readonly string[]; cause?: Trace }

const isPlain = (text: unknown): text is string => typeof text === 'string' && /^[\w.$-]{1,63}$/.test(text)

/** The code of an error (of the database, of the system), else its kind. */
export function codeOf(error: unknown): string {
  const { name, code } = traceOf(error)
  return code ?? name
}

/**
 * An error as it may be logged. Its words are left out wherever they stand (the message, the head of the stack, the detail
 * of a database error, the path of a schema's issue): a parser quotes what it could not read, and that is what a resident
 * said or a password.
 */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, code, constraint, cause } = error as Error & { code?: unknown; constraint?: unknown }
  const at = framesOf(error)
  return {
    name: isPlain(name) ? name : 'Error',
    ...(isPlain(code) ? { code } : {}),
    ...(isPlain(constraint) ? { constraint } : {}),
    ...(at.length > 0 ? { at } : {}),
    ...(cause instanceof Error ? { cause: traceOf(cause) } : {}),
  }
}

/** The frames of the stack, which begin after the message, however many lines that has. */
function framesOf({ message, stack = '' }: Error): string[] {
  const head = stack.indexOf(message)
  return stack
    .slice(head < 0 ? 0 : head + message.length)
    .split('\n')
    .flatMap(line => /^ {4}at (.*:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
}

type Log = (entry: Record<string, unknown>) => void

/**
 * Logs what nobody foresaw, as every other error, where Node itself would print its words. A promise that nobody waited
 * for leaves the process as it was; an exception that nobody caught may have left anything half done, so it ends.
 *
 * That nobody reads what is said any more (a terminal that was closed, a journal that starts anew: EPIPE) is no such: what
 * is said then is lost, and the pages stay. `console` takes care of it alone, but not where a thread speaks through us too.
 */
export function logUnforeseen(log: Log): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.on('unhandledRejection', error => log({ level: 'error', process: 'unhandled rejection', ...traceOf(error) }))
  process.on('uncaughtException', error => {
    log({ level: 'fatal', process: 'uncaught exception', ...traceOf(error) })
    process.exit(1)
  })
}
