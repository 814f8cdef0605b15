import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { STAND_PARTS } from '#platform/standing.ts'
import { accept, filled } from '#platform/submitted.ts'
import { dayFits, delegateForm, deskForm, takeForm } from './delegates/forms.ts'
import { dayRefusal, isOffered, lastDay, wholeOf } from './delegates/rules.ts'
import { beginForm, knownFits } from './desk/forms.ts'
import { unpack, wordsOf } from './desk/interrupted.ts'
import { DOORS, deskUntil, FITS, KNOWN } from './rules.ts'
import { didText, whoText } from './text.ts'

describe('who is here, and by what they were known', () => {
  for (const medium of DOORS)
    for (const known of KNOWN)
      test(`${medium} and ${known} ${FITS[medium].includes(known) ? 'fit' : 'do not, and a sentence says what does'}`, () => {
        const read = accept(beginForm, filled({ medium, known, agreed: '1' }), knownFits)
        assert.equal(read.ok, FITS[medium].includes(known))
        if (!read.ok) assert.match(read.errors['known']!, /確かめ/)
      })
  const empty: readonly [string, Record<string, string>, string[]][] = [
    ['nothing', {}, ['agreed', 'known', 'medium']],
    ['no yes', { medium: 'visit', known: 'face' }, ['agreed']],
    ['a medium that there is not', { medium: 'web', known: 'face', agreed: '1' }, ['medium']],
  ]
  for (const [says, typed, wrong] of empty)
    test(`${says} begins nothing`, () => {
      const read = accept(beginForm, filled(typed), knownFits)
      assert.deepEqual(!read.ok && Object.keys(read.errors).sort(), wrong)
    })
  test('it lasts half an hour', () => assert.equal(deskUntil('2026-11-21T01:00:00.000Z'), '2026-11-21T01:30:00.000Z'))
})

describe('a delegate', () => {
  const days: readonly [string, string, string | null][] = [
    ['until today', '2026-11-21', null],
    ['until yesterday', '2026-11-20', 'past'],
    ['for a year', '2027-11-20', null],
    ['for a year and a day', '2027-11-21', 'long'],
  ]
  for (const [says, until, refused] of days)
    test(`is named ${says}: ${refused ?? 'good'}`, () => assert.equal(dayRefusal(until, '2026-11-21'), refused))
  test('who is named on a leap day is so for a year at most', () => assert.equal(lastDay('2028-02-29'), '2029-02-27'))

  const parts: readonly [readonly (typeof STAND_PARTS)[number][], readonly string[]][] = [
    [['see'], ['see']],
    [['plan'], ['plan']],
    [['act'], ['see', 'act', 'plan']],
    [
      ['plan', 'see'],
      ['see', 'plan'],
    ],
  ]
  for (const [given, whole] of parts)
    test(`who may ${given.join(' and ')} may ${whole.join(', ')}`, () => assert.deepEqual(wholeOf(given), whole))

  const offer = {
    code_until: '2026-12-21T00:00:00.000Z',
    tries: 0,
    taken_at: null,
    ended_at: null,
    until_on: '2027-03-31',
    born_on: null,
    used_at: null,
  }
  const offers: readonly [string, Partial<typeof offer> | { taken_at: string } | { ended_at: string }, boolean][] = [
    ['as it was printed', {}, true],
    ['after four tries', { tries: 4 }, true],
    ['after five', { tries: 5 }, false],
    ['after thirty days', { code_until: '2026-11-21T01:00:00.000Z' }, false],
    ['that was taken up', { taken_at: '2026-11-20T01:00:00.000Z' }, false],
    ['that was ended', { ended_at: '2026-11-20T01:00:00.000Z' }, false],
    ['for a time that is over', { until_on: '2026-11-20' }, false],
  ]
  for (const [says, more, open] of offers)
    test(`a paper ${says} ${open ? 'opens' : 'opens nothing'}`, () =>
      assert.equal(isOffered({ ...offer, ...more }, '2026-11-21T01:00:00.000Z', '2026-11-21'), open))

  const named = { name: '植木 美咲', relation: 'child', may: ['see'], until_on: '2027-03-31' }
  const forms: readonly [string, Record<string, string | string[]>, string[]][] = [
    ['nothing', { name: '', relation: '', may: [], until_on: '' }, ['may', 'name', 'relation', 'until_on']],
    ['two years', { until_on: '2028-11-21' }, ['until_on']],
    ['a relation that there is not', { relation: 'cat' }, ['relation']],
    ['what nobody can give', { may: ['health'] }, ['may']],
  ]
  for (const [says, more, wrong] of forms)
    test(`is not named by ${says}`, () => {
      const read = accept(delegateForm, filled({ ...named, ...more }), dayFits('2026-11-21'))
      assert.deepEqual(!read.ok && Object.keys(read.errors).sort(), wrong)
    })
  test('is named by all of it, and by the desk with the person’s yes', () => {
    assert.ok(accept(delegateForm, filled(named), dayFits('2026-11-21')).ok)
    assert.ok(!accept(deskForm, filled({ ...named, medium: 'visit' }), dayFits('2026-11-21')).ok)
    assert.ok(accept(deskForm, filled({ ...named, medium: 'visit', agreed: '1' }), dayFits('2026-11-21')).ok)
  })
  for (const [number, code, fits] of [
    ['1042 0001', '０４２７１８', true],
    ['1042-0001', '042 718', true],
    ['1042001', '042718', false],
    ['10420001', '42718', false],
  ] as const)
    test(`the paper’s ${number} and ${code} ${fits ? 'are read' : 'are not'}`, () =>
      assert.equal(accept(takeForm, filled({ number, code })).ok, fits))
})

describe('what was typed when the time was over', () => {
  const here = new URL('https://yui.example/staff')
  const packed = (action: unknown, fields: unknown = { words: ['電話番号'] }) => JSON.stringify({ action, fields })
  const cases: readonly [string, string, boolean][] = [
    ['goes on to a page of the resident', packed('/my/correction'), true],
    ['with what stands behind it', packed('/my/requests/1?x=2'), true],
    ['goes to no page of the desk', packed('/staff/people'), false],
    ['goes to no other host', packed('https://evil.example/my'), false],
    ['goes to no other host, however it is written', packed('//evil.example/my'), false],
    ['goes nowhere by a way that climbs', packed('/my/../staff/people'), false],
    ['is nothing where it is no form', packed('/my', 'x'), false],
    ['is nothing where it is no JSON', '{', false],
  ]
  for (const [says, text, kept] of cases) test(says, () => assert.equal(unpack(text, here) !== null, kept))
  test('is read again, without what the page put there itself', () =>
    assert.deepEqual(
      wordsOf(
        filled({
          once: 'あ',
          session: '019aa1b2-c3d4-7e5f-8a6b-000000000001',
          do: 'cancel',
          why: 'かぜのため',
          party: '2',
        }),
      ),
      ['かぜのため'],
    ))
})

describe('what was done is told', () => {
  for (const [door, medium, name, said] of [
    ['desk', 'phone', '', '窓口の職員が、電話で代わりに入力しました'],
    ['desk', 'post', '', '窓口の職員が、紙で代わりに入力しました'],
    ['delegate', 'web', '植木 美咲', '代理の植木 美咲さんが入力しました'],
  ] as const)
    test(said, () => assert.equal(whoText({ door, medium, name }), said))
  test('in words, each once; what has no word is told as such', () => {
    assert.equal(didText([]), '入力したものはありません')
    assert.equal(didText(['booking.going', 'booking.accepted']), '参加の返事')
    assert.equal(didText(['thing.of-tomorrow', 'person.consent-given']), 'そのほかの入力、同意')
  })
})
