import { addMinutes, type Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'
import type { LimitNamed } from '../happenings.ts'
import { cutIdentity } from '../identity/binding.ts'
import type { Role } from '../rules.ts'
import {
  administratorRefusal,
  LINK_HOURS,
  type Limit,
  limitRefusal,
  missedFrom,
  overlaps,
  type Refusal,
  stateOf,
} from './rules.ts'
import {
  addGrant,
  addInvited,
  administratorsOn,
  endGrant,
  endSessions,
  grantsOf,
  inTurn,
  limitAreas,
  limitedBy,
  lockAccount,
  loginTaken,
  setDisabled,
  setLimit,
  voidPassword,
} from './store.ts'
import { holdTeam } from './teams/store.ts'

export type Refused = { refused: Refusal }
/** A link to choose a password: its token is told here and never again. */
export type Made = { token: string; until: Instant; login: string; name: string }

const PURPOSE = 'account.enter'

/**
 * Makes an account without a password, and the link by which its owner chooses one. `id` is that of the form: a second
 * click of it makes the link anew.
 */
export async function invite(
  tx: Tx,
  who: {
    id: string
    login: string
    name: string
    roles: readonly Role[]
    from: Day
    until: Day | null
    team?: string | null
  },
  doing: Doing,
): Promise<Made | Refused> {
  const { id, login, name, roles, from, until, team = null } = who
  if ((await lockAccount(tx, id))?.login === login) return makeLink(tx, id, doing)
  if (await loginTaken(tx, login)) return { refused: 'loginTaken' }
  const ofRole = (role: Role): Limit => (role === 'contributor' ? { ...WHOLE, team } : WHOLE)
  for (const role of roles) {
    const part = await named(tx, ofRole(role), { role, until })
    if ('refused' in part) return part
  }
  await addInvited(tx, { id, login, name, reset_at: doing.now })
  await record(tx, { kind: 'account.invited', subject: ['account', id], by: doing.by, now: doing.now, data: { login } })
  for (const role of roles) await grant(tx, id, { role, from, until, limit: ofRole(role) }, null, doing)
  return makeLink(tx, id, doing)
}

const WHOLE: Limit = { whole: true, areas: [], team: null }
type Given = { role: Role; from: Day; until: Day | null; limit: Limit }

async function grant(tx: Tx, account: string, given: Given, named: LimitNamed | null, doing: Doing) {
  const { role, from: from_on, until: until_on, limit } = given
  const held = { id: newId(), account_id: account, role, from_on, until_on, granted_by: doing.by }
  await addGrant(tx, { ...held, ...limitedBy(limit) })
  await record(tx, {
    ...{ kind: 'account.role-given', subject: ['account', account], by: doing.by, now: doing.now },
    data: { role, from: from_on, until: until_on, ...(named && { limit: named }) },
  })
}

/** A limit by the names of what it is limited to; refused where it says nothing, or an area or a team that is none on these days. */
async function named(
  tx: Tx,
  limit: Limit,
  { role, until }: { role: Role; until: Day | null },
): Promise<Refused | { named: LimitNamed | null }> {
  const refused = limitRefusal(role, limit)
  if (refused) return { refused }
  const areas = (await limitAreas(tx)).filter(({ id }) => limit.areas.includes(id)).map(({ name }) => name)
  const team = limit.team ? await holdTeam(tx, limit.team) : null
  const short = team?.ended_on && (until === null || until > team.ended_on)
  if (areas.length < limit.areas.length || team === undefined || short) return { refused: 'partGone' }
  return { named: limit.whole ? null : { areas, team: team?.name ?? null } }
}

/**
 * Makes a link by which the owner chooses a password; the one before opens nothing any more, nor does the password that
 * they had, and all their sessions end; the city's identity service opens it no more. Nobody does this to themselves: the link would be all they have.
 */
export async function makeLink(tx: Tx, id: string, { by, now, today }: Doing): Promise<Made | Refused> {
  if (id === by) return { refused: 'ownReset' }
  const account = await lockAccount(tx, id)
  if (!account) return { refused: 'gone' }
  if (account.disabled_at) return { refused: 'closed' }
  const subject: ['account', string] = ['account', id]
  if (!account.reset_at) {
    await voidPassword(tx, id, now)
    await cutIdentity(tx, id, { by, now, today })
    await record(tx, { kind: 'account.reset', subject, by, now, data: { ended: await endSessions(tx, id, {}) } })
  }
  await revokeLinks(tx, subject, now, by, PURPOSE)
  const until = addMinutes(now, (account.password_changed_at ? LINK_HOURS.reset : LINK_HOURS.invite) * 60)
  const { token } = await issueLink(tx, { purpose: PURPOSE, subject, until, uses: 1 })
  await record(tx, { kind: 'account.link-made', subject, by, now, data: { until } })
  return { token, until, login: account.login, name: account.name }
}

/** Withdraws the link of an account; false where none was open. */
export async function withdrawLink(tx: Tx, id: string, { by, now }: Doing): Promise<boolean> {
  const withdrawn = await revokeLinks(tx, ['account', id], now, by, PURPOSE)
  if (withdrawn > 0) await record(tx, { kind: 'account.link-withdrawn', subject: ['account', id], by, now })
  return withdrawn > 0
}

/** Gives a role from a day on, for the whole city or for a part of its people; refuses one that is held on one of these days already. */
export async function giveRole(tx: Tx, id: string, given: Given, doing: Doing): Promise<Refused | null> {
  await inTurn(tx)
  if (!(await lockAccount(tx, id))) return { refused: 'gone' }
  const asked = { role: given.role, from_on: given.from, until_on: given.until, team_id: given.limit.team }
  if (given.until !== null && given.until < given.from) return { refused: 'untilBefore' }
  if ((await grantsOf(tx, id)).some(one => overlaps(one, asked))) return { refused: 'held' }
  const part = await named(tx, given.limit, given)
  if ('refused' in part) return part
  await grant(tx, id, given, part.named, doing)
  return null
}

/** Says anew whose people a role lets see that somebody holds or will hold; from the next request on. */
export async function limitRole(
  tx: Tx,
  id: string,
  grantId: string,
  limit: Limit,
  { by, now, today }: Doing,
): Promise<Refused | { role: Role }> {
  await inTurn(tx)
  const held = (await grantsOf(tx, id)).find(one => one.id === grantId)
  if (!held || stateOf(held, today) === 'over') return { refused: 'gone' }
  const { role, until_on: until } = held
  const part = await named(tx, limit, { role, until })
  if ('refused' in part) return part
  await setLimit(tx, grantId, limit)
  const data = { role, limit: part.named }
  await record(tx, { kind: 'account.role-limited', subject: ['account', id], by, now, data })
  return { role }
}

/** Ends a role with this day as its last one; null: at once, so that the next request is without it. */
export async function endRole(
  tx: Tx,
  id: string,
  grantId: string,
  last: Day | null,
  { by, now, today }: Doing,
): Promise<Refused | { role: Role; until: Day }> {
  await inTurn(tx)
  const held = (await grantsOf(tx, id)).find(one => one.id === grantId)
  if (!held || stateOf(held, today) === 'over') return { refused: 'gone' }
  const until = last ?? addDays(today, -1)
  if (last !== null && last < today) return { refused: 'untilPast' }
  if (held.role === 'administrator') {
    const left = await administratorsOn(tx, missedFrom(until, today), { grant: grantId })
    const refused = administratorRefusal(by, await administratorsOn(tx, today), left)
    if (refused) return { refused }
  }
  await endGrant(tx, grantId, until)
  const data = { role: held.role, until }
  await record(tx, { kind: 'account.role-ended', subject: ['account', id], by, now, data })
  return data
}

/**
 * Closes an account: sessions and links end, and what it has in hand goes to others (`pass`, which gives how many steps
 * these were, or a refusal). Nothing of it is done where nobody would be left who administers the accounts.
 */
export async function disable(
  tx: Tx,
  id: string,
  why: string,
  pass: (tx: Tx) => Promise<number | Refused>,
  { by, now, today }: Doing,
): Promise<Refused | { steps: number }> {
  await inTurn(tx)
  const account = await lockAccount(tx, id)
  if (!account) return { refused: 'gone' }
  if (account.disabled_at) return { refused: 'closed' }
  const left = await administratorsOn(tx, today, { account: id })
  const refused = administratorRefusal(by, await administratorsOn(tx, today), left)
  if (refused) return { refused }
  await setDisabled(tx, id, now)
  await endSessions(tx, id, {})
  await revokeLinks(tx, ['account', id], now, by, PURPOSE)
  const steps = await pass(tx)
  if (typeof steps === 'object') return steps
  await record(tx, { kind: 'account.disabled', subject: ['account', id], by, now, data: { why, steps } })
  return { steps }
}

/** Opens a closed account again, with the roles that it has by their days; false where it was open. */
export async function enable(tx: Tx, id: string, { by, now }: Doing): Promise<boolean> {
  if (!(await lockAccount(tx, id))?.disabled_at) return false
  await setDisabled(tx, id, null)
  await record(tx, { kind: 'account.enabled', subject: ['account', id], by, now })
  return true
}

/** Ends one session of an account, or all but that of this token; gives how many. */
export async function closeSessions(
  tx: Tx,
  id: string,
  which: { one?: string; but?: string },
  { by, now }: Doing,
): Promise<number> {
  const ended = await endSessions(tx, id, which)
  if (ended > 0)
    await record(tx, { kind: 'account.sessions-ended', subject: ['account', id], by, now, data: { ended } })
  return ended
}
