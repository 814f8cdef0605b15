import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CONTACTS, type Contact } from '#features/people/rules.ts'
import { CHANNELS, type Channel } from '../rules.ts'
import { channelsOf, type Known, nextChannel } from './rules-channels.ts'

const NOW = '2026-12-30T03:00:00.000Z'
const ALL: Known = { email: 'hana@example.jp', phone: '09012345678', address: '柏二丁目1', line: 'U1' }
const NONE: Known = { email: '', phone: '', address: '', line: '' }
const OPEN = { sms: true, line: true }

const order = (known: Known, contact_by: Contact[], open = OPEN, until: string | null = null) =>
  channelsOf(known, { chosen: null, contact_by }, open, { now: NOW, until })

describe('whoever said how they want to be reached', () => {
  const first: Record<Contact, Channel> = {
    phone: 'phone',
    post: 'letter',
    email: 'mail',
    line: 'line',
    visit: 'mail',
    none: 'desk',
  }
  for (const contact of CONTACTS)
    it(`by ${contact} is reached by ${first[contact]} first`, () =>
      assert.equal(order(ALL, [contact])[0], first[contact]))

  // What they said cannot be done: what comes instead.
  const instead: [Contact, keyof Known, Channel][] = [
    ['phone', 'phone', 'mail'],
    ['post', 'address', 'mail'],
    ['email', 'email', 'line'],
    ['line', 'line', 'mail'],
  ]
  for (const [contact, missing, channel] of instead)
    it(`by ${contact}, of whom no ${missing} is known, is reached by ${channel}, and never by what is not known`, () => {
      const channels = order({ ...ALL, [missing]: '' }, [contact])
      assert.equal(channels[0], channel)
      assert.ok(!channels.includes(first[contact]))
    })

  it('in an order of their own is reached in that order', () =>
    assert.deepEqual(order(ALL, ['line', 'post', 'phone']), ['line', 'letter', 'phone', 'mail', 'sms', 'desk']))
  it('by coming themselves, and by telephone, is called before anything else is tried', () =>
    assert.equal(order(ALL, ['visit', 'phone'])[0], 'phone'))
  it('however they are reached, no channel is tried twice, and the desk comes last', () => {
    for (const one of CONTACTS)
      for (const other of CONTACTS) {
        const channels = order(ALL, [one, other])
        assert.equal(new Set(channels).size, channels.length, `${one} ${other}`)
        assert.equal(channels.indexOf('desk'), channels.length - 1, `${one} ${other}`)
      }
  })
})

describe('whoever chose an order of their own', () => {
  const chosen = (...ways: Channel[]) =>
    channelsOf(ALL, { chosen: ways, contact_by: ['phone'] }, OPEN, { now: NOW, until: null })
  it('is reached in it before anything that their record says', () =>
    assert.deepEqual(chosen('letter', 'sms'), ['letter', 'sms', 'mail', 'line', 'phone', 'desk']))
  it('and chose the desk alone, is told there and nowhere else', () => assert.deepEqual(chosen('desk'), ['desk']))
  it('with the desk after mail, is called by nobody where the mail fails', () =>
    assert.deepEqual(chosen('mail', 'desk', 'phone'), ['mail', 'desk']))
})

describe('of what is known', () => {
  const cases: [string, Partial<Known>, Channel[]][] = [
    ['an address of mail alone: mail', { email: 'a@example.jp' }, ['mail', 'desk']],
    ['a mobile telephone: SMS, and then a call', { phone: '08012345678' }, ['sms', 'phone', 'desk']],
    ['a telephone of 070 takes SMS', { phone: '07012345678' }, ['sms', 'phone', 'desk']],
    ['a telephone over the internet takes none', { phone: '05012345678' }, ['phone', 'desk']],
    ['a number that is free to call takes none', { phone: '08001234567' }, ['phone', 'desk']],
    ['a postal address alone: a letter', { address: '柏1' }, ['letter', 'desk']],
    ['an account at LINE alone: LINE', { line: 'U1' }, ['line', 'desk']],
  ]
  for (const [says, known, expected] of cases)
    it(says, () => assert.deepEqual(order({ ...NONE, ...known }, []), expected))

  it('an account at LINE is of no use where the city has no LINE', () =>
    assert.deepEqual(order({ ...NONE, line: 'U1' }, ['line'], { sms: true, line: false }), ['desk']))
})

describe('a letter takes three days, over the year end too', () => {
  const cases: [string, string | null, boolean][] = [
    ['is written where there is no hurry', null, true],
    ['is written with three days left to the minute', '2027-01-02T03:00:00.000Z', true],
    ['is not written with a second less', '2027-01-02T02:59:59.000Z', false],
    ['is not written for what is over already', '2026-12-29T03:00:00.000Z', false],
  ]
  for (const [says, until, written] of cases)
    it(says, () => assert.equal(order(ALL, ['post'], OPEN, until).includes('letter'), written))
})

describe('after a failure', () => {
  it('each channel of somebody has its turn once, and then none is left', () => {
    const channels = order(ALL, ['phone'])
    const tried: Channel[] = []
    for (let next = nextChannel(channels, tried); next; next = nextChannel(channels, tried)) tried.push(next)
    assert.deepEqual(tried, channels)
  })
  const cases: [string, Channel[], readonly Channel[] | null, Channel | null][] = [
    ['of the mail the next is LINE', ['mail'], null, 'line'],
    ['of mail and LINE the next is SMS', ['mail', 'line'], null, 'sms'],
    ['of all that goes by itself somebody calls', ['mail', 'line', 'sms'], null, 'phone'],
    ['of the call a letter is written', ['mail', 'line', 'sms', 'phone'], null, 'letter'],
    ['of the letter the desk tells them', ['mail', 'line', 'sms', 'phone', 'letter'], null, 'desk'],
    ['a channel that is known no more is left as tried', ['fax' as Channel, 'mail'], null, 'line'],
    ['of a code by mail and SMS nobody calls', ['mail', 'sms'], ['mail', 'sms'], null],
    ['of a code by mail it goes by SMS at once', ['mail'], ['mail', 'sms'], 'sms'],
  ]
  for (const [says, tried, only, next] of cases)
    it(says, () => assert.equal(nextChannel(order(ALL, []), tried, only), next))
  it('whatever came before, nothing is tried again', () => {
    for (const channel of CHANNELS) assert.notEqual(nextChannel(CHANNELS, [channel]), channel)
  })
})
