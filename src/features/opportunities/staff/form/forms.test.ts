import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { activity, slot } from '../../testing.ts'
import { moreThanSaidText } from '../../text.ts'
import { NO_LOADS } from '../../unknown.ts'
import { hoursIn, readOpportunity } from './forms.ts'
import { readSlots, rowsToShow, SLOT_ROWS, slotField, slotValues } from './forms-slots.ts'
import { readTeam, teamValues } from './forms-team.ts'

const TODAY = '2026-11-21'

const row = (over: Record<string, string> = {}, at = 0) =>
  Object.fromEntries(
    Object.entries({ weekday: '1', from: '9:30', to: '12:00', ...over }).map(([part, value]) => [
      `slot.${at}.${part}`,
      value,
    ]),
  )

describe('a time is read as people write it', () => {
  for (const [why, typed, expected] of [
    ['every week, for one person', {}, { weekday: 1, from_min: 570, to_min: 720, weeks: 31, need: 1 }],
    ['full-width and words', { from: '９時半', to: '正午' }, { from_min: 570, to_min: 720 }],
    ['until midnight', { from: '22:00', to: '24:00' }, { to_min: 1440 }],
    ['the first and third week', { weeks: '5' }, { weeks: 5 }],
    ['for three people', { need: '３人' }, { need: 3 }],
    [
      'a day, whose week of the month means nothing',
      { weekday: '', on: '令和8年12月20日', weeks: '1' },
      { weekday: null, on_day: '2026-12-20', weeks: 31 },
    ],
    ['a leap day', { weekday: '', on: '2028-02-29' }, { on_day: '2028-02-29' }],
    ['a tiring one', { demanding: '1' }, { demanding: true }],
  ] as const)
    test(why, () => {
      const { slots, errors } = readSlots(filled(row(typed)), TODAY)
      assert.deepEqual(errors, {})
      assert.deepEqual({ ...slots[0], ...expected }, slots[0])
    })
})

describe('the hours of one person and the times of the activity', () => {
  const two = { ...row(), ...row({ weekday: '3' }, 1), ...row({ weekday: '', on: '2026-12-20' }, 2) }
  for (const [why, form, typed, said] of [
    [
      'fewer than all of it, where somebody is hired',
      'employment',
      { hours_week: '5' },
      /は5時間ですが、活動の時間は合わせて週7.5時間です/,
    ],
    ['all of it', 'employment', { hours_week: '7.5' }, /^$/],
    ['not said', 'employment', {}, /^$/],
    ['fewer, and it is shared', 'employment', { hours_week: '5', whole: '0' }, /^$/],
    ['fewer, by a team', 'dispatch', { hours_week: '5', team: '1' }, /^$/],
    ['fewer, as volunteers usually do', 'volunteering', { hours_week: '5' }, /^$/],
    ['fewer, by one volunteer who does all', 'volunteering', { hours_week: '5', whole: '1' }, /7.5時間/],
  ] as const)
    test(why, () => assert.match(moreThanSaidText(hoursIn(filled({ ...two, ...typed }), form, TODAY)), said))
})

describe('a time that cannot be kept is told by its row', () => {
  for (const [why, typed, sentence] of [
    ['no end', { to: '' }, /時刻を「9:30」/],
    ['in words', { from: '朝' }, /時刻を「9:30」/],
    ['neither weekday nor day', { weekday: '' }, /どちらか1つ/],
    ['both', { on: '2026-12-20' }, /どちらか1つ/],
    ['no leap year', { weekday: '', on: '2027-02-29' }, /暦にある日/],
    ['an eighth day of the week', { weekday: '7' }, /曜日を選んで/],
    ['an end before the beginning', { to: '9:00' }, /始まりより後の時刻/],
    ['an end alike to the beginning', { to: '9:30' }, /始まりより後の時刻/],
    ['past midnight', { from: '22:00', to: '25:00' }, /24:00まで/],
    ['nobody is needed', { need: '0' }, /1から999/],
    ['a thousand are', { need: '1000' }, /1から999/],
    ['in no week', { weeks: '0' }, /どの週かを/],
    ['in a sixth week', { weeks: '32' }, /どの週かを/],
  ] as const)
    test(why, () => {
      const { slots, errors } = readSlots(filled(row(typed, 2)), TODAY)
      assert.deepEqual([slots, Object.keys(errors)], [[], ['slot.2']])
      assert.match(errors['slot.2'] ?? '', /^3行目：/)
      assert.match(errors['slot.2'] ?? '', sentence)
    })

  test('the same time twice is one row with more people', () => {
    const { slots, errors } = readSlots(filled({ ...row({ need: '2' }), ...row({ from: '9時半' }, 4) }), TODAY)
    assert.equal(slots.length, 1)
    assert.match(errors['slot.4'] ?? '', /^5行目：同じ曜日と時刻/)
  })
})

test('a row in which only a number of people stands is none', () =>
  assert.deepEqual(readSlots(filled({ 'slot.0.need': '3', 'slot.0.weeks': '31' }), TODAY), { slots: [], errors: {} }))

test('times come back out of the form as they went in', () => {
  const slots = [
    slot(),
    slot({ weekday: null, on_day: '2026-12-20', need: 3 }),
    slot({ weekday: 6, weeks: 5, demanding: true }),
  ]
  assert.deepEqual(readSlots(filled(slotValues(slots)), TODAY), { slots, errors: {} })
})

describe('how many rows a form shows', () => {
  for (const [why, form, rows] of [
    ['six at first', {}, 6],
    ['as many as were asked for', { rows: '12' }, 12],
    ['never more than are read', { rows: '500' }, SLOT_ROWS.most],
    ['never fewer than carry something', { [slotField(8, 'from')]: '9:00', rows: '6' }, 9],
    ['six where the number is none', { rows: 'たくさん' }, 6],
  ] as const)
    test(why, () => assert.equal(rowsToShow(filled(form)), rows))
})

describe('a team', () => {
  const two = [slot({ need: 2 }), slot({ weekday: 3, need: 4 })]
  for (const [why, typed, team, wrong] of [
    ['nothing said: whoever comes can begin', {}, null, []],
    ['ticked alone: all seats and no more rules', { team: '1' }, {}, []],
    [
      'as many experienced as the smallest slot has seats',
      { team: '1', team_experienced: '2' },
      { experienced: 2 },
      [],
    ],
    ['one more', { team: '1', team_experienced: '3' }, { experienced: 3 }, ['team_experienced']],
    ['nobody who is new', { team: '1', team_newcomers: '0' }, { newcomers: 0 }, []],
    ['a leader of no known licence is none', { team: '1', team_leader: 'wizard' }, {}, []],
    ['rules without the team', { team_newcomers: '1' }, null, ['team']],
  ] as const)
    test(why, () => {
      const read = readTeam(filled(typed), two)
      assert.deepEqual([read.team, Object.keys(read.errors)], [team, wrong])
    })
  test('comes back out of the form as it went in', () => {
    const team = { leader: 'nurse', experienced: 1, newcomers: 0 } as const
    assert.deepEqual(readTeam(filled(teamValues(team)), two).team, team)
    assert.equal(readTeam(filled(teamValues(null)), two).team, null)
  })
})

describe('the form of an activity', () => {
  const towns = { has: (id: string) => id === 'kashiwa' }
  const frame = { organisation_id: 'o', legal_form: 'volunteering', towns, today: TODAY } as const
  const good = { title: '本の会', category: 'books', ...row() }
  const read = (over: Record<string, string> = {}, rule?: Parameters<typeof readOpportunity>[2]) =>
    readOpportunity(filled({ ...good, ...over }), frame, rule)
  for (const [why, over, wrong] of [
    ['a title and a category are enough', {}, []],
    ['no title', { title: '　' }, ['title']],
    ['a title of 101 letters', { title: '本'.repeat(101) }, ['title']],
    ['a title of 100 letters', { title: '𠮷'.repeat(100) }, []],
    ['a category that is none', { category: 'piracy' }, ['category']],
    ['a town of another city', { town_id: 'matsudo' }, ['town_id']],
    ['an hour and a half', { hours_week: '１．５時間' }, []],
    ['less than half an hour', { hours_week: '0.4' }, ['hours_week']],
    ['sixty hours', { hours_week: '60' }, []],
    ['more', { hours_week: '60.1' }, ['hours_week']],
    ['ten million yen', { reward_yen: '¥10,000,000' }, []],
    ['a yen more', { reward_yen: '10000001' }, ['reward_yen']],
    ['everybody from nought', { age_min: '0' }, ['age_min']],
    ['places for nobody', { capacity: '0' }, ['capacity']],
    ['30 February', { ends_on: '令和9年2月30日' }, ['ends_on']],
    ['several at once', { title: '', 'slot.0.to': '', capacity: 'x' }, ['capacity', 'slot.0', 'title']],
  ] as const)
    test(why, () => {
      const result = read(over)
      assert.deepEqual(result.ok ? [] : Object.keys(result.errors).sort(), wrong)
    })
  test('what is not answered is not known, nobody is asked to make something up', () => {
    const result = read()
    const { capacity, reward, town_id, age_min, residents_only, loads, times_agreed } = result.ok
      ? result.value
      : ({} as never)
    assert.deepEqual([capacity, reward, town_id, age_min, residents_only, loads], [null, null, null, null, null, {}])
    assert.equal(times_agreed, false)
  })
  for (const [why, over, expected] of [
    ['so many are sought', { capacity_known: 'yes', capacity: '3' }, { capacity: 3 }],
    [
      'how many, nobody knows, whatever still stands in the field',
      { capacity_known: 'no', capacity: '3' },
      { capacity: null },
    ],
    ['no age is asked for', { age: 'none', age_min: '60' }, { age_min: 0 }],
    ['an age is asked for', { age: 'floor', age_min: '65' }, { age_min: 65 }],
    ['whether an age is, nobody knows', { age: 'unknown', age_min: '65' }, { age_min: null }],
    ['one person does all of it', { whole: '1' }, { whole: true }],
    ['several may share it', { whole: '0' }, { whole: false }],
    ['nobody said whether it may be shared', { whole: 'unknown' }, { whole: null }],
    ['everybody may come', { residents_only: '0' }, { residents_only: false }],
    ['residents may', { residents_only: '1' }, { residents_only: true }],
    ['who may, nobody knows', { residents_only: 'unknown' }, { residents_only: null }],
    [
      'what it costs, nobody knows but in words',
      { reward: 'unknown', reward_said: '材料費' },
      { reward: null, reward_said: '材料費' },
    ],
    [
      'a load that was not chosen is not known',
      { 'load.heat': '2', 'load.cold': '0', 'load.stairs': '9' },
      { loads: { heat: 2, cold: 0 } },
    ],
    [
      'a load that was not chosen is none, for it was asked',
      { 'load.heat': '2', load_rest: 'none' },
      { loads: { ...NO_LOADS, heat: 2 } },
    ],
  ] as const)
    test(why, () => {
      const result = read(over)
      const said = result.ok ? (result.value as Record<string, unknown>) : {}
      assert.deepEqual({ ...said, ...expected }, said)
    })
  test('the hours are agreed upon only where somebody said so, and rows of times say otherwise', () => {
    const free = { 'slot.0.weekday': '', 'slot.0.from': '', 'slot.0.to': '' }
    for (const [times, agreed] of [
      ['agreed', true],
      ['unknown', false],
      ['', false],
    ] as const) {
      const result = read({ ...free, times })
      assert.equal(result.ok && result.value.times_agreed, agreed, times)
    }
    const both = read({ times: 'agreed' })
    assert.deepEqual(!both.ok && Object.keys(both.errors), ['times'])
  })
  test('a number or an age that was promised is asked for', () => {
    const result = read({ capacity_known: 'yes', age: 'floor' })
    assert.deepEqual(!result.ok && Object.keys(result.errors).sort(), ['age_min', 'capacity'])
  })
  test('where nobody knows how many are sought, a row of times does not know either', () => {
    const result = read({ capacity_known: 'no' })
    assert.deepEqual(result.ok && result.value.slots.map(({ need }) => need), [null])
  })
  test('a rule is told nothing of times that could not be read, so that it concludes nothing from them', () => {
    const seen: unknown[] = []
    for (const to of ['12:00', ''])
      read({ 'slot.0.to': to }, typed => {
        seen.push(typed.slots?.length)
        return {}
      })
    assert.deepEqual(seen, [1, undefined])
  })
  test('every legal form reads the terms that the law asks of it', () => {
    for (const form of ['employment', 'contract', 'dispatch', 'paid-volunteering'] as const) {
      const { terms } = activity(form)
      const typed = Object.fromEntries(Object.entries(terms).map(([key, text]) => [`term.${key}`, text]))
      const result = readOpportunity(filled({ ...good, ...typed }), { ...frame, legal_form: form })
      assert.deepEqual(result.ok && result.value.terms, terms, form)
    }
  })
})
