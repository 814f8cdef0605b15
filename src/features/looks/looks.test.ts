import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { putSetting } from '#features/municipalities/index.ts'
import { checkLog } from '#platform/audit/check.ts'
import { noteLook } from '#platform/audit/index.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addStaff, KASHIWA } from '../../../seed/city.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { commands } from './commands.ts'
import type { SETTINGS } from './rules.ts'

const city = await demoApp()
const { database, municipality, owner } = city
const logins = ['sato', 'suzuki', 'tanaka', 'kanri', 'kansa'] as const
type Who = (typeof logins)[number]
const browsers = Object.fromEntries(
  await Promise.all(logins.map(async who => [who, await city.login(who)] as const)),
) as Record<Who, Awaited<ReturnType<typeof city.login>>>
const job = <T>(work: Parameters<typeof database.write<T>>[1]) => database.write<T>({ lane: 'job', municipality }, work)
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const open = async (who: Who, path: string) => words(await (await browsers[who].get(path)).text())
const lines = () => job(tx => tx.selectFrom('audit_log').selectAll().orderBy('seq').execute())
const last = async () => (await lines()).at(-1)!
const seqs = (text: string) => [...text.matchAll(/\/staff\/looks\/(\d+)"/g)].map(([, seq]) => Number(seq))
const found = async (who: Who, path: string) => [...new Set(seqs(await (await browsers[who].get(path)).text()))]

/** How many lines the database shows to the session of somebody, in this city or another one. */
const seenBy = async (who: Who, at = municipality): Promise<number> => {
  const token = decodeURIComponent(/yui_session=([^;]+)/.exec(browsers[who].cookie)![1]!)
  const session = createHash('sha256').update(token).digest('hex')
  const { rows } = await database.read({ lane: 'staff', municipality: at, session }, db =>
    sql<{ seq: string }>`select seq from look limit 1`.execute(db),
  )
  return rows.length
}

type Person = { id: string; number: number; family_name: string; given_name: string }
let [person, other]: Person[] = []
let [proposal, account] = ['', '']

before(async () => {
  await job(async tx => {
    proposal = (await tx.selectFrom('proposal').select(['id', 'person_id']).orderBy('id').executeTakeFirstOrThrow()).id
    const people = await tx
      .selectFrom('person')
      .select(['id', 'number', 'family_name', 'given_name'])
      .orderBy(
        ({ exists, selectFrom, ref }) =>
          exists(
            selectFrom('proposal as q')
              .select('q.id')
              .where('q.id', '=', proposal)
              .whereRef('q.person_id', '=', ref('person.id')),
          ),
        'desc',
      )
      .orderBy('number')
      .limit(2)
      .execute()
    ;[person, other] = people
    account = (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id
  })
  await browsers.sato.get(`/staff/people/${person!.id}`)
  await browsers.sato.get('/staff/people')
  await browsers.sato.get(`/staff/proposals/${proposal}/letter`)
  await browsers.suzuki.get(`/staff/people/${other!.id}`)
  await browsers.kanri.get(`/staff/people/${person!.id}`)
})

const name = ({ family_name, given_name }: Person) => `${family_name} ${given_name}`.trim()

describe('who reads the log', () => {
  for (const [path, who] of [
    ['/staff/looks', ['kanri', 'kansa']],
    ['/staff/looks.csv', ['kanri', 'kansa']],
    ['/staff/looks/1', ['kanri', 'kansa']],
    ['/staff/people/:id/looks', ['tanaka', 'kansa']],
    ['/staff/people/:id/looks/sheet', ['tanaka', 'kansa']],
  ] as const)
    it(`${path}: ${who.join(' and ')}`, async () => {
      for (const one of logins) {
        const { status } = await browsers[one].get(path.replace(':id', person!.id))
        assert.equal(status, (who as readonly string[]).includes(one) ? 200 : 403, one)
      }
    })

  it('the auditor opens nothing else, and changes nothing', async () => {
    for (const path of [
      '/staff/people',
      '/staff/opportunities',
      '/staff/organisations',
      '/staff/accounts',
      '/staff/city',
      '/staff/imports',
    ])
      assert.equal((await browsers.kansa.get(path)).status, 403, path)
    const home = await open('kansa', '/staff')
    assert.match(home, /この役割には、相談のやることはありません。.*「閲覧の記録」/)
  })

  it('and the database gives it to no session of another role, whatever the application asks', async () => {
    for (const who of logins) assert.equal((await seenBy(who)) > 0, ['tanaka', 'kanri', 'kansa'].includes(who), who)
    for (const lane of ['public', 'resident', 'organiser', 'partner', 'link', 'entry'] as const)
      await assert.rejects(
        database.read({ lane, municipality }, db => sql`select 1 from look`.execute(db)),
        { code: '42501' },
        lane,
      )
  })

  it('no longer when the role is over', async () => {
    const ended = (until: string | null) =>
      job(tx =>
        sql`update role_grant set until_on = ${until} where account_id = (select id from account where login = 'tanaka')`.execute(
          tx,
        ),
      )
    await ended('2000-01-01')
    const seen = await seenBy('tanaka')
    await ended(null)
    assert.equal(seen, 0)
  })

  it('each look at the log stands in it, with what was asked and whom it showed', async () => {
    const html = await (await browsers.kansa.get('/staff/looks?kind=person&q=')).text()
    const line = await last()
    assert.deepEqual([line.action, line.asked], ['looks.listed', { kind: 'person' }])
    const named = new Set([...html.matchAll(/\/staff\/people\/([0-9a-f-]{36})/g)].map(([, id]) => id))
    assert.deepEqual(new Set(line.shown ?? []), named)
    assert.ok(named.has(person!.id))
    await browsers.tanaka.get(`/staff/people/${person!.id}/looks`)
    assert.deepEqual([(await last()).action, (await last()).subject_id], ['looks.person', person!.id])
  })
})

describe('a line says', () => {
  it('who did what to whom, in words', async () => {
    const text = await open('kansa', `/staff/looks?by=${account}`)
    assert.ok(
      text.includes(`相談員 佐藤 みどり No. ${person!.number} ${name(person!)}さん の記録を見た`),
      text.slice(0, 3000),
    )
    assert.ok(text.includes('利用者の一覧を見た'))
    assert.ok(text.includes(`No. ${person!.number} ${name(person!)}さん の紹介状を見た`))
    assert.doesNotMatch(text, /鈴木 健一 No/)
  })
  it('to the administrator the number only', async () => {
    const text = await open('kanri', '/staff/looks')
    assert.ok(text.includes(`No. ${person!.number}の方 の記録を見た`))
    assert.ok(!text.includes(name(person!)))
  })
  it('what was refused, and why', async () => {
    const text = await open('kansa', '/staff/looks?refused=1')
    assert.match(
      text,
      /システム管理 小林 学 No\. \d+ \S+ \S+さん の記録を見ようとした 役割がないため、開けませんでした/,
    )
    assert.doesNotMatch(text, /開きました/)
  })
  it('on its own page everybody whom it showed', async () => {
    const list = (await lines()).find(({ action }) => action === 'person.find')!
    const text = await open('kansa', `/staff/looks/${list.seq}`)
    const people = await job(tx => tx.selectFrom('person').select(['number']).where('id', 'in', list.shown!).execute())
    for (const { number } of people) assert.match(text, new RegExp(`No\\. ${number} `))
    assert.match(await open('kansa', '/staff/looks?kind=person'), new RegExp(`ほか${list.shown!.length - 5}人`))
  })
  for (const path of ['0', '999999999', 'x', '1;2', '１', '9999999999999999999999', 'null'])
    it(`nothing at /staff/looks/${path}`, async () =>
      assert.equal((await browsers.kansa.get(`/staff/looks/${encodeURIComponent(path)}`)).status, 404))
})

describe('the log is searched', () => {
  const actionsOf = async (numbers: readonly number[]) => {
    const all = new Map((await lines()).map(line => [line.seq, line.action]))
    return new Set(numbers.map(seq => all.get(seq)))
  }
  for (const typed of ['number', 'name', 'number with No. in full-width letters'] as const)
    it(`by person (${typed}): what they and theirs were looked at by, and the lists in which they stood`, async () => {
      const said =
        typed === 'number' ? String(person!.number) : typed === 'name' ? name(person!) : `Ｎｏ．${person!.number}`
      const actions = await actionsOf(await found('kansa', `/staff/looks?${new URLSearchParams({ q: said })}`))
      for (const action of ['person.read', 'person.find', 'proposal.letter'] as const)
        assert.ok(actions.has(action), action)
      assert.ok(!actions.has('worklist.read'))
    })
  it('by a person who stood in none of them: only their own', async () => {
    const mine = (await lines()).filter(
      ({ subject_id, shown }) => subject_id === other!.id || shown?.includes(other!.id),
    )
    const numbers = await found('kansa', `/staff/looks?q=${other!.number}`)
    for (const { seq } of mine) assert.ok(numbers.includes(seq))
  })
  it('by name only for who may know names; several who are meant are asked about first', async () => {
    const said = await open('kanri', '/staff/looks?q=山田')
    assert.match(said, /利用者は番号でさがしてください/)
    const kana = (
      await job(tx => tx.selectFrom('person').select('kana_key').where('id', '=', person!.id).executeTakeFirstOrThrow())
    ).kana_key
    const text = await open('kansa', `/staff/looks?${new URLSearchParams({ q: kana.slice(0, 1) })}`)
    assert.match(text, /どなたの記録をさがしますか/)
    assert.doesNotMatch(text, /いちばん新しい/)
  })
  it('by name without the name in any address', async () => {
    const to = await browsers.kansa.post('/staff/find', { to: '/staff/looks', q: name(person!), by: account })
    const address = decodeURIComponent(to.headers.get('location')!)
    assert.ok(address.startsWith('/staff/looks?') && !address.includes(person!.family_name), address)
    const html = await (await browsers.kansa.get(to.headers.get('location')!)).text()
    assert.ok(seqs(html).length > 0)
    for (const [, href] of html.matchAll(/href="([^"]*)"/g))
      assert.ok(!decodeURIComponent(href!).includes(person!.family_name), href)
    assert.equal((await last()).asked!['q' as never], name(person!))
  })
  it('by member of staff, by kind of page, by both and by day', async () => {
    const numbers = await found('kansa', `/staff/looks?by=${account}&kind=proposal`)
    const all = new Map((await lines()).map(line => [line.seq, line]))
    assert.ok(numbers.length > 0)
    for (const seq of numbers)
      assert.deepEqual([all.get(seq)!.actor_id, all.get(seq)!.action], [account, 'proposal.letter'])
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(all.get(numbers[0]!)!.at))
    const on = (from: string, to: string) =>
      found('kansa', `/staff/looks?${new URLSearchParams({ by: account, kind: 'proposal', from, to })}`)
    assert.deepEqual(await on(day, day), numbers)
    assert.deepEqual(await on('令和元年5月1日', 'Ｒ２．３．３１'), [])
    assert.deepEqual(await on('２０２０年１月１日', ''), numbers)
  })
  it('page by page, each line once, the latest first, whatever comes meanwhile', async () => {
    await job(async tx => {
      for (let n = 0; n < 120; n++) await noteLook(tx, { action: 'weights.set', path: `/${n}`, requestId: 'x' })
    })
    const seen: number[] = []
    let path: string | undefined = '/staff/looks?kind=plan'
    while (path) {
      const html = await (await browsers.kansa.get(path)).text()
      seen.push(...new Set(seqs(html)))
      path = /href="([^"]*&amp;before=\d+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.length, 120)
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => b - a),
    )
  })

  for (const [query, says] of [
    ['from=あした', /日付を「令和8年11月21日」のように/],
    ['from=2026-13-45', /日付を「令和8年11月21日」のように/],
    ['to=%00%F0%9F', null],
    ['from=令和8年11月21日&to=令和8年11月20日', /「この日まで」は、「この日から」と同じ日か/],
    ['from=令和99年1月1日', /.*/],
    ['q=999999999', /当てはまる利用者が見つかりません/],
    ['q=%27%3B+drop+table', /当てはまる利用者が見つかりません/],
    ['by=nobody&kind=__proto__&refused=maybe', null],
    [`by=${newId()}`, /当てはまる記録はありません/],
    ['before=-1', null],
    ['before=99999999999999999999', null],
    ['before=999999999', /これより前の記録はありません/],
    ['kind=toString', null],
    [`q=${'あ'.repeat(5000)}`, /当てはまる利用者が見つかりません/],
  ] as const)
    it(`with nonsense (${query.slice(0, 40)}) it is said in words, and the file leads back there`, async () => {
      for (const who of ['kansa', 'kanri'] as const) {
        const response = await browsers[who].get(`/staff/looks?${query}`)
        assert.ok(response.status === 200 || response.status === 422, `${who} ${response.status}`)
        const text = words(await response.text())
        if (says && (who === 'kansa' || response.status === 200)) assert.match(text, says)
        const file = await browsers[who].get(`/staff/looks.csv?${query}`)
        assert.equal(file.status, response.status === 422 ? 303 : 200)
        await file.text()
      }
      assert.ok((await browsers.kansa.get(`/staff/people/${person!.id}/looks?${query}`)).status < 500)
      assert.ok((await browsers.kansa.get(`/staff/people/${person!.id}/looks/sheet?${query}`)).status < 500)
    })
})

describe('the looks at one person', () => {
  it('are reached by the manager from the person, and by the administrator from an account', async () => {
    const desk = await (await browsers.tanaka.get(`/staff/people/${person!.id}`)).text()
    assert.match(desk, new RegExp(`<a href="/staff/people/${person!.id}/looks">この方の記録を見た職員</a>`))
    assert.doesNotMatch(await (await browsers.sato.get(`/staff/people/${person!.id}`)).text(), /この方の記録を見た職員/)
    const page = await (await browsers.kanri.get(`/staff/accounts/${account}`)).text()
    assert.match(page, new RegExp(`<a href="/staff/looks\\?by=${account}">この職員が見た記録</a>`))
  })
  it('name nobody else', async () => {
    await browsers.sato.get('/staff/people')
    const html = await (await browsers.tanaka.get(`/staff/people/${person!.id}/looks`)).text()
    assert.match(words(html), /利用者の一覧を見た \d+人の一覧に名前が出ました/)
    assert.deepEqual(
      [...new Set([...html.matchAll(/\/staff\/people\/([0-9a-f-]{36})/g)].map(([, id]) => id))],
      [person!.id],
    )
  })
  it('are handed over on paper as the city says: days, role, purpose, no page, nobody else', async () => {
    // The database says when a look was, whatever day the application has.
    const sheet = () => open('tanaka', `/staff/people/${person!.id}/looks/sheet?from=2000-01-01&to=2100-01-01`)
    const text = await sheet()
    assert.ok(text.includes(name(person!)))
    assert.match(text, /かしわ生涯現役窓口（見本） 相談員 相談・支援のため あなたの記録を開きました \d+回/)
    assert.match(text, /相談員 相談・支援のため 一覧に名前が出ました/)
    assert.match(text, /システム管理 相談・支援のため 開こうとして、開けませんでした/)
    assert.doesNotMatch(text, /佐藤 みどり|person\.read/)
    const put = (value: 'name' | 'office', valid_from: string) =>
      job(tx => putSetting<typeof SETTINGS>(tx, { key: 'lookerTold', value, valid_from, source: '市の要綱' }))
    await put('name', '2026-11-01')
    assert.match(await sheet(), /相談員 佐藤 みどり/)
    await put('office', '2026-11-02')
    assert.doesNotMatch(await sheet(), /相談員|佐藤 みどり/)
    assert.match(
      await open('tanaka', `/staff/people/${person!.id}/looks/sheet?from=平成30年1月1日&to=平成30年12月31日`),
      /あなたの記録を見た職員はいません/,
    )
  })
  it('are none of somebody who is not here', async () => {
    for (const end of ['', '/sheet'])
      assert.equal((await browsers.tanaka.get(`/staff/people/${newId()}/looks${end}`)).status, 404)
  })
})

describe('the file of the log', () => {
  const file = async (who: Who, query = '') => (await browsers[who].get(`/staff/looks.csv?${query}`)).text()
  it('holds what was searched, and that it was taken stands in the log, with whom it named', async () => {
    const csv = await file('kansa', `q=${person!.number}`)
    const [head, ...rows] = csv.trim().split('\r\n')
    assert.match(head!, /"番号","日","時刻","だれが","何をしたか"/)
    assert.deepEqual(
      rows.map(row => Number(row.split(',')[0])).sort(),
      [...rows.map(row => Number(row.split(',')[0]))].sort(),
    )
    assert.ok(csv.includes(name(person!)))
    const noted = (await lines()).filter(({ action }) => action === 'looks.exported')
    assert.deepEqual(noted.at(-1)!.asked, { q: String(person!.number) })
    assert.ok(noted.some(({ shown }) => shown?.includes(person!.id)))
  })
  it('has no name for the administrator, not in what was typed either', async () => {
    await browsers.sato.get(`/staff/people?${new URLSearchParams({ q: person!.family_name })}`)
    const csv = await file('kanri')
    assert.ok(!csv.includes(person!.family_name), csv.slice(0, 500))
  })
  it('runs nothing in a spreadsheet', async () => {
    await browsers.sato.get(`/staff/people?${new URLSearchParams({ area: '=cmd|calc' })}`)
    await job(tx => tx.updateTable('account').set({ name: '=HYPERLINK("x")' }).where('login', '=', 'suzuki').execute())
    const csv = await file('kansa')
    await job(tx => tx.updateTable('account').set({ name: '鈴木 健一' }).where('login', '=', 'suzuki').execute())
    assert.doesNotMatch(csv, /(^|,)"[=+@-]/m)
  })
  it('of more than one part has every line once', async () => {
    await job(async tx => {
      for (let n = 0; n < 3; n++)
        await sql`insert into audit_log (id, action, path, request_id) select gen_random_uuid(), 'city.desk', '/x', 'x' from generate_series(1, 400)`.execute(
          tx,
        )
    })
    const rows = (await file('kanri', 'kind=city')).trim().split('\r\n').slice(1)
    assert.equal(new Set(rows.map(row => row.split(',')[0])).size, rows.length)
    assert.ok(rows.length >= 1200)
  })
  it('is written by the command too, without names, and is noted', async t => {
    const written: string[] = []
    const decoder = new TextDecoder()
    t.mock.method(process.stdout, 'write', (chunk: Uint8Array) => written.push(decoder.decode(chunk)) > 0)
    const run = (...args: string[]) =>
      commands[0]!.run(args, work => work({ database, municipality, now: DEMO_NOW, today: '2026-11-21' }))
    const code = await run('--from', '令和2年4月1日')
    t.mock.restoreAll()
    assert.equal(code, 0)
    const csv = written.join('')
    assert.match(csv, /の方の記録を見た/)
    assert.ok(!csv.includes(name(person!)))
    const noted = (await lines()).filter(({ path }) => path === 'audit export')
    assert.deepEqual(noted[0]!.asked, { from: '2020-04-01' })
    await assert.rejects(run('--from', 'きのう'), /--from には、日付を/)
    await assert.rejects(run('--from', '2026-11-21', '--until', '2026-11-20'), /--until には/)
  })
})

describe('the chain is told on the page', () => {
  const NOW = '2026-11-21T01:00:00.000Z'
  const asOwner = async (...statements: string[]) => {
    const client = new pg.Client(owner)
    await client.connect()
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  it('before the first check, after it, and while it goes on', async () => {
    await asOwner('delete from audit_check')
    assert.match(await open('kansa', '/staff/looks'), /確認は、まだ行っていません/)
    await job(tx => checkLog(tx, NOW))
    assert.match(
      await open('kansa', '/staff/looks'),
      /令和8年11月21日（土）に、1件目から[\d,]+件目までが書かれたときのままであることを確かめました/,
    )
    await asOwner('update audit_check set seq = 5, hash = (select hash from audit_log where seq = 5)')
    assert.match(await open('kansa', '/staff/looks'), /1件目から5件目までが.*残りは、次の日の確認で続けます/)
  })
  it('plainly where it is broken: from where, what to do, whom to tell', async () => {
    await asOwner(
      'create table kept_line as select * from audit_log where seq = 7',
      `update audit_log set action = 'z' where seq = 7`,
    )
    await job(tx => checkLog(tx, NOW))
    await job(tx => checkLog(tx, NOW))
    const text = await open('kansa', '/staff/looks')
    await asOwner('update audit_log a set action = k.action from kept_line k where a.seq = 7', 'drop table kept_line')
    await job(tx => checkLog(tx, NOW))
    assert.match(
      text,
      /7件目から、書かれたときのままではありません.*個人情報の責任者とシステムの担当へ知らせてください.*audit verify/,
    )
    assert.doesNotMatch(await open('kansa', '/staff/looks'), /書かれたときのままではありません/)
  })
})

describe('another city', () => {
  it('finds nothing of ours, by any way', async () => {
    const there = await registerMunicipality(owner, { ...KASHIWA, code: '122220', name: '我孫子市' })
    await database.write({ lane: 'job', municipality: there }, tx => addStaff(tx, DEMO_NOW, '2026-11-21'))
    assert.equal(await seenBy('kansa', there), 0)
    const { rows } = await database.read({ lane: 'job', municipality: there }, db =>
      sql`select 1 from look`.execute(db),
    )
    assert.equal(rows.length, 0)
  })
})
