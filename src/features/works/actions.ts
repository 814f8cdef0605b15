import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Work, WorkRefusal } from './rules.ts'
import { addWork, changeWork, holdWork, isTaken, type Kept, setTeams, workById } from './store.ts'

/** What is entered of a work, with the ids of its departments. */
export type Entered = Kept & { teams: readonly string[] }

const told = ({ id: _, teams, ...kept }: Work) => ({ ...kept, teams: teams.map(({ name }) => name) })

/** Adds a work to a plan; `id` is that of the form, so that a second click makes no second one. */
export async function makeWork(
  tx: Tx,
  id: string,
  { teams, ...kept }: Entered,
  { by, now }: Doing,
): Promise<WorkRefusal | null> {
  if (await isTaken(tx, kept, id)) return 'taken'
  if (!(await addWork(tx, id, kept))) return null
  await setTeams(tx, id, teams)
  const is = told((await workById(tx, id))!)
  await record(tx, { kind: 'work.made', subject: ['work', id], by, now, data: { is } })
  return null
}

/** Says anew what a work is; what it said is kept in its history. */
export async function reviseWork(
  tx: Tx,
  id: string,
  { teams, ...kept }: Entered,
  { by, now }: Doing,
): Promise<WorkRefusal | null> {
  if (!(await holdWork(tx, id))) return 'gone'
  if (await isTaken(tx, kept, id)) return 'taken'
  const was = told((await workById(tx, id))!)
  await changeWork(tx, id, kept)
  await setTeams(tx, id, teams)
  const is = told((await workById(tx, id))!)
  if (JSON.stringify(was) === JSON.stringify(is)) return null
  await record(tx, { kind: 'work.changed', subject: ['work', id], by, now, data: { was, is } })
  return null
}
