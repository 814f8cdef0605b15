import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { desk } from '../desk/testing.ts'
import { answerAll, text, walker } from './testing.ts'

const { demo, asked, inside, post } = await desk()
const { login, visitor } = demo
const [sato, tanaka, ueki, terai] = await Promise.all(['sato', 'tanaka', 'ueki', 'terai'].map(name => login(name)))
const whole = /class="big"[\s\S]*受付番号[\s\S]*11月26日（木）までに<\/b>、窓口の相談員がお電話します/
const byPhone = /取り下げるときは、受付番号をそえて、お電話で/

test('whoever asked by telephone or at the desk gets the same receipt in large letters, without a link', async () => {
  const taken = await post('/staff/requests/new', {
    ...{ draft: newId(), name: 'らいしょ さん', phone: '04-7400-9001', wish: 'talk', whom: 'other', whom_note: '母' },
    ...{ medium: 'visit', agreed: '1' },
  })
  const at = taken.headers.get('location')!
  assert.match(await text(sato!.get(at)), new RegExp(`href="${at}/print"`))
  const paper = await text(sato!.get(`${at}/print`))
  for (const said of [whole, byPhone, /らいしょ さん/, /ご本人のお返事なしに/]) assert.match(paper, said)
  assert.doesNotMatch(paper, /QRコード|requests\/at\//)
  await post(`${at}/close`, { outcome: 'withdrawn', end_note: 'ないしょのメモ' })
  const over = await text(sato!.get(`${at}/print`))
  assert.match(over, /このご依頼は終わっています/)
  assert.doesNotMatch(over, /までに|ないしょのメモ/)
  assert.doesNotMatch(over, byPhone)
  assert.equal((await tanaka!.get(`${at}/print`)).status, 200, 'a manager, too')
  for (const who of [visitor, ueki]) assert.equal((await who!.get(`${at}/print`)).status, 401)
  assert.equal((await sato!.get(`/staff/requests/${newId()}/print`)).status, 404)
})

test('a resident prints what they asked on a page of their own, and nobody else does', async () => {
  const { id } = await asked('うえき まゆみ')
  await inside(async tx => {
    const her = tx.selectFrom('person').select('id').where('email', '=', 'ueki@example.jp')
    await tx.updateTable('request').set({ asked_by: her }).where('id', '=', id).execute()
  })
  const at = `/my/requests/${id}`
  assert.match(await text(ueki!.get(at)), new RegExp(`href="${at}/print"`))
  const paper = await text(ueki!.get(`${at}/print`))
  for (const said of [whole, byPhone, /うえき まゆみ/]) assert.match(paper, said)
  assert.equal((await terai!.get(`${at}/print`)).status, 404)
})

test('who is written to is asked for no hour: the question says what it asks', async () => {
  for (const [reached, asks, not] of [
    [{ phone: '04-7100-9902' }, 'いつご連絡すればよいですか', 'ご連絡のとき、気をつけることはありますか'],
    [{ email: 'sachi@example.jp' }, 'ご連絡のとき、気をつけることはありますか', 'いつご連絡すればよいですか'],
  ] as const) {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'おおの さち', ...reached } })
    await walk.change('time')
    assert.match(walk.page(), new RegExp(asks))
    assert.doesNotMatch(walk.page(), new RegExp(not))
  }
})
