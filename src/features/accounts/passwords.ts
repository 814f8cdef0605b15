import { hash, verify } from '@node-rs/argon2'

// OWASP's and our own figures (reliability.md §3.2): 64 MiB, three passes, one lane; about 60 ms.
const COST = { memoryCost: 65536, timeCost: 3, parallelism: 1 }
const AT_ONCE = 4
const QUEUE = 32

let running = 0
const waiting: (() => void)[] = []

/** At most four hashes at a time, so that a flood of logins cannot take all memory; `busy` where the queue is full too. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
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

/** Whether the password fits. With no hash (unknown login) it takes the same time and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean | 'busy'> {
  decoy ??= hashPassword('no such account')
  const against = stored ?? (await decoy)
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return fits === 'busy' ? 'busy' : fits && stored !== null
}
