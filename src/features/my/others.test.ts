import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { PAGES } from '../../app.ts'

// Every page of residents, opened by one of them with the ids of others: nothing of the others is shown or done.

const demo = await demoApp()
const { database, municipality, login } = demo
const inside = { lane: 'job', municipality } as const
const ueki = await login('ueki')
const pages = PAGES.filter(({ audience }) => audience === 'resident')

/** Stands in every name, address, note and wish that is not hers. */
const CANARY = 'カナリア'
const others: Record<string, string[]> = {}
/** Which activity a page is opened about. */
const about: Record<string, string> = {}
let her = ''

before(() =>
  database.write(inside, async tx => {
    const idsOf = async (query: ReturnType<typeof sql<{ id: string }>>) =>
      (await query.execute(tx)).rows.map(({ id }) => id)
    her = (
      await idsOf(sql`select g.scope_id as id from role_grant g join account a on a.id = g.account_id
        where a.login = 'ueki'`)
    )[0]!
    await sql`update person set family_name = ${CANARY}, given_name = ${CANARY}, email = 'canary@example.jp'
      where id <> ${her}`.execute(tx)
    const [other] = await idsOf(sql`select g.scope_id as id from role_grant g join account a on a.id = g.account_id
      where a.login = 'terai'`)
    const [account] = await idsOf(sql`select id from account where login = 'terai'`)
    await sql`update account set name = ${CANARY} where login in ('terai', 'saito-setsuko')`.execute(tx)
    await sql`insert into data_wish (id, person_id, kind, words, by_account, at)
      values (${newId()}, ${other}, 'correct', ${CANARY}, ${account}, ${DEMO_NOW})`.execute(tx)
    await sql`update request set asked_by = ${other} where asked_by is distinct from ${her}`.execute(tx)
    const [bookable] = await idsOf(
      sql`select opportunity_id as id from occasion where status = 'open' order by first_day desc limit 1`,
    )
    const [unasked] = await idsOf(sql`select id from public_activity a where status = 'open'
      and not exists (select from question q where q.opportunity_id = a.id) limit 1`)
    about['/my/bookings/new'] = `?activity=${bookable}`
    about['/my/questions/new'] = `?activity=${unasked}`
    await sql`insert into certificate (id, person_id, kind, from_on, to_on, made_as, by_account, at)
      values (${newId()}, ${other}, 'all', '2026-04-01', '2026-11-20', 'self', ${account}, ${DEMO_NOW})`.execute(tx)
    const certificates = await idsOf(sql`select id::text from certificate where person_id <> ${her}`)
    const requests = await idsOf(sql`select id::text from request where asked_by = ${other}`)
    Object.assign(others, {
      '/my/requests/:id': requests,
      '/my/requests/:id/print': requests,
      '/my/bookings/:id': await idsOf(sql`select id::text from booking where person_id is distinct from ${her}`),
      '/my/appointments/:id': await idsOf(
        sql`select id::text from appointment where person_id is distinct from ${her}`,
      ),
      '/my/questions/:id': await idsOf(sql`select id::text from question where person_id <> ${her}`),
      '/my/diary/lines/:id': await idsOf(sql`select id::text from diary_line where person_id <> ${her}`),
      '/my/certificates/:id': certificates,
      '/my/certificates/:id/print': certificates,
      consents: await idsOf(
        sql`select id::text from consent where person_id <> ${her} and withdrawn_on is null limit 20`,
      ),
    })
  }),
)

// By what she comes in: a passkey, and an address that she has still to prove.
before(async () => {
  await ueki.post('/my/ways/add', { channel: 'mail', address: 'hers@example.jp' })
  const key = newId()
  await database.write({ lane: 'entry', municipality }, async tx => {
    const { rows } = await sql<{ account: string; address: string }>`select account_id as account, id as address
      from sign_in_address where key = 'ueki@example.jp'`.execute(tx)
    about['/my/ways/remove'] = `?address=${rows[0]!.address}`
    about['/my/ways/passkeys/remove'] = `?key=${key}`
    await sql`insert into passkey (id, account_id, credential, public_key, host, counter, transports, name, synced, set_at)
      values (${key}, ${rows[0]!.account}, 'x', 'x', 'localhost', 0, '{}', 'x', false, ${DEMO_NOW})`.execute(tx)
  })
})

const withId = () => pages.filter(({ path }) => path.includes(':id'))

describe('somebody who looks at their own pages', () => {
  test('sees nobody else’s name, address or words on any of them, nor in the file to take along', async () => {
    assert.match(await (await (await login('sato')).get('/staff/people')).text(), new RegExp(CANARY), 'the desk does')
    // A city without LINE leads on from its page.
    for (const { path } of pages.filter(({ get, path }) => get && !/:|\/(send|line)$/.test(path))) {
      const answer = await ueki.get(path + (about[path] ?? ''))
      const text = await answer.text()
      assert.equal(answer.status, 200, path)
      assert.doesNotMatch(text, new RegExp(`${CANARY}|canary@example\\.jp`), path)
    }
  })

  test('finds nothing by the ids of others, and can do nothing with them', async () => {
    assert.ok(withId().length > 0)
    for (const { path, get, post } of withId()) {
      assert.ok((others[path] ?? []).length > 0, `the demo city has none of others for ${path}`)
      for (const id of [...others[path]!, newId(), 'x']) {
        const at = path.replace(':id', id)
        if (get) assert.equal((await ueki.get(at)).status, 404, at)
        if (post) assert.equal((await ueki.post(at, {})).status, 404, at)
      }
    }
  })

  test('withdraws no consent of somebody else', async () => {
    const live = () =>
      database.read(inside, async db =>
        Number(
          (
            await db
              .selectFrom('consent')
              .select(db.fn.countAll().as('n'))
              .where('id', 'in', others['consents']!)
              .where('withdrawn_on', 'is', null)
              .executeTakeFirstOrThrow()
          ).n,
        ),
      )
    const before = await live()
    assert.ok(before > 0)
    for (const id of others['consents']!) await ueki.post('/my/consents', { withdraw: id })
    assert.equal(await live(), before)
  })

  test('is sent to the door with a session that is over, and staff have no such pages at all', async () => {
    const sato = await login('sato')
    for (const { path } of pages.filter(({ get, path }) => get && !path.includes(':'))) {
      assert.notEqual((await sato.get(path)).status, 200, path)
      assert.equal((await demo.visitor.get(path)).status, 401, path)
    }
    const later = await login('ueki')
    await later.post('/logout', {})
    assert.equal((await later.get('/my')).status, 401)
  })
})
