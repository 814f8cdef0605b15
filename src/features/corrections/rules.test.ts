import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctionRefusal, differences } from './rules.ts'

describe('who puts a record right', () => {
  const found = { by: 'sato', verbs: ['correct', 'void'] as const, version: 7 }
  const own = { by: 'sato', all: false }
  for (const [why, wanted, who, refused] of [
    ['who wrote it', { verb: 'correct', version: 7 }, own, null],
    ['nobody else', { verb: 'correct', version: 7 }, { by: 'suzuki', all: false }, 'notYours'],
    ['who answers for others', { verb: 'void', version: 7 }, { by: 'suzuki', all: true }, null],
    ['not what somebody changed meanwhile', { verb: 'void', version: 6 }, own, 'changed'],
    ['not in a way that does not fit the record', { verb: 'move', version: 7 }, own, 'notPossible'],
  ] as const)
    it(why, () => assert.equal(correctionRefusal(found, wanted, who), refused))

  it('what no member of staff wrote is put right by who answers for others', () =>
    assert.equal(correctionRefusal({ ...found, by: null }, { verb: 'void', version: 7 }, own), 'notYours'))
})

it('what a record was and is, line by line, where that is not the same', () => {
  const was = [
    ['時間', '300分'],
    ['場所', ''],
    ['方法', '電話'],
  ] as const
  const is = [
    ['時間', '30分'],
    ['方法', '電話'],
    ['話題', '健康'],
  ] as const
  assert.deepEqual(differences(was, is), [
    { label: '時間', was: '300分', is: '30分' },
    { label: '話題', was: '', is: '健康' },
  ])
})
