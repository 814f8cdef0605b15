import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { consultationFields, draftFields, draftForm, idOf } from './forms.ts'
import { listFindOf } from './list/staff.ts'
import { consultationRefusals } from './rules.ts'
import { consultationTimeline } from './timeline.ts'

const TODAY = '2026-11-21'
const SAID = {
  on_day: TODAY,
  channel: 'visit',
  place: '',
  next: 'step',
  due_on: '2026-11-24',
  owner_id: 'sato',
  end_reason: '',
} as const

describe('nobody leaves a consultation without a next step, unless it was the last one', () => {
  for (const [why, change, expected] of [
    ['a next step with owner and due date', {}, {}],
    ['due today', { due_on: TODAY }, {}],
    ['no due date', { due_on: null }, { due_on: 'dueMissing' }],
    ['due yesterday', { due_on: '2026-11-20' }, { due_on: 'dueInPast' }],
    ['nobody who does it', { owner_id: null }, { owner_id: 'ownerMissing' }],
    ['the last one, with its reason', { next: 'end', due_on: null, owner_id: null, end_reason: '活動が始まった' }, {}],
    ['the last one without a reason', { next: 'end', due_on: null }, { end_reason: 'reasonMissing' }],
    ['a talk of tomorrow', { on_day: '2026-11-22' }, { on_day: 'future' }],
    ['an outing without a place', { channel: 'outreach' }, { place: 'placeMissing' }],
    ['a visit without a place', { channel: 'visit' }, {}],
    ['passed on to nobody', { what: 'refer', partner_id: null }, { partner_id: 'partnerMissing' }],
    ['passed on to a partner', { what: 'refer', partner_id: 'council' }, {}],
    ['passed on to nobody, where nothing new begins', { what: 'refer', partner_id: null, next: 'kept' }, {}],
    ['what was planned goes on, without a day or an owner', { next: 'kept', due_on: null, owner_id: null }, {}],
    ['a day that could not be read is not judged', { due_on: undefined, on_day: undefined }, {}],
    [
      'every fault at once',
      {
        on_day: '2026-11-22',
        channel: 'outreach',
        due_on: '2026-11-20',
        owner_id: null,
        what: 'refer',
        partner_id: null,
      },
      {
        on_day: 'future',
        place: 'placeMissing',
        due_on: 'dueInPast',
        owner_id: 'ownerMissing',
        partner_id: 'partnerMissing',
      },
    ],
  ] as const) {
    test(why, () => assert.deepEqual(consultationRefusals({ ...SAID, ...change }, TODAY), expected))
  }
})

describe('the address of the list says which days it shows', () => {
  for (const [query, from, to] of [
    ['', '2026-04-01', '2027-03-31'],
    ['fy=2025', '2025-04-01', '2026-03-31'],
    ['from=2026-10-01&to=2026-12-31', '2026-10-01', '2026-12-31'],
    ['from=令和8年10月1日', '2026-10-01', '2027-03-31'],
    ['fy=2025&from=2026-10-01&to=2026-12-31', '2025-04-01', '2026-03-31'],
    ['fy=2026&from=2026-10-01&to=2026-12-31', '2026-10-01', '2026-12-31'],
    ['fy=99&from=2026-02-30', '2026-04-01', '2027-03-31'],
  ] as const) {
    test(query || 'nothing said: the fiscal year of today', () => {
      const find = listFindOf(new URLSearchParams(query), TODAY)
      assert.deepEqual([find.from, find.to], [from, to])
    })
  }
})

describe('what is typed during a talk', () => {
  const good = { minutes: '30', on_day: TODAY }
  for (const [why, over, wrong] of [
    ['how long and when is enough', {}, []],
    ['a whole day', { minutes: '１４４０分' }, []],
    ['a minute more', { minutes: '1441' }, ['minutes']],
    ['no time at all', { minutes: '' }, ['minutes']],
    ['a talk of no minute', { minutes: '０' }, ['minutes']],
    ['about half an hour', { minutes: '30分ぐらい' }, ['minutes']],
    ['a leap day', { on_day: '令和10年2月29日' }, []],
    ['no leap year', { on_day: '2027-02-29' }, ['on_day']],
    ['very content', { satisfied: '5' }, []],
    ['asked, without an answer', { satisfied: '9' }, []],
    ['nought is no answer of the list', { satisfied: '0' }, ['satisfied']],
    ['more than that', { satisfied: '6' }, ['satisfied']],
    ['what was said, at its longest', { said: 'あ'.repeat(10_000) }, []],
    ['a letter more', { said: 'あ'.repeat(10_001) }, ['said']],
  ] as const)
    test(why, () => {
      const read = accept(consultationFields(TODAY), filled({ ...good, ...over }))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors), wrong)
    })
  test('who was not asked how content they are is not counted as discontent', () => {
    const read = accept(consultationFields(TODAY), filled({ ...good, satisfied: '' }))
    assert.equal(read.ok && read.value.satisfied, null)
  })
})

describe('a talk stands in the time line where it was recorded on the day on which it was', () => {
  const talk = (on_day: string, created_at: string) => ({
    ...{ id: newId(), on_day, created_at, minutes: 30, channel: 'visit' as const, place: '', said: '', vague_wish: '' },
    ...{ became: '', topics: [], satisfied: null, by: '佐藤 みどり', beside: null },
  })
  for (const [why, on_day, created_at, at] of [
    ['recorded at noon', TODAY, '2026-11-21T03:00:00.000Z', '2026-11-21T03:00:00.000Z'],
    [
      'recorded before nine in the morning, when it is still the day before in UTC',
      TODAY,
      '2026-11-20T23:30:00.000Z',
      '2026-11-20T23:30:00.000Z',
    ],
    ['recorded on the next day', TODAY, '2026-11-22T03:00:00.000Z', TODAY],
    ['recorded early on the next day', TODAY, '2026-11-21T23:30:00.000Z', TODAY],
    ['recorded in the last minute of the day', TODAY, '2026-11-21T14:59:00.000Z', '2026-11-21T14:59:00.000Z'],
    ['recorded in the first minute of the next', TODAY, '2026-11-21T15:00:00.000Z', TODAY],
  ] as const)
    test(why, () => {
      const [moment] = consultationTimeline([talk(on_day, created_at)] as never)
      assert.deepEqual([moment?.day, moment?.at], [TODAY, at])
    })
})

describe('a draft', () => {
  test('keeps the fields of the form and nothing that is sent with them', () =>
    assert.deepEqual(draftFields(filled({ said: '庭', topics: ['work', 'health'], once: 'x', toString: 'x' }), TODAY), {
      said: ['庭'],
      topics: ['work', 'health'],
    }))
  test('that is stored is a form again; what is none is no draft', () => {
    assert.deepEqual(draftForm({ said: ['庭'], broken: 'x', mixed: ['a', 1] })?.fields, { said: ['庭'] })
    assert.deepEqual([draftForm(null), draftForm('x'), draftForm(1)], [null, null, null])
  })
  test('becomes one consultation however often it is sent, by a token that is an id', () => {
    const once = newId()
    assert.deepEqual([idOf(once), idOf(''), idOf(`${once} `)], [once, null, null])
  })
})
