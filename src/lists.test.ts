import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp } from '../seed/testing.ts'

const demo = await demoApp()
const sato = await demo.login('sato')

const LISTS = [
  '/staff/people',
  '/staff/opportunities',
  '/staff/proposals',
  '/staff/requests',
  '/staff/consultations',
  '/opportunities',
] as const

const read = async (path: string): Promise<string> => {
  const response = await sato.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

for (const list of LISTS) {
  test(`${list}: a page beyond the last says so and leads back; none is told that nothing was found`, async () => {
    for (const page of ['9999', '９９９９']) {
      const shown = await read(`${list}?page=${encodeURIComponent(page)}`)
      assert.match(shown, /このページはありません。\d*/)
      assert.match(shown, new RegExp(`<a href="${list}(\\?[^"]*)?">1ページ目から見る</a>`))
      assert.doesNotMatch(shown, /見つかりませんでした|当てはまる|この条件の相談は/)
    }
  })

  test(`${list}: a page that is no number is the first one`, async () => {
    for (const page of ['0', '-1', '1e9', 'abc', '１'])
      assert.doesNotMatch(await read(`${list}?page=${encodeURIComponent(page)}`), /このページはありません/, page)
  })
}

for (const list of ['/staff/proposals', '/staff/consultations', '/staff/entries'])
  test(`${list}: of a day that cannot be read it is said what to do, what was typed stays, and one without a year is read`, async () => {
    const html = await read(`${list}?${new URLSearchParams({ from: '平成38年12月5日', to: 'いつか' })}`)
    assert.match(html, /そのまま数えると令和8年12月5日です/)
    assert.match(html, /name="to"[^>]*value="いつか"/)
    assert.match(await read(`${list}?from=11/1`), /name="from"[^>]*value="令和8年11月1日（日）"/)
  })
