import { forgetPlaces } from '#features/places/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Fault } from '#platform/shapes.ts'
import type { EndingEntry, EndingRefusal } from './rules.ts'
import { amendOne, namesOf, removeOne } from './store.ts'
import { endedText, REFUSAL_TEXT } from './text.ts'

/** Does one; null where it was so already. */
async function apply(tx: Tx, entry: EndingEntry): Promise<{ told: string } | { refused: EndingRefusal } | null> {
  const { of, name } = entry
  const known = await namesOf(tx, of)
  const one = known.find(other => other.name === name)
  if ('becomes' in entry) {
    const { becomes } = entry
    const taken = known.some(other => other.name === becomes)
    if (!one) return taken ? null : { refused: 'gone' }
    if (taken) return { refused: 'taken' }
    await amendOne(tx, of, name, { name: becomes })
  } else if ('removed' in entry) {
    if (!one) return null
    if (!(await removeOne(tx, of, name))) return { refused: 'used' }
  } else {
    if (!one) return { refused: 'gone' }
    if (one.ends_on === entry.ends_on) return null
    await amendOne(tx, of, name, { ends_on: entry.ends_on })
  }
  return { told: endedText(entry) }
}

/** Does all of them (`only`: those) in their order, with what was told; or what is wrong, and then the whole is to be undone. */
export async function endings(
  tx: Tx,
  municipality: string,
  entries: readonly EndingEntry[],
  { why = '', only = () => true }: { why?: string; only?: (entry: EndingEntry) => boolean },
  { by, now }: Doing<string | null>,
): Promise<{ told: readonly string[] } | { faults: readonly Fault[] }> {
  const told: string[] = []
  for (const [at, entry] of entries.entries()) {
    const done = only(entry) ? await apply(tx, entry) : null
    if (done && 'refused' in done)
      return { faults: [{ path: `changes[${at}]`, says: REFUSAL_TEXT[done.refused](entry.name) }] }
    if (done) told.push(done.told)
  }
  if (told.length === 0) return { told }
  const data = { changes: told, ...(why && { source: why }) }
  await record(tx, { kind: 'municipality.setup', subject: ['municipality', municipality], by, now, data })
  forgetPlaces(tx, municipality)
  return { told }
}
