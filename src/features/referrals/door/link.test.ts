import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { withdraw } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW } from '../../../../seed/testing.ts'
import { referralPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'

const city = await referralCity()
const { visitor, partners, gone, standing, heard, rows, inside, sato, act } = city
const shien = partners.get('柏市地域生活支援センター')!
const page = async (path: string) => words(await (await visitor.get(path)).text())
const say = (link: string, said: string, more: Record<string, string> = {}) =>
  visitor.post(link, {
    once: newId(),
    said,
    reason: '',
    outcome: '',
    on_day: '2026-11-21',
    other: '',
    note: '',
    ...more,
  })

describe('a partner that holds the link, without an account', () => {
  it('reads exactly what went, and by when it answers; a look changes nothing', async () => {
    const { id, link, person } = await gone(shien)
    const shown = await page(link)
    assert.ok(shown.includes(person.name) && shown.includes(person.phone))
    assert.match(shown, /柏市地域生活支援センター 御中.*はじめの相談をお願いします/)
    assert.equal((await standing(id)).status, 'requested')
  })

  it('takes it on: it waits for the result, in the hands of whoever had it', async () => {
    const { id, link } = await gone(shien)
    assert.equal((await say(link, 'accept')).status, 303)
    await heard()
    const { status, what, waits, owner } = await standing(id)
    assert.deepEqual([status, what, waits, owner], ['accepted', 'result', 'partner', 'sato'])
    assert.match(await page(link), /お引き受けいただいています/)
  })

  it('cannot: with a reason and where else, and the person is asked how it goes on', async () => {
    const { id, link, person } = await gone(shien)
    const without = await say(link, 'reject')
    assert.equal(without.status, 422)
    assert.match(words(await without.text()), /理由を選んでください/)
    await say(link, 'reject', { reason: 'unfit', other: '地域包括支援センター' })
    await heard()
    assert.deepEqual([(await standing(id)).status, (await standing(id)).what], ['rejected', null])
    const [asked] = await rows(
      sql<{
        note: string
      }>`select note from step where subject_id = ${person.id}::uuid and done_at is null and note like '%対象ではない%'`,
    )
    assert.ok(asked)
    assert.match(words(await (await sato.get(referralPath(id))).text()), /ほかの機関：地域包括支援センター/)
  })

  it('tells the result with its day; without either nothing ends', async () => {
    const { id, link } = await gone(shien)
    for (const more of [{}, { outcome: 'started', on_day: '' }, { outcome: 'started', on_day: '2026-12-01' }])
      assert.equal((await say(link, 'complete', more)).status, 422)
    await say(link, 'complete', { outcome: 'advised', note: '窓口を案内した' })
    await heard()
    const { status, outcome, outcome_on, what } = await standing(id)
    assert.deepEqual([status, outcome, outcome_on, what], ['completed', 'advised', '2026-11-21', null])
    assert.match(await page(link), /つながりました/)
  })

  it('says it once: who was second is told how it stands', async () => {
    const { id, link } = await gone(shien)
    await say(link, 'fail', { reason: 'declined' })
    assert.equal((await say(link, 'accept')).status, 422)
    assert.equal((await standing(id)).status, 'failed')
  })

  it('that the desk typed meanwhile is not written over', async () => {
    const { id, link } = await gone(shien)
    await city.answer(id, '31')
    assert.equal((await say(link, 'reject', { reason: 'full' })).status, 422)
    assert.equal((await standing(id)).status, 'completed')
  })

  it('opens nothing that is not its own, and nothing when it is taken back', async () => {
    const { id, link } = await gone(shien)
    assert.equal((await visitor.get('/referrals/at/nobody')).status, 404)
    await act(id, 'cancel')
    assert.equal((await visitor.get(link)).status, 410)
  })
})

describe('a consent that is withdrawn', () => {
  const off = (person: string) =>
    inside(async tx => {
      const consent = await tx
        .selectFrom('consent')
        .innerJoin('organisation', 'organisation.id', 'consent.recipient_id')
        .select(['consent.id', 'recipient_id', 'organisation.name as recipient'])
        .where('person_id', '=', person)
        .where('purpose', '=', 'referral')
        .executeTakeFirstOrThrow()
      const [account] = (await sql<{ id: string }>`select id from account where login = 'suzuki'`.execute(tx)).rows
      const doing = { by: account!.id, now: DEMO_NOW, today: '2026-11-21', medium: 'phone' as const }
      return withdraw(tx, person, { ...consent, purpose: 'referral' }, doing)
    })

  it('shuts the link in the same moment, before any job runs', async () => {
    const { link, person } = await gone(shien)
    await off(person.id)
    assert.doesNotMatch(await page(link), new RegExp(person.name))
    assert.equal((await say(link, 'accept')).status, 404)
  })

  it('holds it, and opens the recall as for any organisation that knows of the person', async () => {
    const { id, person } = await gone(shien)
    await off(person.id)
    await heard()
    const { status, what, waits } = await standing(id)
    assert.deepEqual([status, what, waits], ['held', 'contact', 'desk'])
    const recall = await rows(
      sql`select from step where what = 'recall' and subject_id = ${person.id}::uuid and done_at is null`,
    )
    assert.equal(recall.length, 1)
    assert.match(words(await (await sato.get(referralPath(id))).text()), /同意が取り消されています/)
    assert.match(words(await (await sato.get(`${referralPath(id)}/sheet`)).text()), /この紙は出せません/)
  })
})
