import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'
import { missingIn, setup } from '../actions.ts'
import { namesOf } from './store.ts'

const { login, database, municipality, visitor } = await demoApp()
const admin = await login('kanri')
const read = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const PATH = '/staff/city/ending'
const send = (of: string, name: string, way: string, more: Record<string, string> = {}) =>
  admin.post(PATH, { of, name, way, source: '告示', ...more })
const inCity = <T>(work: Parameters<typeof database.write<T>>[1]) =>
  database.write({ lane: 'staff', municipality }, work)
const town = { name: 'まちがい町', area: '', lat: 35.8, lng: 139.9 }
const settings = (await import('../../../features.ts')).loadSettings
const by = { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }

describe('what a city entered is called otherwise, ended, or taken away', () => {
  it('is shown to all who see the settings, changed by the administrator', async () => {
    assert.match(await read(await admin.get(PATH)), /事業.*圏域・周りの市町村.*町.*駅・施設/)
    assert.equal((await (await login('tanaka')).post(PATH, {})).status, 403)
  })

  for (const [why, sent, says] of [
    ['nothing chosen', ['towns', '', 'end', {}], /どれのことかを選んで/],
    ['no way', ['towns', '豊四季', '', {}], /どうするかを選んで/],
    ['no new name', ['towns', '豊四季', 'rename', {}], /新しい名前を書いて/],
    ['a day that is none', ['towns', '豊四季', 'end', { ends_on: '2027-02-30' }], /暦にない日/],
    ['what is not there', ['towns', 'どこにもない町', 'end', { ends_on: '2027-03-31' }], /登録にありません/],
    ['without a reason', ['towns', '豊四季', 'end', { source: ' ' }], /わけを書いて/],
  ] as const)
    it(`is refused: ${why}`, async () => {
      const answer = await send(sent[0], sent[1], sent[2], sent[3])
      assert.equal(answer.status, 422)
      assert.match(await read(answer), says)
    })

  it('what was used cannot be taken away, and keeps its records under a new name', async () => {
    const used = await inCity(tx =>
      tx
        .selectFrom('person')
        .innerJoin('town', 'town.id', 'person.town_id')
        .select(['town.name', 'person.id'])
        .executeTakeFirstOrThrow(),
    )
    const refused = await send('towns', used.name, 'remove')
    assert.equal(refused.status, 422)
    assert.match(await read(refused), /記録で使われているので、消せません/)
    assert.equal((await send('towns', used.name, 'rename', { becomes: '新しい町' })).status, 303)
    assert.match(await read(await (await login('sato')).get(`/staff/people/${used.id}`)), /新しい町/)
    assert.equal((await send('towns', '新しい町', 'end', { ends_on: '2026-11-20' })).status, 303)
    assert.doesNotMatch(await (await visitor.get('/opportunities?from=x')).text(), /value="新しい町"/)
    assert.match(await read(await (await login('sato')).get(`/staff/people/${used.id}`)), /新しい町/)
    assert.match(await read(await admin.get('/staff/city/history')), /名前を「新しい町」に変えました ?／ ?わけ：告示/)
    assert.equal((await send('towns', '新しい町', 'end')).status, 303, 'an end is taken back')
  })

  it('an area that has ended is offered to nobody any more, and stays where it was chosen', async () => {
    const [{ id, name }] = (await inCity(tx =>
      tx
        .selectFrom('area')
        .select(['id', 'name'])
        .where('neighbour', 'is', null)
        .orderBy('position')
        .limit(1)
        .execute(),
    )) as [{ id: string; name: string }]
    const suzuki = await login('suzuki')
    const offers = async (who: typeof suzuki, path: string) =>
      (await (await who.get(path)).text()).includes(`value="${id}"`)
    const people = await inCity(tx => tx.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow())
    const pages = [
      ...['/staff/people', '/staff/opportunities', '/staff/plans/new'].map(path => [suzuki, path] as const),
      [admin, `/staff/accounts/${people.id}`] as const,
    ]
    for (const [who, path] of pages) assert.ok(await offers(who, path), path)
    assert.equal((await send('areas', name, 'end', { ends_on: '2026-11-20' })).status, 303)
    for (const [who, path] of pages) assert.ok(!(await offers(who, path)), path)
    assert.ok(await offers(suzuki, `/staff/people?area=${id}`))
    assert.equal((await send('areas', name, 'end')).status, 303, 'an end is taken back')
  })

  it('what was never used goes by the file, after it was renamed, and once more is nothing', async () => {
    const given = { settings: await settings() }
    const area = (await inCity(tx => namesOf(tx, 'areas')))[0]!.name
    await inCity(tx => setup(tx, municipality, { towns: [{ ...town, area }] }, given, by))
    const changes = [
      { of: 'towns' as const, name: 'まちがい町', becomes: 'まだまちがい町' },
      { of: 'towns' as const, name: 'まだまちがい町', removed: true as const },
    ]
    const done = await inCity(tx => setup(tx, municipality, { changes }, given, by))
    assert.ok('told' in done && done.told.length === 2)
    const wrong = await inCity(tx => setup(tx, municipality, { changes: [changes[0]!] }, given, by))
    assert.ok('faults' in wrong && /登録にありません/.test(wrong.faults[0]!.says))
    const both = { of: 'towns', name: 'x', becomes: 'y', removed: true } as never
    const odd = await inCity(tx => setup(tx, municipality, { changes: [both] }, given, by))
    assert.ok('faults' in odd && /どれか1つ/.test(odd.faults[0]!.says))
  })

  it('what a file leaves out is asked, and nothing is taken away', async () => {
    const asks = await inCity(tx => missingIn(tx, { facilities: [], programmes: [] }))
    assert.equal(asks.length, 2)
    assert.match(asks.join(), /ファイルにない駅・施設があります：.*終わったのなら.*忘れただけなら/)
    assert.ok((await inCity(tx => namesOf(tx, 'facilities'))).length > 0)
  })
})
