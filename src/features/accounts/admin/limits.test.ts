import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { limitRefusal } from './rules.ts'
import { administered } from './testing.ts'

const { kanri, read, idOf, told, colleague, enter, verb } = await administered()
const area = await read(db =>
  db.selectFrom('area').select(['id', 'name']).orderBy('position').executeTakeFirstOrThrow(),
)
const teamNamed = (name: string) =>
  read(async db => (await db.selectFrom('staff_team').select('id').where('name', '=', name).execute())[0]?.id)
const grantsOf = (account: string) =>
  read(db =>
    db
      .selectFrom('role_grant')
      .select(['id', 'role', 'limited', 'areas', 'team_id'])
      .where('account_id', '=', account)
      .orderBy('from_on')
      .execute(),
  )
const makeTeam = (name: string, once = newId()) => kanri.post('/staff/accounts/teams', { once, name })

describe('a team', () => {
  it('is made once by a form that is sent twice, called otherwise, and ended', async () => {
    const once = newId()
    for (let n = 0; n < 2; n++) assert.equal((await makeTeam('北部窓口', once)).status, 303)
    const id = await teamNamed('北部窓口')
    assert.equal(id, once)
    assert.equal((await makeTeam('北部窓口')).status, 422)
    const path = `/staff/accounts/teams/${id}`
    assert.equal((await kanri.post(path, { once: newId(), [`name-${id}`]: '北部窓口（委託）' })).status, 303)
    assert.match(await (await kanri.get('/staff/accounts/teams')).text(), /北部窓口（委託）/)
    const end = (until: string) => kanri.post(`${path}/end`, { once: newId(), [`until-${id}`]: until })
    assert.equal((await end('令和8年11月20日')).status, 422)
    assert.equal((await end('令和8年11月21日')).status, 303)
    assert.deepEqual(await told(id!), ['team.made', 'team.renamed', 'team.ended'])
    assert.equal((await makeTeam('北部窓口（委託）')).status, 303, 'the name is free again')
  })
  it('does not end while a role goes on in it, and nobody is limited to one that has ended', async () => {
    await makeTeam('南部窓口')
    const id = (await teamNamed('南部窓口'))!
    const minami = await colleague('minami', [])
    const fields = { role: 'counsellor', from: '令和8年11月21日', reach: 'part', team: id }
    assert.equal((await verb(kanri, minami, '/roles', { ...fields, until: '令和8年12月31日' })).status, 303)
    const end = (until: string) =>
      kanri.post(`/staff/accounts/teams/${id}/end`, { once: newId(), [`until-${id}`]: until })
    assert.match(await (await end('令和8年12月30日')).text(), /この日より後も、このチームの役割を持つ職員がいます/)
    assert.equal((await end('令和8年12月31日')).status, 303)
    const longer = await verb(kanri, await colleague('longer', []), '/roles', { ...fields, until: '' })
    assert.match(await longer.text(), /その圏域かチームは、いまはありません/)
  })
  it('that is none is not found', async () => {
    const path = `/staff/accounts/teams/${newId()}`
    const id = path.slice(-36)
    assert.equal((await kanri.post(path, { once: newId(), [`name-${id}`]: 'x' })).status, 404)
    assert.equal((await kanri.post(`${path}/end`, { once: newId(), [`until-${id}`]: '令和8年12月31日' })).status, 404)
  })
})

describe('a role that is limited', () => {
  for (const [why, role, whole, areas, team, refused] of [
    ['for the whole city', 'counsellor', true, [], null, null],
    ['for the whole city, in a team', 'counsellor', true, [], 't', null],
    ['to an area', 'counsellor', false, ['a'], null, null],
    ['to a team', 'manager', false, [], 't', null],
    ['to nothing', 'counsellor', false, [], null, 'noPart'],
    ['to an area and to nothing of it', 'counsellor', true, ['a'], null, 'wholeOrPart'],
    ['of the administrator, who sees nobody', 'administrator', false, ['a'], null, 'unlimited'],
  ] as const)
    it(`${why}: ${refused ?? 'may be'}`, () => assert.equal(limitRefusal(role, { whole, areas, team }), refused))

  it('is limited from the next request of a session that is open, and again for the whole city', async () => {
    const id = await colleague('kita', ['counsellor'])
    const kita = await enter('kita')
    const seen = async () => (await (await kita.get('/staff/people')).text()).includes('だけが表示されています')
    const [grant] = await grantsOf(id)
    const limit = (fields: Record<string, string>) =>
      verb(
        kanri,
        id,
        `/roles/${grant!.id}/limit`,
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${grant!.id}`, value])),
      )
    assert.equal(await seen(), false)
    assert.equal((await limit({ reach: 'part', areas: area.id })).status, 303)
    assert.equal(await seen(), true)
    const html = await (await kanri.get(`/staff/accounts/${id}`)).text()
    assert.match(html, new RegExp(`見える方：${area.name}[\\s\\S]*役割で見える方を、${area.name}に限りました`))
    for (const [fields, sentence] of [
      [{ reach: 'part' }, /圏域かチームを、1つ以上選んでください/],
      [{ reach: 'city', areas: area.id }, /圏域が選ばれています/],
      [{ reach: 'part', areas: newId() }, /その圏域かチームは、いまはありません/],
    ] as [Record<string, string>, RegExp][]) {
      const refused = await limit(fields)
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), sentence)
    }
    assert.equal((await grantsOf(id))[0]!.limited, true, 'nothing was changed')
    assert.equal((await limit({ reach: 'city' })).status, 303)
    assert.equal(await seen(), false)
    assert.deepEqual((await told(id)).slice(-2), ['account.role-limited', 'account.role-limited'])
  })
  it('is told to say nothing where another role lets see the whole city', async () => {
    const id = await idOf('sato')
    const fields = { role: 'coordinator', from: '令和8年11月21日', until: '', reach: 'part', areas: area.id }
    assert.equal((await verb(kanri, id, '/roles', fields)).status, 303)
    assert.match(await (await kanri.get(`/staff/accounts/${id}`)).text(), /「市全体」の役割もあるため/)
  })
})
