import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { listeners as following } from '#features/people/jobs.ts'
import { listeners as residents } from '#features/residents/jobs.ts'
import { demoApp } from '../../../seed/testing.ts'
import { joinPerson } from '../requests/desk/actions.ts'

const demo = await demoApp()
const { database, municipality, login, heard, clock } = demo
const inside = { lane: 'job', municipality } as const
const personOf = (account: string) =>
  database.read(inside, async db => {
    const row = await db
      .selectFrom('role_grant as g')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select('g.scope_id')
      .where('a.login', '=', account)
      .executeTakeFirstOrThrow()
    return row.scope_id!
  })
const [ueki, terai, sato] = [await login('ueki'), await login('terai'), await login('sato')]
const [her, him] = [await personOf('ueki'), await personOf('terai')]
const text = async (answer: Promise<Response>) => (await answer).text()

test('who logs in as a resident comes to their own page, with every part and the desk’s number', async () => {
  const my = await text(ueki.get('/my'))
  for (const part of [
    'お願いしたこと',
    '窓口からご案内した活動',
    '同意していること',
    'あなたの記録を見た職員',
    '登録の内容',
    'あなたの情報',
    'ログインのしかた',
  ])
    assert.match(my, new RegExp(`<h2[^>]*>${part}`), part)
  assert.match(my, /植木 真由美さん[\s\S]*04-7000-0000/)
  assert.doesNotMatch(my, /寺井/)
})

test('what waits for nothing today stands below what does, each behind its heading, and is there without a script', async () => {
  const my = await text(ueki.get('/my'))
  const folds = [...my.matchAll(/<details class="more"><summary><h2 id="([\w-]+)">/g)].map(([, id]) => id)
  for (const id of ['consents', 'looks', 'data', 'delegates']) assert.ok(folds.includes(id), id)
  const open = [...my.matchAll(/<h2 id="([\w-]+)">/g)].map(([, id]) => id!).filter(id => !folds.includes(id))
  assert.equal(open[0], 'coming', 'first what is next')
  assert.ok(open.includes('requests') && open.includes('bookings'))
  assert.ok(my.lastIndexOf('id="bookings"') < my.indexOf('<div class="folds">'))
  for (const id of folds) assert.match(my, new RegExp(`aria-labelledby="${id}"`), 'each has its name')
})

describe('what they asked for', () => {
  test('is theirs to see and to withdraw once the desk knows who they are, and nobody else’s', async () => {
    const request = await database.write(inside, async tx => {
      const { id } = await tx
        .selectFrom('request as r')
        .select('r.id')
        .where('r.whom', '<>', 'other')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('request_entry as e').select('e.id').whereRef('e.request_id', '=', 'r.id'))),
        )
        .limit(1)
        .executeTakeFirstOrThrow()
      const { id: by } = await tx
        .selectFrom('account')
        .select('id')
        .where('login', '=', 'sato')
        .executeTakeFirstOrThrow()
      assert.equal(await joinPerson(tx, id, her, { by, now: clock.now, today: '2026-11-21' }), null)
      return id
    })
    assert.match(await text(ueki.get('/my')), new RegExp(`/my/requests/${request}`))
    assert.match(await text(ueki.get(`/my/requests/${request}`)), /次に起こること[\s\S]*取り下げる/)
    assert.equal((await terai.get(`/my/requests/${request}`)).status, 404)
    assert.equal((await terai.post(`/my/requests/${request}`, {})).status, 404)
    assert.equal((await ueki.post(`/my/requests/${request}`, {})).status, 303)
    assert.match(await text(ueki.get(`/my/requests/${request}`)), /窓口からはご連絡しません/)
  })
})

describe('what they agreed to', () => {
  test('is given and withdrawn by themselves, once each, and the desk sees by whom', async () => {
    for (let n = 0; n < 2; n++) assert.equal((await terai.post('/my/consents', { give: 'research' })).status, 303)
    const given = await database.read(inside, db =>
      db.selectFrom('consent').selectAll().where('person_id', '=', him).where('purpose', '=', 'research').execute(),
    )
    assert.deepEqual(
      given.map(({ given_by_medium, withdrawn_on }) => [given_by_medium, withdrawn_on]),
      [['web', null]],
    )
    await ueki.post('/my/consents', { withdraw: given[0]!.id })
    await terai.post('/my/consents', { give: 'introduction' })
    const still = await database.read(inside, db =>
      db.selectFrom('consent').select(['id', 'withdrawn_on']).where('person_id', '=', him).execute(),
    )
    assert.equal(still.filter(one => one.id === given[0]!.id)[0]!.withdrawn_on, null, 'not by somebody else')
    assert.match(await text(sato.get(`/staff/people/${him}/edit/consents`)), /調査研究[\s\S]*寺井 和夫/)
    await terai.post('/my/consents', { withdraw: given[0]!.id })
    assert.match(await text(terai.get('/my/consents')), /取り消した同意[\s\S]*調査研究/)
  })

  test('an organisation that knows of them is told by the desk after they withdrew', async () => {
    const { id: consent, recipient_id } = await database.read(inside, db =>
      db
        .selectFrom('consent')
        .select(['id', 'recipient_id'])
        .where('person_id', '=', her)
        .where('purpose', '=', 'introduction')
        .where('withdrawn_on', 'is', null)
        .where(
          sql<boolean>`recipient_id in (select o.organisation_id from proposal q join opportunity o on o.id = q.opportunity_id
            join proposal_entry e on e.proposal_id = q.id where q.person_id = ${her} and e.verb = 'introduce')`,
        )
        .executeTakeFirstOrThrow(),
    )
    assert.match(
      await text(ueki.get('/my/consents')),
      new RegExp(`使うのをやめて廃棄してもらいます[\\s\\S]*${consent}`),
    )
    await ueki.post('/my/consents', { withdraw: consent })
    await heard(following)
    const recalls = await database.read(inside, db =>
      db
        .selectFrom('step')
        .select(['what', 'organisation_id'])
        .where('person_id', '=', her)
        .where('what', '=', 'recall')
        .where('done_at', 'is', null)
        .execute(),
    )
    assert.deepEqual(recalls, [{ what: 'recall', organisation_id: recipient_id }])
  })
})

test('who looked at them is told by role and day, without a name, and not what they looked at themselves', async () => {
  await (await sato.get(`/staff/people/${him}`)).text()
  const looks = await text(terai.get('/my/looks'))
  assert.match(looks, /相談員[\s\S]*相談・支援のため[\s\S]*あなたの記録を開きました/)
  assert.doesNotMatch(looks, /佐藤|寺井さんの記録を見た/)
  assert.doesNotMatch(await text((await login('saito-setsuko')).get('/my/looks')), /あなたの記録を開きました/)
})

describe('their data', () => {
  test('are read and taken along as a whole, without health and notes of talks, and of nobody else', async () => {
    const file = await text(ueki.get('/my/data.json'))
    const data = JSON.parse(file)
    assert.equal(data['登録の内容'][0]['お名前'], '植木 真由美（うえき まゆみ）')
    assert.ok(data['同意'].length > 0 && data['窓口からご案内した活動'].length > 0)
    assert.doesNotMatch(file, /寺井|health/)
    assert.match(await text(ueki.get('/my/data')), /登録の内容[\s\S]*ueki@example\.jp[\s\S]*開示の手続き/)
  })

  test('a wish to have them put right or deleted is a step of the desk, and its answer stands on the page', async () => {
    const empty = await ueki.post('/my/deletion', { words: ' ' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /残さなければならないもの[\s\S]*何を消してほしいかを書いてください/)
    await ueki.post('/my/deletion', { words: '連絡先を消してください。' })
    await heard(residents)
    const { id } = await database.read(inside, db =>
      db.selectFrom('data_wish').select('id').where('person_id', '=', her).executeTakeFirstOrThrow(),
    )
    const path = `/staff/data-wishes/${id}`
    assert.match(await text(sato.get(path)), /連絡先を消してください。/)
    assert.equal((await sato.post(`${path}/answer`, { answer: '' })).status, 422)
    assert.equal((await sato.post(`${path}/answer`, { answer: '連絡先を消しました。' })).status, 303)
    assert.match(await text(ueki.get('/my')), /お答え（令和[^：]+：連絡先を消しました。/)
    assert.doesNotMatch(await text(terai.get('/my')), /連絡先を消しました/)
  })
})
