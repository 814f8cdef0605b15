import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { endOwnStep, personSubject } from '#features/people/index.ts'
import { addStep, openStepsOf } from '#features/steps/index.ts'
import { DEMO_NOW } from '../../../../seed/testing.ts'
import { monthsOf } from '../months/store.ts'
import { PATH, referralPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'
import { remindLate } from './follow.ts'
import { referralClosing } from './moments.ts'

const city = await referralCity()
const { partners, gone, standing, heard, rows, inside, sato, tanaka, someone, answer, act, written } = city
const [shien, silver, cci] = ['柏市地域生活支援センター', '（公社）柏市シルバー人材センター', '柏商工会議所'].map(
  name => partners.get(name)!,
) as [string, string, string]
const [account] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
const doing = { by: account!.id, now: DEMO_NOW, today: '2026-11-21' }
const late = (day: string) => inside(tx => remindLate(tx, { day, now: `${day}T00:00:00.000Z` }))
const noticesOf = (id: string) =>
  rows(
    sql<{
      message: string
      words: { title: string; lines: string[] }
    }>`select message, words from notice where about_id = ${id}::uuid`,
  )

describe('a つなぎ that is noted the old way, as a step of the person that is done', () => {
  async function done() {
    const person = await someone(cci)
    await inside(async tx => {
      const step = { what: 'refer', owner: doing.by, due: '2026-11-24', organisation: cci } as const
      await addStep(tx, [personSubject, person.id], person.id, step, DEMO_NOW)
      const [open] = (await openStepsOf(tx, 'person', person.id)).filter(({ what }) => what === 'refer')
      assert.equal(await endOwnStep(tx, open!, 'done', '電話でつないだ', doing), true)
    })
    await heard()
    const [found] = await rows(sql<{ id: string }>`select id from referral where person_id = ${person.id}::uuid`)
    return { person, id: found!.id }
  }

  it('waits for its answer as any other, and is counted once', async () => {
    const { person, id } = await done()
    const { status, what, waits, counted } = await standing(id)
    assert.deepEqual([status, what, waits, counted], ['requested', 'respond', 'partner', '2026-11-21'])
    const counts = await rows(sql`select from step where person_id = ${person.id}::uuid and referred_on is not null`)
    assert.equal(counts.length, 1)
    await heard()
    assert.equal((await rows(sql`select from referral where person_id = ${person.id}::uuid`)).length, 1)
  })

  it('says that it was told by telephone, and ends as any other', async () => {
    const { id } = await done()
    assert.match(words(await (await sato.get(referralPath(id))).text()), /電話で伝えました/)
    assert.equal((await answer(id, '32')).status, 303)
    assert.equal((await standing(id)).status, 'completed')
  })
})

describe('a day that passes without an answer', () => {
  it('before it nobody is disturbed', async () => {
    const { id } = await gone(shien)
    // Three days on which the desk is open after a Saturday; the 23rd is a holiday or not as the city has it.
    await late((await standing(id)).due!)
    assert.equal((await standing(id)).waits, 'partner')
  })

  it('is told once by mail where there is an address, naming nobody; then the desk calls', async () => {
    await rows(sql`update organisation set email = 'soudan@example.jp' where id = ${silver}::uuid`)
    const { id, person } = await gone(silver)
    await late('2026-12-10')
    const told = await noticesOf(id)
    assert.deepEqual(told.map(({ message }) => message).sort(), ['referral.reminder', 'referral.sent'])
    for (const { words } of told) assert.ok(!words.lines.join().includes(person.name))
    assert.deepEqual([(await standing(id)).status, (await standing(id)).waits], ['requested', 'partner'])
    await late('2026-12-20')
    const { what, waits, due, owner } = await standing(id)
    assert.deepEqual([what, waits, owner], ['respond', 'desk', 'sato'])
    assert.ok(due! >= '2026-12-20')
    assert.equal((await noticesOf(id)).length, 2)
  })

  it('is the step of the desk at once where there is none, and is not done twice', async () => {
    const { id } = await gone(shien)
    await late('2026-12-10')
    assert.equal((await standing(id)).waits, 'desk')
    const before = await standing(id)
    await late('2026-12-11')
    assert.deepEqual(await standing(id), before)
  })

  it('of a result is looked for in the same way', async () => {
    const { id } = await gone(shien)
    await answer(id, '1')
    await late('2027-02-01')
    assert.deepEqual([(await standing(id)).what, (await standing(id)).waits], ['result', 'desk'])
  })
})

describe('nothing lies about', () => {
  it('in the whole city: what is open has an owner, a day and whom it waits for; what is over has no step', async () => {
    const { id } = await gone(shien)
    await act(id, 'hold', { reason: 'unreached' })
    await written((await someone(shien)).id, shien)
    const all = await rows(sql<{ over: boolean; status: string; steps: number; owned: number }>`
      select r.ended_on is not null as over, r.status, count(s.id)::int as steps,
        (count(*) filter (where s.owner_id is not null and s.waits_for is not null and s.due_on = r.due_on))::int as owned
      from referral r left join step s on s.subject_kind = 'referral' and s.subject_id = r.id and s.done_at is null group by r.id, 1, 2`)
    const list = words(await (await sato.get(PATH)).text())
    assert.match(list, /終わっていないもの\d+件・期限を過ぎたもの\d+件・担当や期限のないもの0件（滞留はありません）/)
    assert.ok(new Set(all.map(({ status }) => status)).size >= 5)
    for (const { over, status, steps, owned } of all) assert.deepEqual([steps, owned], over ? [0, 0] : [1, 1], status)
  })

  it('when somebody goes: each open one is listed with the ways in which it can end, and ends so', async () => {
    const { id, person } = await gone(shien)
    const other = await written(person.id, silver)
    const open = await inside(tx => referralClosing.open(tx, person.id, '2026-11-21'))
    assert.deepEqual(new Set(open.map(one => one.id)), new Set([id, other]))
    assert.deepEqual(
      open.find(one => one.id === other)!.ways.map(({ value }) => value),
      ['cancel'],
    )
    for (const [thing, way] of [
      [id, 'fail:declined'],
      [other, 'cancel'],
    ] as const)
      assert.equal(await inside(tx => referralClosing.end(tx, { id: thing, way, why: '転居' }, doing)), null)
    assert.deepEqual([(await standing(id)).status, (await standing(other)).status], ['failed', 'cancelled'])
    assert.deepEqual(await inside(tx => referralClosing.open(tx, person.id, '2026-11-21')), [])
  })
})

describe('the month of a partner', () => {
  const november = async (partner: string) =>
    (await inside(tx => monthsOf(tx, { from: '2026-11-01', to: '2026-11-30', today: '2026-11-21' }))).find(
      ({ id }) => id === partner,
    )

  it('tells what was sent, answered in time and came about; a mistake is in none of them', async () => {
    const before = (await november(shien)) ?? { sent: 0, answered: 0, in_time: 0, connected: 0, failed: 0, open: 0 }
    const [one, two, three] = [await gone(shien), await gone(shien), await gone(shien)]
    await answer(one.id, '31')
    await answer(two.id, '21')
    await act((await gone(shien)).id, 'mistake')
    const after = (await november(shien))!
    const more = (key: 'sent' | 'answered' | 'in_time' | 'connected' | 'failed' | 'open') => after[key] - before[key]
    assert.deepEqual(
      [more('sent'), more('answered'), more('in_time'), more('connected'), more('failed'), more('open')],
      [3, 2, 2, 1, 1, 1],
    )
    assert.ok(three.id)
  })

  it('is the number that the figures count: what was sent and was no mistake', async () => {
    const sum = async () => {
      const list = await inside(tx => monthsOf(tx, { from: '2026-11-01', to: '2026-11-30', today: '2026-11-21' }))
      return list.reduce((total, { sent }) => total + sent, 0)
    }
    const [counted] = await rows(sql<{ n: number }>`select count(*)::int as n from step
      where organisation_id is not null and referred_on between '2026-11-01' and '2026-11-30'`)
    assert.equal(await sum(), counted!.n)
  })

  it('is a page and a file, for who sees the whole city', async () => {
    assert.match(
      words(await (await tanaka.get(`${PATH}/months`)).text()),
      /つなぎの月ごとの数.*11月.*柏市地域生活支援センター/,
    )
    const csv = await (await tanaka.get(`${PATH}/months.csv`)).text()
    assert.match(csv, /"2026-11","柏市地域生活支援センター",\d+,\d+/)
  })
})
