import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'

// OWASP's and our own figures (sources.md: passwords): 64 MiB, three passes, one lane; about 60 ms.
const COST = { memoryCost: 65536, timeCost: 3, parallelism: 1 }
/** One core is left for the pages and the database, whoever floods the login. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
const QUEUE = 32

let running = 0
const waiting: (() => void)[] = []

/**
 * Runs the work of a login in its turn, few at a time, so that a flood takes neither all memory, nor all cores, nor all
 * connections; `busy` where the queue is full too.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE) return 'busy'
    await new Promise<void>(go => waiting.push(go))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** An argon2id hash of a password, normalised (NFKC) as NIST SP 800-63B-4 asks. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

// For an unknown login the same work is done, so that the time tells nobody which logins exist.
let decoy: Promise<string> | undefined

/** Whether the password fits. With no hash (unknown login) it takes the same time and says no. To be done in its turn. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such account')
  return (await verify(stored ?? (await decoy), password.normalize('NFKC'))) && stored !== null
}
