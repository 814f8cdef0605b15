import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { City, Message, Words } from '#features/notices/index.ts'
import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import { offered } from './offered.ts'
import type { Told } from './store.ts'
import { tomorrow } from './tomorrow.ts'

const CITY: City = {
  name: '我孫子市',
  platform_name: '結い',
  desk_name: '生涯現役窓口',
  desk_phone: '04-7000-0000',
  desk_hours: '平日 9時〜17時',
}
const TOLD: Told = {
  id: '0190a000-0000-7000-8000-000000000001',
  code: 'ABCDEFG',
  person_id: null,
  name: 'たなか はる',
  phone: '04-7111-2222',
  email: 'haru@example.jp',
  address: '',
  status: 'confirmed',
  offer_until: null,
  title: 'はじめてのスマホを、電話から習う',
  place: '中央公民館',
  whole: false,
  times: [{ on_day: '2026-12-01', from_min: 600, to_min: 690 }],
  last_day: '2026-12-01',
  moved_from: '',
  off_why: '',
  doubt: null,
}
const TWICE = [...TOLD.times, { on_day: '2026-12-08', from_min: 600, to_min: 690 }]
const STATES: readonly [string, Message<Told>, Partial<Told>][] = [
  ['who is in', made, {}],
  ['who waits', made, { status: 'waiting' }],
  ['who waits while the dates are asked for', made, { status: 'waiting', doubt: 'moved' }],
  [
    'who is offered a place to the end of a day',
    offered,
    { status: 'offered', offer_until: '2026-11-24T15:00:00.000Z' },
  ],
  ['who is offered a place to an hour', offered, { status: 'offered', offer_until: '2026-11-24T03:00:00.000Z' }],
  ['whose date was moved', moved, { moved_from: '11月30日（月）午前10時〜11時' }],
  ['whose course of two dates was moved', moved, { whole: true, times: TWICE, last_day: '2026-12-08' }],
  ['what does not take place, without a reason', off, { status: 'cancelled' }],
  ['what does not take place, with a reason', off, { status: 'cancelled', off_why: '大雨の予報' }],
  ['who comes tomorrow', tomorrow, {}],
  ['a place that nobody knows', tomorrow, { place: '' }],
  ['the longest title that there is', tomorrow, { title: '長'.repeat(60) }],
]
const all = ({ title, lines, short, call }: Words): string => [title, ...lines, short, ...call].join('\n')
const saying = (message: Message<Told>, changed: Partial<Told>): Words => message.words({ ...TOLD, ...changed }, CITY)

describe('what is told of a booking', () => {
  for (const [who, message, changed] of STATES)
    describe(`${message.text}: ${who}`, () => {
      const words = saying(message, changed)

      test('says which activity, when, and by which number it is found', () => {
        const letter = words.lines.join('\n')
        assert.match(letter, new RegExp(changed.title ?? TOLD.title))
        assert.match(letter, /12月1日（火）/)
        assert.match(letter, /受付番号：/)
      })
      test('says where to call: nobody needs the internet to answer', () =>
        assert.match(words.lines.join('\n'), /04-7000-0000/))
      test('a place that nobody knows is told as none', () =>
        assert.equal(words.lines.join('\n').includes('場所：'), (changed.place ?? TOLD.place) !== ''))
      test('nothing of it is a word of the program, and no name or number of theirs is in it', () => {
        assert.doesNotMatch(all(words), /undefined|null|NaN|\[object/)
        for (const own of [TOLD.name, TOLD.phone, TOLD.email]) assert.ok(!all(words).includes(own), own)
      })
      test('what is secret stands in a letter alone, never in a short message or on the telephone', () => {
        assert.doesNotMatch(words.short, /\{/)
        assert.doesNotMatch(words.call.join(''), /\{/)
        assert.equal(
          words.lines.some(line => line.includes('{link}')),
          message.fill !== undefined,
        )
      })
      test('there is something to say on the telephone, in whole sentences', () => {
        assert.ok(words.call.length > 0)
        for (const line of words.call) assert.match(line, /[。？?]$/)
      })
    })

  test('each has a name of its own, belongs to what they asked for, and is called something', () => {
    const messages = [made, offered, moved, off, tomorrow]
    assert.equal(new Set(messages.map(({ name }) => name)).size, messages.length)
    for (const { name, purpose, text } of messages) {
      assert.match(name, /^booking\./)
      assert.equal(purpose, 'asked')
      assert.ok(text.length > 3, name)
    }
  })
  test('whoever waits learns that a free place is asked of them first; whoever is in does not', () => {
    assert.match(all(saying(made, { status: 'waiting' })), /お返事をいただいてから/)
    assert.doesNotMatch(all(saying(made, {})), /キャンセル待ち/)
  })
  test('whoever books while the dates are asked for is not told that it is full', () => {
    const words = all(saying(made, { status: 'waiting', doubt: 'moved' }))
    assert.match(words, /順番を待つ方としてお受けしました[\s\S]*団体に確かめています/)
    assert.doesNotMatch(words, /キャンセル待ち|席が空いたら/)
  })
  test('an offer says until when, and what then happens', () => {
    const day = all(saying(offered, { offer_until: '2026-11-24T15:00:00.000Z' }))
    assert.match(day, /11月24日/)
    assert.match(day, /次にお待ちの方/)
    assert.match(all(saying(offered, { offer_until: '2026-11-24T03:00:00.000Z' })), /正午|12時/)
  })
  test('the reason is told where there is one, and nothing in its place where there is none', () => {
    assert.match(all(saying(off, { off_why: '大雨の予報' })), /わけ：大雨の予報/)
    assert.doesNotMatch(all(saying(off, {})), /わけ：|わけは/)
  })
  test('a letter is no way for what must be answered before it comes', () => {
    for (const message of [offered, tomorrow]) assert.ok(!message.only?.includes('letter'), message.name)
    for (const message of [moved, off]) assert.equal(message.only, undefined, message.name)
  })
})
