import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  consentFor,
  giveRefusal,
  PURPOSE_KEYS,
  PURPOSES,
  type Purpose,
  purposeText,
  wordingOf,
  wordingShown,
} from './rules.ts'

const TODAY = '2026-11-21'
const given = (
  purpose: Purpose,
  recipient_id: string | null,
  withdrawn_on: string | null = null,
  given_on = '2026-11-01',
) => ({
  purpose,
  recipient_id,
  given_on,
  withdrawn_on,
})

describe('a person may be named to somebody only with a live consent for exactly that', () => {
  for (const [why, consents, purpose, recipient, expected] of [
    ['consent for this organisation', [given('introduction', 'library')], 'introduction', 'library', 'live'],
    ['nothing was ever said', [], 'introduction', 'library', 'consentMissing'],
    [
      'consent for another organisation',
      [given('introduction', 'school')],
      'introduction',
      'library',
      'consentMissing',
    ],
    ['consent for another purpose', [given('referral', 'library')], 'introduction', 'library', 'consentMissing'],
    [
      'a general consent names no organisation',
      [given('introduction', null)],
      'introduction',
      'library',
      'consentGeneralOnly',
    ],
    ['nor does it for a referral', [given('referral', null)], 'referral', 'council', 'consentGeneralOnly'],
    [
      'it was withdrawn today',
      [given('introduction', 'library', TODAY)],
      'introduction',
      'library',
      'consentWithdrawn',
    ],
    [
      'it is withdrawn from tomorrow',
      [given('introduction', 'library', '2026-11-22')],
      'introduction',
      'library',
      'live',
    ],
    [
      'it was given again after a withdrawal',
      [given('introduction', 'library', '2026-11-10'), given('introduction', 'library', null, TODAY)],
      'introduction',
      'library',
      'live',
    ],
    [
      'it is given from tomorrow',
      [given('introduction', 'library', null, '2026-11-22')],
      'introduction',
      'library',
      'consentMissing',
    ],
    ['a general consent covers news from the desk', [given('contact', null)], 'contact', null, 'live'],
    ['and research by a named university', [given('research', null)], 'research', 'university', 'live'],
  ] as const) {
    test(why, () => {
      const result = consentFor(consents, purpose, recipient, TODAY)
      assert.equal('consent' in result ? 'live' : result.refused, expected)
    })
  }
})

describe('what may be noted as a consent', () => {
  for (const [why, consents, wanted, expected] of [
    [
      'an introduction to a named organisation',
      [],
      { purpose: 'introduction', recipient_id: 'library', fields: ['name'] },
      null,
    ],
    [
      'an introduction to nobody in particular',
      [],
      { purpose: 'introduction', recipient_id: null, fields: ['name'] },
      'consentNeedsRecipient',
    ],
    [
      'health for an introduction',
      [],
      { purpose: 'introduction', recipient_id: 'library', fields: ['name', 'health'] },
      'consentFieldNotAllowed',
    ],
    ['health for a referral', [], { purpose: 'referral', recipient_id: 'council', fields: ['name', 'health'] }, null],
    [
      'the same once more',
      [given('referral', 'council')],
      { purpose: 'referral', recipient_id: 'council', fields: ['name'] },
      'consentTwice',
    ],
    [
      'the same after a withdrawal',
      [given('referral', 'council', TODAY)],
      { purpose: 'referral', recipient_id: 'council', fields: ['name'] },
      null,
    ],
  ] as const) {
    test(why, () => assert.equal(giveRefusal(consents, wanted, TODAY), expected))
  }
})

describe('the words of a consent', () => {
  test('are found again by their version, and each version belongs to one purpose', () => {
    const versions = PURPOSE_KEYS.flatMap(purpose =>
      Object.keys(PURPOSES[purpose].wordings).map(version => [purpose, version] as const),
    )
    for (const [purpose, version] of versions) assert.match(version, new RegExp(`^${purpose}-\\d+$`))
    for (const purpose of PURPOSE_KEYS) assert.equal(wordingShown(wordingOf(purpose).version), wordingOf(purpose).text)
  })

  test('of another version of the program are told as that, not as nothing', () => {
    assert.equal(purposeText('callback'), '依頼への連絡')
    assert.equal(purposeText('toString'), 'この画面では表せない目的')
    assert.equal(wordingShown('callback-0'), 'この画面では表せない文')
  })
})
