import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import { html } from 'hono/html'
import { sql } from 'kysely'
import pg from 'pg'
import { buildAssets } from '#ui/assets.ts'
import { DEMO_NOW, demoApp } from '../../seed/testing.ts'
import { hostOf } from '../app.ts'
import { addMinutes } from './clock.ts'
import type { Read, Tx } from './db.ts'
import { FREE } from './guesses.ts'
import { newId } from './ids.ts'
import { issueLink, linkHash, revokeLinks } from './links.ts'
import { mount } from './mount.ts'
import { page } from './page.ts'
import { one } from './submitted.ts'

const { database, clock, municipality, owner } = await demoApp()
const DAY = 24 * 60
const WEEK = 7 * DAY
const PHONE = new RegExp(
  await database.untenanted(
    async db => (await db.selectFrom('municipality').select('desk_phone').executeTakeFirstOrThrow()).desk_phone,
  ),
)

// A noun of this test that opens its table to the holder of a link, as its migration would.
before(async () => {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`
    create table test_wish (municipality_id uuid not null default tenant() references municipality, id uuid not null, words text not null, primary key (municipality_id, id));
    call protect('test_wish');
    call open_lane('link', 'test_wish', 'select, update', 'id = (select link_subject(''wish''))', 'id, words')`)
  await client.end()
})

const wishes = async (db: Read) =>
  (await sql<{ words: string }>`select words from test_wish order by words`.execute(db as Tx)).rows.map(
    ({ words }) => words,
  )
const setWords = (tx: Tx, words: string) => sql`update test_wish set words = ${words}`.execute(tx)

/** A handler like one that injected SQL runs in: it sends what stands in the address as a statement. */
const planted = async (statement: string, db: Read) =>
  (await sql.raw<Record<string, unknown>>(statement).execute(db as Tx)).rows

const logged: Record<string, unknown>[] = []
const host = hostOf(
  { database, now: () => clock.now, demo: true, tls: false, log: entry => logged.push(entry) },
  await buildAssets(),
)
const view = (text: string, status: 200 | 422 = 200) => ({ title: text, status, body: html`<p>${text}</p>` })
const app = mount(
  [
    page.link({
      path: '/wish/:token',
      can: 'wish.see',
      audit: { action: 'wish.seen', subject: ask => [...ask.actor.subject] },
      get: async (ask, db) => {
        const { searchParams } = ask.url
        if (searchParams.has('broken')) throw new Error('broken')
        const said = searchParams.has('sql') ? JSON.stringify(await planted(searchParams.get('sql')!, db)) : ''
        return view(`${await wishes(db)}${said}`)
      },
      post: async (ask, tx, form) => {
        const words = one(form, 'words')
        await setWords(tx, words)
        if (words === 'nothing') return null
        return words ? { redirect: ask.url.pathname, flash: '届きました。' } : view('書いてください', 422)
      },
    }),
  ],
  host,
)

type Made = { token: string; id: string }
async function wish(words: string, more: { purpose?: string; uses?: number; minutes?: number } = {}): Promise<Made> {
  const id = newId()
  const { purpose = 'wish.see', minutes = WEEK, uses } = more
  const { token } = await database.write({ lane: 'staff', municipality }, async tx => {
    await sql`insert into test_wish (id, words) values (${id}, ${words})`.execute(tx)
    return issueLink(tx, {
      purpose,
      subject: ['wish', id],
      until: addMinutes(clock.now, minutes),
      ...(uses ? { uses } : {}),
    })
  })
  return { token, id }
}

const open = (token: string, query = '', method = 'GET') =>
  app.request(`http://localhost/wish/${token}${query}`, { method })
const post = (token: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(fields).toString()
  const own = { origin: 'http://localhost', 'content-length': String(body.length), ...headers }
  return app.request(`http://localhost/wish/${token}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...own },
  })
}
const rowOf = (id: string) =>
  database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('signed_link').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow(),
  )
const wordsOf = (id: string) =>
  database.read({ lane: 'job', municipality }, async db => {
    const { rows } = await sql<{ words: string }>`select words from test_wish where id = ${id}`.execute(db as Tx)
    return rows[0]!.words
  })

test('whoever holds the link sees what it is about, and nothing else, without a login', async () => {
  await wish('近所の人の')
  const { token, id } = await wish('わたしの')
  assert.match(token, /^[\w-]{43}$/)
  const response = await open(token)
  const text = await response.text()
  assert.equal(response.status, 200)
  assert.match(text, /わたしの/)
  assert.doesNotMatch(text, /近所の人の/)
  assert.deepEqual((await rowOf(id)).token_hash, Buffer.from(linkHash(token), 'hex'))
})

for (const [why, status, sentence, make] of [
  ['was never made', 404, /はじめから終わりまで/, async () => ({ token: 'A'.repeat(43) })],
  [
    'lost its last letters on the way',
    404,
    /はじめから終わりまで/,
    async () => ({ token: (await wish('x')).token.slice(0, 40) }),
  ],
  ['is for something else', 404, /はじめから終わりまで/, () => wish('x', { purpose: 'wish.answer' })],
  ['has expired', 410, /期限/, () => wish('x', { minutes: 0 })],
  [
    'was used',
    410,
    /すでに送信されています/,
    async () => {
      const made = await wish('x', { uses: 1 })
      assert.equal((await post(made.token, { words: '変更' })).status, 303)
      return made
    },
  ],
  [
    'was withdrawn',
    410,
    /取り消されています/,
    async () => {
      const made = await wish('x')
      const count = (purpose?: string) =>
        database.write({ lane: 'staff', municipality }, tx =>
          revokeLinks(tx, ['wish', made.id], clock.now, null, purpose),
        )
      assert.equal(await count('wish.answer'), 0)
      assert.equal(await count('wish.see'), 1)
      assert.equal(await count(), 0)
      return made
    },
  ],
] as const)
  test(`a link that ${why} opens nothing and takes nothing; its page says so, with the desk's number`, async () => {
    const { token } = await make()
    for (const response of [await open(token), await post(token, { words: 'だめ' })]) {
      const text = await response.text()
      assert.equal(response.status, status)
      assert.match(text, sentence)
      assert.match(text, PHONE)
    }
  })

test('a link expires by the time of the request', async () => {
  const { token } = await wish('期限まで', { minutes: DAY })
  clock.now = addMinutes(DEMO_NOW, DAY - 1)
  assert.match(await (await open(token)).text(), /期限まで/)
  clock.now = addMinutes(DEMO_NOW, DAY)
  assert.equal((await open(token)).status, 410)
  clock.now = DEMO_NOW
})

test('scanners of mail follow a link as often as they like, and it is as good as new', async () => {
  const { token, id } = await wish('まだ', { uses: 1 })
  const before = await rowOf(id)
  for (let i = 0; i < 10; i++) assert.equal((await open(token, '', i % 2 ? 'HEAD' : 'GET')).status, 200)
  assert.deepEqual(await rowOf(id), before)
  assert.equal((await post(token, { words: 'した' })).status, 303)
  assert.equal((await rowOf(id)).uses_left, 0)
})

test('a form that is refused, or is about nothing that is there, gives the use back', async () => {
  const { token, id } = await wish('まだ', { uses: 1 })
  assert.equal((await post(token, { words: '' })).status, 422)
  assert.equal((await post(token, { words: 'nothing' })).status, 404)
  const { uses_left, used_at } = await rowOf(id)
  assert.deepEqual([uses_left, used_at, await wordsOf(id)], [1, null, 'まだ'])
  assert.equal((await post(token, { words: 'した' })).status, 303)
})

test('of forms that are sent at once by a link for one use, one is taken and the others are told so', async () => {
  const { token, id } = await wish('まだ', { uses: 1 })
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(words => post(token, { words })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410, 410, 410, 410])
  const first = ['a', 'b', 'c', 'd', 'e'][answers.findIndex(({ status }) => status === 303)]
  assert.equal(await wordsOf(id), first)
  assert.equal((await rowOf(id)).uses_left, 0)
})

test('a double click on a link for one use is one use, and both clicks are answered alike, the late one too', async () => {
  const { token, id } = await wish('まだ', { uses: 2 })
  const once = newId()
  const click = () => post(token, { words: 'した', once })
  const answers = [...(await Promise.all([click(), click()])), await click()]
  assert.equal((await rowOf(id)).uses_left, 1)
  assert.equal((await post(token, { words: 'また' })).status, 303)
  for (const answer of [...answers, await click()])
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/wish/${token}`])
})

test('what a script sends takes a use like what a button sends', async () => {
  const { token } = await wish('まだ', { uses: 1 })
  const json = async () => {
    const body = '{"words":"した"}'
    const headers = { origin: 'http://localhost', 'content-type': 'application/json', 'content-length': '18' }
    return (await app.request(`http://localhost/wish/${token}`, { method: 'POST', body, headers })).status
  }
  assert.deepEqual([await json(), await json()], [303, 410])
})

test('the token stands nowhere: not in a table, not in the log, and no other host learns it', async () => {
  const { token, id } = await wish('ひみつ')
  const once = newId()
  const [shown, sent] = [await open(token), await post(token, { words: 'した', once })]
  assert.equal((await open(token, '?broken')).status, 500)
  assert.equal(sent.headers.get('location'), `/wish/${token}`)
  for (const { headers } of [shown, sent]) {
    assert.equal(headers.get('referrer-policy'), 'strict-origin')
    assert.equal(headers.get('x-robots-tag'), 'noindex')
    assert.equal(headers.get('cache-control'), 'no-store')
  }
  const looks = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('audit_log').select(['path', 'actor_id']).where('subject_id', '=', id).execute(),
  )
  assert.ok(looks.length >= 2)
  for (const look of looks) assert.deepEqual(look, { path: '/wish/:token', actor_id: null })
  assert.equal(logged.at(-1)!['path'], '/wish/:token')
  assert.doesNotMatch(JSON.stringify(logged), new RegExp(token))
  const tables = ['audit_log', 'form_once', 'signed_link', 'happening']
  for (const table of tables) {
    const rows = await database.read({ lane: 'job', municipality }, db =>
      planted(`select t::text as row from ${table} t`, db),
    )
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${token}|${once}`), table)
  }
})

test('a query that forgets its condition, planted in the page of a link, shows the one link and no person', async () => {
  await wish('近所の人の')
  const { token, id } = await wish('わたしの')
  const said = async (statement: string) => {
    const response = await open(token, `?sql=${encodeURIComponent(statement)}`)
    return { status: response.status, text: (await response.text()).replaceAll('&quot;', '"') }
  }
  const links = await said('select subject_id, purpose from signed_link')
  assert.match(links.text, new RegExp(`\\[\\{"subject_id":"${id}","purpose":"wish.see"\\}\\]`))
  // Whose link is for an account sees that one; ours is not.
  assert.match((await said('select id from account')).text, /\[\]/)
  for (const refused of [
    'select id from person',
    'select password_hash from account',
    'select id, revoked_by from signed_link',
    `update signed_link set expires_at = '2099-01-01'`,
    `update signed_link set subject_id = gen_random_uuid()`,
    'update signed_link set revoked_at = null',
    'delete from signed_link',
    `insert into signed_link (id, token_hash, purpose, subject_kind, subject_id, expires_at) select gen_random_uuid(), sha256('x'), 'wish.see', 'wish', gen_random_uuid(), '2099-01-01'`,
  ]) {
    assert.equal((await said(refused)).status, 500, refused)
    assert.equal(logged.at(-1)!['code'], '42501', refused)
  }
})

test('who opens wrong links without end is asked to wait; thirty good links from the same place open meanwhile', async () => {
  const tried = async (at: number) => open(`${'A'.repeat(40)}${String(at).padStart(3, '0')}`)
  const statuses: number[] = []
  for (let i = 0; i < FREE + 10; i++) statuses.push((await tried(i)).status)
  assert.equal(statuses.at(-1), 429)
  const last = await tried(999)
  assert.equal(last.headers.get('retry-after'), '3600')
  assert.match(await last.text(), PHONE)
  const hall = await Promise.all(Array.from({ length: 30 }, () => wish('公民館の')))
  assert.deepEqual(
    (await Promise.all(hall.map(({ token }) => open(token)))).map(({ status }) => status),
    Array(30).fill(200),
  )
})
