import { hash } from 'node:crypto'
import type { CsvRecord } from '#platform/csv.ts'
import { inSlices } from '#platform/slices.ts'
import { nfkc } from '#platform/text.ts'
import type { EventRow, ReadRow } from '../rules.ts'
import type { Cells } from './cells.ts'

/** `content`: by what two rows of one number are told apart. */
export type Read = { cells: Cells; record: CsvRecord; event: EventRow | null; content: string }

/**
 * Gives every event a number that stays the same at the next import. One number on different events (sessions of a
 * course, lists that were put together) is widened by what tells them apart, on all of them, so that the order of rows
 * does not matter. The same number, name, day, time and place twice is a contradiction: the first counts, others wait.
 */
export async function identify(read: Read[], named: (row: number) => string): Promise<void> {
  const events = read.flatMap(item => (item.event ? [{ item, event: item.event, content: item.content }] : []))
  await inSlices([...Map.groupBy(events, ({ event }) => event.sourceId)], ([id, same]) => {
    const shared = new Set(same.map(({ content }) => content)).size > 1
    const rows = new Map<string, number>()
    for (const { item, event, content } of same) {
      const first = rows.get(content)
      if (first !== undefined) {
        item.cells.note('id', 'sameId', named(first))
        item.event = null
        continue
      }
      if (id === '') item.cells.note('id', 'noId')
      else if (rows.size > 0) item.cells.note('id', 'sharedId', named(same[0]!.item.cells.row))
      rows.set(content, item.cells.row)
      if (shared || id === '') event.sourceId = `${id}~${digest(content)}`
    }
  })
}

const digest = (text: string) => hash('sha256', text, 'base64url').slice(0, 16)

export const contentOf = (event: EventRow): string =>
  JSON.stringify([nfkc(event.title), event.startsOn, event.hours[0]?.from ?? null, event.place])

/** The same with its keys in one order, however the database gave them back; without those of `left`. */
function inOrder(value: unknown, left: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => inOrder(one))
  const told = value as Record<string, unknown>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(told).sort())
    if (told[key] !== undefined && !left.includes(key)) ordered[key] = inOrder(told[key])
  return ordered
}

/**
 * The content of a row as 16 letters: the same when nothing in it changed, whatever its place in the file, and whichever of
 * its readings were confirmed. What was answered once is not asked again until the row changes.
 */
export function fingerprint(event: EventRow & Partial<ReadRow>): string {
  // Rows that tell no age are the same as before ages were read.
  return digest(JSON.stringify(inOrder(event, event.ageMin === null ? [...BESIDE, 'ageMin'] : BESIDE)))
}
const BESIDE = ['row', 'offers', 'raw']
