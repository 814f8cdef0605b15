import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ageOn, fiscalRange, fiscalYear, type Quarter, quarter, reachesAge } from './ages.ts'
import {
  addDays,
  addMonths,
  type Day,
  dayFromNumber,
  dayNumber,
  dayOf,
  dayQuestion,
  diffDays,
  eraYear,
  formatDay,
  formatShort,
  parseDay,
  partsOf,
  weekday,
} from './dates.ts'

const anyDay = fc.integer({ min: dayNumber('1873-01-01'), max: dayNumber('2100-12-31') }).map(dayFromNumber)

const READ: readonly (readonly [string, Day | null])[] = [
  ['令和8年11月21日（土）', '2026-11-21'],
  ['令和８年１１月２１日', '2026-11-21'],
  ['R8.11.21', '2026-11-21'],
  ['r08/11/21', '2026-11-21'],
  ['R081121', '2026-11-21'],
  ['令8.11.21', '2026-11-21'],
  ['2026-11-21', '2026-11-21'],
  ['2026/11/21', '2026-11-21'],
  ['2026年11月21日 土曜日', '2026-11-21'],
  ['２０２６ー１１ー２１', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['令和 8 年 1 月 2 日', '2026-01-02'],
  ['令和元年5月1日（水・祝）', '2019-05-01'],
  ['令和1年5月1日', '2019-05-01'],
  ['㋿8年1月1日', '2026-01-01'],
  ['Ｓ２０．１．１', '1945-01-01'],
  ['明治45年7月29日', '1912-07-29'],
  ['明治45年7月30日', '1912-07-30'],
  ['大正元年7月30日', '1912-07-30'],
  ['大正15年12月25日', '1926-12-25'],
  ['昭和元年12月25日', '1926-12-25'],
  ['昭和64年1月7日', '1989-01-07'],
  ['平成元年1月8日', '1989-01-08'],
  ['平成31年4月30日', '2019-04-30'],
  ['令和6年2月29日', '2024-02-29'],
  ['令和9年2月30日', null],
  ['2026-02-29', null],
  ['1900-02-29', null],
  ['昭和64年1月8日', null],
  ['平成元年1月7日', null],
  ['平成31年5月1日', null],
  ['大正元年7月29日', null],
  ['昭和100年1月1日', null],
  ['令和0年1月1日', null],
  ['明治5年12月3日', null],
  ['2026年11月', null],
  ['11月21日', null],
  ['昭和二十年八月十五日', '1945-08-15'],
  ['二〇二六年十一月二十一日', '2026-11-21'],
  ['昭和20年8月15日生', '1945-08-15'],
  ['昭和33・5・4生まれ', '1958-05-04'],
  ['昭33.5.4', '1958-05-04'],
  ['5 Dec 2026', '2026-12-05'],
  ['Dec. 5, 2026', '2026-12-05'],
  ['Sat, December 5th, 2026', '2026-12-05'],
  ['05-DEC-2026 (Sat)', '2026-12-05'],
  ['Sept 9 2026', '2026-09-09'],
  ['Ｄｅｃ　５，２０２６', '2026-12-05'],
  ['Sun, 5 Dec 2026', null],
  ['31 Nov 2026', null],
  ['12/25/2026', '2026-12-25'],
  ['25.12.2026', '2026-12-25'],
  ['5/5/2026', '2026-05-05'],
  ['5/12/2026', null],
  ['ﾚｲﾜ８年12月5日', '2026-12-05'],
  ['しょうわ20年8月15日', '1945-08-15'],
  ['れいわ８ねん１２がつ５にち', '2026-12-05'],
  ['5-6 Dec 2026', null],
  ['R8 12 5', '2026-12-05'],
  ['2026 12 05', '2026-12-05'],
  ['平成38年12月5日', null],
  ['261203', null],
  ['5-Dec-26', null],
  ['Market 5, 2026', null],
  ['33.5.4', null],
  ['大正20年1月1日', null],
  ['令和8年11月21日（日）', null],
  ['2026-13-01', null],
  ['未定', null],
  ['', null],
]

test('a day is read as people in Japan write it, and a wrong one is not guessed', () => {
  for (const [text, day] of READ) assert.equal(parseDay(text), day, text)
})

test('a day without a year is the nearest that its field can mean; a slip of a few weeks is asked about', () => {
  const today = '2026-11-28'
  for (const [text, next, last] of [
    ['12/5', '2026-12-05', null],
    ['１２月５日（土）', '2026-12-05', null],
    ['12月5日（日）', null, null],
    ['11/28', today, today],
    ['11月21日', null, '2026-11-21'],
    ['3.31', '2027-03-31', '2026-03-31'],
    ['2月29日', '2028-02-29', '2024-02-29'],
    ['13/1', null, null],
    ['5日', null, null],
    ['十二月五日', '2026-12-05', null],
    ['Dec 5', '2026-12-05', null],
    ['5 Dec (Sun)', null, null],
  ] as const)
    assert.deepEqual([parseDay(text, { next: today }), parseDay(text, { last: today })], [next, last], text)
  assert.match(dayQuestion('11/21', { next: today }) ?? '', /11月21日はもう過ぎています。.*「令和9年11月21日」/)
  assert.match(dayQuestion('12/5', { last: today }) ?? '', /12月5日はまだ来ていません。.*「令和7年12月5日」/)
  assert.match(dayQuestion('12月5日（日）', { next: today }) ?? '', /令和8年12月5日は土曜日です/)
  const over = dayQuestion('平成38年12月5日', { next: today }) ?? ''
  assert.match(over, /平成は、.*までです。そのまま数えると令和8年12月5日です。その日でよければ/)
  assert.match(dayQuestion('令和元年4月1日', { next: today }) ?? '', /^令和は、.*年号と年を確かめてください。$/)
})

test('a day is written with its era, its first year as 元年', () => {
  assert.equal(formatDay('2026-11-21'), '令和8年11月21日（土）')
  assert.equal(formatDay('2019-05-01'), '令和元年5月1日（水）')
  assert.equal(formatShort('2026-11-21'), '11月21日（土）')
  for (const [day, era] of [
    ['1912-07-29', '明治45年'],
    ['1912-07-30', '大正元年'],
    ['1926-12-24', '大正15年'],
    ['1926-12-25', '昭和元年'],
    ['1989-01-07', '昭和64年'],
    ['1989-01-08', '平成元年'],
    ['2019-04-30', '平成31年'],
    ['2019-05-01', '令和元年'],
  ] as const)
    assert.equal(eraYear(day), era)
})

test('every day from 1873 to 2100 is read back from how it is written', () => {
  fc.assert(
    fc.property(anyDay, day => {
      assert.equal(parseDay(formatDay(day)), day)
      assert.equal(parseDay(day), day)
      assert.equal(parseDay(day.replaceAll('-', '')), day)
    }),
  )
})

test('our calendar agrees with the one of the machine, day by day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40000, max: 40000 }), (day, days) => {
      assert.equal(machineDay(dayNumber(day)), day)
      assert.equal(diffDays(day, addDays(day, days)), days)
      assert.equal(weekday(day), (((dayNumber(day) - dayNumber('2026-11-16')) % 7) + 7) % 7)
    }),
  )
})

/** The machine's own reckoning, as the oracle. */
const machineDay = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' }).format(days * 86_400_000)

test('every text that looks like a day is a day of the calendar or is refused', () => {
  const part = (max: number) => fc.integer({ min: 0, max })
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2300 }), part(14), part(33), (year, month, date) => {
      const read = parseDay(`${year}/${month}/${date}`)
      assert.equal(read, dayOf(year, month, date))
      if (read) assert.deepEqual(partsOf(read), { year, month, date })
    }),
  )
})

test('months are added to the same date, or to the last day of a shorter month', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2024-02-29', 12), '2025-02-28')
  assert.equal(addMonths('2026-11-21', 6), '2027-05-21')
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  assert.equal(addMonths('2026-01-15', -1), '2025-12-15')
})

test('a new age holds from the birthday; someone born on 29 February has it from 1 March', () => {
  assert.equal(ageOn('1966-11-21', '2026-11-20'), 59)
  assert.equal(ageOn('1966-11-21', '2026-11-21'), 60)
  assert.equal(ageOn('1960-02-29', '2025-02-28'), 64)
  assert.equal(ageOn('1960-02-29', '2025-03-01'), 65)
  assert.equal(ageOn('1960-02-29', '2024-02-29'), 64)
})

test('the law counts an age as reached on the day before the birthday', () => {
  assert.equal(reachesAge('1961-04-01', 65), '2026-03-31')
  assert.equal(reachesAge('1961-04-02', 65), '2026-04-01')
  assert.equal(reachesAge('1960-02-29', 65), '2025-02-28')
  assert.equal(reachesAge('1960-02-29', 64), '2024-02-28')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 99 }), (birth, age) => {
      const reached = reachesAge(birth, age)
      assert.equal(ageOn(birth, reached), age - 1)
      assert.equal(ageOn(birth, addDays(reached, 1)), age)
    }),
  )
})

test('the fiscal year and its quarters start in April', () => {
  assert.equal(fiscalYear('2026-03-31'), 2025)
  assert.equal(fiscalYear('2026-04-01'), 2026)
  assert.deepEqual(fiscalRange(2026), { from: '2026-04-01', to: '2027-03-31' })
  assert.deepEqual(fiscalRange(2026, 4), { from: '2027-01-01', to: '2027-03-31' })
  fc.assert(
    fc.property(anyDay, day => {
      const { from, to } = fiscalRange(fiscalYear(day), quarter(day) satisfies Quarter)
      assert.ok(from <= day && day <= to)
    }),
  )
})
