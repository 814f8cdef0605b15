import { endStep, openStepsOfPerson } from '#features/steps/index.ts'
import { type ErasedLine, keepErased, noteErased } from '#platform/backup/erased.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/db.ts'
import type { Closing, Erasing, Parts } from '#platform/feature.ts'
import { type Doing, forgetWords, record } from '#platform/happening.ts'
import type { Work } from '#platform/jobs.ts'
import { end, standingOf } from '../actions.ts'
import { carryRefusal, isKept } from '../rules.ts'
import * as store from '../store.ts'

/**
 * Erases somebody and the records that were found to be theirs, in the transaction that is given: whoever came later on the
 * map goes first, since it names what is of those before. Gives how many rows of each noun.
 */
export async function erase(
  tx: Tx,
  erasings: readonly Erasing[],
  person: string,
  doing: Doing<string | null>,
): Promise<store.Count[]> {
  const people = [...(await store.doublesOf(tx, person)), person]
  const counts = new Map(erasings.map(({ text }) => [text, 0]))
  const add = (of: string, rows: number) => counts.set(of, (counts.get(of) ?? 0) + rows)
  for (const one of people) {
    for (const { text, erase: of } of erasings.toReversed()) add(text, await of(tx, one, doing))
    add('経過の記録', await forgetWords(tx, one))
    await noteErased(tx, one, doing.now)
  }
  await store.forgetReasons(tx, people)
  return [...counts].map(([of, rows]) => ({ of, rows }))
}

const workingNow = ({ now }: Work): Doing<null> => ({ by: null, now: now(), today: dayOf(now()) })

/** What it would change, by doing it and doing it back: once, so that all nouns are read for it only where it is due. */
export const countRows = async (work: Work, parts: () => Promise<Pick<Parts, 'erasings'>>): Promise<void> =>
  work.database.write({ lane: 'job', municipality: work.municipality }, async tx => {
    const row = await store.lockErasure(tx, work.about)
    if (row?.status !== 'proposed' || row.counts) return
    const { erasings } = await parts()
    await store.markHere(tx)
    const counts = await erase(tx, erasings, row.person_id, workingNow(work))
    await store.backToMark(tx)
    await store.keepCounts(tx, row.id, counts)
  })

/** Carries it out, all or nothing; where what it rested on is not so any more, it ends. The list beside the backups follows. */
export async function carryOut(work: Work, parts: Parts): Promise<void> {
  const done = await work.database.write({ lane: 'job', municipality: work.municipality }, tx =>
    carried(tx, work.about, parts, workingNow(work)),
  )
  if (done) await keepErased(work.database)
}

async function carried(
  tx: Tx,
  id: string,
  { erasings, closings }: { erasings: readonly Erasing[]; closings: readonly Closing[] },
  doing: Doing<null>,
): Promise<boolean> {
  const row = await store.lockErasure(tx, id)
  if (row?.status !== 'approved' || row.carry_on! > doing.today) return false
  await store.hold(tx, row.person_id)
  const { facts, until } = (await standingOf(tx, row.person_id, closings, doing.today))!
  const refusal = carryRefusal(facts, isKept(until, doing.today))
  if (refusal) {
    await end(tx, id, doing, refusal)
    return false
  }
  const by = row.approved_by
  const counts = await erase(tx, erasings, row.person_id, { ...doing, by })
  await store.changeErasure(tx, id, { status: 'done', done_at: doing.now, why: '' })
  await store.keepCounts(tx, id, counts)
  const rows = counts.reduce((sum, one) => sum + one.rows, 0)
  await record(tx, {
    kind: 'erasure.done',
    subject: ['erasure', id],
    person: row.person_id,
    by,
    now: doing.now,
    data: { rows },
  })
  return true
}

/** After an older backup came back: whoever was erased meanwhile is erased again. Gives how many. */
export async function eraseAgain(
  database: Database,
  erasings: readonly Erasing[],
  lines: readonly ErasedLine[],
  now: string,
): Promise<number> {
  let again = 0
  for (const [municipality, ids] of Map.groupBy(lines, line => line.municipality))
    again += await database.write({ lane: 'job', municipality }, async tx => {
      const people = await store.notErased(
        tx,
        ids.map(({ id }) => id),
      )
      for (const person of people) {
        // In the older backup something may still have been to be done for them.
        for (const { id } of await openStepsOfPerson(tx, person))
          await endStep(tx, id, { by: null, at: now, outcome: '' })
        await erase(tx, erasings, person, { by: null, now, today: dayOf(now) })
        await store.addAgain(tx, person, now)
      }
      return people.length
    })
  return again
}
