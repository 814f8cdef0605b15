/**
 * True where the database could not be asked at all: it is not there, starts, ends, is full, or every connection is taken.
 * What was asked may be asked again soon.
 */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined) return /^(57P|08|53|ECONN|EPIPE|ENOENT)/.test(code)
  return /timeout|terminated|ECONN|closed|connection error|not queryable/i.test(String(message))
}
