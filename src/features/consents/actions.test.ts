import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { consentsOf, giveConsent, liveConsent, PURPOSES, type Purpose, withdrawConsent, wordingShown } from './index.ts'

const { database, municipality } = await demoApp()
const TODAY = '2026-11-21'
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const { person, library, council, doing } = await write(async tx => {
  const [library, council] = await tx.selectFrom('organisation').select('id').limit(2).execute()
  const sato = await tx.selectFrom('account').select('id').executeTakeFirstOrThrow()
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('consent').select('id').whereRef('consent.person_id', '=', 'person.id'))),
    )
    .executeTakeFirstOrThrow()
  const doing = { by: sato.id, now: DEMO_NOW, today: TODAY, medium: 'phone' as const }
  return { person: person.id, library: library!.id, council: council!.id, doing }
})
const wanted = (purpose: Purpose, recipient_id: string | null) => ({
  person_id: person,
  purpose,
  recipient_id,
  fields: ['name' as const],
  wording: `${purpose}-1`,
  given_on: TODAY,
  given_by_medium: 'phone',
})
const live = (tx: Tx, purpose: Purpose, recipient: string | null, day = TODAY) =>
  liveConsent(tx, person, purpose, recipient, day).then(found =>
    'consent' in found ? found.consent.id : found.refused,
  )

describe('a consent of a person', () => {
  it('holds for the organisation and the purpose for which it was given, and for no other', async () => {
    await write(async tx => {
      assert.equal(await live(tx, 'introduction', library), 'consentMissing')
      const given = await giveConsent(tx, wanted('introduction', library), doing)
      assert.ok('id' in given)
      assert.equal(await live(tx, 'introduction', library), given.id)
      assert.equal(await live(tx, 'introduction', library, '2026-11-20'), 'consentMissing')
      assert.equal(await live(tx, 'introduction', council), 'consentMissing')
      assert.equal(await live(tx, 'referral', library), 'consentMissing')
    })
  })

  it('is noted once while it holds; what is refused leaves neither a row nor a trace', async () => {
    await write(async tx => {
      const traces = () => tx.selectFrom('happening').select('kind').where('person_id', '=', person).execute()
      const before = [await consentsOf(tx, person), await traces()]
      assert.deepEqual(await giveConsent(tx, wanted('introduction', library), doing), { refused: 'consentTwice' })
      assert.deepEqual(await giveConsent(tx, wanted('introduction', null), doing), { refused: 'consentNeedsRecipient' })
      assert.deepEqual([await consentsOf(tx, person), await traces()], before)
    })
  })

  it('stays with who and when after it was withdrawn, once, and may be given anew', async () => {
    await write(async tx => {
      const [first] = await consentsOf(tx, person)
      assert.deepEqual(await withdrawConsent(tx, newId(), first!.id, doing), { refused: 'consentWithdrawn' })
      assert.equal(await withdrawConsent(tx, person, first!.id, doing), null)
      assert.deepEqual(await withdrawConsent(tx, person, first!.id, doing), { refused: 'consentWithdrawn' })
      assert.equal(await live(tx, 'introduction', library), 'consentWithdrawn')
      const given = await giveConsent(tx, wanted('introduction', library), doing)
      assert.ok('id' in given)
      assert.equal(await live(tx, 'introduction', library), given.id)
      const all = await consentsOf(tx, person)
      assert.deepEqual(
        all.map(({ id, withdrawn_on }) => [id, withdrawn_on]),
        [
          [given.id, null],
          [first!.id, TODAY],
        ],
      )
      const kinds = await tx
        .selectFrom('happening')
        .select('kind')
        .where('person_id', '=', person)
        .orderBy('id')
        .execute()
      assert.deepEqual(
        kinds.map(({ kind }) => kind).filter(kind => kind.startsWith('person.consent')),
        ['person.consent-given', 'person.consent-withdrawn', 'person.consent-given'],
      )
    })
  })
})

test('two who note the same consent at once leave one row: the second is told so', async () => {
  const somebody = await write(tx =>
    tx
      .selectFrom('person')
      .select('id')
      .where('id', 'not in', tx.selectFrom('consent').select('person_id'))
      .where('id', '<>', person)
      .executeTakeFirstOrThrow(),
  )
  const once = { ...wanted('introduction', library), person_id: somebody.id }
  const done = await Promise.all([1, 2].map(() => write(tx => giveConsent(tx, once, doing))))
  assert.deepEqual(done.map(one => ('refused' in one ? one.refused : 'noted')).sort(), ['consentTwice', 'noted'])
  const kept = await write(async tx => [
    (await consentsOf(tx, somebody.id)).length,
    (await tx.selectFrom('happening').select('kind').where('person_id', '=', somebody.id).execute()).filter(
      ({ kind }) => kind === 'person.consent-given',
    ).length,
  ])
  assert.deepEqual(kept, [1, 1])
})

test('every consent of the demo city can be told in words: its purpose and the sentence that was read', async () => {
  const given = await write(tx => tx.selectFrom('consent').select(['purpose', 'wording']).distinct().execute())
  assert.ok(given.length > 1)
  for (const { purpose, wording } of given) {
    assert.ok(Object.hasOwn(PURPOSES, purpose), purpose)
    assert.notEqual(wordingShown(wording), wording)
  }
})
