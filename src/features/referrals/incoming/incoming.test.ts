import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { listeners } from '../../requests/jobs.ts'
import { partnerPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'

const { demo, visitor, suzuki, sato, partners, rows } = await referralCity()
const shakyo = partners.get('（社福）柏市社会福祉協議会')!

const made = async (): Promise<string> => {
  const shown = await (await suzuki.post(`${partnerPath(shakyo)}/link`, { once: newId() })).text()
  return /\/referrals\/from\/[\w-]+/.exec(shown)![0]
}
const SAID = {
  name: 'やまだ はなこ',
  phone: '04-7100-7788',
  words: '近くで週に1回できることをさがしている',
  who: '木村',
  agreed: '1',
}
const send = (link: string, more: Record<string, string> = {}) =>
  visitor.post(link, { once: newId(), draft: newId(), ...SAID, ...more })

describe('a partner that sends somebody to the window by its standing link', () => {
  it('is told by name whose link it is, and needs no account', async () => {
    assert.match(words(await (await visitor.get(await made())).text()), /（社福）柏市社会福祉協議会から/)
  })

  it('gives the desk a request with a step, an owner and a day, which says who sent them', async () => {
    const link = await made()
    const answer = await send(link)
    assert.equal(answer.status, 303)
    assert.match(words(await (await visitor.get(answer.headers.get('location')!)).text()), /お受けしました。番号は/)
    await demo.heard(listeners)
    const [request] = await rows(sql<{ id: string; what: string; due: string; sent: string }>`
      select r.id, s.what, s.due_on::text as due, r.sent_by::text as sent from request r
        join step s on s.subject_kind = 'request' and s.subject_id = r.id and s.done_at is null where r.name = 'やまだ はなこ'`)
    assert.deepEqual([request!.what, request!.sent], ['contact', shakyo])
    const page = words(await (await sato.get(`/staff/requests/${request!.id}`)).text())
    assert.match(page, /連携機関からの紹介：\s?（社福）柏市社会福祉協議会/)
    assert.match(page, /ほかの方のための依頼です/)
    assert.match(words(await (await sato.get('/staff')).text()), /やまだ はなこ/)
  })

  it('is seen where two bodies send the same person', async () => {
    const link = await made()
    for (const name of ['さとう いちろう', '佐藤 一郎']) await send(link, { name, phone: '04-7100-6655' })
    const [first] = await rows(sql<{ id: string }>`select id from request where name = '佐藤 一郎'`)
    assert.match(
      words(await (await sato.get(`/staff/requests/${first!.id}`)).text()),
      /同じ連絡先からの依頼がほかにもあります/,
    )
  })

  for (const [field, why] of [
    ['name', /お名前を入力してください/],
    ['phone', /電話番号を入力してください/],
    ['words', /ご相談の内容を書いてください/],
    ['agreed', /ご本人が承知しているか/],
  ] as const)
    it(`says what to do where ${field} is missing, and loses nothing`, async () => {
      const refused = await send(await made(), { [field]: '' })
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(words(html), why)
      if (field !== 'words') assert.match(html, /近くで週に1回/)
    })

  it('sends nobody twice by one form, nor by a link that a newer one took the place of', async () => {
    const [old, link] = [await made(), await made()]
    assert.equal((await visitor.get(old)).status, 410)
    const draft = newId()
    assert.equal((await send(link, { draft, name: 'ふたり' })).status, 303)
    assert.equal((await send(link, { draft, name: 'ふたり' })).status, 422)
  })

  it('sees nothing of those whom it sent', async () => {
    const link = await made()
    await send(link, { name: 'みえない ひと' })
    assert.doesNotMatch(await (await visitor.get(link)).text(), /みえない/)
  })

  it('is given a link by whoever keeps organisations alone', async () =>
    assert.equal((await sato.post(`${partnerPath(shakyo)}/link`, { once: newId() })).status, 403))
})
