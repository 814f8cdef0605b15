import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { answerForm, slipsForm, typedForm } from './forms.ts'
import { type Askable, answersOf, entryRefusal, type Standing, stateOf, TYPED_WAYS, typedRefusal } from './rules.ts'
import { aboutText, SCALE } from './text.ts'

describe('an answer that staff type', () => {
  const open: Standing = { withdrawn: false, answer: null }
  const cases: [words: string, slip: Standing | null, reason: string, ReturnType<typeof typedRefusal>][] = [
    ['is taken of a slip that is open', open, '', null],
    ['is refused where no slip has the code', null, '', 'unknown'],
    ['is refused where the slip was taken back', { ...open, withdrawn: true }, '', 'withdrawn'],
    [
      'is refused where the person answered by the link, whatever the reason',
      { ...open, answer: { way: 'qr' } },
      'x',
      'own',
    ],
    ['is not typed twice unseen', { ...open, answer: { way: 'paper' } }, '', 'again'],
    ['is typed again with a reason', { ...open, answer: { way: 'phone' } }, '打ちまちがい', null],
  ]
  for (const [words, slip, reason, refused] of cases) it(words, () => assert.equal(typedRefusal(slip, reason), refused))

  it('comes from paper or by telephone: the link is nobody else’s', () =>
    assert.deepEqual(TYPED_WAYS, ['paper', 'phone']))
})

describe('slips of an entry', () => {
  const askable: Askable = { asks: 'may', answers: null, surveyed: false, closed: false, mine: true }
  const cases: [words: string, Partial<Askable>, ReturnType<typeof entryRefusal>][] = [
    ['are handed out where people may be asked', {}, null],
    ['are handed out again where slips are out already', { answers: [1, 0, 0, 0, 0], surveyed: true }, null],
    ['are not handed out beside sums that were typed', { answers: [1, 0, 0, 0, 0] }, 'typed'],
    ['are not handed out of a count of meetings', { asks: 'none' }, 'noSurvey'],
    ['are not handed out of an entry that is nothing but answers', { asks: 'only' }, 'noSurvey'],
    ['are not handed out when the figures are closed', { closed: true }, 'closed'],
    ['are not handed out by another department', { mine: false, closed: true }, 'foreign'],
  ]
  for (const [words, more, refused] of cases)
    it(words, () => assert.equal(entryRefusal({ ...askable, ...more }), refused))
})

test('a slip is open up to its last day, then over for the link alone', () => {
  const slip = { until_on: '2026-12-20', withdrawn: false, answer: null }
  assert.equal(stateOf(slip, '2026-12-20'), 'open')
  assert.equal(stateOf(slip, '2026-12-21'), 'over')
  assert.equal(stateOf({ ...slip, answer: { way: 'paper' } }, '2026-12-21'), 'answered')
  assert.equal(stateOf({ ...slip, withdrawn: true }, '2026-12-01'), 'withdrawn')
})

test('answers are counted from 5 to 1, and nothing else is', () => {
  assert.deepEqual(answersOf([5, 5, 3, 1]), [2, 0, 1, 0, 1])
  assert.deepEqual(answersOf([]), [0, 0, 0, 0, 0])
})

describe('what is sent', () => {
  const wrong = (form: typeof answerForm | typeof typedForm | typeof slipsForm, fields: Record<string, string>) => {
    const read = accept(form as typeof answerForm, filled(fields))
    return read.ok ? [] : Object.keys(read.errors).sort()
  }
  const cases: [words: string, ...Parameters<typeof wrong>, string[]][] = [
    ['the answer alone is enough', answerForm, { satisfied: '4' }, []],
    ['words without an answer are not', answerForm, { words: 'よかった' }, ['satisfied']],
    ['there is no 6', answerForm, { satisfied: '6' }, ['satisfied']],
    ['500 letters are taken', answerForm, { satisfied: '1', words: 'あ'.repeat(500) }, []],
    ['501 are too many', answerForm, { satisfied: '1', words: 'あ'.repeat(501) }, ['words']],
    ['staff say by which way', typedForm, { code: 'K7F-4XA-T', satisfied: '4' }, ['way']],
    ['staff never answer by the link', typedForm, { code: 'K7F-4XA-T', satisfied: '4', way: 'qr' }, ['way']],
    ['thirty slips in full width', slipsForm, { slips: '３０' }, []],
    ['no slip is none', slipsForm, { slips: '0' }, ['slips']],
    ['not more than a hundred at once', slipsForm, { slips: '101' }, ['slips']],
    ['a number of slips in words', slipsForm, { slips: 'たくさん' }, ['slips']],
  ]
  for (const [words, form, fields, errors] of cases) it(words, () => assert.deepEqual(wrong(form, fields), errors))
})

test('whoever answers reads the day and what it was, and five words without figures', () => {
  assert.equal(aboutText({ on_day: '2026-11-20', title: '' }), '令和8年11月20日（金）のご相談')
  assert.equal(
    aboutText({ on_day: '2026-11-20', title: 'セミナーの参加者' }),
    '令和8年11月20日（金）の「セミナーの参加者」',
  )
  assert.deepEqual(
    SCALE.map(({ value }) => value),
    ['5', '4', '3', '2', '1'],
  )
})
