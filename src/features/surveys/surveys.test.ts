import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp, toldBy } from '../../../seed/testing.ts'
import { listeners } from './jobs.ts'
import { printed } from './testing.ts'

// From the slip in somebody's hand to the figure: by the link, on paper, by telephone.

const demo = await demoApp()
const [sato, suzuki, tanaka, inoue] = [
  await demo.login('sato'),
  await demo.login('suzuki'),
  await demo.login('tanaka'),
  await demo.login('inoue'),
]
const { visitor } = demo
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
const text = async (response: Promise<Response> | Response) => (await response).text()

/** As the thread of the jobs does. */
const jobsDone = () => demo.heard(listeners)

const someone = async (): Promise<string> => {
  const form = { family_name: '満田', birth_on: '昭和33年5月4日', contact_first: 'none', another: '1' }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}
const { id: by } = await db(tx =>
  tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
)

async function talked(person: string, satisfied: number | null = null): Promise<string> {
  const id = newId()
  const talk = { id, person_id: person, by_account: by, on_day: '2026-11-20', channel: 'visit', minutes: 30, satisfied }
  await db(tx => tx.insertInto('consultation').values(talk).execute())
  return id
}
const told = (id: string) =>
  db(tx =>
    tx
      .selectFrom('consultation')
      .select(['satisfied', 'satisfied_way as way', 'satisfied_typed as typed'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

const hand = async (talk: string, who: Browserless = sato) =>
  printed(await who.post(`/staff/consultations/${talk}/survey`, { once: newId() }))

/** A link for the slip of a consultation: what the code on the paper holds. */
async function linkOf(talk: string): Promise<string> {
  const { issueLink } = await import('#platform/links.ts')
  const { PURPOSE } = await import('./actions.ts')
  return db(async tx => {
    const { id } = await tx
      .selectFrom('survey')
      .select('id')
      .where('consultation_id', '=', talk)
      .executeTakeFirstOrThrow()
    const until = new Date(Date.parse(demo.clock.now) + 86_400_000).toISOString()
    const { token } = await issueLink(tx, { purpose: PURPOSE, subject: ['survey', id], until, uses: 1 })
    return `/surveys/at/${token}`
  })
}
const type = (code: string, fields: Record<string, string> = {}, who = suzuki) =>
  who.post('/staff/surveys', { once: newId(), code, way: 'paper', satisfied: '3', words: '', ...fields })

describe('somebody who was handed a slip after a consultation', () => {
  it('answers by its link, once: their own word counts, the counsellor’s stays beside it', async () => {
    const person = await someone()
    const talk = await talked(person, 3)
    const { html, codes } = await hand(talk)
    assert.match(html, /QRコード：スマートフォンで答える/)
    assert.equal(codes.length, 1)
    assert.doesNotMatch(html, /満田/)
    assert.deepEqual(await told(talk), { satisfied: 3, way: null, typed: null })
    const link = await linkOf(talk)
    for (const _ of [1, 2]) assert.match(await text(visitor.get(link)), /11月20日（金）のご相談について/)
    const empty = await visitor.post(link, { satisfied: '', words: 'よく聞いてくれた' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /1つ選んでください[\s\S]*よく聞いてくれた/)
    const thanks = await visitor.post(link, { satisfied: '5', words: 'よく聞いてくれた' })
    assert.match(await thanks.text(), /ありがとうございました/)
    await jobsDone()
    assert.deepEqual(await told(talk), { satisfied: 5, way: 'qr', typed: 3 })
    const again = await visitor.get(link)
    assert.equal(again.status, 410)
    assert.match(await again.text(), /使い終わっています[\s\S]*04-7000-0000/)
    assert.match(await text(sato.get(`/staff/people/${person}`)), /アンケートの答え：11月20日[^<]*5 とてもよかった/)
  })

  it('gave no name, and is reached from the list of the consultations: nobody’s name stands anywhere', async () => {
    const id = newId()
    const talk = { id, by_account: by, on_day: '2026-11-20', channel: 'phone', minutes: 5 }
    await db(tx => tx.insertInto('consultation').values(talk).execute())
    const path = `/staff/consultations/${id}/survey`
    assert.ok((await text(sato.get('/staff/consultations?from=2026-11-20&to=2026-11-20'))).includes(`href="${path}"`))
    assert.match(await text(sato.get(path)), /まだ渡していません/)
    const first = await hand(id)
    assert.match(first.html, new RegExp(`href="${path}"`))
    assert.deepEqual((await hand(id)).codes, first.codes)
    await type(first.codes[0]!, { satisfied: '4' })
    await jobsDone()
    assert.deepEqual(await told(id), { satisfied: 4, way: 'paper', typed: null })
    assert.match(await text(sato.get(path)), /4 よかった/)
    assert.equal((await inoue.get(path)).status, 403)
    assert.equal((await sato.get(`/staff/consultations/${newId()}/survey`)).status, 404)
  })

  it('is read by those who answer for the desk, and by no counsellor; each look is in the log', async () => {
    const person = await someone()
    const talk = await talked(person)
    const [code] = (await hand(talk)).codes
    await type(code!, { words: '早口でわからなかった' })
    await jobsDone()
    const path = `/staff/people/${person}/surveys`
    assert.doesNotMatch(await text(sato.get(path)), /早口で/)
    assert.match(await text(suzuki.get(path)), /早口で/)
    assert.doesNotMatch(await text(sato.get(`/staff/people/${person}`)), /早口で/)
    const looks = await db(tx =>
      sql<{
        n: number
      }>`select count(*)::int as n from audit_log where action = 'survey.person' and subject_id = ${person}`.execute(
        tx,
      ),
    )
    assert.equal(looks.rows[0]!.n, 2)
  })

  it('brings back the paper or telephones: staff type it by its code, and the link is shut', async () => {
    const talk = await talked(await someone())
    const [code] = (await hand(talk)).codes
    const link = await linkOf(talk)
    assert.deepEqual(await told(talk), { satisfied: 9, way: 'handed', typed: null })
    assert.match(await text(sato.get(`/staff/surveys?code=${code}`)), /11月20日（金）のご相談/)
    const wrong = await type('K7F-4XA-X')
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /この番号の用紙はありません/)
    const done = await type(code!, { way: 'phone', satisfied: '2' })
    assert.match(toldBy(done, suzuki), /の答えを入れました/)
    await jobsDone()
    assert.deepEqual(await told(talk), { satisfied: 2, way: 'phone', typed: null })
    const shut = await visitor.get(link)
    assert.equal(shut.status, 410)
    assert.match(await shut.text(), /取り消されています[\s\S]*04-7000-0000/)
    const twice = await type(code!, { satisfied: '4' })
    assert.match(await twice.text(), /もう入っています[\s\S]*name="reason"/)
    await type(code!, { satisfied: '4', reason: '打ちまちがい' })
    await jobsDone()
    assert.deepEqual(await told(talk), { satisfied: 4, way: 'paper', typed: null })
  })

  it('who answered by the link is not overwritten, by the code nor by a correction', async () => {
    const person = await someone()
    const talk = await talked(person)
    const [code] = (await hand(talk)).codes
    await visitor.post(await linkOf(talk), { satisfied: '1', words: '' })
    await jobsDone()
    assert.match(await text(type(code!, { satisfied: '5', reason: 'x' })), /ご本人がQRコードから答えています/)
    const path = `/staff/records/consultation/${talk}`
    const version = /name="version" value="(\d+)"/.exec(await text(sato.get(path)))![1]!
    const form = { channel: 'visit', minutes: '30', on_day: '令和8年11月20日', satisfied: '5', place: '' }
    const refused = await sato.post(`${path}/correct`, { ...form, version, correction_reason: 'x', once: newId() })
    assert.match(await refused.text(), /ご本人がアンケートで答えたもの/)
    const stays = {
      ...form,
      satisfied: '1',
      minutes: '40',
      version,
      correction_reason: 'x',
      sure: 'yes',
      once: newId(),
    }
    assert.equal((await sato.post(`${path}/correct`, stays)).status, 303)
    assert.deepEqual(await told(talk), { satisfied: 1, way: 'qr', typed: null })
    assert.equal((await sato.post(`/staff/consultations/${talk}/survey`, { once: newId() })).status, 303)
  })

  it('loses the slip: printed anew it has the same code, and only the newest link opens', async () => {
    const talk = await talked(await someone())
    const first = await hand(talk)
    const link = await linkOf(talk)
    const second = await hand(talk)
    assert.deepEqual(second.codes, first.codes)
    assert.equal((await visitor.get(link)).status, 410)
    const fresh = await linkOf(talk)
    const now = demo.clock.now
    demo.clock.now = '2027-01-10T01:00:00.000Z'
    const late = await text(visitor.get(fresh))
    demo.clock.now = now
    assert.match(late, /期限が過ぎました[\s\S]*04-7000-0000/)
  })

  it('is asked no more when the slip is taken back, and nobody was asked', async () => {
    const talk = await talked(await someone())
    await hand(talk)
    const { id } = await db(tx =>
      tx.selectFrom('survey').select('id').where('consultation_id', '=', talk).executeTakeFirstOrThrow(),
    )
    await sato.post(`/staff/surveys/${id}/withdraw`, { once: newId() })
    assert.deepEqual(await told(talk), { satisfied: null, way: null, typed: null })
    const again = await sato.post(`/staff/surveys/${id}/withdraw`, { once: newId() })
    assert.match(toldBy(again, sato), /もう答えがあるか/)
    assert.equal((await hand(talk)).codes.length, 1)
  })

  it('a link reads no answer, and adds one to no other slip', async () => {
    const [mine, other] = [await talked(await someone()), await talked(await someone())]
    await hand(mine)
    await hand(other)
    const token = (await linkOf(mine)).split('/').at(-1)!
    const { linkHash } = await import('#platform/links.ts')
    const scope = { lane: 'link', municipality: demo.municipality, link: linkHash(token), at: demo.clock.now } as const
    const as = <T>(work: (tx: Tx) => Promise<T>) => demo.database.write(scope, work)
    await assert.rejects(
      as(tx => sql`select id from survey_answer`.execute(tx)),
      { code: '42501' },
    )
    const { id } = await db(tx =>
      tx.selectFrom('survey').select('id').where('consultation_id', '=', other).executeTakeFirstOrThrow(),
    )
    await assert.rejects(
      as(tx =>
        sql`insert into survey_answer (id, survey_id, satisfied, words, way, at) values (${newId()}, ${id}, 5, '', 'qr', now())`.execute(
          tx,
        ),
      ),
      { code: '42501' },
    )
  })
})

describe('the figure of satisfaction', () => {
  it('tells whose word its answers are, by which way, and how many of those who were asked answered', async () => {
    const page = await text(tanaka.get('/staff/indicators?fy=2026'))
    assert.match(page, /アンケートの代理入力\d+件（紙\d+・電話\d+）、本人の入力[1-9]\d*件/)
    assert.match(page, /うかがった相談（回答率）/)
    const list = await text(
      tanaka.get('/staff/indicators/outcomes?key=consultation-satisfaction&from=2026-11-18&to=2026-11-21'),
    )
    assert.match(list, /アンケート：QRコード（本人の入力）/)
    const csv = await text(tanaka.get('/staff/indicators.csv?fy=2026'))
    assert.match(csv, /アンケートの代理入力（紙）/)
  })
})
