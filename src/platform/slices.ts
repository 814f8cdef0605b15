import { setImmediate } from 'node:timers/promises'

/** So long, in milliseconds, one long work keeps everybody else of this process waiting. */
const SLICE = 10

/**
 * What `work` gives for each of many things, in their order. Every few milliseconds others have their turn: a page is not
 * held up by somebody's file of ten thousand rows.
 */
export async function inSlices<T, R>(items: readonly T[], work: (item: T, at: number) => R): Promise<R[]> {
  const given: R[] = []
  let until = performance.now() + SLICE
  for (const [at, item] of items.entries()) {
    given.push(work(item, at))
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + SLICE
  }
  return given
}

const PIECE = 64 * 1024

/** The bytes in pieces that take a few milliseconds each to be read, with a turn of others after each. */
export async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE)
    await setImmediate()
  }
}

const CHUNK = 500

/** Does the work for 500 at a time, so that no statement grows without bound; the next is prepared while one is carried out. */
export async function inChunks<T>(items: readonly T[], work: (some: readonly T[]) => Promise<unknown>): Promise<void> {
  let sent: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < items.length; at += CHUNK) {
    const next = work(items.slice(at, at + CHUNK))
    // Should the one before fail, its error counts: this one only fails after it.
    next.catch(() => {})
    await sent
    sent = next
    await setImmediate()
  }
  await sent
}
