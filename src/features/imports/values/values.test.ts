import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readCapacity, readFee } from './amounts.ts'
import { meansMunicipality, readBarePhone, readPostcode } from './codes.ts'
import { readDays } from './days.ts'
import { readHours } from './hours.ts'
import { plainText } from './plain.ts'
import { line } from './testing.ts'
import { readWeekly } from './weeks.ts'

const clock = (minutes: number | null) =>
  minutes === null ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

describe('the times of a cell', () => {
  for (const [cell, expected] of [
    ['10:00', '10:00~'],
    ['10：00～', '10:00~'],
    ['13時30分～', '13:30~'],
    ['9:00～16:00', '9:00~16:00'],
    ['９時半から正午まで', '9:30~12:00'],
    ['午後1時半', '13:30~'],
    ['午後1時～4時', '13:00~16:00'],
    ['午前10時～午後3時', '10:00~15:00'],
    ['午前11時～1時', '? 11:00~13:00 (halfOfDay)'],
    ['午後12時30分', '? 12:30~ (halfOfDay)'],
    ['午後0時30分', '12:30~'],
    ['10-12時', '10:00~12:00'],
    ['22:00-26:00', '22:00~26:00'],
    ['24:30', '24:30~'],
    ['1時30分～3時', '? 13:30~15:00 (afternoon)'],
    ['1:30', '? 13:30~ (afternoon)'],
    ['1：30～3：00', '? 13:30~15:00 (afternoon)'],
    ['10:00～3:00', '? 10:00~15:00 (afternoon)'],
    ['9時半～12時、1時～4時', '? 9:30~12:00 13:00~16:00 (severalTimes)'],
    ['01:30', '1:30~'],
    ['22:00～2:00', '22:00~2:00'],
    ['13時30分～15時', '13:30~15:00'],
    ['6:30', '6:30~'],
    ['午前1時', '1:00~'],
    ['夜7時', '19:00~'],
    ['7:00PM', '19:00~'],
    ['0.375', '9:00~'],
    ['0.583333333333333', '14:00~'],
    ['.5625', '13:30~'],
    ['0:00', '0:00~'],
    ['1330', '? 13:30~ (otherWords)'],
    ['～16:00', '~16:00'],
    ['16:00まで', '~16:00'],
    ['22：00\n※日曜及び休日は17：00まで', '22:00~ +'],
    ['17:00(金、土は19:00まで)', '17:00~ +'],
    ['②14:00\n③18:30', '? 14:00~ 18:30~ (severalTimes)'],
    ['①10：00\n②14：00', '? 10:00~ 14:00~ (severalTimes)'],
    [' 9:45\n12:00', '? 9:45~ 12:00~ (severalTimes)'],
    ['10:00|14:00', '? 10:00~ 14:00~ (severalTimes)'],
    ['１０時／１４時', '? 10:00~ 14:00~ (severalTimes)'],
    ['(1)11時、(2)14時', '? 11:00~ 14:00~ (severalTimes)'],
    ['午前10時から正午、午後1時から午後3時', '? 10:00~12:00 13:00~15:00 (severalTimes)'],
    ['9時30分から\n10時45分から\n13時15分から', '? 9:30~ 10:45~ 13:15~ (severalTimes)'],
    ['13時30分開場、14時00分開演', '? 14:00~ (otherWords)'],
    ['午後2時から約15分間', '? 14:00~ (otherWords)'],
    ['午前１０時～\n午後８時の間で、１回当たり１時間から１時間３０分程度まで', 'unknown'],
    ['日没', 'unknown'],
    ['25時99分', 'unknown'],
    ['31:00', 'unknown'],
    ['-', 'empty'],
  ] as const)
    test(JSON.stringify(cell), () =>
      assert.equal(
        line(readHours(cell), hours => hours.map(({ from, to }) => `${clock(from)}~${clock(to)}`).join(' ')),
        expected,
      ),
    )
})

test('an end in a cell of its own lies behind the beginning', () => {
  const end = (cell: string, after: number) => line(readHours(cell, after), hours => `${clock(hours[0]!.from)}`)
  assert.equal(end('3時', 13 * 60 + 30), '? 15:00 (afternoon)')
  assert.equal(end('3:00', 10 * 60), '? 15:00 (afternoon)')
  assert.equal(end('2:00', 22 * 60), '2:00')
})

describe('a fee: what is certain is read, what is not is never nought', () => {
  for (const [cell, expected] of [
    ['500', '500'],
    ['1,500円', '1500'],
    ['￥500', '500'],
    ['500円/人', '500'],
    ['1人500円', '500'],
    ['一人５００円', '500'],
    ['1回500円', '500'],
    ['500円（税込）', '500'],
    ['500.0', '500'],
    ['受講料\n500円', '500'],
    ['参加費：500円', '500'],
    ['3,000円\n（材料代等）', '3000 +'],
    ['500円（別途材料費）', '? 500 (otherWords)'],
    ['1万円', '10000'],
    ['五百円', '500'],
    ['千二百円', '1200'],
    ['五百円／人', '500'],
    ['大人五百円|小人二百円', '? 500 (severalPrices)'],
    ['0', '0'],
    ['無料', '0'],
    ['参加費無料', '0'],
    ['無料（要申込）', '0 +'],
    ['無料（材料費は実費）', 'unknown'],
    ['無料（高校生以下）', '? 0 (freeOrNot)'],
    ['なし', '? 0 (noneOrUntold)'],
    ['大人500円 小人200円', '? 500 (severalPrices)'],
    ['一般300円、大学生150円、高校生以下無料', '? 300 (severalPrices)'],
    ['1,000円\n（てらすば賛助会員・学生は半額500円）', '? 1000 (severalPrices)'],
    ['受講料\n500円\n材料費\n2,000円', '? 2500 (sum)'],
    ['1組100円', '? 100 (perGroup)'],
    ['4,080円/月', '? 4080 (otherUnit)'],
    ['約500円', '? 500 (about)'],
    ['500円～1,000円', 'unknown'],
    ['材料費実費', 'unknown'],
    ['有料', 'unknown'],
    ['実費', 'unknown'],
    ['要観覧券', 'unknown'],
    ['10：00より1階受付にて整理券配布', 'unknown'],
    ['席種により異なります', 'unknown'],
    ['04-7167-1111', 'unknown'],
    ['会員3-500円', 'unknown'],
    ['500円（市外の方は800円）', '? 500 (severalPrices)'],
    ['1回500円（保険料を含む）', '500 +'],
    ['1回500円（会員以外は要相談）', '? 500 (otherWords)'],
    ['3千円', '3000'],
    ['1家族300円', '? 300 (perGroup)'],
    ['全5回で2,000円', '? 2000 (otherUnit)'],
    ['￥1,500(税込)', '1500'],
    ['費用なし', '? 0 (noneOrUntold)'],
    ['あ'.repeat(301), 'unknown'],
    ['-', 'empty'],
  ] as const)
    test(JSON.stringify(cell), () =>
      assert.equal(
        line(readFee(cell), ({ yen }) => `${yen}`),
        expected,
      ),
    )
})

describe('the number of places', () => {
  for (const [cell, expected] of [
    ['20', '20'],
    ['２０名', '20'],
    ['20.0', '20'],
    ['20ﾒｲ', '20'],
    ['二十名', '20'],
    ['20名|10名', 'unknown'],
    ['先着15人', '15 +'],
    ['申込先着\n20人', '20 +'],
    ['70名(当日先着）', '70 +'],
    ['先着60名程度\n(来場者多数の場合は会員様を優先)', '? 60 (about)'],
    ['15組', '? 15 (perGroup)'],
    ['各回20名', '? 20 (otherWords)'],
    ['0', 'empty'],
    ['なし', 'unknown'],
    ['制限なし', 'unknown'],
    ['若干名', 'unknown'],
    ['20～30人', 'unknown'],
    ['【会場参加】36名\n\n【オンライン参加】50名', 'unknown'],
    ['無料・申込不要', 'unknown'],
  ] as const)
    test(JSON.stringify(cell), () => assert.equal(line(readCapacity(cell), String), expected))
})

describe('whose row it is, whatever a spreadsheet did to the code', () => {
  for (const [cell, municipality, ours] of [
    ['122173', '122173', true],
    ['122173.0', '122173', true],
    ['12217', '122173', true],
    ['１２２１７３', '122173', true],
    ['1100', '011002', true],
    ['11002', '011002', true],
    ['01100', '011002', true],
    ['011011', '011002', true],
    ['141313', '141305', true],
    ['141011', '141305', false],
    ['122076', '122173', false],
    ['柏市', '122173', false],
  ] as const)
    test(`${cell} for ${municipality}`, () => assert.equal(meansMunicipality(cell, municipality), ours))
})

test('postcodes and telephone numbers without their zero are offered whole', () => {
  assert.equal(line(readPostcode('〒277-0005'), String), '277-0005')
  assert.equal(line(readPostcode('600001'), String), '? 060-0001 (zeroDropped)')
  assert.equal(line(readPostcode('10001'), String), '? 001-0001 (zeroDropped)')
  assert.equal(line(readBarePhone('471671111'), String), '? 0471671111 (zeroDropped)')
  assert.equal(line(readBarePhone('9012345678.0'), String), '? 09012345678 (zeroDropped)')
  assert.equal(line(readBarePhone('7167-1111'), String), 'unknown')
})

describe('what an editor of web pages left in a cell', () => {
  for (const [cell, text] of [
    ['一行目<br>二行目&nbsp;&amp;', '一行目\n二行目 &'],
    ['<p>一</p><p>二</p>', '一\n二'],
    ['&lt;br&gt;', ''],
    ['&amp;nbsp;&#12354;&#x3042;', 'ああ'],
    ['<a href="https://example.jp/">申込み</a>', '申込み（https://example.jp/）'],
    ['3才<5才 & 犬', '3才<5才 & 犬'],
    ['R&D', 'R&D'],
  ] as const)
    test(cell, () => assert.equal(plainText(cell), text))
})

test('an amount is the same however it is written, and a span of two is none', () => {
  const yen = fc.integer({ min: 0, max: 9_999_999 })
  const full = (text: string) => text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  fc.assert(
    fc.property(yen, yen, (amount, other) => {
      const commas = amount.toLocaleString('ja')
      for (const cell of [
        `${amount}`,
        `${amount}円`,
        `${commas}円`,
        `¥${commas}`,
        `${full(commas)}円`,
        `1人${commas}円`,
      ])
        assert.equal(
          line(readFee(cell), value => `${value.yen}`),
          `${amount}`,
          cell,
        )
      for (const cell of [`${commas}円～${other}円`, `${amount}～${other}円`, `${commas}円から${other}円`])
        assert.equal(readFee(cell).kind, 'unknown', cell)
    }),
  )
})

test('a number of places is the same however it is written, and a span of two is none', () => {
  const places = fc.integer({ min: 1, max: 99_999 })
  fc.assert(
    fc.property(places, places, (count, other) => {
      for (const cell of [`${count}`, `${count}名`, `${count} 人`, `定員${count}名`, `先着${count}人`])
        assert.equal(line(readCapacity(cell), String).replace(' +', ''), `${count}`, cell)
      for (const cell of [`${count}～${other}名`, `${count}名から${other}名`])
        assert.equal(readCapacity(cell).kind, 'unknown', cell)
    }),
  )
})

test('a cell made to slow a reader down does not', () => {
  const before = performance.now()
  for (const long of [
    '1'.repeat(31_000),
    '1月'.repeat(15_000),
    '('.repeat(31_000),
    '<'.repeat(31_000),
    '&amp;'.repeat(6000),
    '1・'.repeat(15_000),
    '円'.repeat(31_000),
    '<a '.repeat(10_000),
  ])
    for (const read of [
      readFee,
      readCapacity,
      readHours,
      readWeekly,
      readPostcode,
      readBarePhone,
      plainText,
      (cell: string) => readDays(cell, { near: '2026-11-28' }),
    ])
      read(long)
  assert.ok(performance.now() - before < 3000, `${performance.now() - before}`)
})
