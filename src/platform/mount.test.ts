import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from 'hono/html'
import { sql } from 'kysely'
import { buildAssets } from '#ui/assets.ts'
import { demoApp } from '../../seed/testing.ts'
import { hostOf } from '../app.ts'
import type { Tx } from './db.ts'
import { SetupError } from './errors.ts'
import { mount } from './mount.ts'
import { type Page, page } from './page.ts'
import { one, type Submitted } from './submitted.ts'

const { app, database, municipality, visitor, login, clock } = await demoApp()
const sato = await login('sato')

const view = (title: string, status?: 422) => ({ title, body: html`<p>${title}</p>`, ...(status ? { status } : {}) })

const write = (tx: Tx, form: Submitted) =>
  sql`insert into counter (name, value) values (${one(form, 'text')}, 1)`.execute(tx)

let saved = 0
const PAGES: Page[] = [
  page.public({ path: '/open', can: 'everyone', audit: 'none', get: async () => view('open') }),
  page.staff({
    path: '/staff/note',
    can: 'people.write',
    audit: { action: 'note.written' },
    get: async () => view('note'),
    post: async (_ask, tx, form) => {
      await write(tx, form)
      saved++
      return one(form, 'text').startsWith('bad')
        ? view('not kept', 422)
        : { redirect: '/staff/note', flash: '保存しました。' }
    },
  }),
  page.staff({
    path: '/staff/other',
    can: 'people.write',
    audit: { action: 'note.written' },
    post: async (_ask, tx, form) => {
      await write(tx, form)
      return { redirect: '/staff/other' }
    },
  }),
  page.staff({
    path: '/staff/secret',
    can: 'nobody.may',
    audit: 'none',
    get: async () => view('secret'),
  }),
  page.staff({
    path: '/staff/things/:id',
    can: 'people.read',
    audit: { action: 'thing.read', subject: ask => ['thing', ask.params.id] },
    get: async ask => (ask.params.id.endsWith('1') ? view('thing') : null),
  }),
  page.public({
    path: '/unprepared',
    can: 'everyone',
    audit: 'none',
    get: async () => {
      throw new SetupError('その役割の職員を登録してもらってください。')
    },
  }),
  page.public({
    path: '/broken',
    can: 'everyone',
    audit: 'none',
    get: async () => {
      throw Object.assign(new Error('相談の中身'), { code: '22000' })
    },
  }),
]

const logged: Record<string, unknown>[] = []
const assets = await buildAssets()
const small = mount(PAGES, {
  ...hostOf({ database, now: () => clock.now, demo: true, tls: false, log: entry => logged.push(entry) }, assets),
  frame: async shown => `<title>${shown.title}</title>${await shown.body}`,
})
const send = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: 'http://localhost' },
) => {
  const body = new URLSearchParams(fields)
  return small.request(`http://localhost${path}`, {
    method: 'POST',
    body,
    headers: { cookie: sato.cookie, 'content-length': String(body.toString().length), ...headers },
  })
}
const counters = (name: string) =>
  database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('counter').select('name').where('name', '=', name).execute(),
  )

test('every answer carries the security headers, errors and files too', async () => {
  for (const response of [
    await visitor.get('/login'),
    await visitor.get('/no-such-page'),
    await visitor.get('/staff'),
    await small.request('http://localhost/broken'),
  ]) {
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /default-src 'none'; script-src 'nonce-[0-9a-f]{32}';/,
    )
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('cache-control'), 'no-store')
  }
})

test('what the desk is not set up for is told with its one sentence, and is no failure of ours', async () => {
  const before = logged.length
  const response = await small.request('http://localhost/unprepared')
  assert.equal(response.status, 409)
  assert.match(await response.text(), /その役割の職員を登録してもらってください。/)
  assert.equal(logged.length, before)
})

test('no page asks another host for anything, and none has an inline script', async () => {
  const text = await (await app.request('http://localhost/login')).text()
  assert.doesNotMatch(text, /(src|href)="(https?:)?\/\//)
  assert.doesNotMatch(text, /<script(?![^>]*src=)/)
  assert.doesNotMatch(text, / on\w+="/)
})

for (const [title, headers] of Object.entries({
  'from another site': { origin: 'https://evil.example' },
  'with an opaque origin': { origin: 'null' },
  'that says neither where it comes from': {},
  'that the browser marks as cross-site': { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  'from a sister site': { 'sec-fetch-site': 'same-site' },
})) {
  test(`a write ${title} is refused and changes nothing`, async () => {
    const response = await send('/staff/note', { text: 'foreign' }, headers as Record<string, string>)
    assert.equal(response.status, 403)
    assert.deepEqual(await counters('foreign'), [])
  })
}

test('a form that is sent twice at once is carried out once, and both clicks end on the same page', async () => {
  const before = saved
  const fields = { text: 'double', once: '01890000-0000-7000-8000-0000000000aa' }
  const responses = await Promise.all(Array.from({ length: 5 }, () => send('/staff/note', fields)))
  assert.deepEqual(
    responses.map(response => [response.status, response.headers.get('location')]),
    Array(5).fill([303, '/staff/note']),
  )
  assert.equal(saved - before, 1)
})

test('a token that is sent to another page is another form: it is carried out there', async () => {
  const fields = { text: 'elsewhere', once: '01890000-0000-7000-8000-0000000000ac' }
  for (const path of ['/staff/note', '/staff/other', '/staff/note'])
    assert.equal((await send(path, { ...fields, text: `elsewhere ${path}` })).headers.get('location'), path)
  assert.equal((await counters('elsewhere /staff/other')).length, 1)
})

test('a refused form leaves nothing behind, and may be sent again with the same token', async () => {
  const once = '01890000-0000-7000-8000-0000000000ab'
  assert.equal((await send('/staff/note', { text: 'bad', once })).status, 422)
  assert.deepEqual(await counters('bad'), [])
  assert.equal((await send('/staff/note', { text: 'good', once })).status, 303)
  assert.equal((await counters('good')).length, 1)
})

test('a page that asks for a permission is closed to those without it', async () => {
  assert.equal((await small.request('http://localhost/staff/secret', { headers: { cookie: sato.cookie } })).status, 403)
})

test('a staff page without a session asks for a login and keeps the way back', async () => {
  const response = await visitor.get('/staff/people?q=なか')
  assert.equal(response.status, 401)
  assert.match(await response.text(), /name="next" value="\/staff\/people\?q=/)
})

test('what was typed into a form after the session had ended is not lost: log in, press once more', async () => {
  const late = await small.request('http://localhost/staff/note', {
    method: 'POST',
    body: new URLSearchParams({ text: '続きの話' }),
    headers: { origin: 'http://localhost', 'content-length': '40' },
  })
  assert.equal(late.status, 401)
  const interrupted = /name="interrupted" value="([^"]*)"/.exec(await late.text())![1]!.replaceAll('&quot;', '"')
  const resumed = await visitor.post('/login', {
    login: 'sato',
    password: 'yui-no-otameshi',
    interrupted,
    next: '/staff/note',
  })
  const text = await resumed.text()
  assert.equal(resumed.status, 200)
  assert.match(text, /action="\/staff\/note"/)
  assert.match(text, /name="text" value="続きの話"/)
  assert.match(resumed.headers.get('set-cookie') ?? '', /yui_session=/)
})

test('looking at a record leaves a line in the audit log: who, what, whose', async () => {
  const id = '01890000-0000-7000-8000-000000000001'
  assert.equal(
    (await small.request(`http://localhost/staff/things/${id}`, { headers: { cookie: sato.cookie } })).status,
    200,
  )
  const lines = await database.read({ lane: 'job', municipality }, db =>
    db
      .selectFrom('audit_log')
      .innerJoin('account', 'account.id', 'audit_log.actor_id')
      .select(['account.login', 'action', 'subject_kind', 'path'])
      .where('subject_id', '=', id)
      .execute(),
  )
  assert.deepEqual(lines, [{ login: 'sato', action: 'thing.read', subject_kind: 'thing', path: `/staff/things/${id}` }])
})

test('an id that is none, and an id that is nobody, are answered alike', async () => {
  for (const id of ['1', "1' or 1=1", '01890000-0000-7000-8000-000000000002']) {
    assert.equal(
      (
        await small.request(`http://localhost/staff/things/${encodeURIComponent(id)}`, {
          headers: { cookie: sato.cookie },
        })
      ).status,
      404,
    )
  }
})

test('an error is answered with a sentence and a number to quote; the log keeps its code, not its words', async () => {
  const response = await small.request('http://localhost/broken')
  assert.equal(response.status, 500)
  assert.match(await response.text(), /問い合わせ番号/)
  const entry = logged.at(-1)!
  assert.equal(entry['code'], '22000')
  assert.doesNotMatch(JSON.stringify(entry), /相談の中身/)
})

test('a body of 200 MB is refused before it is read, with a sentence that says what to do', async () => {
  const response = await send(
    '/staff/note',
    { text: 'big' },
    { origin: 'http://localhost', 'content-length': String(200 * 1024 * 1024) },
  )
  assert.equal(response.status, 413)
  assert.match(await response.text(), /一度に送れる長さをこえています/)
})

test('an unknown login and a wrong password get the same answer', async () => {
  const answers = await Promise.all(
    ['nobody', 'kanri'].map(async login =>
      (await (await visitor.post('/login', { login, password: 'x' })).text())
        .replaceAll(login, '')
        .replace(/nonce[^ >]*/g, ''),
    ),
  )
  assert.equal(answers[0], answers[1])
})

test('after the logout the old session opens nothing', async () => {
  const suzuki = await login('suzuki')
  const left = await suzuki.post('/logout', {})
  assert.deepEqual([left.status, left.headers.get('clear-site-data')], [303, '"cache"'], 'nor does the browser go back')
  assert.equal((await suzuki.get('/staff/people')).status, 401)
})

test('a session ends after half an hour without a request', async () => {
  const suzuki = await login('suzuki')
  const before = clock.now
  clock.now = '2026-11-21T01:31:00.000Z'
  assert.equal((await suzuki.get('/staff/secret-or-not')).status, 404)
  assert.equal((await small.request('http://localhost/staff/note', { headers: { cookie: suzuki.cookie } })).status, 401)
  clock.now = before
})

test('a million fields are refused before they are parsed, to whomever they are sent and however they are written', async () => {
  const million = 'a&'.repeat(1_000_000)
  const parts = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(4000)
  for (const [path, type, body, status] of [
    ['/login', 'application/x-www-form-urlencoded', million, 413],
    ['/staff/password', 'application/x-www-form-urlencoded', million, 413],
    ['/login', 'application/x-www-form-urlencoded', 'a&'.repeat(100_000), 413],
    ['/login', 'application/json', `{"a":[${'1,'.repeat(100_000)}1]}`, 413],
    ['/login', 'multipart/form-data; boundary=x', `${parts}--x--\r\n`, 413],
    ['/staff/imports', 'multipart/form-data; boundary=x', `${parts}--x--\r\n`, 413],
    ['/staff/imports', 'multipart/form-data; boundary=x', `${parts.repeat(10)}--x--\r\n`, 401],
    ['/login', 'application/json', '{"login":', 400],
    ['/login', 'text/plain', 'login=sato', 415],
  ] as const) {
    const headers = { origin: 'http://localhost', 'content-type': type, 'content-length': String(body.length) }
    const before = process.cpuUsage()
    const response = await app.request(`http://localhost${path}`, { method: 'POST', body, headers })
    const { user } = process.cpuUsage(before)
    assert.equal(response.status, status, `${path} ${type}`)
    // Fourteen seconds before the fields were counted first.
    assert.ok(user < 1_000_000, `${user / 1000} ms`)
  }
})
