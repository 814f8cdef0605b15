import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import {
  actForm,
  answerForm,
  chosenNamed,
  groundWritten,
  linkForm,
  linkWhole,
  openingForm,
  ownOpeningForm,
  profileForm,
  sendForm,
  sendingForm,
  wantedForm,
} from './forms.ts'
import { ACTS, FIELDS, WAYS } from './rules.ts'

const TODAY = '2026-11-21'
const [partner, other] = [newId(), newId()]
type Typed = Parameters<typeof filled>[0]

/** Which fields are wrong. */
const wrongIn = (read: ReturnType<typeof accept>): string[] => (read.ok ? [] : Object.keys(read.errors).sort())

describe('a つなぎ as it is written', () => {
  const WHOLE: Typed = {
    ...{
      partner,
      question: '相談をお願いします。',
      fields: ['name'],
      body: '',
      ground: '',
      ground_note: '',
      again: '',
    },
  }
  for (const [why, more, wrong] of [
    ['with all that it needs', {}, []],
    ['to nobody', { partner: '' }, ['partner']],
    ['to what is no partner', { partner: 'silver' }, ['partner']],
    ['without what is asked', { question: '  ' }, ['question']],
    ['with a question that is too long', { question: 'あ'.repeat(1001) }, ['question']],
    ['by law, with why', { ground: 'law', ground_note: '照会があった' }, []],
    ['by law, without why', { ground: 'law', ground_note: ' ' }, ['ground_note']],
    [
      'with all that is wrong told at once',
      { partner: '', question: '', ground: 'life' },
      ['ground_note', 'partner', 'question'],
    ],
  ] as [string, Typed, string[]][])
    test(why, () => assert.deepEqual(wrongIn(accept(wantedForm, filled({ ...WHOLE, ...more }), groundWritten)), wrong))

  it('tells only what there is to tell: a field that nobody knows is left out', () => {
    const read = accept(wantedForm, filled({ ...WHOLE, fields: [...FIELDS, 'money', 'outlook'] }))
    assert.deepEqual(read.ok && read.value.fields, [...FIELDS])
    const bare = accept(wantedForm, filled({ ...WHOLE, ground: 'friend' }))
    assert.equal(bare.ok && bare.value.ground, null)
  })

  it('goes by one of the ways that there are', () => {
    for (const way of WAYS) assert.deepEqual(wrongIn(accept(sendForm, filled({ way }))), [])
    for (const way of ['', 'pigeon']) assert.deepEqual(wrongIn(accept(sendForm, filled({ way }))), ['way'])
  })
})

describe('an answer that the desk types', () => {
  const WHOLE: Typed = { answer: '31', on_day: '11月20日', medium: 'fax', other: '', note: '' }
  for (const [why, more, wrong] of [
    ['as it stands on the sheet', {}, []],
    ['in full width', { answer: '３１', on_day: '令和８年１１月２０日' }, []],
    ['without a number', { answer: '' }, ['answer']],
    ['with a number that the sheet has not', { answer: '39' }, ['answer']],
    ['without a day', { on_day: '' }, ['on_day']],
    ['with a day that there is not', { on_day: '11月31日' }, ['on_day']],
    ['from nowhere', { medium: 'web' }, ['medium']],
  ] as [string, Typed, string[]][])
    test(why, () => assert.deepEqual(wrongIn(accept(answerForm(TODAY), filled({ ...WHOLE, ...more }))), wrong))

  it('without a year is of the past: 12/5 is last year’s', () => {
    const read = accept(answerForm(TODAY), filled({ ...WHOLE, on_day: '12/5' }))
    assert.equal(read.ok ? read.value.on_day : 'asked', read.ok ? '2025-12-05' : 'asked')
  })
})

describe('what a partner says by its link', () => {
  const WHOLE: Typed = { said: 'accept', reason: '', outcome: '', on_day: '2026-11-21', other: '', note: '' }
  for (const [why, more, wrong] of [
    ['it takes somebody on', {}, []],
    ['nothing', { said: '' }, ['said']],
    ['what only the desk may', { said: 'mistake' }, ['said']],
    ['it cannot, and why', { said: 'reject', reason: 'area' }, []],
    ['it cannot', { said: 'reject' }, ['reason']],
    ['nothing came of it', { said: 'fail' }, ['reason']],
    ['it came about, and how', { said: 'complete', outcome: 'started' }, []],
    ['it came about', { said: 'complete' }, ['outcome']],
    ['it came about, with a reason in place of how', { said: 'complete', reason: 'full' }, ['outcome']],
  ] as [string, Typed, string[]][])
    test(why, () => assert.deepEqual(wrongIn(accept(linkForm(TODAY), filled({ ...WHOLE, ...more }), linkWhole)), wrong))
})

describe('what the desk does with one', () => {
  it('is one of its own verbs; what a partner says is typed as an answer', () => {
    for (const verb of ACTS) assert.deepEqual(wrongIn(accept(actForm, filled({ verb, reason: '', why: '' }))), [])
    for (const verb of ['accept', 'complete', 'send', 'remind', ''])
      assert.deepEqual(wrongIn(accept(actForm, filled({ verb, reason: '', why: '' }))), ['verb'])
  })
})

describe('what a partner takes on', () => {
  const WHOLE: Typed = {
    ...{ for_whom: '', area: '', hours: '', capacity: 'unknown', capacity_note: '', fax: '', answer_days: '' },
  }
  for (const [typed, days] of [
    ['', null],
    ['5', 5],
    ['１０', 10],
    ['60', 60],
  ] as const)
    test(`answers within 「${typed}」`, () => {
      const read = accept(profileForm, filled({ ...WHOLE, answer_days: typed }))
      assert.equal(read.ok && read.value.answer_days, days)
    })
  for (const typed of ['0', '61', '2〜3', '十日', '-1', '1.5'])
    test(`does not answer within 「${typed}」`, () =>
      assert.deepEqual(wrongIn(accept(profileForm, filled({ ...WHOLE, answer_days: typed }))), ['answer_days']))
  it('unknown is chosen, not left', () =>
    assert.deepEqual(wrongIn(accept(profileForm, filled({ ...WHOLE, capacity: '' }))), ['capacity']))
})

describe('whom a partner sends to the window', () => {
  const WHOLE: Typed = {
    name: 'やまだ',
    phone: '０４７１００７７８８',
    words: '散歩の仲間がほしい',
    who: '',
    agreed: '1',
  }
  for (const [why, more, wrong] of [
    ['with all that is needed', {}, []],
    ['without a name and a telephone', { name: '', phone: '' }, ['name', 'phone']],
    ['with what is no telephone', { phone: '12' }, ['phone']],
    ['who was not asked', { agreed: '' }, ['agreed']],
    ['of whom nothing is said', { words: '' }, ['words']],
  ] as [string, Typed, string[]][])
    test(why, () => assert.deepEqual(wrongIn(accept(sendingForm, filled({ ...WHOLE, ...more }))), wrong))
})

describe('what is open at a partner', () => {
  const WHOLE: Typed = {
    organisation_id: partner,
    what: '講座に2名',
    for_whom: '',
    until_on: '12月20日',
    seen_by: 'all',
    partners: [],
  }
  for (const [why, more, wrong] of [
    ['for all to see', {}, []],
    ['for those who are chosen', { seen_by: 'chosen', partners: [other] }, []],
    ['for those who are chosen, and none is', { seen_by: 'chosen' }, ['partners']],
    ['without a day', { until_on: '' }, ['until_on']],
    ['nowhere, and nothing', { organisation_id: '', what: '' }, ['organisation_id', 'what']],
  ] as [string, Typed, string[]][])
    test(why, () =>
      assert.deepEqual(wrongIn(accept(openingForm(TODAY), filled({ ...WHOLE, ...more }), chosenNamed)), wrong),
    )

  it('by the partner itself is for the desk alone, unless it says more', () => {
    for (const [seen, read] of [
      ['', 'desk'],
      ['chosen', 'desk'],
      ['all', 'all'],
    ]) {
      const found = accept(
        ownOpeningForm(TODAY),
        filled({ what: '講座', for_whom: '', until_on: '12/20', seen_by: seen! }),
      )
      assert.equal(found.ok && found.value.seen_by, read)
    }
  })
})
