import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { limitedCity, OUT, person, send } from '../../../../seed/limited.ts'
import type { Browserless } from '../../../../seed/testing.ts'

// Whom somebody comes by who sees a part of the people: who comes and moves, doubles, and whom they must see at once.

const city = await limitedCity()
const { write, read, login, visitor, clock, ids, outside, enter, kita, north, foreign } = city

describe('people who come and move', () => {
  const fields = (town: string, more: Record<string, string> = {}) => ({
    ...{
      family_name: '新井',
      given_name: '花',
      family_kana: 'あらい',
      given_kana: 'はな',
      birth_on: '昭和30年2月3日',
      phone: '04-7000-1234',
    },
    ...{ contact_first: 'phone', town_id: town, medium: 'visit', ...more },
  })
  let elsewhere = ''
  let here = ''
  before(async () => {
    elsewhere = (await ids(`select id from town where area_id <> '${north}' limit 1`))[0]!
    here = (await ids(`select id from town where area_id = '${north}' limit 1`))[0]!
  })
  it('whoever registers somebody of another area sees them until their step goes to somebody there', async () => {
    const kitas = await enter('kita')
    const registered = await send(kitas, '/staff/people/new', fields(elsewhere))
    assert.equal(registered.status, 303, await registered.clone().text())
    assert.equal((await kitas.get(registered.headers.get('location')!)).status, 200)
  })
  it('whoever moves somebody out of the part keeps them for the day, and a second save is no error', async () => {
    const kitas = await enter('kita')
    const registered = (
      await send(
        kitas,
        '/staff/people/new',
        fields(here, { family_name: '荒木', family_kana: 'あらき', phone: '04-7000-4321', birth_on: '昭和30年2月4日' }),
      )
    ).headers.get('location')!
    const id = registered.slice(-36)
    await write(tx =>
      sql`update step set owner_id = (select id from account where login = 'sato') where person_id = ${id}`.execute(tx),
    )
    const save = async () => {
      const version = /name="version" value="(\d+)"/.exec(await (await kitas.get(`${registered}/edit`)).text())![1]!
      return send(
        kitas,
        `${registered}/edit`,
        fields(elsewhere, {
          family_name: '荒木',
          family_kana: 'あらき',
          phone: '04-7000-4321',
          birth_on: '昭和30年2月4日',
          version,
        }),
      )
    }
    assert.equal((await save()).status, 303)
    assert.equal((await kitas.get(registered)).status, 200)
    assert.equal((await save()).status, 303)
    const at = clock.now
    clock.now = addMinutes(at, 24 * 60)
    assert.equal((await (await enter('kita')).get(registered)).status, 404)
    clock.now = at
  })
  it('of a double that is not seen, it is told who is in charge and not who it is', async () => {
    const [other] = await ids(
      `select p.id from person p join step s on s.person_id = p.id and s.done_at is null where p.id in (${outside}) and p.phone_digits is not null limit 1`,
    )
    const { phone_digits } = await read(db =>
      db.selectFrom('person').select('phone_digits').where('id', '=', other!).executeTakeFirstOrThrow(),
    )
    const html = await (
      await send(
        await enter('kita'),
        '/staff/people/new',
        fields(here, { family_name: '別田', phone: phone_digits!, birth_on: '昭和31年5月5日' }),
      )
    ).text()
    assert.match(html, /同じ方かもしれない登録が、あなたには見えない方の中に1件あります[\s\S]*担当：/)
    assert.doesNotMatch(html, new RegExp(`${OUT}|${other}`))
    const sato = await (
      await send(
        await login('sato'),
        '/staff/people/new',
        fields(here, { family_name: '別田', phone: phone_digits!, birth_on: '昭和31年5月5日' }),
      )
    ).text()
    assert.match(sato, new RegExp(`似ている方[\\s\\S]*${OUT}`))
    assert.doesNotMatch(sato, /見えない方/)
  })
})

describe('緊急時の閲覧', () => {
  const WHY = 'ご本人が北部の窓口に来られ、見学の場所をたずねられたため'
  let sought: Record<string, string> = {}
  before(async () => {
    await write(tx =>
      sql`update person set name_key = ${'外乃宮極'}, birth_on = '1950-01-31' where id = ${foreign}`.execute(tx),
    )
    sought = { name: '外乃宮 極', birth_on: '昭和25年1月31日', phone: '' }
  })
  const begin = (who: Browserless, fields: Record<string, string>) =>
    send(who, '/staff/urgent-looks/new', { ...sought, ...fields })

  it('finds nobody by half a name, by the name alone, or with another birth date', async () => {
    const kitas = await enter('kita')
    for (const fields of [{ name: '外乃宮' }, { birth_on: '' }, { birth_on: '昭和25年2月1日' }]) {
      const response = await begin(kitas, fields)
      assert.equal(response.status, 422, JSON.stringify(fields))
      assert.doesNotMatch(await response.text(), /登録している方が1人います/)
    }
  })
  it('tells that there is somebody and who is in charge, and asks for a reason in words', async () => {
    const kitas = await enter('kita')
    const html = await (await begin(kitas, {})).text()
    assert.match(html, /登録している方が1人います[\s\S]*見るわけ/)
    assert.doesNotMatch(html, new RegExp(foreign))
    for (const reason of ['', 'あああああああああああ', '急ぎ'])
      assert.equal((await begin(kitas, { open: '1', reason })).status, 422, reason)
    assert.equal((await kitas.get(person(foreign))).status, 404)
  })
  it('opens one person until the day ends, is in the log with its reason, and is looked at by others', async () => {
    const kitas = await enter('kita')
    const begun = await begin(kitas, { open: '1', reason: WHY })
    assert.equal(begun.headers.get('location'), person(foreign))
    assert.equal((await kitas.get(person(foreign))).status, 200)
    const [another] = await ids(`${outside} and p.id <> '${foreign}' limit 1`)
    assert.equal((await kitas.get(person(another!))).status, 404)
    const log = await read(db =>
      db
        .selectFrom('audit_log')
        .select(['actor_id', 'asked', 'subject_id'])
        .where('action', '=', 'person.urgent-look')
        .where('asked', 'is not', null)
        .execute(),
    )
    assert.deepEqual(log, [{ actor_id: kita, asked: { reason: WHY }, subject_id: foreign }])
    const [look] = await ids('select id from urgent_look')
    const owners = await read(db =>
      db
        .selectFrom('step')
        .innerJoin('account', 'account.id', 'owner_id')
        .select('login')
        .where('subject_id', '=', look!)
        .orderBy('login')
        .execute(),
    )
    assert.ok(owners.some(({ login }) => login === 'tanaka') && owners.every(({ login }) => login !== 'kita'))
    assert.equal((await send(kitas, `/staff/urgent-looks/${look}/seen`)).status, 422, 'not by whoever looked')
    const tanaka = await login('tanaka')
    assert.match(
      await (await tanaka.get('/staff?who=mine')).text(),
      /緊急時の閲覧を確かめる[\s\S]*北野 一さんが見ました/,
    )
    assert.match(await (await tanaka.get(`/staff/urgent-looks/${look}`)).text(), new RegExp(WHY))
    assert.equal((await send(tanaka, `/staff/urgent-looks/${look}/seen`)).status, 303)
    assert.match(await (await tanaka.get('/staff/urgent-looks')).text(), /北野 一[\s\S]*田中 礼子/)
    const kanri = await (await (await login('kanri')).get('/staff/urgent-looks')).text()
    assert.match(kanri, /No\. \d+/)
    assert.doesNotMatch(kanri, new RegExp(OUT))
    const at = clock.now
    clock.now = addMinutes(at, 14 * 60)
    assert.equal((await (await enter('kita')).get(person(foreign))).status, 404, 'after midnight')
    clock.now = at
  })
  it('gives nobody a step about the person: it goes to somebody who sees them', async () => {
    const offered = await (await (await login('sato')).get(person(foreign))).text()
    assert.ok(!/<select[^>]*name="owner_id"[\s\S]*?<\/select>/.exec(offered)![0].includes(kita))
  })
  it('is not needed for somebody whom one sees: it leads to their page, and nothing is begun', async () => {
    const own = await ids(
      `select p.id from person p join town t on t.id = p.town_id where t.area_id = '${north}' limit 1`,
    )
    await write(tx =>
      sql`update person set name_key = ${'北乃宮極'}, birth_on = '1950-01-30' where id = ${own[0]!}`.execute(tx),
    )
    const before = await ids('select id from urgent_look')
    const answer = await begin(await enter('kita'), {
      name: '北乃宮 極',
      birth_on: '昭和25年1月30日',
      open: '1',
      reason: WHY,
    })
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), new RegExp(`いつもの画面で見られます[\\s\\S]*href="${person(own[0]!)}"`))
    assert.deepEqual(await ids('select id from urgent_look'), before)
  })
  it('is nothing for who sees the whole city, or is no staff', async () => {
    assert.match(await (await (await login('sato')).get('/staff/urgent-looks/new')).text(), /市全体の方が見えています/)
    assert.equal((await (await login('sato')).get('/staff/urgent-looks')).status, 403)
    assert.equal((await (await enter('kita')).get('/staff/urgent-looks')).status, 403)
    for (const path of ['/staff/urgent-looks', '/staff/urgent-looks/new'])
      assert.equal((await visitor.get(path)).status, 401)
  })
})
