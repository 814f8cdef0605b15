import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { fieldsIn } from '../../requests/door/testing.ts'
import { answerAll, browserOf, comeIn } from '../testing.ts'
import { allSent, prove, read, smsService, undoLinks, withPage } from '../ways/testing.ts'

// Where the city has a service for SMS, a telephone number is a way in like a mail address.
// By itself: what carries messages is set for the whole process.

const demo = await demoApp()
const { clock, database, municipality } = demo
const service = await smsService()
const usual = carriersNow()
before(() => useCarriers({ ...usual, sms: service.url }))
after(() => {
  useCarriers(usual)
  service.close()
})
let hour = 0
const later = () => {
  hour += 2
  clock.now = addMinutes(DEMO_NOW, hour * 60)
}
const town = await database.read(
  { lane: 'job', municipality },
  async db => (await db.selectFrom('town').select('id').limit(1).executeTakeFirstOrThrow()).id,
)
const plain = (page: string, typed: string, shown: string) =>
  page
    .replaceAll(typed, '…')
    .replaceAll(shown, '…')
    .replaceAll(/nonce="[^"]+"/g, '')

describe('a telephone number', () => {
  test('added on the page of the ways leads in by the six digits of an SMS, in any writing', async () => {
    later()
    await withPage(demo, 'tel@example.jp')
    const browser = browserOf(demo)
    await comeIn(demo, browser, 'tel@example.jp')
    assert.match(await read(browser, '/my/ways'), /携帯電話の番号を加える/)
    assert.match(await browser.text('/my/ways/add?channel=sms'), /type="tel"/)
    for (const address of ['04-7167-1111', '0800-123-4567', '090-123', 'tel2@example.jp', ''])
      assert.equal((await browser.post('/my/ways/add', { channel: 'sms', address })).status, 422, address)
    assert.equal((await prove(demo, browser, '０９０ー１１１１ー２２３３', { channel: 'sms' })).status, 303)
    assert.match(await browser.text('/my/ways'), /090-1111-2233/)
    await allSent(demo)
    assert.equal((await undoLinks(demo, 'tel@example.jp')).length, 1)

    later()
    const door = browserOf(demo)
    assert.match(await door.text('/my/login'), /メールアドレスか携帯電話の番号/)
    await door.post('/my/login', { address: '+81 90 1111 2233', wants: 'in' })
    const waiting = await door.text('/my/login/code')
    assert.match(waiting, /090-1111-2233[\s\S]*固定電話には届きません/)
    assert.doesNotMatch(waiting, /迷惑メール|送信箱/)
    service.sent.length = 0
    await allSent(demo)
    const [sms] = service.sent
    assert.equal(sms!.to, '09011112233')
    const code = /番号は (\d{6}) です/.exec(sms!.text)![1]!
    assert.equal((await door.post('/my/login/code', { code })).headers.get('location'), '/my')
  })

  test('that is known and one that is not are answered alike, until it is too often', async () => {
    later()
    const told: string[][] = []
    for (const [address, shown] of [
      ['09011112233', '090-1111-2233'],
      ['08087654321', '080-8765-4321'],
    ] as const) {
      const answers: string[] = []
      for (let n = 0; n < 6; n++) {
        const browser = browserOf(demo)
        const response = await browser.post('/my/login', { address, wants: 'in' })
        const page = response.status === 303 ? await browser.text('/my/login/code') : await response.text()
        answers.push(`${response.status} ${plain(page, address, shown)}`)
      }
      told.push(answers)
    }
    assert.deepEqual(told[0], told[1])
    assert.match(told[0]![5]!, /^429 /)
  })

  test('is enough to register, and two who share one are two people', async () => {
    for (const given_name of ['良枝', '勝']) {
      later()
      const browser = browserOf(demo)
      const answer = await comeIn(demo, browser, '070-1111-2222', { wants: 'join' })
      assert.equal(answer.headers.get('location'), '/my/join')
      const page = await answerAll(browser, {
        town_id: town,
        given_name,
        contact_first: 'phone',
        phone: '070-1111-2222',
      })
      const sent = await browser.post('/my/join', { ...fieldsIn(page, '/my/join'), go: 'send' })
      assert.equal(sent.headers.get('location'), '/my', page)
    }
    later()
    const again = browserOf(demo)
    assert.equal((await comeIn(demo, again, '07011112222')).headers.get('location'), '/my/login/who')
    assert.match(await again.text('/my/login/who'), /高橋 良枝さん[\s\S]*高橋 勝さん/)
  })

  test('leads in no more where the service is taken away: the page says so and shows another way', async () => {
    later()
    const browser = browserOf(demo)
    await comeIn(demo, browser, 'tel@example.jp')
    useCarriers(usual)
    try {
      assert.match(await browser.text('/my/ways'), /携帯電話の番号には、いまは番号を送れません/)
      const answer = await browserOf(demo).post('/my/login', { address: '09011112233', wants: 'in' })
      assert.equal(answer.status, 422)
      assert.match(
        await answer.text(),
        /メールアドレスを確かめてください[\s\S]*\/my\/card[\s\S]*メールがなくても、窓口でお渡しするカードで入れます/,
      )
    } finally {
      useCarriers({ ...usual, sms: service.url })
    }
  })

  test('alone is asked for where the city has no mail', async () => {
    useCarriers({ outbox: false, home: usual.home, sms: service.url })
    try {
      later()
      const page = await browserOf(demo).text('/my/login')
      assert.match(page, /<label[^>]*>[\s\S]{0,80}携帯電話の番号/)
      const answer = await browserOf(demo).post('/my/login', { address: 'tel@example.jp', wants: 'in' })
      assert.match(await answer.text(), /携帯電話の番号を確かめてください/)
    } finally {
      useCarriers({ ...usual, sms: service.url })
    }
  })
})
