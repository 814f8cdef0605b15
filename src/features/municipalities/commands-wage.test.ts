import assert from 'node:assert/strict'
import test from 'node:test'
import type { Open } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { commands } from './commands-wage.ts'
import { settingHistory } from './store.ts'

const { database, owner } = await testDatabase()
const municipality = await registerMunicipality(owner, KASHIWA)
const open: Open = work => work({ database, municipality, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' })
const set = (...args: string[]) => commands[0]!.run(args, open)
const known = () => database.read({ lane: 'staff', municipality }, db => settingHistory(db, 'minimumWage'))

test('the administrator enters a minimum wage with its day and source, and puts a slip right', async () => {
  const source = '千葉県最低賃金（千葉労働局 令和8年10月1日発効）'
  await set('--from', '2026-10-01', '--yen', '1159', '--source', source)
  await set('--from', '令和8年10月1日', '--yen', '1195', '--source', source, '--municipality', '122173')
  assert.deepEqual(await known(), [{ valid_from: '2026-10-01', value: 1195, source }])
})

for (const [says, args] of [
  ['no day', ['--yen', '1195', '--source', 'x']],
  ['a day that is in no calendar', ['--from', '2026-02-30', '--yen', '1195', '--source', 'x']],
  ['no amount', ['--from', '2026-10-01', '--source', 'x']],
  ['nothing an hour', ['--from', '2026-10-01', '--yen', '0', '--source', 'x']],
  ['no source', ['--from', '2026-10-01', '--yen', '1195', '--source', '--municipality']],
  ['a code that is none', ['--from', '2026-10-01', '--yen', '1195', '--source', 'x', '--municipality', '122170']],
] as const)
  test(`a minimum wage with ${says} is not entered, and the sentence gives an example`, async () => {
    await assert.rejects(
      async () => set(...args),
      (error: unknown) => error instanceof SetupError && /例：--/.test(error.message),
    )
  })
