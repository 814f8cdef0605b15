import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { answerAll, text, walker } from './testing.ts'

// From the code on a poster to somebody of whom it is known where they heard of the desk.

const { visitor, database, municipality, clock, login } = await demoApp()
const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const [suzuki, sato, inoue] = [await login('suzuki'), await login('sato'), await login('inoue')]
const PATH = '/staff/campaigns'
const POSTER = { name: '北柏駅のポスター', medium: 'poster', note: '改札前 1枚' }

const made = await suzuki.post(PATH, { once: newId(), ...POSTER })
const { code, id } = await inside(tx =>
  tx.selectFrom('campaign').select(['id', 'code']).where('name', '=', POSTER.name).executeTakeFirstOrThrow(),
)

describe('a poster', () => {
  test('has a code of its own, on a sheet with the address that can be typed', async () => {
    assert.equal(made.headers.get('location'), `${PATH}/${id}/print`)
    const sheet = await text(suzuki.get(`${PATH}/${id}/print`))
    assert.equal(sheet.match(/<svg class="qr"/g)?.length, 10)
    assert.ok(sheet.includes(`/q/${code}`))
    assert.equal((await suzuki.get(`${PATH}/${newId()}/print`)).status, 404)
  })

  for (const [why, wrong, says] of [
    ['without a name', { name: ' ' }, /何に付けるQRコードか/],
    ['of no way of telling', { medium: 'rumour' }, /どれとして数えるか/],
  ] as const)
    test(`is refused ${why}, with what was typed`, async () => {
      const refused = await suzuki.post(PATH, { once: newId(), ...POSTER, note: '消えない言葉', ...wrong })
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(html, says)
      assert.match(html, /消えない言葉/)
    })

  test('that hung before looks were counted says from when its number is; one that is new does not', async () => {
    const list = await text(suzuki.get(PATH))
    const rowOf = (name: string) => new RegExp(`<th[^>]*>${name}.*?</tr>`, 's').exec(list)![0]
    assert.match(rowOf('柏駅のポスター'), />24<br><small[^>]*>.*令和8年9月22日.*から/s)
    for (const name of ['北柏駅のポスター', '介護保険の書類への同封']) assert.doesNotMatch(rowOf(name), /日[^<]*から/)
  })

  test('is read by those who work at the desk, and made by those who answer for it', async () => {
    assert.match(await text(sato.get(PATH)), /北柏駅のポスター/)
    assert.doesNotMatch(await text(sato.get(PATH)), /QRコードを作る/)
    assert.equal((await sato.post(PATH, { once: newId(), ...POSTER })).status, 403)
    assert.equal((await inoue.get(PATH)).status, 403)
  })
})

describe('whoever comes by it', () => {
  test('sees what the desk does; a code that was misread leads to the first page', async () => {
    const door = await text(visitor.get(`/q/${code.toLowerCase()}`))
    assert.match(door, /04-7000-0000/)
    assert.ok(door.includes(`/requests/new?via=${code}`))
    for (const wrong of ['AAAAA', 'x', '%00', '..%2f'])
      assert.equal((await visitor.get(`/q/${wrong}`)).headers.get('location'), '/', wrong)
  })

  test('is not asked where they heard of it: it goes with their request, and stands in the form by which they are registered', async () => {
    const walk = walker(visitor, `/requests/new?via=${code}`)
    await answerAll(walk, { name: { name: 'よしだ はな', phone: '04-7100-9955' } })
    clock.now = new Date(Date.parse(clock.now) + 20_000).toISOString()
    assert.equal((await walk.send()).status, 303)
    const request = await inside(tx =>
      tx
        .selectFrom('request')
        .select(['id', 'campaign_id'])
        .where('name', '=', 'よしだ はな')
        .executeTakeFirstOrThrow(),
    )
    assert.equal(request.campaign_id, id)
    const path = `/staff/requests/${request.id}`
    assert.match(await text(sato.get(path)), /北柏駅のポスター（ちらし・ポスター）のQRコードから/)
    assert.match(await text(sato.get(`${path}/register`)), /<option value="poster" selected>/)
    const typed = { family_name: '吉田', birth_on: '昭和30年1月2日', phone: '04-7100-9955', heard_from: 'poster' }
    assert.equal((await sato.post(`${path}/register`, { once: newId(), ...typed })).status, 303)
    const { heard_from } = await inside(tx =>
      tx
        .selectFrom('person')
        .select('heard_from')
        .where('family_name', '=', '吉田')
        .orderBy('number', 'desc')
        .executeTakeFirstOrThrow(),
    )
    assert.equal(heard_from, 'poster')
    const row = /北柏駅のポスター.*?<\/tr>/s
      .exec(await text(suzuki.get(PATH)))![0]
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    assert.match(row, / 0 1 1 印刷する/)
  })

  test('with a code that is none asks as everybody else does', async () => {
    for (const wrong of ['AAAAA', 'nonsense']) {
      const walk = walker(visitor, `/requests/new?via=${wrong}`)
      const name = wrong === 'AAAAA' ? 'まつい れい' : 'まつい こう'
      await answerAll(walk, { name: { name, phone: wrong === 'AAAAA' ? '04-7100-9966' : '04-7100-9977' } })
      clock.now = new Date(Date.parse(clock.now) + 20_000).toISOString()
      assert.equal((await walk.send()).status, 303)
      const sent = await inside(tx =>
        tx.selectFrom('request').select('campaign_id').where('name', '=', name).executeTakeFirstOrThrow(),
      )
      assert.equal(sent.campaign_id, null)
    }
  })
})
