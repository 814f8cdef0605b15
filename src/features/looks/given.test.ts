import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { putSetting } from '#features/municipalities/index.ts'
import { checkLog } from '#platform/audit/index.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addStaff, KASHIWA } from '../../../seed/city.ts'
import { DEMO_NOW } from '../../../seed/testing.ts'
import { loadLooks } from '../../features.ts'
import { exportLooks, lookCommands } from './commands.ts'
import type { SETTINGS } from './rules.ts'
import { lookedAt, nameOf, peopleIn, type Who, wordsOf } from './testing.ts'

const { database, municipality, owner, browsers, job, lines, html, open, sees, person, account } = await lookedAt()

describe('the looks at one person', () => {
  it('are reached by the manager from the person, and by the administrator from an account', async () => {
    const desk = await html('tanaka', `/staff/people/${person.id}`)
    assert.match(desk, new RegExp(`<a href="/staff/people/${person.id}/looks">この方の記録を見た職員</a>`))
    assert.doesNotMatch(await html('sato', `/staff/people/${person.id}`), /この方の記録を見た職員/)
    const page = await html('kanri', `/staff/accounts/${account}`)
    assert.match(page, new RegExp(`<a href="/staff/looks\\?by=${account}">この職員が見た記録</a>`))
  })
  it('name nobody else', async () => {
    await browsers.sato.get('/staff/people')
    const page = await html('tanaka', `/staff/people/${person.id}/looks`)
    assert.match(wordsOf(page), /利用者の一覧を見た \d+人の一覧/)
    assert.deepEqual([...peopleIn(page)], [person.id])
  })
  it('are handed over on paper as the city says: days, role, purpose, no page, nobody else', async () => {
    // The database says when a look was, whatever day the application has.
    const sheet = () => open('tanaka', `/staff/people/${person.id}/looks/sheet?from=2000-01-01&to=2100-01-01`)
    const text = await sheet()
    assert.ok(text.includes(nameOf(person)))
    assert.match(text, /相談員 相談・支援のため あなたの記録を開きました \d+回/)
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
      await open('tanaka', `/staff/people/${person.id}/looks/sheet?from=平成30年1月1日&to=平成30年12月31日`),
      /あなたの記録を見た職員はいません/,
    )
  })
  it('are none of somebody who is not here', async () => {
    for (const end of ['', '/sheet'])
      assert.equal((await browsers.tanaka.get(`/staff/people/${newId()}/looks${end}`)).status, 404)
  })
})

describe('the file of the log', () => {
  const file = async (who: Who, query = '') => html(who, `/staff/looks.csv?${query}`)
  it('holds what was searched, and that it was taken stands in the log, with whom it named', async () => {
    const csv = await file('kansa', `q=${person.number}`)
    const [head, ...rows] = csv.trim().split('\r\n')
    assert.match(head!, /"番号","日","時刻","だれが","何をしたか"/)
    assert.deepEqual(
      rows.map(row => Number(row.split(',')[0])).sort(),
      [...rows.map(row => Number(row.split(',')[0]))].sort(),
    )
    assert.ok(csv.includes(nameOf(person)))
    const noted = (await lines()).filter(({ action }) => action === 'looks.exported')
    assert.deepEqual(noted.at(-1)!.asked, { q: '…' })
    assert.ok(noted.some(({ shown }) => shown?.includes(person.id)))
  })
  it('has no name for the administrator, not in what was typed either', async () => {
    await browsers.sato.get(`/staff/people?${new URLSearchParams({ q: person.family_name })}`)
    const csv = await file('kanri')
    assert.ok(!csv.includes(person.family_name), csv.slice(0, 500))
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
  it('is written by the command too, without names, and is noted', async () => {
    const written: string[] = []
    const decoder = new TextDecoder()
    await exportLooks({ database, municipality }, { from: '2020-04-01', to: null }, await loadLooks(), async chunk => {
      written.push(decoder.decode(chunk, { stream: true }))
    })
    const csv = written.join('')
    assert.match(csv, /の方の記録を見た/)
    assert.ok(!csv.includes(nameOf(person)))
    const noted = (await lines()).filter(({ path }) => path === 'audit export')
    assert.deepEqual(noted[0]!.asked, { from: '2020-04-01' })
    assert.ok(noted.some(({ shown }) => shown?.includes(person.id)))
  })
  for (const [args, says] of [
    [['--from', 'きのう'], /--from には、日付を/],
    [['--until'], /--until には、日付を/],
    [['--from', '令和8年11月21日', '--until', '2026-11-20'], /--until には、--from と同じ日か/],
  ] as const)
    it(`is not written by the command with ${args.join(' ')}`, () =>
      assert.rejects(
        lookCommands(loadLooks)[0]!.run(args, () => assert.fail('nothing is opened')),
        says,
      ))
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
    assert.equal(await sees('kansa', there), false)
    const { rows } = await database.read({ lane: 'job', municipality: there }, db =>
      sql`select 1 from look`.execute(db),
    )
    assert.equal(rows.length, 0)
  })
})
