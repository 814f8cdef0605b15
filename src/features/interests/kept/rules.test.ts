import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partBit, timesOf } from '#features/opportunities/index.ts'
import { newId } from '#platform/ids.ts'
import type { Asked } from '../forms.ts'
import { listCode } from '../saved/code.ts'
import { answeredIn, askedIn, linesIn, queryIn, type Said } from './rules.ts'
import { aboutText, countsText, fieldText, saidText, valueText } from './text.ts'

const NOTHING: Asked = { answered: [], when: 0, off: [], from: null, ways: {} }
const KASHIWA = { name: '柏駅', lat: 35.86, lng: 139.97 }
const TODAY = '2026-11-21'

describe('what was said, as the lines that are kept', () => {
  const cases: [string, Partial<Asked>, Said[]][] = [
    ['nothing is no line: nothing stands for what was not asked', {}, []],
    [
      'each answer is one, also 「あとで」 and what is set aside',
      {
        answered: [
          ['books', 'yes'],
          ['office', 'no'],
          ['music', 'later'],
          ['salon', 'aside'],
        ],
      },
      [
        { kind: 'field', key: 'books', value: 'yes' },
        { kind: 'field', key: 'office', value: 'no' },
        { kind: 'field', key: 'music', value: 'later' },
        { kind: 'field', key: 'salon', value: 'aside' },
      ],
    ],
    [
      'a whole week is one, by its bits',
      { when: partBit(0, 'am') | partBit(5, 'night') },
      [{ kind: 'when', key: '', value: String(1 | (1 << 19)) }],
    ],
    [
      'each day off is one',
      { off: ['2026-12-05', '2026-12-09'] },
      [
        { kind: 'off', key: '2026-12-05', value: '' },
        { kind: 'off', key: '2026-12-09', value: '' },
      ],
    ],
    ['a place is kept by its name', { from: KASHIWA }, [{ kind: 'from', key: '', value: '柏駅' }]],
    [
      'each means is one, in the order of the means',
      { ways: { bus: 30, walk: 15 } },
      [
        { kind: 'way', key: 'walk', value: '15' },
        { kind: 'way', key: 'bus', value: '30' },
      ],
    ],
    ['what is on the list stands elsewhere', { mine: [newId()] }, []],
  ]
  for (const [says, over, lines] of cases) it(says, () => assert.deepEqual(linesIn({ ...NOTHING, ...over }), lines))
})

describe('what one begins with', () => {
  const field = (key: string, value: string): Said => ({ kind: 'field', key, value })
  it('is what was said, once more', () => {
    const said: Asked = {
      answered: [
        ['books', 'yes'],
        ['office', 'no'],
      ],
      when: timesOf('weekday-am')!,
      off: ['2026-12-05'],
      from: { ...KASHIWA, lat: 0, lng: 0 },
      ways: { walk: 30 },
      mine: [newId()],
    }
    assert.deepEqual(askedIn(linesIn(said), said.mine!, TODAY), said)
  })
  const cases: [string, Said[], string][] = [
    ['nothing where nothing is kept', [], ''],
    ['answers in the order in which they were given', [field('books', 'yes'), field('office', 'no')], '?a=W0D1'],
    ['without a field that there is no more', [field('sewing-bees', 'yes'), field('books', 'yes')], '?a=W0'],
    ['without an answer that there is no more', [field('books', 'perhaps')], ''],
    ['with a day off that is today', [{ kind: 'off', key: TODAY, value: '' }], `?off=${TODAY}`],
    ['without a day off that is over', [{ kind: 'off', key: '2026-11-20', value: '' }], ''],
    ['without a means that there is no more', [{ kind: 'way', key: 'rickshaw', value: '20' }], ''],
    ['without a week that nobody can read', [{ kind: 'when', key: '', value: 'sometimes' }], ''],
    ['with times in the words of the list', [{ kind: 'when', key: '', value: String(timesOf('sat')) }], '?when=sat'],
  ]
  for (const [says, lines, query] of cases) it(says, () => assert.equal(queryIn(lines, [], TODAY), query))
  it('with the activities that were put aside', () => {
    const ids = [newId(), newId()]
    assert.equal(queryIn([], ids, TODAY), `?mine=${listCode(ids)}`)
  })
  it('answers alone, for the pictures at the desk', () => {
    assert.deepEqual(answeredIn([{ kind: 'off', key: TODAY, value: '' }, field('books', 'no'), field('x', 'yes')]), [
      ['books', 'no'],
    ])
  })
})

describe('how a line is told', () => {
  const cases: [Said, string][] = [
    [{ kind: 'field', key: 'books', value: 'yes' }, '読み聞かせ・図書：はい'],
    [{ kind: 'field', key: 'books', value: 'aside' }, '読み聞かせ・図書：使わない'],
    [{ kind: 'field', key: 'sewing-bees', value: 'no' }, 'いまはない分野（sewing-bees）：いいえ'],
    [{ kind: 'when', key: '', value: String(timesOf('weekday-am')) }, '行ける時間：平日の午前'],
    [{ kind: 'off', key: '2026-12-05', value: '' }, '行けない日：令和8年12月5日（土）'],
    [{ kind: 'from', key: '', value: '柏駅' }, 'どこから：柏駅'],
    [{ kind: 'way', key: 'bus', value: '30' }, 'バスで：30分まで'],
    [{ kind: 'way', key: 'rickshaw', value: '30' }, 'rickshawで：30分まで'],
  ]
  for (const [line, text] of cases) it(text, () => assert.equal(`${aboutText(line)}：${valueText(line)}`, text))
  it('with who said it, and on which day of the city', () => {
    assert.equal(saidText({ medium: 'web', at: '2026-11-20T16:00:00.000Z' }), 'ご自分で（令和8年11月21日（土））')
    assert.equal(saidText({ medium: 'paper', at: '2026-11-20T14:00:00.000Z' }), '紙で（令和8年11月20日（金））')
  })
  it('as how many there are of each answer, not of those that are none', () => {
    const lines = [
      ['books', 'yes'],
      ['office', 'no'],
      ['music', 'yes'],
      ['salon', 'aside'],
    ].map(([key, value]) => ({ kind: 'field', key: key!, value: value! }) as const)
    assert.equal(countsText(lines), '「はい」2つ、「いいえ」1つ')
    assert.equal(countsText([{ kind: 'from', key: '', value: '柏駅' }]), '')
    assert.equal(fieldText('constructor'), 'いまはない分野（constructor）')
  })
})
