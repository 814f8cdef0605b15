import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Plan, Problem } from '#matching/index.ts'
import { argsOf, filesOf, wholeOf } from './args.ts'
import { faultText, issueText } from './files/refusals.ts'
import { gapText, type Summary, summaryOf, summaryText } from './summary.ts'

const says = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('a whole number is within its limits or refused with them', () => {
  for (const [text, number] of [
    [undefined, undefined],
    ['1', 1],
    ['5000', 5000],
    ['0', null],
    ['5001', null],
    ['1.5', null],
    ['-1', null],
    ['', null],
    ['１', null],
    ['99999999999', null],
  ] as const)
    test(text ?? 'nothing was typed', () => {
      if (number !== null) assert.equal(wholeOf('rounds', text, 1, 5000), number)
      else
        assert.match(
          says(() => wholeOf('rounds', text, 1, 5000)),
          /--rounds には1から5,000までの整数/,
        )
    })
})

test('a verb takes as many files as it needs, and names the one too many', () => {
  assert.deepEqual(filesOf(['a.json'], 1, 'match a.json'), ['a.json'])
  assert.match(
    says(() => filesOf([], 1, 'match a.json')),
    /ファイルを書いてください。例：npx yui match a\.json/,
  )
  assert.match(
    says(() => filesOf(['a', 'b'], 1, 'match a.json')),
    /「b」は余分です/,
  )
})

describe('an option that was typed wrong is named, with where to look', () => {
  const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const
  for (const [args, sentence] of [
    [['--wat'], /「--wat」という指定はありません/],
    [['--json=1'], /「--json」のあとに値は書けません/],
    [['--out'], /「--out」のあとに値を書いてください/],
  ] as const)
    test(args.join(' '), () => {
      const said = says(() => argsOf('match', args, options))
      assert.match(said, sentence)
      assert.match(said, /npx yui match --help/)
    })
  test('what is right is read', () =>
    assert.deepEqual({ ...argsOf('match', ['a', '--out', 'b'], options).values }, { out: 'b' }))
})

describe('how good a plan is, is rounded down', () => {
  for (const [objective, bound, text] of [
    [1000, 1000, /最良です/],
    [9999, 10_000, /99\.9%以上/],
    [995, 1000, /99\.5%以上/],
    [1, 3, /33\.3%以上/],
  ] as const)
    test(`${objective} of ${bound}`, () => assert.match(gapText({ objective, bound }), text))
})

test('people are counted once, however many slots they have; a slot needs one where nothing is said', () => {
  const problem = { people: [{}, {}, {}], opportunities: [{ slots: [{ need: 2 }, {}] }, { slots: [] }] }
  const plan = { placements: [{ person: 'a' }, { person: 'a' }, { person: 'b' }], objective: 9, bound: 10, gap: 0.1 }
  const counted = summaryOf(problem as unknown as Problem, plan as unknown as Plan, false, null)
  assert.deepEqual([counted.people, counted.placed, counted.unplaced, counted.seats, counted.filled], [3, 2, 1, 3, 3])
})

describe('what came of a run', () => {
  const summary = (over: Partial<Summary> = {}): Summary => ({
    people: 1200,
    placed: 1000,
    unplaced: 200,
    seats: 1500,
    filled: 1100,
    objective: 9,
    bound: 10,
    gap: 0.1,
    stopped: false,
    pairs: null,
    ...over,
  })
  const empty = { placed: 0, filled: 0, objective: 0, bound: 0 }
  for (const [why, over, files, wanted, unwanted] of [
    [
      'people, seats and how good',
      {},
      {},
      /1,200人のうち1,000人.*まだの人 200人[\s\S]*空き 400席[\s\S]*90\.0%/,
      /途中|合う組/,
    ],
    ['stopped, and said first', { stopped: true }, {}, /^途中で止めました/, /合う組/],
    ['nobody to place', { ...empty, people: 0 }, {}, /人がいないので/, /最良/],
    ['nothing to place them in', { ...empty, seats: 0 }, {}, /時間の決まった活動がない/, /最良/],
    ['no pair that fits', empty, {}, /条件に合う人と枠の組がない/, /最良/],
    ['a list of pairs', { pairs: 12_345 }, { pairs: 'p.csv' }, /合う組 12,345件を「p\.csv」/, /書いていません/],
    ['a list of pairs that was cut off', { stopped: true }, { pairs: 'p.csv' }, /「p\.csv」は書いていません/, /合う組/],
  ] as const)
    test(why, () => {
      const text = summaryText(summary(over), { out: 'plan.json', ...files })
      assert.match(text, wanted)
      assert.doesNotMatch(text, unwanted)
      assert.match(text, /案を「plan\.json」に書きました/)
    })
})

describe('where a file is wrong is said with what to do', () => {
  for (const [issue, text] of [
    [{ path: '', code: 'type', expected: 'object' }, '（ファイル全体）：「{ }」で囲んだ項目を書いてください。'],
    [{ path: 'people/0/age', code: 'minimum', expected: 1000 }, 'people/0/age：1,000以上の数にしてください。'],
    [{ path: 'from', code: 'pattern', expected: '^\\d{4}-' }, 'from：年月日を 2026-12-07 のように書いてください。'],
    [
      { path: 'free/0', code: 'pattern', expected: '^(mon|tue)' },
      'free/0：曜日と時間帯を tue-am のように書いてください（時間帯は am、pm、evening）。',
    ],
    [{ path: 'locks/0', code: 'age' }, 'locks/0：固定できません。年齢の条件に合いません。'],
    [{ path: 'locks/0', code: 'need', expected: 2 }, 'locks/0：固定できません。必要な人数（2人）をこえています。'],
  ] as const)
    test(text, () => assert.equal(issueText(issue as Parameters<typeof issueText>[0]), text))
  for (const [fault, text] of [
    [{ path: 'placements/3', code: 'score', expected: 1234 }, 'placements/3：点が違います。正しくは1234点です。'],
    [{ path: 'bound', code: 'bound', expected: Number.POSITIVE_INFINITY }, /上限を示せません/],
    [{ path: 'bound', code: 'bound', expected: 900 }, /示せる上限は900点です/],
    [{ path: 'placements/0', code: 'person' }, 'placements/0：問題のファイルにいない人です。'],
  ] as const)
    test(`${fault.code} ${'expected' in fault ? fault.expected : ''}`, () => {
      const said = faultText(fault as Parameters<typeof faultText>[0])
      if (typeof text === 'string') assert.equal(said, text)
      else assert.match(said, text)
    })
})
