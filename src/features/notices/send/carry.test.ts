import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, describe, it } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { newId } from '#platform/ids.ts'
import type { ByItself } from '../rules.ts'
import type { Carried } from './carried.ts'
import { carry } from './carry.ts'
import type { Parcel } from './parcel.ts'
import { closeMail } from './smtp.ts'

// Over real sockets, to servers that answer as they are told.

const usual = carriersNow()
afterEach(() => {
  closeMail()
  useCarriers(usual)
})

const parcel = (channel: ByItself, to: string, over: Partial<Parcel> = {}): Parcel => ({
  ...{ attempts: [newId()], notice: newId(), channel, to, person: null, gathers: false, name: '中村 和子', stop: null },
  words: [{ title: '講座のご案内①', lines: ['あすです。'], short: 'あすです', call: [] }],
  city: {
    name: '柏市',
    platform_name: '結い',
    desk_name: '窓口',
    desk_phone: '04-7167-1111',
    desk_hours: '9時から17時',
  },
  ...over,
})

type Told = { from: string; to: string; text: string }
const mails: Told[] = []
/** Refuses whom `no` stands in, and asks to come later whom `later` stands in. */
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    const code = address.startsWith('no') ? 550 : address.startsWith('later') ? 451 : 0
    done(code ? Object.assign(new Error('5.1.1 so'), { responseCode: code }) : null)
  },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', chunk => chunks.push(chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      const from = mailFrom ? mailFrom.address : ''
      mails.push({ from, to: rcptTo[0]!.address, text: Buffer.concat(chunks).toString() })
      done()
    })
  },
})
await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
after(() => smtp.close(() => {}))
const smtpPort = (smtp.server.address() as AddressInfo).port
const FROM = '柏市 窓口 <yui@city.example.jp>'
const useSmtp = (port = smtpPort) => useCarriers({ ...usual, smtp: { url: `smtp://127.0.0.1:${port}`, from: FROM } })

const asked: { headers: IncomingHttpHeaders; body: Record<string, unknown> }[] = []
let status = 200
const service = createServer((request, response) => {
  let text = ''
  request.on('data', chunk => (text += chunk))
  request.on('end', () => {
    asked.push({ headers: request.headers, body: JSON.parse(text) })
    response.writeHead(status).end()
  })
})
await new Promise<void>(resolve => service.listen(0, '127.0.0.1', resolve))
after(() => service.close())
const url = `http://:s%2Fcret@127.0.0.1:${(service.address() as AddressInfo).port}/send`

describe('mail', () => {
  it('goes out with its Message-ID, the headers of one press and Japanese that is read', async () => {
    useSmtp()
    const one = parcel('mail', 'hana@example.jp', { stop: 'https://yui.example.jp/notices/at/T' })
    const carried = await carry(one)
    assert.equal('state' in carried && carried.state, 'accepted', JSON.stringify(carried))
    const { from, text } = mails.at(-1)!
    assert.equal(from, 'yui@city.example.jp')
    assert.match(text, new RegExp(`^Message-ID: <${one.attempts[0]}@city\\.example\\.jp>`, 'mi'))
    assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
    const { default: PostalMime } = await import('postal-mime')
    const read = await PostalMime.parse(text)
    assert.equal(read.subject, '講座のご案内①')
    assert.match(read.text ?? '', /中村 和子 様\s+あすです。/)
  })

  it('comes back to an address that says which one it was and nothing of anybody, where one is set', async () => {
    const bounce = 'bounce@back.city.example.jp'
    useCarriers({ ...usual, smtp: { url: `smtp://127.0.0.1:${smtpPort}`, from: FROM, bounce } })
    const one = parcel('mail', 'hana@example.jp')
    const carried = await carry(one)
    assert.equal('state' in carried && carried.state, 'accepted', JSON.stringify(carried))
    const { from, to, text } = mails.at(-1)!
    assert.deepEqual([from, to], [`bounce+${one.attempts[0]}@back.city.example.jp`, 'hana@example.jp'])
    assert.ok(from.indexOf('@') <= 64 && !from.includes('hana'))
    assert.match(text, /^From: .*<yui@city\.example\.jp>/m, 'whom they answer to stays')
    assert.doesNotMatch(text, /bounce\+/)
    useSmtp()
    await carry(parcel('mail', 'hana@example.jp'))
    assert.equal(mails.at(-1)!.from, 'yui@city.example.jp', 'without it nothing changes')
  })

  const outcomes: [string, string, Carried | 'later'][] = [
    ['that is refused for good failed', 'no@example.jp', { failed: 'refused', told: '550 EENVELOPE RCPT TO' }],
    ['that is taken later is tried again', 'later@example.jp', 'later'],
    ['to what is no address failed without a try', 'hana', { failed: 'wrong', told: '' }],
  ]
  for (const [says, to, expected] of outcomes)
    it(says, async () => {
      useSmtp()
      const carried = await carry(parcel('mail', to))
      if (expected === 'later') assert.equal('state' in carried && carried.state, 'later')
      else assert.deepEqual(carried, expected)
    })

  it('to a server that is away is tried again', async () => {
    useSmtp(1)
    const carried = await carry(parcel('mail', 'hana@example.jp'))
    assert.equal('state' in carried && carried.state, 'later')
  })
})

describe('SMS and LINE', () => {
  it('carry the short words, their token and a key by which the same one is known', async () => {
    useCarriers({ ...usual, sms: url, line: url })
    const [sms, line] = [parcel('sms', '09012345678'), parcel('line', 'U1')]
    assert.deepEqual(await carry(sms), { state: 'accepted', told: '200' })
    assert.deepEqual(await carry(line), { state: 'accepted', told: '200' })
    const [first, second] = asked.slice(-2)
    assert.equal(first!.headers.authorization, 'Bearer s/cret')
    assert.deepEqual(first!.body, { to: '09012345678', text: '【柏市】あすです', id: sms.attempts[0] })
    assert.equal(second!.headers['x-line-retry-key'], line.attempts[0])
    assert.deepEqual(second!.body, { to: 'U1', messages: [{ type: 'text', text: '【柏市】あすです' }] })
  })

  const answers: [number, ByItself, Carried][] = [
    [400, 'sms', { failed: 'refused', told: '400' }],
    [429, 'sms', { state: 'later', told: '429' }],
    [400, 'line', { failed: 'refused', told: '400' }],
    [401, 'line', { state: 'later', told: '401' }],
    [403, 'line', { state: 'later', told: '403' }],
    [500, 'line', { state: 'later', told: '500' }],
    [409, 'line', { state: 'accepted', told: '409' }],
  ]
  for (const [code, channel, expected] of answers)
    it(`${channel} answered with ${code} is ${JSON.stringify(expected)}`, async () => {
      useCarriers({ ...usual, sms: url, line: url })
      status = code
      assert.deepEqual(await carry(parcel(channel, '09012345678')), expected)
    })

  it('are not there where no service is set', async () =>
    assert.deepEqual(await carry(parcel('sms', '09012345678')), { state: 'later', told: 'no server is set' }))
})
