import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LOAD_TEXT, LOADS } from '#features/kinds/index.ts'
import type { Caution, Change, Reason, Rejection } from '#matching/index.ts'
import { changeText, rejectionText, rejectionTexts } from './rejections.ts'
import { type Audience, cautionText, reasonText, saidTo } from './sentences.ts'

const AUDIENCES: readonly Audience[] = ['resident', 'counsellor', 'organiser']
const tuesday = { slot: 's', weekday: 'tue', half: 'am', from: 9.5, to: 12 } as const

const REASONS: [Reason, Record<Audience, string | null>][] = [
  [
    { term: 'likes', category: 'books', wish: 2, said: 2 },
    {
      resident: '「読み聞かせ・図書」をぜひやりたい、と聞いています',
      counsellor: '「読み聞かせ・図書」を強く希望（+2）',
      organiser: '「読み聞かせ・図書」に関心をお持ちです',
    },
  ],
  [
    { term: 'likes', category: 'books', wish: 1.5, said: 1 },
    {
      resident: '「読み聞かせ・図書」に関心がある、と聞いています',
      counsellor: '「読み聞かせ・図書」を希望（+1.5）',
      organiser: '「読み聞かせ・図書」に関心をお持ちです',
    },
  ],
  [
    { term: 'likes', category: 'books', wish: 0.5, said: 0 },
    {
      resident: 'これまでの様子から、「読み聞かせ・図書」に関心をお持ちのようです',
      counsellor: 'これまでの様子から、「読み聞かせ・図書」に関心がありそう（+0.5）',
      organiser: '「読み聞かせ・図書」に関心をお持ちのようです',
    },
  ],
  [
    { term: 'distance', km: 0.62, reachKm: 3.1 },
    {
      resident: 'お住まいの町から近い所です（およそ0.6km）',
      counsellor: '近い（0.6km）',
      organiser: '無理なく通える所にお住まいです',
    },
  ],
  [
    { term: 'distance', km: 0, reachKm: 3.1 },
    {
      resident: 'お住まいの町のすぐ近くです',
      counsellor: 'すぐ近く（同じ町）',
      organiser: '無理なく通える所にお住まいです',
    },
  ],
  [
    { term: 'time', ...tuesday },
    {
      resident: '火曜の午前9時30分から正午が空いています',
      counsellor: '火曜の午前9時30分から正午が合う',
      organiser: '火曜の午前9時30分から正午に来られます',
    },
  ],
  [
    { term: 'experience', skills: ['accounting', 'office'] },
    {
      resident: '「経理・簿記」「事務」の経験が生きます',
      counsellor: '「経理・簿記」「事務」が生きる',
      organiser: '「経理・簿記」「事務」の経験があります',
    },
  ],
  [
    { term: 'terms', met: ['pay', 'shift'] },
    {
      resident: '収入の希望・1回の長さの希望に合います',
      counsellor: '収入の希望・1回の長さの希望に合う',
      organiser: '報酬や日数の希望が合います',
    },
  ],
  [
    { term: 'character', words: ['quiet'] },
    {
      resident: '「静かな場」が好き、と聞いています',
      counsellor: '場が合う：「静かな場」',
      organiser: '「静かな場」という場が合う方です',
    },
  ],
  [{ term: 'need' }, { resident: '地域で人を求めている活動です', counsellor: '地域の必要が高い', organiser: null }],
]

describe('why it suits', () => {
  for (const [reason, said] of REASONS)
    for (const audience of AUDIENCES)
      it(`${reason.term}, told to the ${audience}`, () => assert.equal(reasonText(reason, audience), said[audience]))
})

const CAUTIONS: Caution[] = [
  { about: 'load', loads: ['standing'], private: 'desk' },
  { about: 'likes', category: 'office', wish: -1, said: -1 },
  { about: 'distance', km: 3, reachKm: 3.2 },
  { about: 'pay' },
  { about: 'hours' },
  { about: 'days' },
  { about: 'shift' },
  { about: 'experience', skills: ['cooking'] },
]

describe('what to watch', () => {
  for (const [said, resident] of [
    [-1, '「事務」はあまり好きでない、と聞いています'],
    [0, 'これまでの様子から、「事務」はあまりお好みでないようです'],
    [1, 'これまでの様子から、「事務」はあまりお好みでないようです'],
  ] as const)
    it(`a taste against it of which ${said} was said`, () =>
      assert.equal(cautionText({ about: 'likes', category: 'office', wish: -0.5, said }, 'resident'), resident))
})

const REJECTIONS: Rejection[] = [
  { rule: 'open' },
  { rule: 'residence' },
  { rule: 'kind', kind: 'contract' },
  { rule: 'category', category: 'office' },
  { rule: 'load', loads: [...LOADS], private: 'desk' },
  { rule: 'skill', skills: ['driving-licence'] },
  { rule: 'reach', km: 3.5, reachKm: 3.1 },
  { rule: 'age', ageMin: 60 },
  { rule: 'excluded', private: 'staff' },
  { rule: 'availability', ...tuesday },
  { rule: 'busy', slot: 's', dates: ['2026-12-01'] },
  { rule: 'hours', slot: 's', hours: 6, most: 4 },
  { rule: 'days', slot: 's', days: 4, most: 2 },
]

describe('what must not be told', () => {
  const loads = new RegExp(Object.values(LOAD_TEXT).join('|'))

  it('no organiser and no resident ever reads of a load or of what the body cannot do', () => {
    for (const audience of ['organiser', 'resident'] as const) {
      const said = [
        ...CAUTIONS.map(caution => cautionText(caution, audience)),
        ...REJECTIONS.map(rejection => rejectionText(rejection, audience)),
        ...rejectionTexts(REJECTIONS, audience),
      ]
      assert.doesNotMatch(said.join('\n'), loads)
      assert.doesNotMatch(said.join('\n'), /からだ|健康|病|負担/)
    }
  })

  it('the counsellor reads which loads are avoided', () => {
    const [load] = REJECTIONS.filter(({ rule }) => rule === 'load')
    for (const text of Object.values(LOAD_TEXT)) assert.ok(rejectionText(load!, 'counsellor')?.includes(text), text)
  })

  it('only staff read that staff ruled something out', () => {
    const excluded: Rejection = { rule: 'excluded', private: 'staff' }
    assert.equal(rejectionText(excluded, 'organiser'), null)
    assert.equal(rejectionText(excluded, 'resident'), null)
    assert.equal(rejectionText(excluded, 'counsellor'), '職員がこの団体を除いている')
  })

  it('no organiser reads how far or in which town somebody lives, or what they refuse', () => {
    const said = REJECTIONS.flatMap(rejection => rejectionText(rejection, 'organiser') ?? []).join('\n')
    assert.doesNotMatch(said, /km|避けたい|希望/)
  })

  it('where nothing may be told, the sentence tells nothing', () => {
    assert.deepEqual(rejectionTexts([{ rule: 'load', loads: ['standing'], private: 'desk' }], 'organiser'), [
      'いまはご案内できません',
    ])
  })

  it('the counsellor reads every reason', () => {
    assert.equal(rejectionTexts(REJECTIONS, 'counsellor').length, REJECTIONS.length)
  })
})

describe('the nearest change that would admit it', () => {
  const table: [Change[], string | null][] = [
    [[{ rule: 'availability', ...tuesday }], '火曜の午前が空けば出てきます'],
    [[{ rule: 'reach', km: 0.4 }], 'あと0.4km遠くまで行ければ出てきます'],
    [[{ rule: 'hours', slot: 's', hours: 1.5 }], '週の上限があと1.5時間ふえれば出てきます'],
    [[{ rule: 'days', slot: 's', days: 2 }], '月の上限があと2日ふえれば出てきます'],
    [[{ rule: 'skill', skills: ['cook'] }], '「調理師」があれば出てきます'],
    [[{ rule: 'kind', kind: 'dispatch' }], '「派遣」も考えられれば出てきます'],
    [[{ rule: 'category', category: 'office' }], '「事務」も考えられれば出てきます'],
    [[{ rule: 'busy', slot: 's', dates: ['2026-12-01'] }], '12月1日（火）の都合がつけば出てきます'],
    [[{ rule: 'load', loads: ['lifting'], private: 'desk' }], '「重い物」を減らす工夫があれば出てきます'],
    [
      [
        { rule: 'reach', km: 0.4 },
        { rule: 'availability', ...tuesday },
      ],
      'あと0.4km遠くまで行ければ、火曜の午前が空けば出てきます',
    ],
    [[], null],
  ]
  for (const [changes, said] of table)
    it(`${changes.map(change => change.rule).join(' and ') || 'nothing would do'}`, () =>
      assert.equal(changeText(changes), said))
})

it('at most the reasons and the one caution that are for a reader are said', () => {
  const explanation = {
    eligible: true,
    total: 0,
    terms: { likes: 0, distance: 0, time: 0, experience: 0, terms: 0, character: 0, need: 0 },
    unknown: [],
    slot: null,
    rejections: [],
    nearest: [],
  }
  const said = saidTo({ ...explanation, reasons: [{ term: 'need' }], caution: CAUTIONS[0]! }, 'organiser')
  assert.deepEqual(said, { reasons: [], caution: null })
})
