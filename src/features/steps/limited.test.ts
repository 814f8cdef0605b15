import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import { limitedCity, OUT, person, send } from '../../../seed/limited.ts'

// Steps about people whom not everybody sees.

const { write, login, clock, ids, first, outside, inside, counsellor, limit, enter, kita, team, north } =
  await limitedCity()

describe('whom somebody may give a step to', () => {
  const stepOf = (people: string) =>
    first(`select id from step where subject_kind = 'person' and done_at is null and person_id in (${people})`)
  const ownersOf = async (id: string) => {
    const html = await (await (await login('tanaka')).get(`/staff/steps/${id}`)).text()
    return new RegExp(`<select[^>]*name="owner-${id}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? ''
  }
  let step = ''
  before(async () => {
    step = await stepOf(outside)
  })
  it('whoever does not see the person is neither offered nor taken', async () => {
    assert.ok(!(await ownersOf(step)).includes(kita))
    assert.equal((await send(await login('tanaka'), `/staff/steps/${step}/owner`, { owner: kita })).status, 422)
    assert.ok((await ownersOf(await stepOf(inside))).includes(kita))
  })

  it('whoever has a step sees the person while it is open, and for the rest of the day; so does their team', async () => {
    const [id] = await ids(`select person_id as id from step where id = '${step}'`)
    const minami = await counsellor('minami', '南野 二')
    await limit(minami, 'counsellor', { team })
    await write(tx => tx.updateTable('step').set({ owner_id: minami }).where('id', '=', step).execute())
    const kitas = await enter('kita')
    assert.equal((await kitas.get(person(id!))).status, 404)
    await limit(kita, 'counsellor', { areas: [north], team })
    const minamis = await enter('minami')
    for (const who of [kitas, minamis]) assert.equal((await who.get(person(id!))).status, 200)
    const [sato] = await ids(`select id from account where login = 'sato'`)
    assert.equal((await send(minamis, `/staff/steps/${step}/owner`, { owner: sato! })).status, 303)
    assert.equal((await minamis.get(person(id!))).status, 200, 'what came of it')
    const at = clock.now
    clock.now = addMinutes(at, 24 * 60)
    const later = await enter('minami')
    assert.equal((await later.get(person(id!))).status, 404, 'the next day')
    // Whose it is now is told, and not of whom.
    const unseen = await later.get(`/staff/steps/${step}`)
    const told = await unseen.text()
    assert.equal(unseen.status, 409)
    assert.match(told, /あなたの役割では見られない方のものです/)
    assert.match(told, /この一歩の担当は、<b>佐藤[^<]*さん<\/b>です/)
    assert.doesNotMatch(told, new RegExp(`${OUT}|${id}`))
    await write(tx =>
      tx
        .updateTable('step')
        .set({ done_at: at, outcome: 'done' })
        .where('subject_id', '=', id!)
        .where('done_at', 'is', null)
        .execute(),
    )
    assert.match(await (await later.get(`/staff/steps/${step}`)).text(), /もう済んだか、別の職員に引きつがれています/)
    clock.now = at
    await limit(kita, 'counsellor', { areas: [north] })
    await write(tx => tx.updateTable('account').set({ disabled_at: clock.now }).where('id', '=', minami).execute())
  })
})
