import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import pg from 'pg'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { personDesk } from '../record/store.ts'
import { findPeople } from './store.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const TODAY = '2026-11-21'
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const withName = (name: string) =>
  db(tx => tx.selectFrom('person').selectAll().where('family_name', '=', name).execute())

await sato.post('/staff/people/new', {
  family_name: '木見',
  given_name: '悠子',
  family_kana: 'きみ',
  given_kana: 'ゆうこ',
  birth_on: '昭和33年5月4日',
  phone: '０４ー７１００ー１２３４',
  contact_first: 'phone',
})

describe('finding somebody', () => {
  const found = async (q: string) =>
    (
      await db(tx =>
        findPeople(
          tx,
          { q, area: null, status: null, overdue: false, sort: 'kana', descending: false, page: 1 },
          TODAY,
          false,
        ),
      )
    ).people.map(person => person.family_name)
  test('斎藤 finds 齋藤 and 斎藤, 高橋 finds 髙橋', async () => {
    assert.deepEqual(new Set(await found('斎藤')), new Set(['齋藤', '斎藤']))
    assert.deepEqual(new Set(await found('髙橋')), new Set(['髙橋', '高橋']))
  })
  test('a name with a variation selector, an older form or a long mark is found as it is heard and usually written', async () => {
    for (const [family_name, family_kana, phone, sought] of [
      ['葛\u{e0100}巻', '', '04-7100-2001', '葛巻'],
      ['檜垣', 'ひがき', '04-7100-2002', '桧垣'],
      ['鎌ヶ谷', 'かまがや', '04-7100-2003', '鎌ケ谷'],
      ['大隈', 'おーくま', '04-7100-2004', 'おおくま'],
      ['鈴', 'すゞ', '04-7100-2005', 'すず'],
      ['賴', 'らい', '04-7100-2006', '頼'],
    ] as const) {
      const given = { given_name: '冬子', birth_on: '1950-02-03', phone, contact_first: 'phone' }
      await sato.post('/staff/people/new', { family_name, family_kana, given_kana: '', ...given })
      assert.ok((await found(sought)).includes(family_name), sought)
    }
  })
  test('the same name without the selector is told as probably the same person', async () => {
    const answer = await sato.post('/staff/people/new', {
      ...{ family_name: '葛巻', given_name: '冬子', family_kana: '', given_kana: '' },
      ...{ birth_on: '1950-02-03', phone: '04-7100-2009', contact_first: 'phone' },
    })
    assert.match(await answer.text(), /葛\u{e0100}巻/u)
  })
  test('radicals that were pasted become the kanji', async () => {
    await sato.post('/staff/people/new', {
      ...{ family_name: '\u2f2d\u2f65', given_name: '三月', family_kana: '', given_kana: '' },
      ...{ birth_on: '1951-02-03', phone: '04-7100-2010', contact_first: 'phone' },
    })
    assert.equal((await withName('山田')).filter(({ given_name }) => given_name === '三月').length, 1)
  })
  test('two kana are enough, in any width', async () => {
    assert.deepEqual(await found('サイ'), await found('さい'))
    assert.ok((await found('ｻｲ')).length >= 2)
  })
  test('a phone is found by its first digits, with or without hyphens', async () => {
    assert.deepEqual(await found('04-7100-12'), ['木見'])
    assert.deepEqual(await found('0471001234'), ['木見'])
  })
  test('a number is found as it is, a given name where nobody is called so', async () => {
    const [kimi] = await withName('木見')
    assert.deepEqual(await found(String(kimi!.number)), ['木見'])
    assert.deepEqual(await found('悠子'), ['木見'])
  })
  test('the filters leave what they say and stand in the address', async () => {
    const page = await (await sato.get('/staff/people?q=%E3%81%8D%E3%81%BF&status=open&sort=age&desc=1')).text()
    assert.match(page, /sort=age/)
    assert.match(page, /木見 悠子/)
    assert.doesNotMatch(await (await sato.get('/staff/people?q=%E3%81%8D%E3%81%BF&status=closed')).text(), /木見 悠子/)
  })
  test('row-level security: another municipality sees nobody of this one', async () => {
    const other = await addOther()
    const seen = await demo.database.read({ lane: 'staff', municipality: other }, async tx => ({
      all: (
        await findPeople(
          tx,
          { q: '', area: null, status: null, overdue: false, sort: 'kana', descending: false, page: 1 },
          TODAY,
          false,
        )
      ).all,
      kimi: await personDesk(tx, (await withName('木見'))[0]!.id),
    }))
    assert.deepEqual(seen, { all: 0, kimi: undefined })
  })
})

async function addOther(): Promise<string> {
  const client = new pg.Client(demo.owner)
  await client.connect()
  const id = newId<'municipality'>()
  await client.query(
    `insert into municipality (id, code, name, prefecture, host, desk_name, desk_phone, desk_hours, desk_address, lat, lng)
     values ($1, '112089', '隣の市', '埼玉県', 'tonari.example', '窓口', '04-0000-0000', '平日', '', 35, 139)`,
    [id],
  )
  await client.end()
  return id
}
