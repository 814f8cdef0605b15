import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { inTurn } from '../store.ts'
import { addTeam, changeTeam, holdTeam, isHeldAfter, isNamed } from './store.ts'

/** `named`: another team is called so. `held`: a role goes on in it. `past`: the day is over. */
export type TeamRefusal = 'named' | 'held' | 'past' | 'gone'

const about = (id: string, { by, now }: Doing) => ({ subject: ['staff_team', id] as ['staff_team', string], by, now })

/** Makes a team; `id` is that of the form, so that a second click makes no second one. */
export async function makeTeam(tx: Tx, team: { id: string; name: string }, doing: Doing): Promise<TeamRefusal | null> {
  await inTurn(tx)
  if (await isNamed(tx, team.name, team.id)) return 'named'
  if (await addTeam(tx, team))
    await record(tx, { ...about(team.id, doing), kind: 'team.made', data: { name: team.name } })
  return null
}

/** Calls a team otherwise. */
export async function renameTeam(tx: Tx, id: string, name: string, doing: Doing): Promise<TeamRefusal | null> {
  await inTurn(tx)
  const team = await holdTeam(tx, id)
  if (!team) return 'gone'
  if (await isNamed(tx, name, id)) return 'named'
  await changeTeam(tx, id, { name })
  await record(tx, { ...about(id, doing), kind: 'team.renamed', data: { name, before: team.name } })
  return null
}

/** Ends a team with this day as its last one; refused while somebody would be limited to a team that is none. */
export async function endTeam(tx: Tx, id: string, until: Day, doing: Doing): Promise<TeamRefusal | null> {
  await inTurn(tx)
  if (!(await holdTeam(tx, id))) return 'gone'
  if (until < doing.today) return 'past'
  if (await isHeldAfter(tx, id, until)) return 'held'
  await changeTeam(tx, id, { ended_on: until })
  await record(tx, { ...about(id, doing), kind: 'team.ended', data: { until } })
  return null
}
