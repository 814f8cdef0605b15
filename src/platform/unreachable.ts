/**
 * True where the database could not be asked at all: it is not there, starts, ends, is full, every connection is taken, or
 * somebody else holds what is asked for.
 * What was asked may be asked again soon.
 */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined) return /^(57P|08|53|55P03|ECONN|EPIPE|ENOENT)/.test(code)
  return /timeout|terminated|ECONN|closed|connection error|not queryable/i.test(String(message))
}
