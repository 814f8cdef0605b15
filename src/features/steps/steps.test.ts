import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createAccount, type Role } from '#features/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { nextStep } from './actions.ts'
import { type StepKind, WAITS_AFTER, type What } from './rules.ts'
import { openStepOf } from './store.ts'

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

/** Opens a step that those with these roles may do, meant for somebody; gives it as it stands. */
async function open(tx: Tx, meant: string | null, roles: readonly Role[], what: What = 'contact') {
  const id = newId()
  const step = { what, owner: meant, due: '2026-11-30' }
  await nextStep(tx, [{ kind, owners: () => roles }, id], null, step, done)
  return (await openStepOf(tx, kind, id))!
}

const ids = await database.write({ lane: 'job', municipality }, staffed)

const BOTH: Role[] = ['counsellor', 'coordinator']

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
