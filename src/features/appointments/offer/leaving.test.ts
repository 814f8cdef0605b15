import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talkCity } from '../testing.ts'
import { leaving } from './leaving.ts'
import { hostsOf } from './store.ts'

const { demo, inside } = await talkCity()
const day = '2026-11-21'
const idOf = async (login: string) =>
  (await inside(tx => tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow())).id
const [sato, suzuki, tanaka] = [await idOf('sato'), await idOf('suzuki'), await idOf('tanaka')]
const held = (account: string) => inside(tx => leaving().held(tx, account, day))
const passed = (account: string, to: string | null) =>
  inside(tx =>
    leaving().pass(
      tx,
      account,
      { to: new Map([['appointment-host', to]]), note: '異動' },
      { by: tanaka, now: demo.clock.now, today: day },
    ),
  )

test('whose book somebody keeps who leaves is kept by another one from then on, and never by whoever may not', async () => {
  const [pile] = await held(sato)
  assert.equal(pile!.count, 2)
  assert.ok(pile!.to.some(({ id }) => id === suzuki))
  assert.ok(!pile!.to.some(({ id }) => id === sato || id === tanaka), 'not themselves, nor a manager')
  assert.equal(await passed(sato, suzuki), 2)
  assert.deepEqual(await held(sato), [])
  assert.equal((await held(suzuki))[0]!.count, 3)
  assert.equal(await passed(suzuki, null), 3, 'shared out, where nobody is named')
  for (const host of await inside(hostsOf)) assert.notEqual(host.account_id, suzuki)
  assert.equal(await passed(tanaka, suzuki), 0)
})
