import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { listeners as requestListeners } from '../requests/jobs.ts'
import { received } from '../requests/messages/received.ts'
import { listeners } from './jobs.ts'
import type { Message } from './message.ts'
import type { Channel } from './rules.ts'
import { tell, untell } from './tell.ts'
import { mailsTo, sendDue } from './testing.ts'

// From an act to the mail, and from a mail that does not arrive to the call.

const demo = await demoApp()
const sato = await demo.login('sato')
const write = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
const text = async (response: Promise<Response>) =>
  (await (await response).text()).replaceAll(/<wbr>|<span class="keep">/g, '')

const news: Message<{ what: string }> = {
  ...{ name: 'test.news', text: 'お知らせ', purpose: 'contact', urgency: 'usual' },
  words: ({ what }) => ({
    title: what,
    lines: [`${what}です。`, '番号は{code}です。'],
    short: what,
    call: [`${what}とお伝えください。`],
  }),
  fill: async () => ({ code: '481516' }),
}
const answer: Message<{ what: string }> = { ...news, name: 'test.answer', purpose: 'asked' }
const MESSAGES = [news, answer, { ...news, name: 'test.digest', urgency: 'digest' as const }, received]

type Someone = { email?: string; phone?: string; address?: string; by?: string }
let number = 0
const SATURDAY = demo.clock.now

/** Somebody who is registered at the desk, and how they are reached. */
async function someone(
  { email = '', phone = '', address = '', by = 'email' }: Someone,
  consents = true,
): Promise<string> {
  const form = {
    family_name: '通知',
    given_name: '花子',
    birth_on: '昭和33年5月4日',
    contact_first: 'none',
    another: '1',
  }
  const person = (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
  await write(async tx => {
    const known = {
      email,
      phone,
      phone_digits: phone || null,
      address,
      contact_by: [by],
      given_name: '花子'.repeat(++number),
    }
    await tx.updateTable('person').set(known).where('id', '=', person).execute()
    const taken_by = (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow())
      .id
    const given = {
      fields: ['name', 'contact'],
      wording: 'contact-1',
      given_on: '2026-11-01',
      given_by_medium: 'visit',
    }
    if (consents)
      await tx
        .insertInto('consent')
        .values({ id: newId(), person_id: person, purpose: 'contact', taken_by, ...given })
        .execute()
  })
  return person
}

const tellThem = (person: string, message: Message<{ what: string }>, what: string, until: string | null = null) =>
  write(tx =>
    tell(tx, message, {
      ...{ to: { person }, data: { what }, about: ['person', person] as const, until, now: demo.clock.now },
      once: `${person} ${what}`,
    }),
  )

const stateOf = async (id: string | null) => {
  const row = await write(tx =>
    tx.selectFrom('notice').select(['status', 'channel', 'why']).where('id', '=', id!).executeTakeFirstOrThrow(),
  )
  return [row.status, row.channel, row.why].filter(Boolean).join(' ')
}
const send = () => sendDue(demo, MESSAGES)

describe('a notice', () => {
  it('is planned once, sent once, and its code stands nowhere but in the mail', async () => {
    const person = await someone({ email: 'once@example.jp' })
    const id = await tellThem(person, news, '講座の案内')
    assert.equal(await tellThem(person, news, '講座の案内'), null)
    await send()
    await send()
    assert.equal(await stateOf(id), 'accepted mail')
    const [mail, ...others] = await mailsTo(demo, 'once@example.jp')
    assert.equal(others.length, 0)
    assert.match(mail!.body, /通知 (花子)+ 様\n\n講座の案内です。\n\n番号は481516です。/)
    const kept = await write(tx =>
      tx.selectFrom('notice').select('words').where('id', '=', id!).executeTakeFirstOrThrow(),
    )
    assert.doesNotMatch(JSON.stringify(kept), /481516/)
    const page = await text(sato.get(`/staff/notices/${id}`))
    assert.match(page, /相手のサーバーが受けつけた/)
    assert.doesNotMatch(page, /481516/)
  })

  it('does not go to who never agreed, nor to who took it back a minute before', async () => {
    const [never, back] = [
      await someone({ email: 'never@example.jp' }, false),
      await someone({ email: 'back@example.jp' }),
    ]
    const [first, second] = [await tellThem(never, news, 'A'), await tellThem(back, news, 'B')]
    await write(tx =>
      tx.updateTable('consent').set({ withdrawn_on: '2026-11-21' }).where('person_id', '=', back).execute(),
    )
    const third = await tellThem(back, answer, '申しこみの返事')
    await send()
    assert.deepEqual(await Promise.all([first, second, third].map(stateOf)), [
      'withdrawn consent',
      'withdrawn consent',
      'accepted mail',
    ])
  })

  it('waits at night, and for what is gathered, and comes with others in one mail', async () => {
    const person = await someone({ email: 'night@example.jp' })
    const digest = MESSAGES[2] as typeof news
    demo.clock.now = '2026-11-21T12:00:00.000Z'
    const [usual, one, two] = [
      await tellThem(person, news, '夜'),
      await tellThem(person, digest, '一'),
      await tellThem(person, digest, '二'),
    ]
    await send()
    assert.deepEqual(await Promise.all([usual, one, two].map(stateOf)), ['held quiet', 'held digest', 'held digest'])
    demo.clock.now = '2026-11-23T01:00:00.000Z'
    await send()
    demo.clock.now = SATURDAY
    const mails = await mailsTo(demo, 'night@example.jp')
    assert.deepEqual(mails.map(({ subject }) => subject).sort(), [
      'かしわ生涯現役窓口（見本）からのお知らせ（2件）',
      '夜',
    ])
  })

  it('comes three a day; the fourth waits until the next', async () => {
    const person = await someone({ email: 'cap@example.jp' })
    const ids = [
      await tellThem(person, news, '1'),
      await tellThem(person, news, '2'),
      await tellThem(person, news, '3'),
      await tellThem(person, news, '4'),
    ]
    await send()
    assert.deepEqual((await Promise.all(ids.map(stateOf))).sort(), [
      'accepted mail',
      'accepted mail',
      'accepted mail',
      'held cap',
    ])
  })

  it('is taken back with what it was about', async () => {
    const person = await someone({ phone: '0471670001', by: 'phone' })
    const id = await tellThem(person, answer, 'かわりました')
    await send()
    assert.equal(await stateOf(id), 'waiting phone')
    assert.equal(await write(tx => untell(tx, ['person', person], demo.clock.now)), 1)
    assert.equal(await stateOf(id), 'withdrawn phone staff')
  })
})

describe('what needs a person', () => {
  const call = (id: string | null, outcome: string) => sato.post('/staff/calls', { id: id!, outcome, once: newId() })

  it('is a call with the words to say; three times nobody is there, and it becomes a letter', async () => {
    const person = await someone({ phone: '0471670002', address: '柏二丁目1-1', by: 'phone' })
    const id = await tellThem(person, news, '電話の用件')
    await send()
    const page = await text(sato.get(`/staff/calls?id=${id}`))
    assert.match(page, /04-7167-0002/)
    assert.match(page, /電話の用件とお伝えください。/)
    assert.match(page, /accesskey="1"/)
    for (const state of ['waiting phone', 'waiting phone', 'planned phone']) {
      await call(id, 'absent')
      assert.equal(await stateOf(id), state)
    }
    await send()
    assert.equal(await stateOf(id), 'waiting letter')
    const letter = await text(sato.post('/staff/notices/letters', { ids: id!, do: 'letters', once: newId() }))
    assert.match(letter, /柏二丁目1-1/)
    assert.doesNotMatch(letter, /番号は/)
    assert.match(await text(sato.get('/staff/notices/letters')), /11月21日（土）に印刷しました/)
    await sato.post('/staff/notices/letters', { ids: id!, do: 'posted', once: newId() })
    assert.equal(await stateOf(id), 'done letter')
  })

  it('ends when they were told, goes on where the number is wrong, and stops where they want no more', async () => {
    const person = await someone({ phone: '0471670003', by: 'phone' })
    const ids = [
      await tellThem(person, news, 'a'),
      await tellThem(person, news, 'b'),
      await tellThem(person, news, 'c'),
    ]
    await send()
    await call(ids[0]!, 'told')
    await call(ids[1]!, 'wrong')
    await call(ids[2]!, 'stop')
    await send()
    assert.deepEqual(await Promise.all(ids.map(stateOf)), [
      'done phone',
      'withdrawn phone stopped',
      'withdrawn phone stopped',
    ])
    assert.match(await text(sato.get(`/staff/people/${person}/notices`)), /とめています/)
    const again = await call(ids[0]!, 'told')
    assert.match(decodeURIComponent(again.headers.get('set-cookie') ?? ''), /./)
    assert.equal(await stateOf(ids[0]!), 'done phone')
  })

  it('goes by the order that the person chose', async () => {
    const person = await someone({ phone: '0471670004', email: 'order@example.jp', address: '柏1' })
    const form = {
      way1: 'letter',
      way2: 'phone',
      way3: '',
      digest: 'daily',
      quiet_from: '21:00',
      quiet_to: '',
      do: 'save',
    }
    const refused = await sato.post(`/staff/people/${person}/notices`, form)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /何時から何時まで/)
    await sato.post(`/staff/people/${person}/notices`, { ...form, quiet_to: '7:00' })
    assert.match(await text(sato.get(`/staff/people/${person}`)), /手紙→電話→メール→窓口/)
    const id = await tellThem(person, news, '順番')
    await send()
    assert.equal(await stateOf(id), 'waiting letter' satisfies `waiting ${Channel}`)
  })
})

describe('one press', () => {
  it('ends such notices: a look ends none, the press of a program of mail does, and the consent is withdrawn', async () => {
    const person = await someone({ email: 'stop@example.jp' })
    await tellThem(person, news, '最後')
    await send()
    const [mail] = await mailsTo(demo, 'stop@example.jp')
    const headers = mail!.headers as Record<string, string>
    const [, link] = /^<https?:\/\/[^/]+(\/notices\/at\/[\w-]+)>$/.exec(headers['List-Unsubscribe']!)!
    const next = await tellThem(person, news, 'もう一通')
    assert.match(await text(demo.visitor.get(link!)), /お知らせをやめますか/)
    await send()
    assert.equal(await stateOf(next), 'accepted mail')
    const pressed = await demo.app.request(`http://localhost${link}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '26' },
    })
    assert.equal(pressed.status, 200)
    const third = await tellThem(person, news, '三通目')
    await send()
    assert.equal(await stateOf(third), 'withdrawn stopped')
    await demo.heard(listeners)
    const fourth = await tellThem(person, news, '四通目')
    await send()
    assert.equal(await stateOf(fourth), 'withdrawn consent')
    assert.match(await text(demo.visitor.get(link!)), /お知らせをやめました/)
  })
})

it('whoever asks for a call and gives an address of mail gets a receipt with its link', async () => {
  const form = {
    wish: 'talk',
    name: '見本 太郎',
    email: 'taro@example.jp',
    times: [],
    whom: 'self',
    agreed: '1',
    medium: 'phone',
    once: newId(),
  }
  const posted = await sato.post('/staff/requests/new', form)
  assert.equal(posted.status, 303, await posted.text())
  await demo.heard(requestListeners)
  await send()
  const [mail] = await mailsTo(demo, 'taro@example.jp')
  assert.match(mail!.subject, /^ご依頼をお受けしました（受付番号 .{3}-.{3}-.）$/)
  const [, link] = /(\/requests\/at\/[\w-]+)/.exec(mail!.body)!
  assert.match(await text(demo.visitor.get(link!)), /ご依頼をお受けしました/)
})
