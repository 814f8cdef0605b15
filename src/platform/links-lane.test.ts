import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { DEMO_NOW, demoApp } from '../../seed/testing.ts'
import { addMinutes } from './clock.ts'
import type { Read, Tx } from './db.ts'
import { newId } from './ids.ts'
import type { Lane } from './lanes.ts'
import { issueLink, linkHash, revokeLinks, takeUse } from './links.ts'

// What the database itself lets the holder of a link reach, whatever a page asks it for.

const { database, municipality } = await demoApp()
const DAY = 24 * 60
const TOMORROW = addMinutes(DEMO_NOW, DAY)

const issue = (lane: Lane, id: string, uses?: number) =>
  database.write({ lane, municipality }, tx =>
    issueLink(tx, { purpose: 'wish.see', subject: ['wish', id], until: TOMORROW, ...(uses ? { uses } : {}) }),
  )
const holding = (token: string, at = DEMO_NOW) => ({ lane: 'link', municipality, link: linkHash(token), at }) as const

/** What a noun asks in the condition of its table. */
const subject = async (db: Read, kind = 'wish') =>
  (await sql<{ id: string | null }>`select link_subject(${kind}) as id`.execute(db as Tx)).rows[0]!.id

test('a link opens what it is about, by the kind that it is about', async () => {
  const id = newId()
  const { token } = await issue('staff', id)
  const about = (kind: string) => database.read(holding(token), db => subject(db, kind))
  assert.deepEqual([await about('wish'), await about('person')], [id, null])
  assert.equal(await database.read(holding('A'.repeat(43)), db => subject(db)), null)
})

for (const [when, at, open] of [
  ['a millisecond before it expires', '2026-11-22T00:59:59.999Z', true],
  ['when it expires', TOMORROW, false],
  ['at a time that nobody said', undefined, false],
] as const)
  test(`${when} a link ${open ? 'opens what it is about' : 'opens nothing'}`, async () => {
    const id = newId()
    const { token } = await issue('staff', id)
    const { at: _, ...timeless } = holding(token)
    const found = await database.read(at ? holding(token, at) : timeless, db => subject(db))
    assert.equal(found, open ? id : null)
  })

test('what the last use was taken from is closed, but to the transaction that took it', async () => {
  const id = newId()
  const { token } = await issue('staff', id, 1)
  const taken = await database.write(holding(token), async tx => [
    await takeUse(tx, token, DEMO_NOW),
    await subject(tx),
    await takeUse(tx, token, DEMO_NOW),
  ])
  assert.deepEqual(taken, [null, id, 'used'])
  assert.equal(await database.read(holding(token), db => subject(db)), null)
})

test('what was withdrawn is closed, by whomever; the links of others stay', async () => {
  const [mine, other] = [newId(), newId()]
  const links = [await issue('staff', mine), await issue('job', mine), await issue('staff', other)]
  const revoked = await database.write({ lane: 'job', municipality }, tx => revokeLinks(tx, ['wish', mine], DEMO_NOW))
  assert.equal(revoked, 2)
  const left = await Promise.all(links.map(({ token }) => database.read(holding(token), db => subject(db))))
  assert.deepEqual(left, [null, null, other])
})

test('a claim that injected SQL sets, of another link or of another time, is none: the seal does not fit', async () => {
  const [mine, other] = [newId(), newId()]
  const [{ token }, theirs] = [await issue('staff', mine), await issue('staff', other)]
  const after = (claims: string) =>
    database.read(holding(token), async db => {
      await sql.raw(`select set_config('app.claims', ${claims}, true)`).execute(db as Tx)
      return subject(db)
    })
  const said = `current_setting('app.claims')`
  assert.equal(await after(said), mine)
  assert.equal(await after(`replace(${said}, '${linkHash(token)}', '${linkHash(theirs.token)}')`), null)
  assert.equal(await after(`replace(${said}, '2026-', '2020-')`), null)
})

test('a visitor gets a link to what they have just sent, and none to what was there before', async () => {
  assert.match((await issue('public', newId())).token, /^[\w-]{43}$/)
  const old = newId(Date.parse(DEMO_NOW) - DAY)
  await assert.rejects(issue('public', old), { code: '42501' })
  for (const lane of ['staff', 'job'] as const) assert.match((await issue(lane, old)).token, /^[\w-]{43}$/)
})

for (const lane of ['public', 'resident', 'organiser', 'partner', 'entry'] as const)
  test(`the lane ${lane} reads no link`, async () => {
    const read = database.read({ lane, municipality }, db =>
      sql.raw('select purpose from signed_link').execute(db as Tx),
    )
    await assert.rejects(read, { code: '42501' })
  })
