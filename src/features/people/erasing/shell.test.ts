import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { accountsOnlyOf } from '#features/accounts/index.ts'
import { forgetWords } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { erasedOn, personHead } from '../index.ts'
import { erasePerson } from './store.ts'

// What stays of somebody who was erased: as much as the figures of the past need, and no more.

const { database, municipality } = await demoApp()
const write = <T>(work: Parameters<typeof database.write<T>>[1]) =>
  database.write<T>({ lane: 'job', municipality }, work)
const ask = <T>(query: ReturnType<typeof sql<T>>) => write(async tx => (await query.execute(tx)).rows as T[])
const [{ id: by } = { id: '' }] = await ask(sql<{ id: string }>`select id::text from account where login = 'sato'`)
let numbers = 9000

/** Somebody born on this day, registered and heard on these. */
async function somebody(birth: string, registered: string, talks: readonly string[] = []): Promise<string> {
  const id = newId()
  await ask(sql`insert into person (id, number, family_name, family_kana, name_key, kana_key, birth_on, registered_on, closed_on, town_id)
    values (${id}, ${numbers++}, '仮名', 'かな', '仮名', 'かな', ${birth}, ${registered}, '2020-01-01', (select id from town order by name desc limit 1))`)
  for (const day of talks)
    await ask(
      sql`insert into consultation (id, person_id, on_day, minutes, channel, by_account) values (${newId()}, ${id}, ${day}, 30, 'visit', ${by})`,
    )
  return id
}
const erased = (person: string) =>
  write(tx => erasePerson(tx, person, { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }))
const shellOf = async (person: string) =>
  (
    await ask(sql<{ birth: string; number: number; erased: string; closed: string }>`
      select birth_on::text as birth, number, erased_on::text as erased, closed_on::text as closed from person where id = ${person}`)
  )[0]!

describe('the day of birth of a shell', () => {
  const cases: [says: string, birth: string, registered: string, talks: string[], shell: string][] = [
    [
      'is the first of January where every day that is counted lies after their birthday',
      '1950-03-10',
      '2018-04-01',
      [],
      '1950-01-01',
    ],
    ['lies after a day on which they were a year younger', '1950-08-17', '2018-04-01', ['2019-09-01'], '1950-04-02'],
    ['lies after the last of such days', '1950-08-17', '2018-02-01', ['2018-04-01', '2019-08-16'], '1950-08-17'],
    [
      'does not care for days after the birthday',
      '1950-08-17',
      '2018-02-01',
      ['2018-08-17', '2019-12-31'],
      '1950-02-02',
    ],
    ['stays where they were heard on the day before it', '1948-02-29', '2018-02-28', ['2019-03-01'], '1948-02-29'],
    ['is the first of January for whoever was born on it', '1950-01-01', '2018-12-31', ['2019-01-01'], '1950-01-01'],
  ]
  for (const [says, birth, registered, talks, shell] of cases)
    test(`${says} (born on ${birth})`, async () => {
      const person = await somebody(birth, registered, talks)
      const ages = () =>
        ask(sql`select age_of(p.birth_on, d.on_day) as age from person p, (select registered_on as on_day from person where id = ${person}
          union all select on_day from consultation where person_id = ${person}) d where p.id = ${person} order by d.on_day`)
      const before = await ages()
      await erased(person)
      assert.equal((await shellOf(person)).birth, shell)
      assert.deepEqual(await ages(), before, 'as old as before on every day that is counted')
    })
})

describe('a shell', () => {
  test('has a number of its own below zero, and the day on which it was erased', async () => {
    const [one, two] = [await somebody('1950-03-10', '2018-04-01'), await somebody('1950-03-10', '2018-04-01')]
    await Promise.all([erased(one), erased(two)])
    const shells = [await shellOf(one), await shellOf(two)]
    assert.ok(shells.every(({ number, erased }) => number < 0 && erased === '2026-11-21'))
    assert.notEqual(shells[0]?.number, shells[1]?.number)
    assert.equal(await write(tx => personHead(tx, one)), undefined)
    assert.equal(await write(tx => erasedOn(tx, one)), '2026-11-21')
    assert.equal(await write(tx => erasedOn(tx, newId())), null)
  })

  test('keeps only the means by which they came farthest, and one town for all of an area', async () => {
    const person = await somebody('1950-03-10', '2018-04-01')
    await ask(sql`insert into reach (person_id, means, minutes) values (${person}, 'walk', 20), (${person}, 'bus', 45)`)
    await erased(person)
    const left = await ask(sql`select means, minutes from reach where person_id = ${person}`)
    assert.deepEqual(left, [{ means: 'bus', minutes: 1 }])
    const [towns] = await ask(sql<{ same: boolean; first: boolean }>`
      select t.area_id = w.area_id as same, t.id::text = (select min(id::text) from town where area_id = t.area_id) as first
      from person p join town t on t.id = p.town_id, (select area_id from town order by name desc limit 1) w where p.id = ${person}`)
    assert.deepEqual(towns, { same: true, first: true })
  })

  test('of somebody who was still at the desk when an older backup came back is closed', async () => {
    const person = await somebody('1950-03-10', '2018-04-01')
    await ask(sql`update person set closed_on = null where id = ${person}`)
    await erased(person)
    assert.equal((await shellOf(person)).closed, '2026-11-21')
  })

  test('cannot be filled with a name again, whoever writes', async () => {
    const person = await somebody('1950-03-10', '2018-04-01')
    await erased(person)
    for (const change of [
      sql`given_name = '花子'`,
      sql`phone = '0471671111'`,
      sql`closed_on = null`,
      sql`number = 4711`,
    ])
      await assert.rejects(ask(sql`update person set ${change} where id = ${person}`), /person_shell/)
  })
})

test('what happened to them stays, without what was typed; what happened to others stays as it was', async () => {
  const [person, other] = [await somebody('1950-03-10', '2018-04-01'), await somebody('1950-03-10', '2018-04-01')]
  for (const one of [person, other])
    await ask(sql`insert into happening (id, kind, subject_kind, subject_id, person_id, at, data)
      values (${newId()}, 'person.changed', 'person', ${one}, ${one}, now(), '{"section": "basic", "version": 2, "before": {"name": ["花子"]}, "after": {"name": ["花"]}}')`)
  assert.equal(await write(tx => forgetWords(tx, person)), 1)
  const rows = await ask(
    sql<{
      data: object
    }>`select data from happening where person_id in (${person}, ${other}) order by person_id = ${other}`,
  )
  assert.deepEqual(rows[0]?.data, { section: 'basic', version: 2 })
  assert.equal(Object.keys(rows[1]!.data).length, 4)
})

test('an account that stands for somebody else too is not theirs alone', async () => {
  const [row] = await ask(sql<{
    person: string
    account: string
  }>`select g.scope_id::text as person, g.account_id::text as account
    from role_grant g join account a on a.id = g.account_id where a.login = 'ueki'`)
  assert.deepEqual(await write(tx => accountsOnlyOf(tx, row!.person)), [row!.account])
  const other = await somebody('1950-03-10', '2018-04-01')
  await ask(sql`insert into role_grant (id, account_id, role, from_on, scope_kind, scope_id)
    values (${newId()}, ${row!.account}, 'resident', '2026-01-01', 'person', ${other})`)
  assert.deepEqual(await write(tx => accountsOnlyOf(tx, row!.person)), [])
})
