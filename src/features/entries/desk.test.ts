import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'
import { entrySums } from './index.ts'

// Entries at the desk: who enters what, with which paper, and what stays of it when it was wrong.

const { database, municipality, login, visitor, owner: _ } = await demoApp()
const [sato, suzuki, tanaka, inoue, kanri] = (await Promise.all(
  ['sato', 'suzuki', 'tanaka', 'inoue', 'kanri'].map(login),
)) as [Browserless, Browserless, Browserless, Browserless, Browserless]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const PATH = '/staff/entries'
const teams = new Map(
  (await inJob(db => db.selectFrom('staff_team').select(['id', 'name']).execute())).map(({ id, name }) => [name, id]),
)
const HEALTH = teams.get('健康増進課')!
const CARE = teams.get('地域包括支援課')!

const LECTURE = { kind: 'frailty-lectures', on_day: '令和8年11月20日', count: '１２人', source: '名簿の集計' }
const enter = (who: Browserless, fields: Record<string, string>) =>
  who.post(`${PATH}/new`, { once: newId(), ...fields })
/** The page of what was entered, or the refusal. */
async function entered(who: Browserless, fields: Record<string, string>): Promise<string> {
  const response = await enter(who, fields)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location')!
}
const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}
const sumOf = async (kind: string, quarter: number) =>
  (await inJob(db => entrySums(db, '2026-04-01', '2027-03-31'))).find(
    one => one.kind === kind && one.quarter === quarter && one.fiscal_year === 2026,
  )

describe('what a department did is entered', () => {
  it('by those who have to do with it, and by nobody else', async () => {
    for (const who of [sato, suzuki, tanaka, inoue]) assert.match(await page(who, `${PATH}/new`), /実績を入れる/)
    assert.equal((await kanri.get(PATH)).status, 403)
    assert.equal((await visitor.get(PATH)).status, 401)
  })

  it('first what it is, then the fields of that alone', async () => {
    assert.match(await page(inoue, `${PATH}/new`), /セミナーの参加者/)
    const lecture = await page(inoue, `${PATH}/new?kind=frailty-lectures`)
    assert.doesNotMatch(lecture, /アンケート|費目/)
    assert.match(await page(inoue, `${PATH}/new?kind=seminar-participants`), /アンケートを渡した人数/)
    assert.match(await page(inoue, `${PATH}/new?kind=expense`), /人件費/)
    assert.doesNotMatch(await page(inoue, `${PATH}/new?kind=web-satisfaction`), /name="count"/)
  })

  it('once, however often the button is pressed, and is counted at once', async () => {
    const before = (await sumOf('frailty-lectures', 3))!
    const once = newId()
    const fields = { ...LECTURE, team: HEALTH, once }
    const first = await inoue.post(`${PATH}/new`, fields)
    const second = await inoue.post(`${PATH}/new`, fields)
    assert.equal(first.headers.get('location'), second.headers.get('location'))
    const after = (await sumOf('frailty-lectures', 3))!
    assert.deepEqual([after.count, after.entries], [before.count + 12, before.entries + 1])
  })

  for (const [what, fields, sentence] of [
    ['without a number', { count: '' }, /数を、0以上の整数で/],
    ['with a number in words', { count: 'たくさん' }, /0以上の整数/],
    ['with a number below zero', { count: '-3' }, /0以上の整数/],
    ['with a number that nobody counts to', { count: '1000000000000' }, /999,999,999まで/],
    ['with no day', { on_day: '' }, /日を「令和8年6月20日」のように/],
    ['with a day that is none', { on_day: '2026-02-30' }, /日を「令和8年6月20日」のように/],
    ['of tomorrow', { on_day: '2026-11-22' }, /まだ来ていない日/],
    ['over the end of the fiscal year', { from_day: '2026-03-31', on_day: '2026-04-01' }, /2つの年度/],
    ['without a paper', { source: '' }, /何に書いてある数か/],
    ['for another department', { team: CARE }, /部署を一覧から選び直して/],
    ['for no department', { team: '' }, /自分の部署を選んで/],
  ] as const)
    it(`not ${what}: a sentence, and nothing typed is lost`, async () => {
      const entries = await sumOf('frailty-lectures', 3)
      const response = await enter(inoue, { ...LECTURE, team: HEALTH, note: '残る言葉', ...fields })
      const html = await response.text()
      assert.equal(response.status, 422)
      assert.match(html, sentence)
      assert.match(html, /残る言葉/)
      assert.deepEqual(await sumOf('frailty-lectures', 3), entries)
    })

  it('with answers only as a whole, and no more than people were asked', async () => {
    const seminar = { kind: 'seminar-participants', on_day: '2026-11-20', count: '10', source: '報告書', team: HEALTH }
    const answers = { answer5: '4', answer4: '3', answer3: '1', answer2: '0' }
    assert.match(await (await enter(inoue, { ...seminar, ...answers })).text(), /5つの答えの数を、すべて/)
    assert.match(await (await enter(inoue, { ...seminar, asked: '10' })).text(), /5つの答えの数を、すべて/)
    const all = { ...seminar, ...answers, answer1: '1' }
    assert.match(await (await enter(inoue, { ...all, asked: '8' })).text(), /渡した人数より多く/)
    const shown = await page(inoue, await entered(inoue, { ...all, asked: '10' }))
    assert.match(shown, /9人が回答（10人に渡し、回答率90%）/)
    assert.match(shown, /満足度78%/)
    assert.match(await page(inoue, await entered(inoue, all)), /回答率は出せません/)
  })
})

describe('a paper', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 報告')
  it('is kept as it was given, and is saved and never opened in our pages', async () => {
    const { once, ...fields } = { once: newId(), ...LECTURE, source: '', team: HEALTH }
    const made = await inoue.upload(`${PATH}/new`, { once, ...fields }, { name: '../講座 報告.pdf', bytes: pdf })
    assert.equal(made.status, 303, await made.text())
    const shown = await page(inoue, made.headers.get('location')!)
    const [, href] = /href="([^"]+\/files\/[^"]+)"/.exec(shown)!
    const file = await inoue.get(href!)
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), pdf)
    assert.match(
      file.headers.get('content-disposition')!,
      /^attachment; .*%E8%AC%9B%E5%BA%A7%20%E5%A0%B1%E5%91%8A\.pdf$/,
    )
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
    assert.equal((await sato.get(href!)).status, 404)
    assert.equal((await tanaka.get(href!)).status, 200)
    const more = await inoue.upload(
      `${made.headers.get('location')}/files`,
      { once: newId() },
      { name: 'b.txt', bytes: new TextEncoder().encode('追加') },
    )
    assert.equal(more.status, 303)
    assert.match(await page(inoue, made.headers.get('location')!), /b\.txt/)
  })

  it('that is a program or a page of the web is not taken, and what was typed stays', async () => {
    for (const bytes of [
      new TextEncoder().encode('<html><script>alert(1)</script>'),
      new Uint8Array([0x4d, 0x5a, 0, 0]),
    ]) {
      const refused = await inoue.upload(
        `${PATH}/new`,
        { once: newId(), ...LECTURE, team: HEALTH, note: '残る言葉' },
        { name: 'a.pdf', bytes },
      )
      const html = await refused.text()
      assert.equal(refused.status, 422)
      assert.match(html, /このファイルは受け取れません/)
      assert.match(html, /残る言葉/)
    }
  })
})

describe('several departments see their own', () => {
  const listed = async (who: Browserless) => page(who, `${PATH}?fy=2026`)
  it('a contributor sees what is theirs, the desk what is of no department, the office all', async () => {
    assert.match(await listed(inoue), /フレイル予防の講座/)
    assert.doesNotMatch(await listed(inoue), /老人福祉施設協議会との協議|広報かしわ/)
    assert.match(await listed(sato), /広報かしわ/)
    assert.doesNotMatch(await listed(sato), /名簿の集計/)
    for (const who of [suzuki, tanaka]) assert.match(await listed(who), /名簿の集計/)
  })

  it('neither by the page of one, its CSV, nor the form by which it is put right', async () => {
    const [foreign] = await inJob(db =>
      db.selectFrom('entry').select('id').where('team_id', '=', CARE).limit(1).execute(),
    )
    for (const path of [`${PATH}/${foreign!.id}`, `/staff/records/entry/${foreign!.id}`])
      assert.equal((await inoue.get(path)).status, 404, path)
    assert.doesNotMatch(await page(inoue, `${PATH}.csv?fy=2026`), /地域包括支援課/)
    assert.match(await page(tanaka, `${PATH}.csv?fy=2026`), /地域包括支援課/)
  })

  it('a bare query of the database under their session shows nothing foreign, and writes nothing foreign', async () => {
    const session = async (who: Browserless) => {
      const { createHash } = await import('node:crypto')
      const token = /session=([^;]+)/.exec(who.cookie)![1]!
      return {
        lane: 'staff' as const,
        municipality,
        session: createHash('sha256').update(token).digest('hex'),
        at: '2026-11-21T01:00:00.000Z',
      }
    }
    const seen = async (who: Browserless) =>
      database.read(await session(who), async db =>
        (
          await sql<{
            team: string | null
          }>`select distinct team_id as team from entry where not is_closed(on_day) order by 1`.execute(db)
        ).rows.map(({ team }) => team),
      )
    // What every department did in a quarter that is closed is seen by all of them.
    const closed = await database.read(
      await session(inoue),
      async db => (await sql`select distinct team_id from entry where is_closed(on_day)`.execute(db)).rows.length,
    )
    assert.ok(closed > 1)
    assert.deepEqual(await seen(inoue), [HEALTH])
    assert.deepEqual(await seen(sato), [null])
    assert.equal((await seen(tanaka)).length, 5)
    assert.deepEqual(
      await database.read(
        { lane: 'staff', municipality },
        async db => (await sql`select 1 from entry where not is_closed(on_day)`.execute(db)).rows,
      ),
      [],
    )
    await assert.rejects(
      database.write(await session(inoue), tx =>
        sql`insert into entry (id, kind, team_id, on_day, count, source, by_account, at)
          select ${newId()}, 'followed', ${CARE}, '2026-11-20', 1, 'x', id, now() from account limit 1`.execute(tx),
      ),
      { code: '42501' },
    )
    const touched = await database.write(
      await session(inoue),
      async tx => (await sql`update entry set count = 0 where team_id = ${CARE}`.execute(tx)).numAffectedRows,
    )
    assert.equal(Number(touched), 0)
    const corrected = async (who: Browserless) =>
      database.read(
        await session(who),
        async db => (await sql`select 1 from correction where kind = 'entry'`.execute(db)).rows.length,
      )
    assert.deepEqual([await corrected(inoue), await corrected(sato), await corrected(tanaka)], [2, 0, 2])
  })

  it('a contributor opens no record of a person', async () => {
    const [one] = await inJob(db =>
      db.selectFrom('consultation').select('id').where('person_id', 'is not', null).limit(1).execute(),
    )
    assert.equal((await inoue.get(`/staff/records/consultation/${one!.id}`)).status, 404)
    for (const path of ['/staff/people', '/staff/corrections', '/staff/indicators/outcomes'])
      assert.equal((await inoue.get(path)).status, 403, path)
    assert.match(await page(inoue, '/staff'), /href="\/staff\/entries"/)
  })
})

describe('an entry that was wrong', () => {
  let path = ''
  let id = ''
  before(async () => {
    path = await entered(inoue, { ...LECTURE, team: HEALTH, count: '30' })
    id = path.split('/').at(-1)!
  })
  const send = async (who: Browserless, verb: string, fields: Record<string, string>) => {
    const form = await page(who, `/staff/records/entry/${id}`)
    const [, version] = /name="version" value="(\d+)"/.exec(form)!
    return who.post(`/staff/records/entry/${id}/${verb}`, { once: newId(), version: version!, sure: 'yes', ...fields })
  }
  const stored = { on_day: '2026-11-20', source: '名簿の集計', team: HEALTH }

  it('is put right with a reason, and what it was stays to be seen', async () => {
    const before = (await sumOf('frailty-lectures', 3))!.count
    const done = await send(inoue, 'correct', { ...stored, count: '28', correction_reason: '数えまちがい' })
    assert.equal(done.status, 303, await done.text())
    assert.equal((await sumOf('frailty-lectures', 3))!.count, before - 2)
    const shown = await page(inoue, path)
    assert.match(shown, /<del>30人<\/del>/)
    assert.match(shown, /数えまちがい/)
  })

  it('is not put right without a reason, to what cannot be, or by whoever is of another department', async () => {
    assert.match(await (await send(inoue, 'correct', { ...stored, count: '27' })).text(), /わけを入力してください/)
    assert.match(
      await (await send(inoue, 'correct', { ...stored, count: 'x', correction_reason: 'y' })).text(),
      /0以上の整数/,
    )
    assert.equal((await sato.get(`/staff/records/entry/${id}`)).status, 404)
  })

  it('is withdrawn: no more counted, its content, its papers and the reason stay', async () => {
    const before = (await sumOf('frailty-lectures', 3))!.count
    const done = await send(inoue, 'void', { correction_reason: '2回入れていた' })
    assert.equal(done.status, 303, await done.text())
    assert.equal((await sumOf('frailty-lectures', 3))!.count, before - 28)
    const shown = await page(inoue, path)
    assert.match(shown, /取り消されています/)
    assert.match(shown, /2回入れていた/)
    assert.equal((await sato.get(path)).status, 404)
  })
})
