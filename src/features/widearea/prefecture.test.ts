import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { registerMunicipality, registerPrefecture, setHost } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { addProgrammes, addSettings, addStaff, KASHIWA } from '../../../seed/city.ts'
import { browserless, DEMO, DEMO_NOW, login } from '../../../seed/testing.ts'
import { createApp } from '../../app.ts'
import { release } from './actions.ts'

// Two cities and the prefecture in which they lie, each at its own host.

const { database, owner } = await testDatabase(DEMO)
const [KASHIWA_AT, ABIKO_AT, CHIBA_AT] = ['http://kashiwa.example', 'http://abiko.example', 'http://chiba.example']
await setHost(owner, KASHIWA.code, 'kashiwa.example')
const abiko = await registerMunicipality(owner, { ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' })
const DESK = { desk_name: '高齢者福祉課', desk_phone: '043-223-0000', desk_hours: '平日', desk_address: '' }
const CHIBA = { code: '120006', name: '千葉県', prefecture: '千葉県', host: 'chiba.example', ...DESK }
await registerPrefecture(owner, CHIBA)
const idOf = (code: string) =>
  database.untenanted(db =>
    db.selectFrom('municipality').select('id').where('code', '=', code).executeTakeFirstOrThrow(),
  )
const { id: chiba } = await idOf('120006')
const { id: kashiwa } = await idOf(KASHIWA.code)
const TODAY = '2026-11-21'
await database.write({ lane: 'job', municipality: abiko }, async tx => {
  await addSettings(tx)
  await addProgrammes(tx)
  await addStaff(tx, DEMO_NOW, TODAY)
})
await database.write({ lane: 'job', municipality: chiba }, tx => addStaff(tx, DEMO_NOW, TODAY).then(() => {}))
const app = await createApp({
  ...{ database, now: () => DEMO_NOW, demo: true, tls: false },
  log: entry => console.error(entry),
})
const read = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const manager = await login(app, 'tanaka', KASHIWA_AT)
const reader = await login(app, 'tanaka', CHIBA_AT)
const release_ = (to: string, source = '千葉県との覚書') => manager.post('/staff/widearea', { to, source })
const told = () =>
  database.read({ lane: 'prefecture', municipality: chiba }, db =>
    db.selectFrom('released_figure').select(['city', 'indicator', 'quarter', 'value', 'state']).execute(),
  )

describe('a prefecture at its own host', () => {
  it('has a login, its one page and its accounts, and no page of a city', async () => {
    const visitor = browserless(app, '', CHIBA_AT)
    assert.equal((await visitor.get('/')).headers.get('location'), '/prefecture')
    assert.equal((await visitor.get('/prefecture')).status, 401)
    assert.equal((await reader.get('/staff')).headers.get('location'), '/prefecture')
    for (const path of ['/opportunities', '/staff/people', '/staff/city', '/staff/indicators', '/requests/new'])
      assert.equal((await reader.get(path)).status, 404, path)
    const keeper = await login(app, 'kanri', CHIBA_AT)
    assert.equal((await keeper.get('/staff/accounts')).status, 200)
  })
  it('is no page of a city, and a session of one is none of the other', async () => {
    assert.equal((await manager.get('/prefecture')).status, 404)
    assert.equal((await browserless(app, manager.cookie, CHIBA_AT).get('/prefecture')).status, 401)
    assert.equal((await browserless(app, reader.cookie, KASHIWA_AT).get('/staff/people')).status, 401)
  })
  it('sees nothing as long as no city releases anything', async () => {
    assert.match(await read(await reader.get('/prefecture')), /見せている市町村は、まだありません/)
    assert.deepEqual(await told(), [])
  })
})

describe('a city that releases its figures', () => {
  for (const [why, sent, says] of [
    ['nobody chosen', { to: '', source: 'x' }, /見せる相手を選んで/],
    ['a city instead of a prefecture', { to: '122220', source: 'x' }, /見せる相手を選んで/],
    ['no reason', { to: '120006', source: '' }, /わけを書いて/],
  ] as const)
    it(`is asked again: ${why}`, async () => {
      const answer = await manager.post('/staff/widearea', sent)
      assert.equal(answer.status, 422)
      assert.match(await read(answer), says)
      assert.deepEqual(await told(), [])
    })

  it('does so by those who may, and sees exactly what is shown', async () => {
    const counsellor = await login(app, 'sato', KASHIWA_AT)
    assert.equal((await counsellor.post('/staff/widearea', { to: '120006', source: 'x' })).status, 403)
    assert.equal((await release_('120006')).status, 303)
    const own = await read(await manager.get('/staff/widearea'))
    assert.match(own, /いま、千葉県に見せています/)
    const all = await told()
    assert.ok(all.length >= 200 && all.every(({ city }) => city === KASHIWA.name))
    const shown = all.find(({ indicator, quarter }) => indicator === 'consultations' && quarter === 0)!
    assert.ok(shown.value && shown.value > 5)
    const page = await read(await reader.get('/prefecture?indicator=consultations'))
    const number = shown.value.toLocaleString('ja')
    for (const text of [own, page]) assert.match(text, new RegExp(`${number} ／|${number} `))
    assert.match(page, /柏市.*11月21日/)
  })

  it('tells no number from 1 to 9, on the page or in the file', async () => {
    const all = await told()
    assert.ok(
      all.some(({ state }) => state === 'hidden'),
      'the demo city has small numbers',
    )
    for (const { indicator, value } of all)
      if (!indicator.includes('satisfaction')) assert.ok(value === null || value === 0 || value >= 10, indicator)
    const csv = await (await reader.get('/prefecture.csv?fy=2026')).text()
    assert.match(csv, /伏せた数/)
    assert.match(csv, /不明/)
  })

  it('and another one beside it: no sum where one tells less', async () => {
    const other = await login(app, 'tanaka', ABIKO_AT)
    assert.equal((await other.post('/staff/widearea', { to: '120006', source: '覚書' })).status, 303)
    const page = await read(await reader.get('/prefecture?indicator=consultations'))
    assert.match(page, /我孫子市.*合計：/)
    assert.match(page, /出せません/)
  })

  it('writes anew only what changed, by the round, and keeps what was', async () => {
    const inCity = <T>(work: Parameters<typeof database.write<T>>[1]) =>
      database.write({ lane: 'job', municipality: kashiwa }, work)
    const who = { by: null, now: DEMO_NOW, today: '2026-11-22' }
    assert.equal(await inCity(tx => release(tx, who)), 0)
    await inCity(tx =>
      sql`insert into setting (key, valid_from, value, source) values ('smallBelow', '2026-11-22', '20', '決裁')`.execute(
        tx,
      ),
    )
    assert.ok((await inCity(tx => release(tx, who))) > 0)
    const kept = await inCity(tx =>
      tx.selectFrom('released_figure').select(['made_on', 'ended_on']).where('ended_on', 'is not', null).execute(),
    )
    assert.ok(kept.length > 0 && kept.every(({ made_on, ended_on }) => made_on === TODAY && ended_on === '2026-11-22'))
    for (const { city, value, indicator } of await told())
      if (city === KASHIWA.name && !indicator.includes('satisfaction')) assert.ok(!value || value >= 20, indicator)
  })

  it('takes it back at once', async () => {
    assert.equal((await release_('nobody', '覚書の終わり')).status, 303)
    assert.ok((await told()).every(({ city }) => city !== KASHIWA.name))
    assert.doesNotMatch(await read(await reader.get('/prefecture')), /柏市/)
    assert.match(await read(await manager.get('/staff/city/settings')), /数字を見せる都道府県/)
  })
})

describe('the lane of a prefecture in the database', () => {
  it('reads the released figures and no other table or view there is', async () => {
    const { rows } = await database.read({ lane: 'job', municipality: kashiwa }, db =>
      sql<{
        name: string
      }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')`.execute(
        db as never,
      ),
    )
    const names = rows.map(({ name }) => name)
    assert.ok(names.length > 60 && names.includes('person') && names.includes('setting'))
    const open: string[] = []
    for (const name of names)
      await database
        .read({ lane: 'prefecture', municipality: chiba }, db =>
          sql`select 1 from ${sql.table(name)} limit 1`.execute(db as never),
        )
        .then(
          () => open.push(name),
          error => assert.equal((error as { code: string }).code, '42501', name),
        )
    assert.deepEqual(open, ['released_figure'])
  })

  it('sees what was released to itself only, and writes nothing', async () => {
    const other = await database.read({ lane: 'prefecture', municipality: abiko }, db =>
      db.selectFrom('released_figure').select('city').execute(),
    )
    assert.deepEqual(other, [])
    await assert.rejects(
      database.write({ lane: 'prefecture', municipality: chiba }, tx =>
        sql`update released_figure set value = 1`.execute(tx),
      ),
      { code: '42501' },
    )
  })
})
