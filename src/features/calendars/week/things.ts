import type { Dated, DatedThing } from '#platform/dated.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { together } from '#platform/rows.ts'

const order = ({ day, from, title, uid }: DatedThing): string =>
  `${day} ${String(from ?? 9999).padStart(4, '0')} ${title} ${uid}`
const byTime = (a: DatedThing, b: DatedThing): number => (order(a) < order(b) ? -1 : 1)

/** Everything that the nouns have between two days for whoever asks, the next first: one statement for all of them. */
export async function thingsBetween(db: Read, nouns: readonly Dated[], from: Day, to: Day): Promise<DatedThing[]> {
  const asked = nouns.map(({ ask }, at) => [`n${at}`, ask(from, to)] as const)
  const answers = await together(db, Object.fromEntries(asked))
  return nouns
    .flatMap(({ tell }, at) => tell(answers[`n${at}`] ?? [], from, to))
    .filter(({ day }) => day >= from && day <= to)
    .sort(byTime)
}
