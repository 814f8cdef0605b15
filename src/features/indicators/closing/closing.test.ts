import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { indicatorsOf } from '../actions.ts'
import { closeQuarter } from './actions.ts'
import { sha256 } from './hash.ts'
import { closedQuarters, evidenceIn, figuresOf } from './store.ts'

const { database, municipality, login, owner } = await demoApp()
const [tanaka, sato, kansa] = [await login('tanaka'), await login('sato'), await login('kansa')]
const scope = { lane: 'job', municipality } as const
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work)
const read = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work, () => false)
const CLOSINGS = '/staff/indicators/closings'
const NEXT = { at: '2026-1', sure: '1' }

const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = async (path: string, who = tanaka) => words(await (await who.get(path)).text())
const idOf = (login: string) =>
  read(
    async tx => (await tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id,
  )

const talked = async (tx: Tx, on_day: string) => {
  const { id: person_id } = await tx
    .selectFrom('person')
    .select('id')
    .orderBy('birth_on')
    .limit(1)
    .executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('consultation')
    .values({ id, person_id, by_account: await idOf('sato'), on_day, satisfied: 4, channel: 'phone', minutes: 10 })
    .execute()
  return id
}
const figureOf = async (closed: string, key: string) =>
  (await read(tx => figuresOf(tx, closed))).find(one => one.key === key)!
const closedNow = async (quarter: number) =>
  (await read(closedQuarters)).find(one => one.fiscal_year === 2026 && one.quarter === quarter)
const shown = async (quarter: number) =>
  (await read(tx => indicatorsOf(tx, 2026, '2026-11-21'))).rows.find(({ key }) => key === 'consultations')!.quarters[
    quarter - 1
  ]!

describe('a quarter that is closed', () => {
  it('is closed by the manager alone, who has looked at the figures, and in its order', async () => {
    assert.equal((await sato.post(CLOSINGS, NEXT)).status, 403)
    assert.equal((await kansa.post(CLOSINGS, NEXT)).status, 403)
    const unsure = await tanaka.post(CLOSINGS, { at: '2026-1' })
    assert.equal(unsure.status, 422)
    assert.match(words(await unsure.text()), /「数を確かめた」に印をつけてください/)
    for (const [at, sentence] of [
      ['2026-2', /古いものから順に締めます/],
      ['2025-4', /もう締めてあります/],
      ['2026-3', /まだ終わっていません/],
      ['第1', /締める四半期を選んでください/],
      ['2026-7', /締める四半期を選んでください/],
    ] as const) {
      const refused = await tanaka.post(CLOSINGS, { ...NEXT, at })
      assert.equal(refused.status, 422, at)
      assert.match(words(await refused.text()), sentence)
    }
    assert.equal(await closedNow(1), undefined)
  })

  it('keeps each figure with its records and their hash, and says by whom', async () => {
    const before = (await shown(1)).actual
    const done = await tanaka.post(CLOSINGS, NEXT)
    assert.equal(done.status, 303)
    const closed = (await closedNow(1))!
    assert.equal(done.headers.get('location'), `${CLOSINGS}/${closed.id}`)
    const html = await page(`${CLOSINGS}/${closed.id}`)
    assert.match(html, /令和8年度 第1四半期の締め/)
    assert.match(html, /田中[^ ]* [^ ]+が締めました|が締めました。/)
    assert.match(html, /締めたときのままです。/)
    const figure = await figureOf(closed.id, 'consultations')
    assert.equal(figure.value, before)
    assert.equal(figure.evidence_count, before)
    const file = await tanaka.get(`/staff/indicators/figures/${figure.id}/evidence.txt`)
    assert.match(file.headers.get('content-disposition')!, /attachment; filename="evidence-2026-q1-consultations.txt"/)
    assert.equal(sha256(await file.text()), figure.evidence_hash)
    assert.match(await page('/staff/indicators'), /締め済み/)
  })

  it('is closed once, however often somebody presses', async () => {
    const again = await Promise.all([0, 1, 2].map(() => tanaka.post(CLOSINGS, { ...NEXT, at: '2026-2' })))
    assert.deepEqual(again.map(({ status }) => status).toSorted(), [303, 422, 422])
    const all = await read(closedQuarters)
    assert.equal(all.filter(one => one.fiscal_year === 2026 && one.quarter === 2).length, 1)
    assert.equal(all[0]!.before_hash, all[1]!.hash)
  })

  it('stays as it was when a record comes afterwards, and says which', async () => {
    const closed = (await closedNow(1))!
    const figure = await figureOf(closed.id, 'consultations')
    const id = await write(tx => talked(tx, '2026-05-05'))
    const { actual, closed: frozen } = await shown(1)
    assert.deepEqual([actual, frozen!.now], [figure.value, figure.value! + 1])
    assert.match(await page('/staff/indicators'), new RegExp(`締め済み・ いま数えると${figure.value! + 1}`))
    const path = `/staff/indicators/figures/${figure.id}`
    const before = await page(path)
    assert.match(before, /締めたときのまま残っています。.*いまの記録とくらべる/)
    assert.match(before, new RegExp(`いま数えると ${figure.value! + 1}件`))
    const html = await page(`${path}?compare=1`)
    assert.match(html, /締めたあとに、記録が1件変わりました。/)
    assert.match(html, new RegExp(`${id} なし（あとから加わった） 2026-05-05`))
    assert.match(await page(`${CLOSINGS}/${closed.id}`), /締めたときのままです。/)
  })

  it('is corrected beside what was closed, with a reason, and by the one who looked last', async () => {
    const closed = (await closedNow(1))!
    const figure = await figureOf(closed.id, 'consultations')
    const path = `/staff/indicators/figures/${figure.id}`
    const to = { value: String(figure.value! + 1), reason: '5月5日の電話1件があとから入力されたため', version: '0' }
    assert.equal((await sato.post(path, to)).status, 403)
    for (const [typed, sentence] of [
      [{ ...to, value: '百' }, /数字で入力してください/],
      [{ ...to, reason: ' ' }, /訂正のわけを入力してください/],
      [{ ...to, value: String(figure.value) }, /いまの数と同じです/],
      [{ ...to, version: '5' }, /ほかの人が先に訂正しました/],
    ] as const) {
      const refused = await tanaka.post(path, typed)
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(words(html), sentence)
      assert.ok(html.includes(typed.value), 'nothing typed is lost')
    }
    assert.equal((await tanaka.post(path, to)).status, 303)
    const { actual, target, closed: frozen } = await shown(1)
    assert.deepEqual([actual, frozen!.figure.value, target], [figure.value! + 1, figure.value, figure.target])
    assert.match(
      await page('/staff/indicators'),
      new RegExp(
        `締めたあとの訂正：第1四半期 窓口での相談数 ${figure.value} → ${figure.value! + 1}（5月5日の電話1件があとから入力されたため、令和8年11月21日`,
      ),
    )
    assert.match(
      await (await tanaka.get('/staff/indicators.csv?fy=2026')).text(),
      /"締めたあとの訂正：\d+ → \d+（5月5日/,
    )
    assert.match(await page(path), new RegExp(`1回目 ${figure.value} → ${figure.value! + 1}件`))
    // What was closed is still proved: a correction changes nothing of it.
    assert.match(await page(`${CLOSINGS}/${closed.id}`), /締めたときのままです。/)
  })

  it('is corrected as so many of so many, where it is a share', async () => {
    const figure = await figureOf((await closedNow(1))!.id, 'consultation-satisfaction')
    const path = `/staff/indicators/figures/${figure.id}`
    const to = { part: '9', base: '8', reason: '紙のアンケートの数えまちがい', version: '0' }
    assert.match(words(await (await tanaka.post(path, to)).text()), /より大きくできません/)
    assert.equal((await tanaka.post(path, { ...to, base: '12' })).status, 303)
    const row = (await read(tx => indicatorsOf(tx, 2026, '2026-11-21'))).rows.find(({ key }) => key === figure.key)!
    assert.equal(row.quarters[0]!.actual, 75)
  })

  it('is seen by the auditor, who opens no list of people behind it', async () => {
    const figure = await figureOf((await closedNow(1))!.id, 'consultations')
    assert.match(await page('/staff/indicators', kansa), /締め済み/)
    assert.doesNotMatch(
      await (await kansa.get('/staff/indicators')).text(),
      /indicators\/outcomes|staff\/consultations\?/,
    )
    assert.equal(
      (await kansa.get('/staff/indicators/outcomes?key=consultations&from=2026-04-01&to=2026-06-30')).status,
      403,
    )
    const html = await (await kansa.get(`/staff/indicators/figures/${figure.id}`)).text()
    assert.match(words(html), /数えた記録のファイル/)
    assert.doesNotMatch(words(html), /締めたあとの訂正をする/)
  })

  it('takes no entry any more; the manager may add one, which then shows as come afterwards', async () => {
    const entry = { kind: 'mini-meetings', on_day: '令和8年5月20日', count: '1', source: '実施報告書' }
    const refused = await sato.post('/staff/entries/new', entry)
    assert.equal(refused.status, 422)
    assert.match(words(await refused.text()), /締め/)
    assert.equal((await sato.post('/staff/entries/new', { ...entry, on_day: '令和8年11月20日' })).status, 303)
    const figure = await figureOf((await closedNow(1))!.id, 'mini-meetings')
    const before = await page(`/staff/indicators/figures/${figure.id}?compare=1`)
    assert.match(before, /ハッシュが合いました。.*いまも同じです/)
    assert.equal((await tanaka.post('/staff/entries/new', entry)).status, 303)
    assert.match(await page(`/staff/indicators/figures/${figure.id}?compare=1`), /あとから加わった） 2026-05-20 1/)
    assert.equal((await figureOf(figure.closed_id, 'mini-meetings')).value, figure.value)
  })

  it('says so where somebody changed it in the database', async () => {
    const { default: pg } = await import('pg')
    const client = new pg.Client(owner)
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.tenant', $1, true)`, [municipality])
    const { id } = (await closedNow(2))!
    await client.query('update closed_figure set value = value + 1 where closed_id = $1', [id])
    await client.query(`update closed_figure set evidence = evidence || ' ' where closed_id = $1`, [id])
    await client.query('commit')
    await client.end()
    assert.match(await page(`${CLOSINGS}/${id}`), /締めたときの内容と合いません。/)
    const figure = await figureOf(id, 'consultations')
    for (const asked of ['', '?compare=1'])
      assert.match(
        await page(`/staff/indicators/figures/${figure.id}${asked}`),
        /残した記録と、そのハッシュが合いません。/,
      )
  })
})

describe('a record that is saved while its quarter is closed', () => {
  it('is counted as a whole or not at all: the number and the records behind it agree', async () => {
    const by = await idOf('tanaka')
    const when = { by, now: '2027-01-05T01:00:00.000Z', today: '2027-01-05' }
    let isClosed = false
    const writing = (async () => {
      for (let i = 0; !isClosed && i < 200; i++) await write(tx => talked(tx, '2026-12-01'))
    })()
    const done = await closeQuarter(database, scope, { fiscal_year: 2026, quarter: 3 }, when)
    isClosed = true
    await writing
    assert.ok('closed' in done)
    const figure = await figureOf(done.closed, 'consultations')
    const lines = (await read(tx => evidenceIn(tx, figure.id))).split('\n')
    assert.deepEqual([figure.value, figure.evidence_count], [lines.length, lines.length])
    const answers = await figureOf(done.closed, 'consultation-satisfaction')
    assert.equal(answers.base, answers.evidence_count)
  })

  it('leaves nothing behind where the closing fails half-way', async () => {
    const by = newId()
    await assert.rejects(
      closeQuarter(
        database,
        scope,
        { fiscal_year: 2026, quarter: 4 },
        { by, now: '2027-04-01T01:00:00.000Z', today: '2027-04-01' },
      ),
    )
    assert.equal(await closedNow(4), undefined)
  })
})
