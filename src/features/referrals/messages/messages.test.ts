import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { mailsTo, sendDue } from '../../notices/testing.ts'
import { referralCity } from '../testing.ts'
import { messages } from './all.ts'
import { lettered, referred, reminded } from './referred.ts'

const CITY = { name: '柏市', platform_name: '結い', desk_name: '窓口', desk_phone: '04-7000-0000', desk_hours: '平日' }
const DATA = { code: 'K7F4XAT', due: '2026-12-01', partner: '柏商工会議所' }
const told = { to: '柏商工会議所', rows: [{ label: 'お名前', value: '中村 和子' }] }

describe('what a partner is told', () => {
  for (const message of [referred, reminded])
    it(`by mail (${message.text}) names the number, the day and the telephone of the desk, and nobody`, () => {
      const { title, lines, short } = message.words(DATA, CITY)
      const whole = [title, ...lines].join('\n')
      for (const part of ['K7F-4XA-T', '令和8年12月1日（火）', '04-7000-0000', '{link}', '登録はいりません'])
        assert.ok(whole.includes(part), part)
      assert.ok([...short].length <= 60)
      assert.deepEqual(message.only, ['mail'])
    })

  it('by letter is what went, line by line, with how to answer and that it is to be destroyed', () => {
    const { lines } = lettered.words({ code: DATA.code, due: DATA.due, question: '創業の相談', told }, CITY)
    const whole = lines.join('\n')
    for (const part of ['柏商工会議所 御中', 'お名前：中村 和子', '創業の相談', 'K7F-4XA-T', '廃棄してください'])
      assert.ok(whole.includes(part), part)
    assert.deepEqual(lettered.only, ['letter'])
  })
})

describe('a mail that goes out', () => {
  it('carries a link of its own that opens what went, and no name', async () => {
    const { demo, rows, partners, gone, visitor } = await referralCity()
    const jfc = partners.get('日本政策金融公庫松戸支店')!
    await rows(sql`update organisation set email = 'shien@example.jp' where id = ${jfc}::uuid`)
    const { person } = await gone(jfc)
    await sendDue(demo, messages)
    const [mail] = await mailsTo(demo, 'shien@example.jp')
    const link = /\/referrals\/at\/[\w-]+/.exec(mail!.body)![0]
    assert.ok(!mail!.body.includes(person.name) && !mail!.body.includes(person.phone))
    assert.ok((await (await visitor.get(link)).text()).includes(person.name.split(' ')[0]!))
  })
})
