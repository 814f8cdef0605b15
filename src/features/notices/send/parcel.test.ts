import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filledWords, mailbox, mailText, type Parcel, plainWords, shortText, stopHeaders, titleOf } from './parcel.ts'

const WORDS = {
  title: '番号 {code}',
  lines: ['こんにちは。', '開く：{link}'],
  short: '番号は{code}',
  call: ['{code}', '話す'],
}
const CITY = {
  name: '柏市',
  platform_name: '結い',
  desk_name: '窓口',
  desk_phone: '04-7167-1111',
  desk_hours: '9時から17時',
}
const PARCEL: Pick<Parcel, 'words' | 'city' | 'name' | 'stop'> = {
  words: [{ title: '講座', lines: ['1行', '2行'], short: '短い', call: [] }],
  ...{ city: CITY, name: '中村 和子', stop: null },
}

describe('the words of a notice', () => {
  it('are filled with what was made for them', () =>
    assert.deepEqual(filledWords(WORDS, { code: '12', link: 'https://x/' }), {
      ...{ title: '番号 12', lines: ['こんにちは。', '開く：https://x/'], short: '番号は12', call: ['12', '話す'] },
    }))
  it('leave out the lines of which something cannot be made', () =>
    assert.deepEqual(plainWords(WORDS), { title: '番号 ', lines: ['こんにちは。'], short: '番号は', call: ['話す'] }))
  it('never take what was filled for a hole', () =>
    assert.deepEqual(filledWords({ ...WORDS, lines: ['{link}'] }, { link: '{code}', code: 'x' }).lines, ['{code}']))
})

describe('a mail', () => {
  it('says for whom it is, what, from whom and how it is ended', () =>
    assert.equal(
      mailText({ ...PARCEL, stop: 'https://yui.example.jp/notices/at/T' }),
      '中村 和子 様\n\n1行\n\n2行\n\n――――――――――\n柏市\n窓口\n電話 04-7167-1111（9時から17時）\n\nこのお知らせをやめるときは、こちらを開いてください。\nhttps://yui.example.jp/notices/at/T',
    ))
  it('does not carry to others what somebody wrote in the place of a name', () =>
    assert.doesNotMatch(mailText({ ...PARCEL, name: 'http://evil.example/' }), /evil|様/))
  it('of several has the title of each, and says how many', () => {
    const several = { ...PARCEL, words: [...PARCEL.words, { title: '催し', lines: ['3行'], short: '', call: [] }] }
    assert.equal(titleOf(several), '窓口からのお知らせ（2件）')
    assert.match(mailText(several), /■ 講座\n\n1行\n\n2行\n\n■ 催し\n\n3行/)
    assert.equal(shortText(several), '【柏市】講座／催し')
  })
  it('is ended by one press where nobody asked for it', () => {
    assert.deepEqual(stopHeaders(null), {})
    assert.equal(stopHeaders('https://x/')['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  })
})

describe('an address as SMTP takes it', () => {
  const cases = [
    ['hana@example.jp', 'hana@example.jp'],
    ['hana..x.@docomo.ne.jp', '"hana..x."@docomo.ne.jp'],
    ['.hana@ezweb.ne.jp', '".hana"@ezweb.ne.jp'],
    ['a+b_c-d@sub.example.co.jp', 'a+b_c-d@sub.example.co.jp'],
    ['hana@例え.jp', 'hana@例え.jp'],
    ['hana', null],
    ['@example.jp', null],
    ['hana@example', null],
    ['a@b@example.jp', null],
    ['hana <x@example.jp>', null],
    ['hana@example.jp\r\nBcc: x@y.jp', null],
    ['a"b@example.jp', null],
    ['a\u0000b@example.jp', null],
    ['a\u0007@example.jp', null],
  ] as const
  for (const [typed, expected] of cases)
    it(`${JSON.stringify(typed)} is ${expected}`, () => assert.equal(mailbox(typed), expected))
})
