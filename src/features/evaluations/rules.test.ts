import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '#platform/shapes.ts'
import { linesTooMany, ROOM } from './room.ts'
import { type Content, type Grades, gradeOf, isOpen, mayConfirm, missingIn, SETTINGS, statusOf } from './rules.ts'
import { gradeText } from './text.ts'

const GRADES: Grades = [
  { grade: 'S', from: 100 },
  { grade: 'A', from: 90 },
  { grade: 'B', from: 80 },
  { grade: 'C', from: 60 },
  { grade: 'D', from: 0 },
]
const of = (
  target: number | null,
  actual: number | null,
  direction: Content['direction'] = 'up',
  grades: Grades = GRADES,
) => gradeText(gradeOf({ target, actual, direction }, grades))

describe('a grade', () => {
  for (const [what, target, actual, direction, told] of [
    ['of 61 where 82 were the target (茅ヶ崎市 平成27年度)', 82, 61, 'up', 'C（達成率74.3%）'],
    ['of 10 where 8 were the target (茅ヶ崎市 平成27年度)', 8, 10, 'up', 'S（達成率125%）'],
    ['at a threshold is that of the threshold', 10, 9, 'up', 'A（達成率90%）'],
    ['just below one is not lifted by rounding', 3000, 2699, 'up', 'B（達成率89.9%）'],
    ['of nothing reached is the worst', 10, 0, 'up', 'D（達成率0%）'],
    ['where less is better: half as many as allowed', 10, 5, 'down', 'S（達成率200%）'],
    ['where less is better: more than allowed', 8, 10, 'down', 'B（達成率80%）'],
    ['where less is better: none at all is the best', 10, 0, 'down', 'S'],
    ['where less is better: some where none were allowed', 0, 3, 'down', 'D（達成率0%）'],
    ['of an unknown target is none', null, 10, 'up', '目標値がわからないため、評点は出せません'],
    ['of an unknown actual is none, and not the worst', 10, null, 'up', '実績がわからないため、評点は出せません'],
    ['of a target of 0 is none', 0, 10, 'up', '目標値が0のため、評点は出せません'],
  ] as const)
    it(what, () => assert.equal(of(target, actual, direction), told))

  it('is not given by a city that has set no thresholds', () =>
    assert.equal(
      of(82, 61, 'up', SETTINGS.evaluationGrades.standard),
      '市の評点の基準がまだ登録されていないため、評点は出せません',
    ))

  it('has thresholds from the best to the worst, none twice, down to 0', () => {
    const says = (value: unknown) => faultsOf(SETTINGS.evaluationGrades.shape, value).map(fault => fault.says)
    assert.deepEqual(says(GRADES), [])
    assert.deepEqual(says([]), ['評点を1つ以上書いてください。'])
    assert.deepEqual(says([{ grade: 'S', from: 100 }]), ['いちばん下の評点は「0%以上」にしてください。'])
    assert.deepEqual(
      says([
        { grade: 'C', from: 60 },
        { grade: 'S', from: 100 },
        { grade: 'D', from: 0 },
      ]),
      ['達成率の高い評点から順に書いてください。'],
    )
    assert.deepEqual(
      says([
        { grade: 'S', from: 100 },
        { grade: 'S', from: 0 },
      ]),
      ['同じ評点が2つあります。'],
    )
  })
})

describe('where a sheet stands', () => {
  const at = '2026-05-01T00:00:00.000Z'
  it('follows from who handed it in and who confirmed it', () => {
    assert.equal(statusOf({ submitted_at: null, confirmed_at: null }), 'draft')
    assert.equal(statusOf({ submitted_at: at, confirmed_at: null }), 'submitted')
    assert.equal(statusOf({ submitted_at: at, confirmed_at: at }), 'confirmed')
  })
  it('says what can be done', () => {
    const open = (status: Parameters<typeof isOpen>[1]) =>
      (['save', 'hand-in', 'give-back', 'confirm', 'correct'] as const).filter(verb => isOpen(verb, status))
    assert.deepEqual(open('draft'), ['save', 'hand-in'])
    assert.deepEqual(open('submitted'), ['give-back', 'confirm'])
    assert.deepEqual(open('confirmed'), ['correct'])
  })
})

describe('who handed a sheet in', () => {
  const [one, other] = [{ id: 'one' }, { id: 'other' }]
  for (const [why, by, confirmers, holds] of [
    ['does not confirm it where somebody else may', 'one', [one, other], false],
    ['does not confirm it where only somebody else may', 'one', [other], false],
    ['confirms it where nobody else may', 'one', [one], true],
    ['has it confirmed by another', 'other', [one, other], true],
  ] as const)
    it(why, () => assert.equal(mayConfirm({ submitted_by_id: 'one' }, by, confirmers), holds))
})

describe('what a department writes', () => {
  const text: Content = {
    ...{
      kind: 'progress',
      page: '',
      name: 'x',
      summary: 'あ',
      purpose: 'い',
      progress: '②',
      indicator: '',
      counted: null,
    },
    ...{ unit: '', direction: 'up', target: null, actual: null, breakdown: '', assessment: 'う', outlook: 'え' },
  }
  it('is complete with 評価, 今後の取組 and what it evaluates by; figures may be unknown', () => {
    assert.deepEqual(missingIn(text), [])
    assert.deepEqual(missingIn({ ...text, kind: 'score', indicator: '人数' }), [])
    assert.deepEqual(
      missingIn({ ...text, progress: '', assessment: '', outlook: '' }).map(([field]) => field),
      ['progress', 'assessment', 'outlook'],
    )
    assert.deepEqual(missingIn({ ...text, kind: 'score' }), [['indicator', 'noIndicator']])
  })
  it('fits one page, counted in lines as they are printed', () => {
    const free = ROOM.progress - 4
    assert.equal(linesTooMany({ ...text, assessment: 'あ'.repeat(ROOM.letters * free) }), 0)
    assert.equal(linesTooMany({ ...text, assessment: 'あ'.repeat(ROOM.letters * free + 1) }), 1)
    assert.equal(linesTooMany({ ...text, assessment: '\n'.repeat(free + 4) }), 5)
  })
})
