import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Day } from '#platform/dates.ts'
import { offForm, ruleFits, ruleForm } from '../desk/forms.ts'
import { after, channelOf, from, isOpen, STATUSES, VERBS } from '../rules.ts'
import { nextText, siteText, timeText, whereText } from '../text.ts'
import { freeBetween, freeOf, keyOf, nextOf, type Rule, slotOf, slotsBetween } from './rules.ts'
import { daysText, ruleText, termText } from './text.ts'

// November 2026 begins on a Sunday; the 23rd is a holiday.
const DAYS = { weekdays: [0, 1, 2, 3, 4], closed: ['2026-11-23', '12-29'] }
const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ id: 'r', host_id: 'h', title: '相談員', weekdays: [1], nths: [], from_min: 600, to_min: 720, minutes: 45 },
  ...{ from_on: '2026-11-01', until_on: null, site: 'desk', site_name: '', site_address: '', hows: ['visit'] },
  ...{ shut_too: false, ...more },
})
const daysOf = (more: Partial<Rule>, offs: { host_id: string; on_day: Day }[] = []) => [
  ...new Set(
    slotsBetween({ rules: [rule(more)], offs }, '2026-11-01', '2026-11-30', DAYS).map(({ on_day }) => on_day.slice(8)),
  ),
]

describe('the days on which somebody is there', () => {
  for (const [says, more, days] of [
    ['each Tuesday', {}, '03 10 17 24'],
    ['the first and third Wednesday', { weekdays: [2], nths: [1, 3] }, '04 18'],
    ['the fifth Monday, of which this month has one', { weekdays: [0], nths: [5] }, '30'],
    ['Mondays, but not a holiday', { weekdays: [0] }, '02 09 16 30'],
    ['Mondays, the holiday too', { weekdays: [0], shut_too: true }, '02 09 16 23 30'],
    ['no Saturday of a desk that is shut on it', { weekdays: [5] }, ''],
    ['one Saturday by itself', { weekdays: [5], shut_too: true, from_on: '2026-11-28', until_on: '2026-11-28' }, '28'],
    ['not before it begins, nor after it ends', { from_on: '2026-11-10', until_on: '2026-11-17' }, '10 17'],
    ['no day of a rule that ended before it began', { until_on: '2026-10-31' }, ''],
  ] as const)
    test(says, () => assert.equal(daysOf(more as Partial<Rule>).join(' '), days))

  test('not on a day that was taken off, of theirs and not of another', () => {
    assert.deepEqual(daysOf({}, [{ host_id: 'h', on_day: '2026-11-10' }]), ['03', '17', '24'])
    assert.deepEqual(daysOf({}, [{ host_id: 'other', on_day: '2026-11-10' }]), ['03', '10', '17', '24'])
  })
})

describe('the times of a day', () => {
  const plan = (busy: { from_min: number; to_min: number; host_id?: string }[], rules = [rule()]) => ({
    ...{ rules, offs: [] },
    busy: busy.map(one => ({ host_id: 'h', on_day: '2026-11-10', ...one })),
  })
  const free = (busy: Parameters<typeof plan>[0], now = '2026-11-01T00:00:00.000Z', rules = [rule()]) =>
    freeBetween(plan(busy, rules), '2026-11-10', '2026-11-10', DAYS, now).map(({ from_min }) => from_min)

  test('are whole pieces; what is left over is no time for anybody', () => assert.deepEqual(free([]), [600, 645]))

  test('are free where nothing of them is taken: one after the other is no clash, and another one who talks is none', () => {
    assert.deepEqual(free([{ from_min: 645, to_min: 690 }]), [600])
    assert.deepEqual(free([{ from_min: 630, to_min: 660 }]), [], 'a talk of another length')
    assert.deepEqual(free([{ from_min: 690, to_min: 735 }]), [600, 645])
    assert.deepEqual(free([{ from_min: 600, to_min: 690, host_id: 'other' }]), [600, 645])
  })

  test('are given until they begin', () => {
    assert.deepEqual(free([], '2026-11-10T01:00:00.000Z'), [645], '10 o’clock has begun')
  })

  test('two rules of one who talks stand side by side, and a talk takes from both', () => {
    const two = [rule(), rule({ id: 's', from_min: 630, to_min: 700, minutes: 60 })]
    assert.deepEqual(free([], undefined, two), [600, 630, 645])
    assert.deepEqual(free([{ from_min: 630, to_min: 690 }], undefined, two), [])
  })

  test('are known by a key, and the next of the same kind are told first', () => {
    const rules = [rule(), rule({ id: 's', host_id: 'i', title: '専門家', from_min: 540, to_min: 600 })]
    const slots = slotsBetween({ rules, offs: [] }, '2026-11-10', '2026-11-17', DAYS)
    assert.equal(slots.length, 6)
    assert.equal(slotOf(slots, 'r.2026-11-10.645')?.from_min, 645)
    assert.equal(slotOf(slots, 'r.2026-11-11.645'), undefined)
    assert.equal(slotOf(slots, keyOf(slots[0]!)), slots[0])
    assert.deepEqual(
      nextOf(slots, '専門家', 3).map(({ on_day }) => on_day),
      ['2026-11-10', '2026-11-17'],
    )
    assert.equal(nextOf(slots, '知らない人', 3).length, 3, 'of any, where there is none of the same')
    assert.equal(freeOf(slots, []).length, 6)
    assert.match(nextText(nextOf(slots, '専門家', 1)), /^次に空いているのは、11月10日（火） 午前9時/)
    assert.match(nextText([]), /ほかに空いている時間がありません/)
  })
})

describe('a talk from booked to done', () => {
  const TABLE = {
    booked: 'move:booked cancel:cancelled late:late come:came end:done miss:missed',
    late: 'move:booked cancel:cancelled come:came end:done miss:missed',
    came: 'end:done miss:missed',
    missed: 'move:booked come:came',
    done: '',
    cancelled: '',
  }
  for (const status of STATUSES)
    test(`${status}: ${TABLE[status] || 'nothing'}`, () => {
      const open = VERBS.flatMap(verb => (after(status, verb) ? [`${verb}:${after(status, verb)}`] : []))
      assert.equal(open.join(' '), TABLE[status])
    })

  test('is open until it is over, and nothing that is over can be cancelled', () => {
    assert.deepEqual(STATUSES.filter(isOpen), ['booked', 'late', 'came'])
    assert.deepEqual(from('cancel'), ['booked', 'late'])
    for (const status of STATUSES) if (isOpen(status)) assert.ok(after(status, 'end'), `${status} can end`)
  })

  test('is told as the consultation that it becomes', () => {
    assert.equal(channelOf({ how: 'visit', site: 'desk' }), 'visit')
    assert.equal(channelOf({ how: 'visit', site: 'outreach' }), 'outreach')
    assert.equal(channelOf({ how: 'phone', site: 'outreach' }), 'phone')
  })

  test('says where one goes, or who calls whom', () => {
    const at = { site: 'branch', site_name: '南部', site_address: '新逆井', phone: '04-1' } as const
    assert.equal(whereText({ ...at, how: 'visit' }), '南部　新逆井')
    assert.equal(whereText({ ...at, how: 'phone' }), '窓口から04-1にお電話します')
    assert.match(whereText({ ...at, how: 'online' }), /メールで/)
    assert.equal(siteText({ site: 'remote', site_name: '', hows: ['phone', 'online'] }), '電話・オンライン')
    assert.equal(timeText({ on_day: '2026-11-24', from_min: 600, to_min: 645 }), '11月24日（火） 午前10時〜10時45分')
  })
})

describe('a rule in words, and one that is typed', () => {
  test('each week, some of a month, one date', () => {
    assert.match(ruleText(rule({ weekdays: [2, 0] })), /^毎週月・水曜日 午前10時〜正午（1回45分）・窓口・来所$/)
    assert.equal(daysText(rule({ nths: [3, 1] })), '第1・第3火曜日')
    assert.equal(
      daysText(rule({ weekdays: [5], from_on: '2026-11-28', until_on: '2026-11-28' })),
      '令和8年11月28日（土）',
    )
    assert.match(termText(rule({ until_on: '2026-11-10' }), '2026-11-21'), /で終わり$/)
    assert.match(termText(rule({ until_on: '2026-12-10' }), '2026-11-21'), /まで$/)
  })

  const typed = {
    from: 600,
    to: 720,
    minutes: 45,
    site: 'desk',
    site_name: '',
    hows: ['visit'],
    from_on: '2026-12-01',
  } as const
  for (const [says, more, field] of [
    ['fits', {}, undefined],
    ['has no room for one talk', { minutes: 180 }, 'to'],
    ['ends before it begins', { until_on: '2026-11-30' }, 'until_on'],
    ['is at a place without a name', { site: 'outreach' }, 'site_name'],
    ['is a visit to nowhere', { site: 'remote' }, 'hows'],
  ] as const)
    test(says, () => assert.deepEqual(Object.keys(ruleFits({ ...typed, ...more } as never)), field ? [field] : []))

  test('is read as people write it; what is missing is said', () => {
    const form = ruleForm('2026-11-21').safeParse({
      ...{
        weekdays: ['0', '9'],
        nths: [],
        from: '午前10時',
        to: '16:00',
        minutes: '４５分',
        from_on: '12月1日',
        until_on: '',
      },
      ...{ site: 'desk', site_name: '', site_address: '', hows: ['phone'], shut_too: '' },
    })
    assert.ok(form.success)
    assert.deepEqual([form.data.weekdays, form.data.from, form.data.minutes], [['0'], 600, 45])
    assert.equal(form.data.from_on, '2026-12-01')
    assert.equal(offForm('2026-11-21').safeParse({ on_day: '', why: '' }).success, false)
  })
})
