import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doneOr, flashCookie, flashIn } from './flash.ts'

test('what was done is told as done, and what was so already as news; a cookie that we never wrote is not told', () => {
  for (const [flash, kind, text] of [
    ['記録しました。', 'success', '記録しました。'],
    [doneOr(true, '取り下げました。', 'もう終わっています。').flash, 'success', '取り下げました。'],
    [doneOr(false, '取り下げました。', 'もう終わっています。').flash, 'info', 'もう終わっています。'],
  ] as const)
    assert.deepEqual(flashIn(flashCookie(flash)), { kind, text })
  const told = flashCookie('髙橋 正さんを登録しました。', 'session')
  assert.doesNotMatch(told, /髙橋/)
  assert.equal(flashIn(told, 'session')?.text, '髙橋 正さんを登録しました。')
  for (const other of [undefined, '', 'another']) assert.equal(flashIn(told, other), undefined)
  for (const foreign of [undefined, '', '記録しました。', '__proto__']) assert.equal(flashIn(foreign), undefined)
})
