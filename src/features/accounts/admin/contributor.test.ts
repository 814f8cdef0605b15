import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'

// Whoever enters what a department did has that department with their role.

const { database, municipality, login } = await demoApp()
const kanri = await login('kanri')
const HOME = '/staff/accounts'
const inJob = { lane: 'job' as const, municipality }
const teamOf = (name: string) =>
  database.read(
    inJob,
    async db => (await db.selectFrom('staff_team').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id,
  )
const [HEALTH, CARE] = [await teamOf('健康増進課'), await teamOf('地域包括支援課')]
const grantsOf = (login: string) =>
  database.read(inJob, async db =>
    (
      await db
        .selectFrom('role_grant as r')
        .innerJoin('account as a', 'a.id', 'r.account_id')
        .select(['r.role', 'r.team_id', 'r.limited'])
        .where('a.login', '=', login)
        .orderBy('r.id')
        .execute()
    ).map(({ role, team_id, limited }) => [role, team_id, limited]),
  )
const invite = (fields: Record<string, string>) =>
  kanri.post(`${HOME}/new`, { once: newId(), name: '山本', roles: 'contributor', from: '2026-11-21', ...fields })

describe('a contributor', () => {
  it('is not invited without a department, and nothing typed is lost', async () => {
    const refused = await invite({ login: 'yamamoto' })
    assert.equal(refused.status, 422)
    const html = await refused.text()
    assert.match(html, /「記入担当」は、部署（チーム）を選んでつけます/)
    assert.match(html, /value="yamamoto"/)
    assert.deepEqual(await grantsOf('yamamoto'), [])
  })

  it('is invited for one, and may be given another', async () => {
    assert.equal((await invite({ login: 'yamamoto', team: HEALTH })).status, 200)
    assert.deepEqual(await grantsOf('yamamoto'), [['contributor', HEALTH, false]])
    const id = await database.read(
      inJob,
      async db =>
        (await db.selectFrom('account').select('id').where('login', '=', 'yamamoto').executeTakeFirstOrThrow()).id,
    )
    const give = (team: string, reach = 'city') =>
      kanri.post(`${HOME}/${id}/roles`, { once: newId(), role: 'contributor', from: '2026-11-21', reach, team })
    assert.match(await (await give(HEALTH)).text(), /もうこの役割を持っています/)
    assert.match(await (await give('')).text(), /部署（チーム）を選んで/)
    assert.match(await (await give(CARE, 'part')).text(), /限ることができません/)
    assert.equal((await give(CARE)).status, 303)
    assert.equal((await grantsOf('yamamoto')).length, 2)
    assert.match(await (await kanri.get(`${HOME}/${id}`)).text(), /部署：地域包括支援課/)
  })
})
