import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createAccount, type Role } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { addStep, nextStep } from './actions.ts'
import { type StepKind, WAITS_AFTER, type What } from './rules.ts'
import { endStep, openStepOf, openStepsOf } from './store.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const { database, owner } = await testDatabase()
const municipality = await registerMunicipality(owner, KASHIWA)
const tried = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work, () => false)

/** Two coordinators, of whom `busy` has a step already, a counsellor, an administrator, and two who did this once. */
async function staffed(tx: Tx): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  const people: [string, Role, string][] = [
    ['busy', 'coordinator', '2026-04-01'],
    ['free', 'coordinator', '2026-05-01'],
    ['counsellor', 'counsellor', '2026-04-01'],
    ['administrator', 'administrator', '2026-04-01'],
    ['left', 'coordinator', '2026-04-01'],
    ['moved', 'coordinator', '2026-04-01'],
    ['tomorrow', 'coordinator', '2026-11-22'],
  ]
  for (const [login, role, from] of people)
    ids[login] = await createAccount(tx, { login, name: login, password_hash: 'x', roles: [role] }, null, NOW, from)
  await tx.updateTable('account').set({ disabled_at: NOW }).where('id', '=', ids['left']!).execute()
  await tx.updateTable('role_grant').set({ until_on: '2026-11-20' }).where('account_id', '=', ids['moved']!).execute()
  await open(tx, ids['busy']!, ['coordinator'])
  return ids
}

const kind = 'person' satisfies StepKind
const done = { by: null, at: NOW, outcome: '' }

/** A つなぎ names to whom. */
async function partner(tx: Tx): Promise<string> {
  const id = newId()
  await tx.insertInto('organisation').values({ id, kind: 'partner', name: id }).execute()
  return id
}

/** Opens a step that those with these roles may do, meant for somebody; gives it as it stands. */
async function open(tx: Tx, meant: string | null, roles: readonly Role[], what: What = 'contact') {
  const id = newId()
  const step = { what, owner: meant, due: '2026-11-30', organisation: what === 'refer' ? await partner(tx) : null }
  await nextStep(tx, [{ kind, owners: () => roles }, id], null, step, done)
  return (await openStepOf(tx, kind, id))!
}

const ids = await database.write({ lane: 'job', municipality }, staffed)

const BOTH: Role[] = ['counsellor', 'coordinator']

describe('a step falls due', () => {
  const table: [why: string, due: string, shut: 'stays' | 'before' | undefined, on: string][] = [
    ['on a day on which the desk is open', '2026-11-30', undefined, '2026-11-30'],
    ['on the Monday after a Saturday', '2026-12-05', undefined, '2026-12-07'],
    ['after the days off at the end of the year', '2026-12-30', undefined, '2027-01-04'],
    ['on the Saturday that somebody named', '2026-12-05', 'stays', '2026-12-05'],
    ['on the Friday before, where it is needed by a Sunday', '2026-12-06', 'before', '2026-12-04'],
    ['today, where it is needed before the desk opens again', '2026-11-21', 'before', '2026-11-21'],
  ]
  for (const [why, due, shut, on] of table)
    it(why, () =>
      tried(async tx => {
        const step = { what: 'contact', owner: ids['busy']!, due, ...(shut && { shut }) } as const
        assert.equal(await addStep(tx, [{ kind, owners: () => BOTH }, newId()], null, step, NOW), on)
      }),
    )
})

describe('a step belongs to', () => {
  const table: [whom: string, meant: string | null, roles: Role[], owner: string][] = [
    ['whom it is meant for, where they may do it', 'counsellor', BOTH, 'counsellor'],
    ['whom it is meant for, however much they have', 'busy', ['coordinator'], 'busy'],
    ['the coordinator with the fewest, where it is meant for nobody', null, BOTH, 'free'],
    ['a coordinator, where the one it is meant for has another role', 'counsellor', ['coordinator'], 'free'],
    ['a coordinator, where it is meant for the administrator', 'administrator', BOTH, 'free'],
    ['a coordinator, where the one it is meant for has left', 'left', BOTH, 'free'],
    ['a coordinator, where the role of the one it is meant for ended yesterday', 'moved', BOTH, 'free'],
    ['a coordinator of today, where it is meant for one who begins tomorrow', 'tomorrow', BOTH, 'free'],
    ['whoever else may do it, where no coordinator may', 'busy', ['counsellor'], 'counsellor'],
  ]
  for (const [whom, meant, roles, owner] of table)
    it(whom, () =>
      tried(async tx => {
        assert.equal((await open(tx, meant && ids[meant]!, roles)).owner, owner)
      }),
    )

  it('nobody where nobody at the desk may do it: which role is missing is said, and what was open stays open', () =>
    tried(async tx => {
      const { subject_id } = await open(tx, ids['counsellor']!, BOTH)
      await assert.rejects(
        nextStep(
          tx,
          [{ kind, owners: () => ['manager'] }, subject_id],
          null,
          { what: 'publish', owner: ids['busy']!, due: '2026-11-30' },
          done,
        ),
        (error: Error) =>
          error instanceof SetupError && /公開してよいか.*管理者（所管課）.*いないため/.test(error.message),
      )
    }))
})

describe('a resident', () => {
  const person = { kind, several: true, owners: () => BOTH } as const
  const whats = async (tx: Tx, id: string) => (await openStepsOf(tx, kind, id)).map(({ what }) => what)

  it('has several steps at a time, and ending one ends no other', () =>
    tried(async tx => {
      const id = newId()
      await addStep(tx, [person, id], null, { what: 'visit', owner: ids['busy']!, due: '2026-11-25' }, NOW)
      await addStep(tx, [person, id], null, { what: 'contact', owner: ids['busy']!, due: '2026-11-30' }, NOW)
      const [visit] = await openStepsOf(tx, kind, id)
      assert.equal(await endStep(tx, visit!.id, done), true)
      assert.deepEqual(await whats(tx, id), ['contact'])
      assert.equal(await endStep(tx, visit!.id, done), false, 'it is over')
    }))

  it('is passed on to nobody in particular by no step', () =>
    tried(async tx => {
      const step = { what: 'refer', owner: ids['busy']!, due: '2026-11-25' } as const
      await assert.rejects(addStep(tx, [person, newId()], null, step, NOW), /step_refer_names/)
    }))
})

it('everything else has one step at a time, whoever opens it', () =>
  tried(async tx => {
    const id = newId()
    const step = { what: 'answer', owner: ids['busy']!, due: '2026-11-25' } as const
    const proposal = { kind: 'proposal', owners: () => BOTH } as const
    await addStep(tx, [proposal, id], null, step, NOW)
    await assert.rejects(addStep(tx, [proposal, id], null, step, NOW), /step_one_open/)
  }))

describe('a step waits for', () => {
  for (const [what, waits] of Object.entries(WAITS_AFTER) as [What, string][])
    it(`${waits}, when it is to ${what}`, () =>
      tried(async tx => {
        const { id } = await open(tx, ids['busy']!, BOTH, what)
        const { waits_for } = await tx
          .selectFrom('step')
          .select('waits_for')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        assert.equal(waits_for, waits)
      }))
})
