import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../../seed/testing.ts'
import { lackingOf } from '../../rules.ts'
import { type HomeFacts, homeRefusal, namedIn } from '../rules-home.ts'
import { personDesk } from '../store.ts'

const { database, municipality, login } = await demoApp()
const sato = await login('sato')
const db = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const page = async (path: string) => (await sato.get(path)).text()

const [abiko, midori] = [newId(), newId()]
const own = await db(async tx => {
  const at = { lat: 35.87, lng: 140.02 }
  await tx
    .insertInto('area')
    .values({ id: abiko, name: '我孫子市', neighbour: '122220', position: 99, ...at })
    .execute()
  await tx
    .insertInto('town')
    .values({ id: midori, name: '我孫子市みどり', area_id: abiko, ...at })
    .execute()
  return tx.selectFrom('town').select(['id', 'area_id']).where('name', '=', '若柴').executeTakeFirstOrThrow()
})

const NAGATA = { family_name: '永田', family_kana: 'ながた', birth_on: '昭和30年1月2日', phone: '04-7100-3141' }
const outsideOf = async (id: string) => {
  const { town, outside } = (await db(tx => personDesk(tx, id)))!
  return [town?.id ?? null, outside]
}
const registered = await sato.post('/staff/people/new', { ...NAGATA, town_id: midori, address: '千葉県我孫子市緑1' })
const nagata = registered.headers.get('location')?.split('/')[3] ?? ''
const save = async (fields: Record<string, string>) => {
  const { version } = (await db(tx => personDesk(tx, nagata)))!
  return sato.post(`/staff/people/${nagata}/edit`, { ...NAGATA, version: String(version), ...fields })
}

describe('somebody who lives in a neighbour’s town', () => {
  it('is registered with it and lives outside', async () => {
    assert.equal(registered.status, 303)
    assert.deepEqual(await outsideOf(nagata), [midori, true])
    const person = (await db(tx => personDesk(tx, nagata)))!
    assert.ok(!lackingOf({ ...person, town_id: midori }).includes('outside'), 'where they live is known')
  })

  it('is told of with the town at the desk and in the list, and found by the neighbour and among all from outside', async () => {
    assert.match(await page(`/staff/people/${nagata}`), /我孫子市みどり（市外）/)
    for (const area of [abiko, 'outside'])
      assert.match(await page(`/staff/people?area=${area}`), /永田[\s\S]*我孫子市みどり（市外）/, area)
    assert.doesNotMatch(await page(`/staff/people?area=${own.area_id}`), /永田/)
    assert.doesNotMatch(await page('/staff/people?area=unknown'), /永田/)
  })

  it('has the town in the form under its municipality, among others outside', async () => {
    const form = await page(`/staff/people/${nagata}/edit`)
    assert.match(form, /<optgroup label="我孫子市（市外）">\s*<option value="[^"]+" selected[^>]*>我孫子市みどり/)
    assert.match(form, /市外にお住まい（町は上にない・わからない）/)
  })

  it('lives in the city once they move to a town of it, and outside again without any town', async () => {
    assert.equal((await save({ town_id: own.id })).status, 303)
    assert.deepEqual(await outsideOf(nagata), [own.id, false])
    assert.equal((await save({ town_id: 'outside' })).status, 303)
    assert.deepEqual(await outsideOf(nagata), [null, true])
    assert.match(await page(`/staff/people/${nagata}`), /市外にお住まい（町はまだ聞いていません）/)
    assert.equal((await save({ town_id: midori })).status, 303)
    assert.deepEqual(await outsideOf(nagata), [midori, true])
  })

  it('is asked about where the address says otherwise, and about a town that is not there; nothing is saved', async () => {
    for (const [fields, says] of [
      [{ town_id: midori, address: '千葉県柏市若柴1' }, /住所は柏市ですが、町は市外が選ばれています/],
      [{ town_id: 'outside', address: '柏市 若柴1' }, /住所は柏市ですが、町は市外が選ばれています/],
      [{ town_id: own.id, address: '我孫子市緑1' }, /住所は我孫子市ですが、ほかの市町村の町が選ばれています/],
      [{ town_id: newId() }, /選んだ町が、いまの一覧にありません/],
    ] as const) {
      const refused = await save(fields)
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), says)
    }
    assert.deepEqual(await outsideOf(nagata), [midori, true])
  })

  it('keeps an address that never went with the town while something else is corrected', async () => {
    await db(tx => tx.updateTable('person').set({ address: '柏市若柴1' }).where('id', '=', nagata).execute())
    const kept = { town_id: midori, address: '柏市若柴1' }
    assert.equal((await save({ ...kept, phone: '04-7100-3142' })).status, 303)
    assert.equal((await save({ ...kept, town_id: 'outside' })).status, 422)
  })

  it('lives in the city from the day on which the town comes to it or the neighbour does', async () => {
    const to = (area_id: string) => db(tx => tx.updateTable('town').set({ area_id }).where('id', '=', midori).execute())
    const become = (neighbour: string | null) =>
      db(tx => tx.updateTable('area').set({ neighbour }).where('id', '=', abiko).execute())
    const steps = [() => to(own.area_id), () => to(abiko), () => become(null), () => become('122220')]
    const lived: unknown[] = []
    for (const step of steps) {
      await step()
      lived.push((await outsideOf(nagata))[1])
    }
    assert.deepEqual(lived, [false, true, false, true])
  })
})

describe('whether a home goes with the address', () => {
  const facts: HomeFacts = { city: '柏市', prefecture: '千葉県', neighbours: ['我孫子市', '流山市'], town: null }
  const ours = { neighbour: null }
  const theirs = { neighbour: '我孫子市' }
  for (const [home, address, town, expected] of [
    [null, '我孫子市緑1', null, null],
    ['t', '', ours, null],
    ['t', '', null, 'noTown'],
    ['t', '千葉県 柏市 若柴', ours, null],
    ['t', '若柴1-2', ours, null],
    ['t', '我孫子市緑1', ours, 'livesThere'],
    ['t', '我孫子市緑1', theirs, null],
    ['t', '流山市南1', theirs, 'livesThere'],
    ['t', '柏市若柴', theirs, 'livesHere'],
    ['outside', '柏市若柴', null, 'livesHere'],
    ['outside', '我孫子市緑1', null, null],
    ['outside', '東京都千代田区1', null, null],
  ] as const)
    it(`${home ?? 'not asked'} (${town ? (town.neighbour ?? 'ours') : 'no town'}), ${address || 'no address'}: ${expected ?? 'yes'}`, () =>
      assert.equal(homeRefusal(home, address, { ...facts, town }), expected))

  it('an address is in the municipality that it begins with, in any width and with or without the prefecture', () =>
    assert.deepEqual(
      ['千葉県　我孫子市緑', '我孫子市緑', '緑（我孫子市）', '柏１丁目'].map(address => namedIn(address, facts)),
      ['我孫子市', '我孫子市', null, null],
    ))
})
