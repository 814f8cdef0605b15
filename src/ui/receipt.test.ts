import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Ask } from '#platform/page.ts'
import { both } from './plainly.ts'
import { cancelPart, comingPart, ownPage, receiptPaper } from './receipt.ts'

const ask = {
  municipality: { name: '見本市', desk_name: '窓口', desk_phone: '04-7000-0000', desk_hours: '9時から' },
  url: new URL('https://city.example/things/at/abc'),
} as unknown as Ask
const own = {
  ...{ title: '申しこみ', head: '花の会', when: '12月5日', action: '/things/at/abc', code: 'K7F-4XA-T' },
  ...{ received: '2026-11-20T03:00:00Z', rows: [], above: '', next: '', beside: '' },
  status: { good: true, text: '確定', said: [both('席があります。', '席があります。')] },
} as const
const page = (where: 'link' | 'mine', good = true) => ownPage(ask, { ...own, where, status: { ...own.status, good } })

describe('what somebody booked', () => {
  for (const [says, view, nav, seen, unseen] of [
    [
      'by a link, which nobody else is to have',
      page('link'),
      undefined,
      [/住所（URL）/, /at\/abc\/print/],
      [/わたしのページへ/],
    ],
    ['among what is theirs', page('mine'), '/my', [/わたしのページへ/], [/住所（URL）/, /print/]],
    ['where it stands well', page('mine'), '/my', [/notice success/, /確定/, /席があります。/], [/notice info/]],
    ['where it does not', page('mine', false), '/my', [/notice info/], [/notice success/]],
    [
      'with its number, its day and whom to call',
      page('link'),
      undefined,
      [/K7F-4XA-T/, /11月20日/, /04-7000-0000/],
      [],
    ],
  ] as const)
    test(`is seen ${says}`, () => {
      assert.equal(view.nav, nav)
      for (const part of seen) assert.match(String(view.body), part)
      for (const part of unseen) assert.doesNotMatch(String(view.body), part)
    })

  test('is asked about on the day before: one press says yes or no, and once is enough', () => {
    const asked = (said: boolean) =>
      String(comingPart('/at', said, 'あすです', both('席は次の方に。', '席は次の人に。')))
    assert.match(asked(false), /name="do" value="going"[\s\S]*name="do" value="cancel"/)
    assert.match(asked(true), /お返事をいただいています/)
    assert.doesNotMatch(asked(true), /<form/)
  })

  test('is given up without saying why', () => {
    const part = String(cancelPart('/at', '取り消す'))
    assert.match(part, /name="do" value="cancel"/)
    assert.match(part, /任意/)
  })

  for (const [says, letters, look, seen] of [
    ['in large letters', 20, 'いまのようす', /class="big"/],
    ['close, where much is told', 400, 'いまのようす', /class="brief"/],
    ['with the code that leads back', 20, 'いまのようす', /class="code"/],
    ['without one, where it leads nowhere', 20, null, /^(?![\s\S]*class="code")/],
  ] as const)
    test(`is printed ${says}`, () => {
      const paper = { title: '控え', code: own.code, received: own.received, back: '/things/at/abc', body: '内容' }
      const { frame, body } = receiptPaper(ask, { ...paper, letters, look })
      assert.equal(frame, 'print')
      assert.match(String(body), seen)
    })
})
