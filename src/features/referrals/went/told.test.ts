import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { personDesk } from '#features/people/index.ts'
import { changeOf } from '../desk/verbs.ts'
import { after, FIELDS, type Field, REASONS, SAID, STATUSES } from '../rules.ts'
import { type Referral, referralById } from '../store.ts'
import { referralCity } from '../testing.ts'
import { allowedFor, wentOf } from './told.ts'

const city = await referralCity()
const { inside, rows, partners, someone, written } = city
const TODAY = '2026-11-21'
const jfc = partners.get('日本政策金融公庫松戸支店')!
const people = await rows(sql<{ id: string }>`select id from person where closed_on is null order by number limit 30`)
const sample = (await inside(async tx => referralById(tx, await written((await someone(jfc)).id, jfc))))!
const of = (person: string, more: Partial<Referral> = {}): Referral => ({ ...sample, person_id: person, ...more })
const went = (person: string, fields: readonly Field[], more: Partial<Referral> = {}) =>
  inside(tx => wentOf(tx, of(person, more), fields, TODAY))

describe('what goes to a partner', () => {
  it('is nobody’s birthday, address, mail, note or number, whatever of the record was agreed to', async () => {
    for (const { id } of people) {
      const person = (await inside(tx => personDesk(tx, id, 'health')))!
      const told = JSON.stringify(await went(id, FIELDS, { body: 'ひざが痛む' }))
      for (const kept of [person.birth_on, person.address, person.email, person.contact_note, person.health_note ?? ''])
        assert.ok(kept === '' || !told.includes(kept), `${person.number}: ${kept}`)
    }
  })

  it('is a line for what is known, and none for what is not', async () => {
    for (const { id } of people) {
      const { rows: lines } = await went(id, FIELDS)
      for (const { label, value } of lines) assert.ok(label !== '' && value !== '', label)
      assert.ok(!lines.some(({ label }) => label === 'からだのこと'), 'nothing was typed of the body')
    }
  })

  it('is by each field what it is called by, and nothing of the other fields', async () => {
    const labels: Record<Field, string[]> = {
      name: ['お名前', 'ふりがな'],
      contact: ['ご連絡先'],
      age: ['年齢'],
      experience: ['経験・資格'],
      wishes: ['希望'],
      time: ['来られる時間'],
      health: ['からだのこと'],
    }
    for (const field of FIELDS)
      for (const { id } of people.slice(0, 5))
        for (const { label } of (await went(id, [field], { body: 'つえを使う' })).rows)
          assert.ok(labels[field].includes(label), `${field}: ${label}`)
  })

  it('says that the desk is called where there is no telephone', async () => {
    const [{ id } = { id: '' }] = await rows(
      sql<{ id: string }>`select id from person where phone = '' and erased_on is null limit 1`,
    )
    assert.deepEqual(
      id === '' ? [] : (await went(id, ['contact'])).rows.map(({ value }) => value),
      id === '' ? [] : ['窓口をとおしてご連絡ください'],
    )
  })
})

describe('what may go', () => {
  const allowed = (person: string, more: Partial<Referral>) => inside(tx => allowedFor(tx, of(person, more), TODAY))

  it('is what was chosen of what was agreed to, with the consent on which it rests', async () => {
    const { id } = await someone(jfc, ['name', 'age', 'health'])
    const given = await allowed(id, { fields: ['name', 'contact', 'age'] })
    assert.deepEqual('fields' in given && given.fields, ['name', 'age'])
    assert.ok('consent' in given && given.consent)
  })

  it('is nothing without a consent for this partner, before its day, or without the name', async () => {
    const stranger = await someone(null)
    assert.deepEqual(await allowed(stranger.id, { fields: ['name'] }), { refused: 'consent', why: 'consentMissing' })
    const later = await someone(jfc)
    await rows(
      sql`update consent set given_on = '2026-11-22' where person_id = ${later.id}::uuid and purpose = 'referral'`,
    )
    assert.ok('refused' in (await allowed(later.id, { fields: ['name'] })))
    assert.deepEqual(await allowed((await someone(jfc)).id, { fields: ['age'] }), { refused: 'name' })
  })

  it('is what was chosen where the law says so, and rests on no consent', async () => {
    const { id } = await someone(null)
    const given = await allowed(id, { fields: ['name', 'contact'], ground: 'life', ground_note: '急ぎ' })
    assert.deepEqual(given, { fields: ['name', 'contact'], consent: null })
  })
})

describe('what an answer changes of the row', () => {
  for (const status of STATUSES)
    for (const verb of SAID) {
      if (after(status, verb) === null) continue
      it(`${verb} where it is ${status}`, () => {
        const before = { status, held_from: null, answered_on: null }
        const change = changeOf(before, verb, {
          today: TODAY,
          outcome: verb === 'complete' ? 'started' : null,
          on_day: TODAY,
        })
        const over = verb !== 'accept'
        assert.deepEqual(
          [change.ended_on, change.outcome, change.outcome_on, change.answered_on],
          [over ? TODAY : null, verb === 'complete' ? 'started' : null, verb === 'complete' ? TODAY : null, TODAY],
        )
        // The first answer is the one that was in time or not.
        const again = changeOf({ ...before, answered_on: '2026-11-10' }, verb, { today: TODAY })
        assert.equal(again.answered_on, undefined)
      })
    }
  it('has a reason for each number on the sheet', () => assert.equal(REASONS.length, 8))
})
