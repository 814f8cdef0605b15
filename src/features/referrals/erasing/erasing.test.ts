import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { DEMO_NOW } from '../../../../seed/testing.ts'
import { moveReferrals } from '../store.ts'
import { referralCity } from '../testing.ts'
import { eraseReferrals } from './store.ts'

const { partners, gone, answer, rows, inside, standing, someone, written } = await referralCity()
const shien = partners.get('柏市地域生活支援センター')!
const [account] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
const doing = { by: account!.id, now: DEMO_NOW, today: '2026-11-21' }

describe('somebody who is erased', () => {
  it('leaves no word of what a partner was told and said; that they were passed on, and how it ended, stays counted', async () => {
    const { id, person } = await gone(shien)
    await answer(id, '31', { note: 'よい方でした', other: 'ほかの機関' })
    assert.ok((await inside(tx => eraseReferrals(tx, person.id, doing))) > 0)
    const [left] = await rows(sql<{
      line: string
    }>`select r::text || coalesce((select string_agg(e::text, '') from referral_entry e
      where e.referral_id = r.id), '') as line from referral r where r.id = ${id}::uuid`)
    for (const word of [person.name, person.phone, 'はじめの相談', 'よい方でした', 'ほかの機関'])
      assert.ok(!left!.line.includes(word), word)
    const { status, outcome, counted } = await standing(id)
    assert.deepEqual([status, outcome, counted], ['completed', 'started', '2026-11-21'])
    assert.equal(await inside(tx => eraseReferrals(tx, person.id, doing)), 0)
  })

  it('leaves that somebody was told without a consent, but not why', async () => {
    const person = await someone(null)
    const id = await written(person.id, shien, { ground: 'life', ground_note: 'たおれていた' })
    await inside(tx => eraseReferrals(tx, person.id, doing))
    const [left] = await rows(
      sql<{ ground: string; ground_note: string }>`select ground, ground_note from referral where id = ${id}::uuid`,
    )
    assert.deepEqual([left!.ground, left!.ground_note], ['life', '（消去）'])
  })
})

it('what somebody was passed on for becomes that of the one who is found to be the same', async () => {
  const [{ id, person }, other] = [await gone(shien), await someone(shien)]
  await inside(tx => moveReferrals(tx, person.id, other.id))
  const [now] = await rows(sql<{ person: string }>`select person_id as person from referral where id = ${id}::uuid`)
  assert.equal(now!.person, other.id)
})
