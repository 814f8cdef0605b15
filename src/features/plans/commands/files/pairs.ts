import { eligibleRoom, findEligible, type Problem, snapshotOf } from '#matching/index.ts'
import type { NewFile } from './files.ts'

/** What goes to the disk at once. */
const chunk = 1 << 20
const cell = (id: string): string => (/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)

/** Writes every pair that keeps the rules which a person and a slot alone can break; gives their number, null if stopped. */
export const writePairs = async (problem: Problem, file: NewFile, stopped: () => boolean): Promise<number | null> => {
  const s = snapshotOf(problem)
  const slots = s.slotIds.map(cell)
  const room = eligibleRoom(s)
  let count = 0
  let text = 'person,slot,score\n'
  for (const [p, id] of s.person.ids.entries()) {
    const person = cell(id)
    findEligible(s, p, room)
    for (let i = 0; i < room.count; i++) text += `${person},${slots[room.slot[i]!]},${room.score[i]}\n`
    count += room.count
    if (text.length < chunk) continue
    await file.write(text)
    text = ''
    if (stopped()) return null
  }
  await file.write(text)
  await file.keep()
  return count
}
