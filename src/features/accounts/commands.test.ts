import assert from 'node:assert/strict'
import { it } from 'node:test'
import { letInAgain } from './actions.ts'
import { CHOSEN } from './admin/testing.ts'
import { hashPassword } from './login/passwords.ts'
import { guarded } from './second/testing.ts'

const { write, guard, login, tryIn, enter, told, clock } = await guarded()

it('the last administrator without telephone and password is let in again by whoever runs the installation', async () => {
  const before = await login('kanri')
  const { account } = await guard('kanri')
  const hash = await hashPassword(CHOSEN)
  const at = { now: clock.now, today: '2026-11-21' }
  assert.equal(await write(tx => letInAgain(tx, 'nobody', hash, at)), false)
  assert.equal(await write(tx => letInAgain(tx, 'kanri', hash, at)), true)
  assert.equal((await before.get('/staff')).status, 401)
  assert.equal((await tryIn('kanri')).status, 422, 'the old password')
  assert.equal((await (await enter('kanri', CHOSEN)).get('/staff/accounts')).status, 200)
  assert.deepEqual((await told(account)).slice(-3), ['account.second-removed', 'account.reset', 'account.logged-in'])
})
