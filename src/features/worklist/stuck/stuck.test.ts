import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { type Kind, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/jobs.ts'
import { on } from '#platform/listen.ts'
import { type Browserless, DEMO_NOW, demoApp } from '../../../../seed/testing.ts'

const { database, municipality, login, owner, clock } = await demoApp()
const [sato, suzuki, tanaka, kanri] = [
  await login('sato'),
  await login('suzuki'),
  await login('tanaka'),
  await login('kanri'),
]
const html = async (who: Browserless, path = '/staff/stuck') => (await who.get(path)).text()

let broken = true
const points = on('proposal.decide', {
  name: 'points-decided',
  told: 'ポイントをつける',
  does: async () => {
    if (broken) throw new Error('山田 花 cannot be given points')
  },
})

/** A decision that points are to follow from; gives the id of the happening. */
async function decided(): Promise<{ happening: string; proposal: string; person: string }> {
  const proposal = await database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('proposal').select(['id', 'person_id', 'opportunity_id']).executeTakeFirstOrThrow(),
  )
  return database.write({ lane: 'staff', municipality }, async tx => {
    await record(tx, {
      kind: 'proposal.decide' satisfies Kind,
      subject: ['proposal', proposal.id],
      person: proposal.person_id,
      by: null,
      now: DEMO_NOW,
      data: { opportunity: proposal.opportunity_id, status: 'decided', on_day: '2026-11-21' },
    })
    const { happening_id } = await tx
      .selectFrom('happening_job')
      .select('happening_id')
      .where('job', '=', points.name)
      .executeTakeFirstOrThrow()
    return { happening: happening_id, proposal: proposal.id, person: proposal.person_id }
  })
}

const runs = (about: string, last = false): Promise<void> =>
  points.run({
    database,
    municipality,
    about,
    now: () => clock.now,
    last,
    log: () => {},
    signal: AbortSignal.any([]),
  } as Work)

const client = new pg.Client(owner)
await client.connect()
await client.query(`call listen('proposal.decide', 'points-decided')`)
await client.end()
const { happening, proposal, person } = await decided()

describe('work that follows by itself and fails', () => {
  it('is nobody’s trouble while it has not failed', async () => {
    assert.doesNotMatch(await html(suzuki, '/staff'), /自動の処理/)
    assert.match(await html(suzuki), /終わっていない処理はありません/)
  })

  it('is told to the coordinator and the administrator, to nobody else', async () => {
    await assert.rejects(runs(happening))
    for (const who of [suzuki, kanri]) {
      assert.match(await html(who, '/staff'), /自動の処理が1件、終わっていません。/)
      assert.match(await html(who), /ポイントをつける[\s\S]*くり返し中（1回失敗）/)
    }
    for (const who of [sato, tanaka]) {
      assert.doesNotMatch(await html(who, '/staff'), /自動の処理/)
      assert.equal((await who.get('/staff/stuck')).status, 403)
      assert.equal((await who.post(`/staff/stuck/${happening}`, { job: points.name, once: newId() })).status, 403)
    }
  })

  it('shows no personal data, and a link to those who may follow it', async () => {
    const name = await database.read({ lane: 'staff', municipality }, db =>
      db.selectFrom('person').select('family_name').where('id', '=', person).executeTakeFirstOrThrow(),
    )
    assert.match(await html(suzuki), new RegExp(`/staff/proposals/${proposal}">提案を開く`))
    const administrator = await html(kanri)
    assert.doesNotMatch(administrator, new RegExp(`/staff/proposals/${proposal}`))
    for (const page of [administrator, await html(suzuki)]) {
      const main = /<main[\s\S]*<\/main>/.exec(page)![0]
      assert.ok(!main.includes(name.family_name) && !main.includes('山田'))
    }
  })

  it('stands there as stopped in the end, is tried again by a button, and is gone when it is done', async () => {
    await assert.rejects(runs(happening, true))
    assert.match(await html(kanri), /<strong>停止<\/strong>（2回失敗）/)
    broken = false
    const answer = await kanri.post(`/staff/stuck/${happening}`, { job: points.name, once: newId() })
    assert.equal(answer.status, 303)
    assert.match(await html(kanri), /くり返し中（2回失敗）/)
    await runs(happening)
    assert.match(await html(kanri), /終わっていない処理はありません/)
    assert.doesNotMatch(await html(kanri, '/staff'), /自動の処理/)
    const late = await kanri.post(`/staff/stuck/${happening}`, { job: points.name, once: newId() })
    assert.equal(late.status, 303, 'it is done: nothing is planned')
  })

  it('is not found under an id that is none, or under a job that is none', async () => {
    assert.equal((await kanri.post('/staff/stuck/abc', { job: points.name, once: newId() })).status, 404)
    assert.equal((await kanri.post(`/staff/stuck/${newId()}`, { job: 'x', once: newId() })).status, 303)
  })
})
