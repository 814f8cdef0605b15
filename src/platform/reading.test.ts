import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { readBody } from './body.ts'
import {
  anyOf,
  askedPage,
  chosenFrom,
  chosenId,
  chosenIds,
  day,
  email,
  exact,
  kana,
  line,
  money,
  needed,
  note,
  number,
  oneOf,
  parseNumber,
  phone,
  requiredDay,
  ticked,
  time,
} from './reading.ts'
import { accept, type Submitted } from './submitted.ts'

const DAY = '日を「令和8年11月21日」のように入力してください。'
const TIME = '時刻を「10時」や「14:30」のように入力してください。'
const HOURS = '時間を0.5時間きざみの数字で入力してください。例：8'
const YEN = '金額を数字で入力してください。例：1,200'
const PHONE = '電話番号は、市外局番から10けたか11けたで入力してください。例：04-7167-1111'
const KANA = 'ふりがなはひらがなで入力してください。例：なかむら'
const MAIL = 'メールアドレスの形を確かめてください。例：info@example.jp'
const ID = '01890000-0000-7000-8000-000000000001'

/** A field as a browser sends it, through all that a form goes through: its value, or the sentence that the person reads. */
async function read(field: z.ZodType, ...typed: string[]): Promise<unknown> {
  const body = new URLSearchParams(typed.map(value => ['field', value]))
  const form = (await readBody(new Request('http://yui.test/', { method: 'POST', body }))) as Submitted
  const schema: Parameters<typeof accept>[0] = z.object({ field })
  const result = accept(schema, form)
  return result.ok ? result.value['field'] : { says: result.errors['field'] }
}

const says = (sentence: string) => ({ says: sentence })

const hours = number(HOURS, { most: 40, step: 0.5, unit: '時間' })
const CASES: readonly [what: string, field: z.ZodType, typed: string, read: unknown][] = [
  ['a line without the blanks around it', line('住所', 10), '　柏5-10 ', '柏5-10'],
  ['a line that was pasted with line breaks is one line', line('住所', 10), '柏市\r\n  柏5-10\n', '柏市 柏5-10'],
  ['a line without what nobody sees', line('住所', 4), '\u200b柏\u2060市\u200d役\ufeff所', '柏市役所'],
  ['a blank between words stays as it was typed', line('名称', 10), '春の　まつり', '春の　まつり'],
  ['a kanji of two units and an emoji are one character each', line('名前', 3), '𠮷野👍', '𠮷野👍'],
  [
    'a line that is too long is told its length',
    line('住所', 1200),
    'あ'.repeat(1201),
    says('住所は1,200文字までです（いま1,201文字）。短くしてください。'),
  ],
  ['a note keeps its lines', note('メモ'), ' 一行目\r\n\r\n三行目 \n', '一行目\n\n三行目'],
  [
    'a note that is too long is to be split',
    note('メモ', 3),
    '一二三四',
    says('メモは3文字までです（いま4文字）。短くするか、分けて記録してください。'),
  ],
  [
    'words that are needed',
    needed(line('わけ', 9), 'わけを入力してください。'),
    '　\n ',
    says('わけを入力してください。'),
  ],
  ['a password as it was typed', exact('パスワードを入力してください。'), ' a b ', ' a b '],
  ['blanks are no password', exact('パスワードを入力してください。'), '　', says('パスワードを入力してください。')],
  ['a reading in katakana of half width', kana('ふりがな', 20, 'なかむら'), 'ﾅｶﾑﾗ ｶｽﾞｺ', 'なかむら かずこ'],
  ['a reading with a long mark', kana('ふりがな', 20, 'なかむら'), 'ハーパー', 'はーぱー'],
  ['no reading', kana('ふりがな', 20, 'なかむら'), '', ''],
  ['kanji are no reading', kana('ふりがな', 20, 'なかむら'), '中村', says(KANA)],
  ['letters where they may stand', kana('ふりがな', 20, 'なかむら', /[A-Z]/), 'ＮＰＯゆい', 'NPOゆい'],
  ['letters where they may not', kana('ふりがな', 20, 'なかむら'), 'NPOゆい', says(KANA)],
  ['a phone number of full width', phone, '０４ー７１６７ー１１１１', '04-7167-1111'],
  ['no phone number', phone, ' ', ''],
  ['a phone number without its area code could be anywhere', phone, '7167-1111', says(PHONE)],
  ['two phone numbers in one field', phone, '04-7167-1111 090-1234-5678', says(PHONE)],
  ['a mail address of full width', email('info@example.jp'), 'ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'info@example.jp'],
  ['a mail address without a domain', email('info@example.jp'), 'info@', says(MAIL)],
  ['a day of an era', day(DAY, null), '令和８年１１月２１日（土）', '2026-11-21'],
  ['the same, short', day(DAY, null), 'R8.11.21', '2026-11-21'],
  ['a day with a line break', day(DAY, null), '2026-11-21\n', '2026-11-21'],
  ['no day', day(DAY, null), '　', null],
  ['no day where one is needed', requiredDay(DAY, null), '', says(DAY)],
  ['a day without its year could be of any', day(DAY, null), '11/21', says(DAY)],
  [
    'a year of two digits could be of an era',
    day(DAY, null),
    '8/11/21',
    says('年号がわかりません。昭和なら「S8/11/21」のように、はじめに年号を付けてください。'),
  ],
  ['a day that is not in the calendar', day(DAY, null), '2026-02-30', says(DAY)],
  [
    'a day after the end of its era',
    day(DAY, null),
    '平成31年5月1日',
    says(
      '平成は、平成元年1月8日から31年4月30日までです。そのまま数えると令和元年5月1日です。その日でよければ、そのように入力してください。',
    ),
  ],
  [
    'a day that does not fit',
    day(DAY, null, () => 'きょうより前の日です。'),
    '2026-11-21',
    says('きょうより前の日です。'),
  ],
  ['a time of full width', time(TIME), '１４：３０', 870],
  ['half past nine', time(TIME), '9時半', 570],
  ['no time', time(TIME), '', null],
  ['午後12時 is noon for some and midnight for others', time(TIME), '午後12時', says(TIME)],
  ['four digits could be a number', time(TIME), '0930', says(TIME)],
  ['the small hours of the next day', time(TIME), '25:00', says(TIME)],
  ['a number of full width with its unit', hours, '１２．５ 時間', 12.5],
  ['no number', hours, ' ', null],
  ['a number between the steps', hours, '1.3', says(HOURS)],
  ['a number that is too large', hours, '40.5', says(HOURS)],
  ['a number with another unit', hours, '3日', says(HOURS)],
  ['a negative number', hours, '-1', says(HOURS)],
  ['two numbers', hours, '2〜3', says(HOURS)],
  ['a number that is about right', hours, '約3', says(HOURS)],
  ['no number where one is needed', needed(hours, HOURS), '', says(HOURS)],
  ['zero is a number', needed(hours, HOURS), '0', 0],
  ['an amount with commas and its unit', money(YEN, 10_000_000), '１，２００，０００円', 1_200_000],
  ['an amount with its sign', money(YEN, 10_000_000), '￥1,200', 1200],
  ['a comma that is not at the thousands', money(YEN, 10_000_000), '1,50', says(YEN)],
  ['half a yen', money(YEN, 10_000_000), '1200.5', says(YEN)],
  ['an amount in ten thousands', money(YEN, 10_000_000), '3万円', 30_000],
  ['one with thousands', money(YEN, 10_000_000), '１万２千円', 12_000],
  ['one with more behind', money(YEN, 10_000_000), '1万2,500円', 12_500],
  ['an amount in kanji', money(YEN, 10_000_000), '金千二百円也', 1200],
  ['one of ten thousands in kanji', money(YEN, 10_000_000), '一万二千円', 12_000],
  ['an amount with a dash behind', money(YEN, 10_000_000), '¥1,200-', 1200],
  ['a unit of which nothing is counted', money(YEN, 10_000_000), '万円', says(YEN)],
  ['thousands of thousands', money(YEN, 10_000_000), '2千5000円', says(YEN)],
  ['a number in kanji', number(HOURS, { most: 40, step: 0.5, unit: '時間' }), '三時間', 3],
  ['one of two figures in kanji', number(HOURS, { most: 40, step: 0.5, unit: '時間' }), '二十四', 24],
  ['two numbers in kanji', number(HOURS, { most: 40, step: 0.5, unit: '時間' }), '二、三時間', says(HOURS)],
  ['a figure and a unit that is none of it', number(HOURS, { most: 40_000, step: 0.5 }), '2千', says(HOURS)],
  ['a number with noughts behind', number(HOURS, { most: 40, step: 0.5 }), '1.50', 1.5],
  ['a choice', oneOf(['a', 'b']), 'b', 'b'],
  ['a choice that is not offered', oneOf(['a', 'b']), 'c', null],
  ['a choice with a usual one', oneOf(['a', 'b'], 'a'), '', 'a'],
  ['a choice that is needed', needed(oneOf(['a', 'b']), '選んでください。'), '', says('選んでください。')],
  ['a ticked box', ticked, '1', true],
  ['an unticked box', ticked, '', false],
  ['a chosen row', chosenId, ID, ID],
  ['no row', chosenId, "1' or '1'='1", null],
  ['a row that may be chosen', chosenFrom(new Set([ID]), '町を選んでください。'), ID, ID],
  ['none of them', chosenFrom(new Set([ID]), '町を選んでください。'), '', null],
  ['another row', chosenFrom(new Set([ID]), '町を選んでください。'), 'x', says('町を選んでください。')],
]

describe('a field of a form is read', () => {
  for (const [what, field, typed, expected] of CASES)
    it(what, async () => assert.deepEqual(await read(field, typed), expected))

  it('as a list of choices, in the order of the list, without what is not on it and without repeating', async () => {
    assert.deepEqual(await read(anyOf(['a', 'b', 'c']), 'c', 'x', 'a', 'c'), ['a', 'c'])
    assert.deepEqual(
      await read(needed(anyOf(['a', 'b']), '1つ以上選んでください。'), 'x'),
      says('1つ以上選んでください。'),
    )
    assert.deepEqual(await read(chosenIds, 'x', ID), [ID])
  })

  it('as nothing where the browser sends nothing', async () => {
    assert.deepEqual(await Promise.all([read(line('名前', 9)), read(day(DAY, null)), read(chosenIds)]), ['', null, []])
  })

  it('as the same number that was written into it', () => {
    for (let tenths = 0; tenths <= 400; tenths++)
      assert.equal(parseNumber(String(tenths / 10), { most: 40, step: 0.1 }), tenths / 10)
  })
})

for (const [typed, page] of [
  [null, 1],
  ['', 1],
  ['2', 2],
  ['２', 2],
  [' 3 ', 3],
  ['0', 1],
  ['-1', 1],
  ['1e9', 1],
  ['2.5', 1],
  ['2ページ', 1],
  ['1000000000', 100_000],
] as const)
  it(`the page that is asked for with 「${typed ?? 'nothing'}」 is ${page}`, () =>
    assert.equal(askedPage(new URLSearchParams(typed === null ? {} : { page: typed })), page))
