import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { verifyChain } from './chain.ts'
import { inWords } from './command.ts'
import { askedIn, noteLook } from './index.ts'

const city = await demoApp()
const { database, municipality, owner, login } = city
const job = <T>(work: Parameters<typeof database.write<T>>[1]) => database.write<T>({ lane: 'job', municipality }, work)
const lines = () => job(tx => tx.selectFrom('audit_log').selectAll().orderBy('seq').execute())
const last = async () => (await lines()).at(-1)!
const verified = () => database.read({ lane: 'job', municipality }, db => verifyChain(db))

/** As whoever owns the database. */
async function asOwner(statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    await client.query(statement, values)
  } finally {
    await client.end()
  }
}

describe('the log of looks says', () => {
  it('of a list whom it showed and what it was asked for, in one line', async () => {
    const sato = await login('sato')
    const count = (await lines()).length
    const html = await (await sato.get('/staff/people?status=open&sort=age')).text()
    const line = await last()
    assert.equal((await lines()).length, count + 1)
    assert.deepEqual([line.action, line.refused, line.asked], ['person.find', null, { status: 'open', sort: 'age' }])
    assert.ok(line.shown!.length > 5)
    for (const id of line.shown!) assert.match(html, new RegExp(id))
  })
  it('of every list and sheet that leads to people whom it showed', async () => {
    const { id } = await job(tx =>
      tx.selectFrom('proposal').select('opportunity_id as id').limit(1).executeTakeFirstOrThrow(),
    )
    for (const [who, path] of [
      ['sato', '/staff'],
      ['sato', '/staff/consultations'],
      ['sato', '/staff/proposals'],
      ['sato', '/staff/requests'],
      ['suzuki', `/staff/opportunities/${id}/people`],
    ] as const) {
      const html = await (await (await login(who)).get(path)).text()
      const named = new Set([...html.matchAll(/\/staff\/people\/([0-9a-f-]{36})/g)].map(([, person]) => person))
      assert.deepEqual(new Set((await last()).shown ?? []), named, path)
    }
  })
  it('of one person only that they were looked at', async () => {
    const [{ id } = assert.fail()] = await job(tx => tx.selectFrom('person').select('id').limit(1).execute())
    await (await login('sato')).get(`/staff/people/${id}/edit`)
    const line = await last()
    assert.deepEqual([line.subject_id, line.shown, line.asked], [id, null, null])
  })
  it('who was refused, by their role or because there is no such person', async () => {
    const [kanri, sato] = [await login('kanri'), await login('sato')]
    const [{ id } = assert.fail()] = await job(tx => tx.selectFrom('person').select('id').limit(1).execute())
    assert.equal((await kanri.get(`/staff/people/${id}`)).status, 403)
    const refused = await last()
    assert.deepEqual([refused.refused, refused.subject_id, refused.action], ['forbidden', id, 'person.read'])
    assert.notEqual(refused.actor_id, null)
    const nobody = newId()
    assert.equal((await sato.get(`/staff/people/${nobody}`)).status, 404)
    assert.deepEqual([(await last()).refused, (await last()).subject_id], ['missing', nobody])
  })
  it('nothing of a visitor who is shown the login instead', async () => {
    const count = (await lines()).length
    assert.equal((await city.visitor.get('/staff/people')).status, 401)
    assert.equal((await lines()).length, count)
  })
})

describe('who and when is the database’s to say', () => {
  const look = { action: 'x.y', path: '/x', requestId: 'x' }
  it('an account that is only claimed is nobody, a session is whose it is', async () => {
    const { cookie } = await login('sato')
    const token = /yui_session=([^;]+)/.exec(cookie)![1]!
    const sato = (
      await job(tx => tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow())
    ).id
    await database.write({ lane: 'staff', municipality, actor: sato }, tx => noteLook(tx, look))
    assert.equal((await last()).actor_id, null)
    const session = createHash('sha256').update(decodeURIComponent(token)).digest('hex')
    await database.write({ lane: 'staff', municipality, session }, tx => noteLook(tx, look))
    const line = await last()
    assert.equal(line.actor_id, sato)
    assert.ok(Math.abs(Date.parse(line.at) - Date.now()) < 60_000)
  })
  for (const lane of ['staff', 'job', 'entry', 'public', 'link'] as const)
    for (const [column, value] of [
      ['at', '2020-01-01T00:00:00Z'],
      ['actor_id', newId()],
      ['seq', '1'],
      ['hash', '\\x00'],
    ])
      it(`no ${column} can be given in the lane ${lane}`, () =>
        assert.rejects(
          database.write({ lane, municipality }, tx =>
            sql`insert into audit_log (id, action, path, request_id, ${sql.ref(column!)}) values (${newId()}, 'x', '/', 'x', ${value})`.execute(
              tx,
            ),
          ),
          { code: '42501' },
        ))
})

describe('the chain', () => {
  it('is whole after many at once, each with its number, and a line takes no long time', async () => {
    const before = await last()
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        database.write({ lane: 'job', municipality }, tx =>
          noteLook(tx, { action: 'x.y', path: `/${n}`, requestId: 'x' }),
        ),
      ),
    )
    const { broken, lines, head } = await verified()
    assert.deepEqual([broken, lines, head?.seq], [null, before.seq + 60, before.seq + 60])
  })
  it('does not wait for a long transaction that has not looked yet', async () => {
    const begun = Promise.withResolvers<void>()
    const over = Promise.withResolvers<void>()
    const long = database.write({ lane: 'job', municipality }, async tx => {
      await tx.selectFrom('person').select('id').limit(1).execute()
      begun.resolve()
      await over.promise
    })
    await begun.promise
    await job(tx => noteLook(tx, { action: 'x.y', path: '/short', requestId: 'x' }))
    over.resolve()
    await long
    assert.equal((await last()).path, '/short')
  })

  const tampered: [string, string][] = [
    ['a time was changed', `update audit_log set at = at - interval '1 day' where seq = 7`],
    ['an actor was changed', `update audit_log set actor_id = gen_random_uuid() where seq = 7`],
    ['whom a list showed was changed', `update audit_log set shown = array[gen_random_uuid()] where seq = 7`],
    ['a line was left out', `delete from audit_log where seq = 7`],
    [
      'a line was put in its place',
      `update audit_log set action = 'x', hash = audit_hash('', audit_log) where seq = 7`,
    ],
    ['the end was cut off', `delete from audit_log where seq > (select max(seq) - 3 from audit_log)`],
  ]
  let noted = { seq: 0, hash: '' }
  before(async () => {
    noted = (await verified()).head!
  })
  for (const [title, statement] of tampered)
    it(`tells that ${title}`, async () => {
      await asOwner('create table kept as select * from audit_log')
      await asOwner(statement)
      const { broken } = await verified()
      await asOwner('delete from audit_log')
      await asOwner('alter table audit_log disable trigger chain_audit')
      await asOwner('insert into audit_log select * from kept')
      await asOwner('alter table audit_log enable trigger chain_audit')
      await asOwner('drop table kept')
      assert.notEqual(broken, null)
      assert.equal((await verified()).broken, null)
    })
  it('that was written anew as a whole is told by what was noted before', async () => {
    const held = (head: typeof noted) => database.read({ lane: 'job', municipality }, db => verifyChain(db, head))
    assert.equal((await held(noted)).held, true)
    assert.match(inWords(await held(noted)), /書かれたときのままです。渡された控えの行も/)
    const other = { ...noted, hash: '0'.repeat(64) }
    assert.equal((await held(other)).held, false)
    assert.match(inWords(await held(other)), /渡された控えの行がありません/)
    assert.match(inWords({ ...(await held(noted)), broken: 7 }), /7件目から、書かれたときのままではありません/)
  })
})

describe('what was asked for', () => {
  for (const [address, asked] of [
    ['/staff/people', undefined],
    ['/staff/people?q=&area=', undefined],
    ['/staff/people?q=山田&kind=a&kind=b', { q: '…', kind: 'a、b' }],
    ['/staff/people?q=山田&q=0471230000', { q: '…' }],
    ['/staff/looks?q=1042&by=x', { q: '…', by: 'x' }],
    [`/staff/people?area=${'x'.repeat(500)}`, { area: 'x'.repeat(200) }],
    [`/staff/people?area=${'𠮷'.repeat(50)}x${'𠮷'.repeat(100)}`, { area: `${'𠮷'.repeat(50)}x${'𠮷'.repeat(49)}` }],
  ] as const)
    it(`is noted of ${address.slice(0, 40)}`, () =>
      assert.deepEqual(askedIn(new URL(address, 'http://localhost')), asked))
})
