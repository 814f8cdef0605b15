import { townsOf } from '#features/places/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { type Answered, activityWith } from './rules.ts'
import { askedRows, isPlanned, keepAnswers } from './store.ts'

/** What was said of one reading: of which row, which of its readings, and whether it holds. */
export type Answer = { row: number; at: number; holds: boolean }

/**
 * Keeps what a person said of offered readings and what the rows come to with it. `all`: the same for every reading of
 * the run that has no answer yet. Refused once the run was carried out or dropped; nothing is kept then.
 */
export async function answerOffers(
  tx: Tx,
  run: string,
  answers: readonly Answer[] | { all: boolean },
  { by, now }: Doing<string | null>,
): Promise<'notPlanned' | null> {
  if (!(await isPlanned(tx, run))) return 'notPlanned'
  const said = 'all' in answers ? null : Map.groupBy(answers, ({ row }) => row)
  const towns = await townsOf(tx)
  const rows = (await askedRows(tx, run, said && [...said.keys()])).map(
    ({ row_number, opportunity_id, event, offers }) => {
      const settled = offers.map((offer, at): Answered => {
        const answer =
          'all' in answers
            ? (offer.answer ?? answers.all)
            : said?.get(row_number)?.findLast(one => one.at === at)?.holds
        return { ...offer, answer: answer ?? offer.answer }
      })
      const after = activityWith(event, settled, towns)
      const action = after === null ? 'quarantine' : opportunity_id === null ? 'create' : 'update'
      return { row_number, action, after, offers: settled } as const
    },
  )
  await keepAnswers(tx, run, rows)
  const all = rows.flatMap(({ offers }) => offers)
  const count = (holds: boolean) => all.filter(({ answer }) => answer === holds).length
  const data = { accepted: count(true), left: count(false) }
  await record(tx, { kind: 'import.read', subject: ['import', run], by, now, data })
  return null
}
