import { deskStaff } from '#features/accounts/index.ts'
import { putSetting, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { areasOf } from '#features/places/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { registeredCounts } from '../counts/store.ts'
import { PERMISSIONS } from '../rules.ts'
import { type Guarded, groupOf, isOf, lastEnded, SETTINGS, standOf } from './rules.ts'
import { addAlert, setAnswer } from './store.ts'
import { alertSubject } from './subject.ts'
import { behindText, groupText } from './text.ts'

/** Days within which the manager says what is done about a group that stays behind. */
const ANSWER_WITHIN = 14

/** The groups that a city means to reach, by what holds on a day. */
export const guardedOn = async (db: Read, day: Day): Promise<readonly Guarded[]> =>
  settingsFrom(await settingsOn(db, day), SETTINGS).guardedGroups

/** The names of the areas. */
export const areaNames = async (db: Read): Promise<ReadonlyMap<string, string>> =>
  new Map((await areasOf(db)).map(({ id, name }) => [id, name]))

/** How many of each group were registered in a year, up to the end of a quarter of it. */
export async function registeredOf(
  db: Read,
  groups: readonly Guarded[],
  { year, quarter }: { year: number; quarter: number },
): Promise<(Guarded & { registered: number })[]> {
  const counts = await registeredCounts(db, ['who', 'digital', 'means', 'area'], year)
  return groups.map(one => {
    const group = groupOf(one.group)
    const mine = counts.filter(sum => sum.quarter <= quarter && group !== null && isOf(group, sum))
    return { ...one, registered: mine.reduce((all, { count }) => all + count, 0) }
  })
}

/**
 * After a quarter: a step for the manager for each group that stayed behind, by the quotas that held on its last day. Gives how
 * many. Once for a group and quarter, whatever is registered later.
 */
export async function openAlerts(tx: Tx, day: Day, now: string): Promise<number> {
  const at = lastEnded(day)
  const { to } = fiscalRange(at.year, at.quarter)
  const groups = await guardedOn(tx, to)
  if (groups.length === 0 || (await deskStaff(tx, day, PERMISSIONS['targets.set'])).length === 0) return 0
  const names = await areaNames(tx)
  let opened = 0
  for (const { group, quota, registered } of await registeredOf(tx, groups, at)) {
    if (standOf({ registered, quota, year: at.year }, to) !== 'behind') continue
    const name = groupText(group, names)
    if (await openAlert(tx, { ...at, group, name, quota, registered }, day, now)) opened += 1
  }
  return opened
}

type Behind = Guarded & { year: number; quarter: number; name: string; registered: number }

async function openAlert(
  tx: Tx,
  { year, quarter, group, name, quota, registered }: Behind,
  day: Day,
  now: string,
): Promise<boolean> {
  const id = newId<'guard_alert'>()
  const kept = { id, fiscal_year: year, quarter, group_key: group, name, quota, registered, at: now }
  if (!(await addAlert(tx, kept))) return false
  await record(tx, { kind: 'guard.behind', subject: ['guard_alert', id], by: null, now, data: { quota, registered } })
  const step = { what: 'reach-out' as const, owner: null, due: addDays(day, ANSWER_WITHIN), note: behindText(kept) }
  await nextStep(tx, [alertSubject, id], null, step, { by: null, at: now, outcome: '' })
  return true
}

/** Keeps what is done about a group that stays behind; false where that was said already. */
export async function answerAlert(tx: Tx, id: string, answer: string, { by, now }: Doing): Promise<boolean> {
  if (!(await setAnswer(tx, id, { answer, by, at: now }))) return false
  await record(tx, { kind: 'guard.answered', subject: ['guard_alert', id], by, now, data: { answer } })
  await nextStep(tx, [alertSubject, id], null, null, { by, at: now, outcome: 'answered' })
  return true
}

/** Sets the groups and their quotas from a day on. */
export async function setGuarded(
  tx: Tx,
  { groups, from, source }: { groups: readonly Guarded[]; from: Day; source: string },
  { by, now }: Doing,
): Promise<void> {
  await putSetting<typeof SETTINGS>(tx, { key: 'guardedGroups', valid_from: from, value: groups, source })
  const data = { groups: groups.length, from, source }
  await record(tx, { kind: 'guard.set', subject: ['guard', newId()], by, now, data })
}
