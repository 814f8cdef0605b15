import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { timesOf } from '#features/opportunities/index.ts'
import { newId } from '#platform/ids.ts'
import type { Asked } from '../forms.ts'
import { answersNamed, likedIn } from './named.ts'
import { beginRefusal, LONGEST, MOST, type Question, type SearchRefusal, untilOf } from './rules.ts'

const NOTHING: Asked = { answered: [], when: 0, off: [], from: null, ways: {} }
const KASHIWA = { name: '柏駅', lat: 35.86, lng: 139.97 }

describe('answers as a question that lasts a year, named by its own words', () => {
  const cases: [string, Partial<Asked>, Question | null][] = [
    ['nothing was said: everything would be told', {}, null],
    ['only refused: everything else would be told', { answered: [['office', 'no']] }, null],
    ['only later', { answered: [['music', 'later']] }, null],
    ['only put aside', { mine: [newId()] }, null],
    ['only from where: it narrows nothing without how far', { from: KASHIWA }, null],
    ['one field', { answered: [['books', 'yes']] }, { asked: 'a=W0', name: '読み聞かせ・図書' }],
    [
      'a field and what was refused, which is kept and not named',
      {
        answered: [
          ['books', 'yes'],
          ['office', 'no'],
        ],
      },
      { asked: 'a=W0D1', name: '読み聞かせ・図書' },
    ],
    ['times alone', { when: timesOf('sat')! }, { asked: 'when=sat', name: '土曜' }],
    [
      'how far',
      { from: KASHIWA, ways: { walk: 15 } },
      { asked: `from=${encodeURIComponent('柏駅')}&walk=15`, name: '柏駅から歩き15分' },
    ],
    [
      'days of the coming weeks are none of it',
      { when: timesOf('sat')!, off: ['2026-12-05'] },
      { asked: 'when=sat', name: '土曜' },
    ],
  ]
  for (const [says, over, question] of cases)
    it(says, () => assert.deepEqual(answersNamed({ ...NOTHING, ...over }), question))
  it('of many fields three are named, and how many there are', () => {
    const answered = (['books', 'music', 'art', 'salon', 'dance'] as const).map(key => [key, 'yes'] as const)
    assert.match(answersNamed({ ...NOTHING, answered })!.name, /など5分野$/)
    assert.deepEqual(likedIn({ answered: [...answered, ['office', 'no']] }).length, 5)
  })
})

describe('whether it can begin', () => {
  const question: Question = { asked: 'a=W0', name: '読み聞かせ・図書' }
  const cases: [string, Question | null, number, SearchRefusal | null][] = [
    ['yes', question, 0, null],
    ['not where it asks for nothing', null, 0, 'nothing'],
    ['one more as long as there is room', question, MOST - 1, null],
    ['not one too many', question, MOST, 'full'],
    ['not what fits into no row', { ...question, asked: 'x'.repeat(LONGEST.asked + 1) }, 0, 'long'],
    ['of what is wrong that is told which can be mended here', null, MOST, 'nothing'],
  ]
  for (const [says, asked, live, refused] of cases) it(says, () => assert.equal(beginRefusal(asked, live), refused))
})

it('a year goes to the same day, and from a leap day to the last of February', () => {
  assert.equal(untilOf('2026-11-21'), '2027-11-21')
  assert.equal(untilOf('2028-02-29'), '2029-02-28')
})
