import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUPS } from '../desk/list.ts'
import { HOLDS, STATUSES, type Status, WITHDRAWALS } from '../rules.ts'
import { STATUS_TEXT, STATUS_TOLD, whyText } from '../text.ts'

describe('whoever looks at a notice is told what is to be done', () => {
  const says: Record<Status, RegExp> = {
    planned: /することはありません/,
    held: /することはありません/,
    sending: /自動でもう一度/,
    accepted: /「届いた」とは限りません.*電話で確かめてください/,
    delivered: /することはありません/,
    waiting: /電話をかける、手紙を出す、来所のとき/,
    done: /することはありません/,
    withdrawn: /わけを下に/,
    unreached: /記録を直してください/,
  }
  for (const status of STATUSES) it(`where it is ${status}`, () => assert.match(STATUS_TOLD[status], says[status]))

  it('and that a server took it is never told as that they have it', () => {
    assert.doesNotMatch(STATUS_TEXT.accepted, /届いた/)
    assert.equal(STATUS_TEXT.delivered, '届いた')
  })
})

it('every notice is found under one heading and under no other', () => {
  const under = Object.values(GROUPS).flatMap(({ statuses }) => [...statuses])
  assert.deepEqual([...under].sort(), [...STATUSES].sort())
})

describe('why it is held or not sent', () => {
  for (const why of [...HOLDS, ...WITHDRAWALS])
    it(`${why} is told in a sentence`, () => assert.match(whyText(why), /^[^a-z]+。$/))
  it('is not made up where there is no reason, or one of an older program', () => {
    assert.equal(whyText(null), '')
    assert.equal(whyText('moon'), '')
  })
})
