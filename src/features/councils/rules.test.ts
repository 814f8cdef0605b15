import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readMinutes, shownItems, typedOf } from './forms.ts'
import { ENDS, heldIn, isMeeting, isOpen, MOST, presentLines, presentOf, type Verb } from './rules.ts'
import { heldText } from './text.ts'

describe('who was there', () => {
  for (const [typed, expected] of [
    ['柏商工会議所　山口 修', [{ organisation: '柏商工会議所', name: '山口 修' }]],
    ['  社会福祉協議会 西村健  \n\n', [{ organisation: '社会福祉協議会', name: '西村健' }]],
    ['松戸公共職業安定所', [{ organisation: '松戸公共職業安定所', name: '' }]],
    ['', []],
  ] as const)
    it(`is read of 「${typed.trim()}」, one to a line`, () => assert.deepEqual(presentOf(typed), expected))

  it('is typed again as it was read', () => {
    const typed = '柏商工会議所　山口 修\n松戸公共職業安定所'
    assert.equal(presentLines(presentOf(typed)), typed)
  })
})

describe('what is typed of a meeting', () => {
  const refusals = (fields: Record<string, string>) => {
    const read = readMinutes(filled({ body: '協議会', ...fields }))
    return read.ok ? [] : Object.keys(read.errors)
  }
  it('is kept with its agenda, also where nothing was decided', () => {
    const minutes = {
      ...{ body: '協議会', place: '', present: [{ organisation: 'A', name: 'B' }] },
      items: [
        { topic: '一', decision: '決めた\n次の行' },
        { topic: '二', decision: '' },
      ],
    }
    assert.deepEqual(readMinutes(typedOf(minutes)), { ok: true, value: minutes })
  })
  for (const [what, fields, expected] of [
    ['no name', { body: '' }, ['body']],
    ['a decision of nothing', { decision2: '決めた' }, ['topic2']],
    ['more people than fit', { present: 'A B\n'.repeat(MOST.present + 1) }, ['present']],
    ['both at once', { body: '', decision1: 'x' }, ['body', 'topic1']],
    ['an agenda alone', { topic1: '一' }, []],
  ] as const)
    it(`with ${what} is refused at ${expected.join(' and ') || 'nothing'}`, () =>
      assert.deepEqual(refusals(fields), expected))

  it('finds room below for more', () => {
    assert.equal(shownItems(filled({})).length, 6)
    assert.equal(shownItems(filled({ topic5: 'x' })).length, 7)
    assert.equal(shownItems(filled({ topic12: 'x' })).length, MOST.items)
  })
})

it('what is counted in 回 is a meeting, what is counted in people or yen is none', () => {
  assert.equal(isMeeting({ unit: '回' }), true)
  for (const unit of ['人', '円', '枚・回', 'か所']) assert.equal(isMeeting({ unit }), false, unit)
})

describe('what was agreed', () => {
  const open = (status: Parameters<typeof isOpen>[1]) =>
    (['postpone', ...ENDS, 'reopen'] as const satisfies readonly Verb[]).filter(verb => isOpen(verb, status))
  it('is followed until somebody says what came of it, and can be opened again', () => {
    assert.deepEqual(open('open'), ['postpone', 'done', 'dropped'])
    assert.deepEqual(open('done'), ['reopen'])
    assert.deepEqual(open('dropped'), ['reopen'])
  })
})

describe('a quarter in which the plan promises meetings (S4-15)', () => {
  const QUARTER = { from: '2026-10-01', to: '2026-12-31' }
  for (const [what, count, target, today, held, words] of [
    ['has one', 1, 1, '2026-11-21', 'reached', /届いています/],
    ['has more', 3, 1, '2027-01-04', 'reached', /届いています/],
    ['still waits for one', null, 1, '2026-12-31', 'awaited', /あと1回（12月31日/],
    ['still waits for the second', 1, 2, '2026-11-21', 'awaited', /あと1回/],
    ['is over with too few', 1, 2, '2027-01-01', 'missed', /1回足りません/],
    [
      'is over and nobody entered any: that is not none',
      null,
      1,
      '2027-01-01',
      'unentered',
      /という意味ではありません/,
    ],
    ['has not begun', null, 1, '2026-09-30', 'later', /これから/],
    ['asks for none', 2, null, '2027-01-01', 'free', /目標なし/],
  ] as const)
    it(`${what}: ${held}`, () => {
      assert.equal(heldIn({ count, target, ...QUARTER }, today), held)
      assert.match(heldText(held, { count, target, to: QUARTER.to }), words)
    })
})
