import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import pg from 'pg'
import { chosenOf, registered } from '#features/municipalities/index.ts'
import type { Open } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { auditCommand } from './command.ts'
import { noteLook } from './index.ts'

const { owner, database } = await testDatabase()
const NOW = '2026-11-21T01:00:00.000Z'
const open: Open = async (work, wanted = {}) => {
  const municipality = chosenOf(await database.untenanted(registered), wanted)
  return work({ database, municipality, now: NOW, today: '2026-11-21' })
}

/** What the verb says, and how it ends. */
async function verify(t: TestContext, ...args: string[]): Promise<{ code: number; said: string }> {
  const log = t.mock.method(console, 'log', () => {})
  const code = await auditCommand.run(args, open).finally(() => log.mock.restore())
  return { code, said: log.mock.calls.map(({ arguments: [line] }) => line).join('\n') }
}
const refused = (t: TestContext, args: readonly string[], says: RegExp) =>
  assert.rejects(verify(t, ...args), (error: unknown) => error instanceof SetupError && says.test(error.message))

async function looked(municipality: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++)
    await database.write({ lane: 'job', municipality }, tx =>
      noteLook(tx, { action: 'x.y', path: `/${n}`, requestId: 'x' }),
    )
}

/** As whoever owns the database, in one of the cities. */
async function asOwner(municipality: string, statement: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  await client.query(statement)
  await client.end()
}

const kashiwa = await registerMunicipality(owner, KASHIWA)
await looked(kashiwa, 3)
const HEAD = /控え：(3:[0-9a-f]{64})/

describe('the log of looks, where there is one city', () => {
  it('is proved without its code, and told as before: what to note down stands in a line of its own', async t => {
    const { code, said } = await verify(t)
    assert.equal(code, 0)
    assert.match(said, /^閲覧の記録 3件：書かれたときのままです。\n控え：3:[0-9a-f]{64}$/)
    assert.deepEqual(await verify(t, '--municipality', KASHIWA.code), { code, said })
  })
  it('holds what was noted down, without its code', async t => {
    const head = HEAD.exec((await verify(t)).said)![1]!
    assert.match((await verify(t, '--head', head)).said, /渡された控えの行もそのままです/)
    const other = await verify(t, '--head', `3:${'0'.repeat(64)}`)
    assert.deepEqual([other.code, /渡された控えの行がありません/.test(other.said)], [1, true])
  })
  for (const [why, args, says] of [
    ['a code that nobody has', ['--municipality', '122211'], /「122211」の自治体は登録されていません/],
    ['a code without its name', ['122173'], /「122173」は使えません。使い方は/],
    ['an option that is none', ['--all'], /「--all」は使えません/],
    ['a head of no form', ['--head', '3'], /「番号:ハッシュ」の形/],
  ] as const)
    it(`is not proved of something else than was meant: ${why}`, t => refused(t, args, says))
})

describe('the logs of looks of two cities', () => {
  let abiko = ''
  it('are all proved where no code is said: a line for each', async t => {
    await setHost(owner, KASHIWA.code, 'kashiwa.example')
    abiko = await registerMunicipality(owner, { ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' })
    await looked(abiko, 2)
    const { code, said } = await verify(t)
    assert.equal(code, 0)
    const [first, second, ...more] = said.split('\n')
    assert.match(first!, /^柏市（122173）　閲覧の記録 3件：書かれたときのままです。控え：3:[0-9a-f]{64}$/)
    assert.match(second!, /^我孫子市（122220）　閲覧の記録 2件：書かれたときのままです。控え：2:[0-9a-f]{64}$/)
    assert.deepEqual(more, [])
  })
  it('and one of them where its code is said; what was noted down is that of one', async t => {
    const { said } = await verify(t, '--municipality', '122220')
    assert.match(said, /^閲覧の記録 2件：/)
    const head = HEAD.exec((await verify(t, '--municipality', KASHIWA.code)).said)![1]!
    assert.equal((await verify(t, '--municipality', KASHIWA.code, '--head', head)).code, 0)
    assert.equal((await verify(t, '--municipality', '122220', '--head', head)).code, 1, 'the head of another city')
    await refused(t, ['--head', head], /--head は1つの自治体の控えです。.*--municipality コード/)
  })
  it('end with 1 where one of them was changed, and the line of the other says that it is whole', async t => {
    await asOwner(abiko, `update audit_log set action = 'z' where seq = 2`)
    const { code, said } = await verify(t)
    assert.equal(code, 1)
    assert.match(said, /^柏市（122173）　閲覧の記録 3件：書かれたときのままです/m)
    assert.match(said, /^我孫子市（122220）　閲覧の記録 2件：2件目から、書かれたときのままではありません/m)
    assert.match(said, /^2自治体のうち、ちがいがあるもの：我孫子市（122220）$/m)
    assert.equal((await verify(t, '--municipality', KASHIWA.code)).code, 0)
    assert.equal((await verify(t, '--municipality', '122220')).code, 1)
    const json = await verify(t, '--json')
    assert.equal(json.code, 1)
    assert.deepEqual(
      JSON.parse(json.said).map((one: { municipality: string; name: string; broken: number | null }) => [
        one.municipality,
        one.name,
        one.broken,
      ]),
      [
        ['122173', '柏市', null],
        ['122220', '我孫子市', 2],
      ],
    )
  })
})
