import type { Next, Task } from '#matching/index.ts'

/**
 * What the threads of a crew share: in `control` the turn, how many threads are done in it, the length of its task's
 * text, and how many of its people are taken. Length and text are whole before the turn is announced, and stay as they
 * are until every thread is done in it.
 */
export type Board = { control: Int32Array; text: Uint8Array }

const [TURN, DONE, LENGTH, TAKEN] = [0, 1, 2, 3]

/** A board on which nothing is announced yet. */
export const newBoard = (): Board => ({
  control: new Int32Array(new SharedArrayBuffer(16)),
  text: new Uint8Array(new SharedArrayBuffer(512)),
})

/** Announces the next turn with its task, null to stop. Only once all are done in the turn before. */
export const announce = ({ control, text }: Board, task: Task | null): void => {
  const said = JSON.stringify(task)
  if (said.length > text.length) throw new RangeError(`a task of ${said.length} characters does not fit on the board`)
  control[LENGTH] = Buffer.from(text.buffer).write(said, 'latin1')
  Atomics.store(control, DONE, 0)
  Atomics.store(control, TAKEN, 0)
  Atomics.add(control, TURN, 1)
  Atomics.notify(control, TURN)
}

/** So often a thread looks (about a tenth of a millisecond) before it lies down: a turn is short, and waking up is slow. */
const LOOKS = 50_000

const changes = (control: Int32Array, at: number, from: number): boolean => {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(control, at) !== from) return true
  return false
}

/**
 * Waits until the turn after so many is announced, and gives its task; null to stop. Waking is only a hint to look again:
 * the call that wakes for one turn may come when a quick thread waits for the next already.
 */
export const taskAfter = ({ control, text }: Board, turns: number): Task | null => {
  while (!changes(control, TURN, turns)) Atomics.wait(control, TURN, turns)
  return JSON.parse(Buffer.from(text.buffer).toString('latin1', 0, control[LENGTH]!))
}

/** Whoever asks first gets the next of the task's people. */
export const nextOf =
  ({ control }: Board): Next =>
  () =>
    Atomics.add(control, TAKEN, 1)

/** This thread is done in the turn. */
export const finish = ({ control }: Board): void => {
  Atomics.add(control, DONE, 1)
  Atomics.notify(control, DONE)
}

/** Waits until so many others are done; where it takes long with the event loop running: a thread that fails is heard. */
export const othersDone = async ({ control }: Board, others: number, failed: Promise<never>): Promise<void> => {
  for (let done = Atomics.load(control, DONE); done < others; done = Atomics.load(control, DONE)) {
    if (changes(control, DONE, done)) continue
    const { async, value } = Atomics.waitAsync(control, DONE, done)
    if (async) await Promise.race([value, failed])
  }
}
