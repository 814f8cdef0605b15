import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { LOGINS, lookedAt, nameOf, peopleIn } from './testing.ts'

const { database, municipality, browsers, job, lines, last, html, open, sees, person, account } = await lookedAt()

describe('who reads the log', () => {
  for (const [path, who] of [
    ['/staff/looks', ['kanri', 'kansa']],
    ['/staff/looks.csv', ['kanri', 'kansa']],
    ['/staff/looks/1', ['kanri', 'kansa']],
    ['/staff/people/:id/looks', ['tanaka', 'kansa']],
    ['/staff/people/:id/looks/sheet', ['tanaka', 'kansa']],
  ] as const)
    it(`${path}: ${who.join(' and ')}`, async () => {
      for (const one of LOGINS) {
        const { status } = await browsers[one].get(path.replace(':id', person.id))
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
    for (const who of LOGINS) assert.equal(await sees(who), ['tanaka', 'kanri', 'kansa'].includes(who), who)
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
    const seen = await sees('tanaka')
    await ended(null)
    assert.equal(seen, false)
  })

  it('each look at the log stands in it, with what was asked and whom it showed', async () => {
    const page = await html('kansa', '/staff/looks?kind=person&q=')
    const line = await last()
    assert.deepEqual([line.action, line.asked], ['looks.listed', { kind: 'person' }])
    const named = peopleIn(page)
    assert.deepEqual(new Set(line.shown ?? []), named)
    assert.ok(named.has(person.id))
    await browsers.tanaka.get(`/staff/people/${person.id}/looks`)
    assert.deepEqual([(await last()).action, (await last()).subject_id], ['looks.person', person.id])
  })
})

describe('a line says', () => {
  it('who did what to whom, in words', async () => {
    const text = await open('kansa', `/staff/looks?by=${account}`)
    assert.ok(
      text.includes(`相談員 佐藤 みどり No. ${person.number} ${nameOf(person)}さん の記録を見た`),
      text.slice(0, 3000),
    )
    assert.ok(text.includes('利用者の一覧を見た'))
    assert.ok(text.includes(`No. ${person.number} ${nameOf(person)}さん の紹介状を見た`))
    assert.doesNotMatch(text, /鈴木 健一 No/)
  })
  it('to the administrator the number only', async () => {
    const text = await open('kanri', '/staff/looks')
    assert.ok(text.includes(`No. ${person.number}の方 の記録を見た`))
    assert.ok(!text.includes(nameOf(person)))
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
