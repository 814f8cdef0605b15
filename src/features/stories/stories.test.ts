import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { wordingOf } from '#features/consents/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp, toldBy } from '../../../seed/testing.ts'
import { listeners } from './jobs.ts'

// From the talk to the page for everybody, and back when the consent is withdrawn.

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

async function someone(): Promise<string> {
  const form = {
    family_name: '物語',
    given_name: '花子',
    birth_on: '昭和33年5月4日',
    contact_first: 'none',
    another: '1',
  }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}
const { id: activity, title: activityTitle } = await db(tx =>
  tx
    .selectFrom('opportunity')
    .select(['id', 'title'])
    .where('status', '=', 'open')
    .orderBy('title')
    .executeTakeFirstOrThrow(),
)
const STORY = {
  ...{
    title: '花の世話で、朝が楽しみに',
    pseudonym: 'Aさん（60代）',
    door: 'help',
    activity,
    organisation: '',
    version: '1',
  },
  ...{
    before: '家にいました。',
    did: '花に水をやっています。',
    after: 'あいさつがふえました。',
    quote: '朝が楽しみです。',
  },
  told_on: '令和8年11月10日',
}

async function begun(person: string, more: Record<string, string> = {}): Promise<string> {
  const response = await sato.post('/staff/stories/new', { once: newId(), id: newId(), person, ...STORY, ...more })
  assert.equal(response.status, 303, await response.clone().text())
  return response.headers.get('location')!.split('/')[3]!
}
const agree = (person: string) =>
  db(tx =>
    sql`insert into consent (id, person_id, purpose, fields, wording, given_on, given_by_medium, taken_by)
      select ${newId()}, ${person}, 'story', '{story}', ${wordingOf('story').version}, '2026-11-10', 'visit', id from account where login = 'sato'`.execute(
      tx,
    ),
  )
const press = (id: string, verb: string, who = sato, why = '') =>
  who.post(`/staff/stories/${id}/${who === sato || verb === 'hand-in' ? 'do' : 'decide'}`, {
    once: newId(),
    do: verb,
    why,
  })

describe('a story', () => {
  it('goes to the public by the consent of the person and by the eyes of another, and names nobody', async () => {
    const person = await someone()
    assert.match(await text(sato.get(`/staff/people/${person}`)), new RegExp(`/staff/stories\\?person=${person}`))
    const named = await sato.post('/staff/stories/new', {
      once: newId(),
      id: newId(),
      person,
      ...STORY,
      quote: '物語 花子です',
    })
    assert.equal(named.status, 422)
    assert.match(await named.text(), /ご本人の名前が入っています[\s\S]*物語 花子です/)
    const id = await begun(person)
    const early = await press(id, 'hand-in')
    assert.equal(early.status, 422)
    assert.match(await early.text(), /「事例としての紹介」の同意がない/)
    await agree(person)
    assert.match(toldBy(await press(id, 'hand-in'), sato), /確認に出しました/)
    assert.equal((await sato.post(`/staff/stories/${id}/decide`, { once: newId(), do: 'publish' })).status, 403)
    assert.equal((await visitor.get(`/stories/${id}`)).status, 404)
    const step = await db(tx =>
      tx
        .selectFrom('step')
        .select(['id', 'what', 'person_id'])
        .where('subject_id', '=', id)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    assert.deepEqual([step.what, step.person_id], ['approve', person])
    assert.match(await text(suzuki.get(`/staff/steps/${step.id}`)), /花の世話で、朝が楽しみに/)
    assert.match(toldBy(await press(id, 'publish', suzuki), suzuki), /公開しました/)
    const page = await text(visitor.get(`/stories/${id}`))
    for (const words of [
      /Aさん（60代）/,
      /家にいました/,
      /花に水をやって/,
      /朝が楽しみです/,
      new RegExp(activityTitle),
    ])
      assert.match(page.replaceAll(/<[^>]+>/g, ''), words)
    assert.doesNotMatch(page, /物語|花子|staff\/people/)
    assert.ok((await text(visitor.get('/stories'))).includes(`/stories/${id}`))
    assert.match(await text(visitor.get(`/opportunities/${activity}`)), new RegExp(`/stories\\?activity=${activity}`))
    assert.ok((await text(visitor.get(`/stories?activity=${activity}`))).includes(`/stories/${id}`))
    assert.ok(!(await text(visitor.get('/stories?door=move'))).includes(`/stories/${id}`))
    assert.match(await text(visitor.get('/stories.csv')), /"Aさん（60代）"/)
  })

  it('is not published by whoever handed it in while somebody else may', async () => {
    const person = await someone()
    await agree(person)
    const id = await begun(person)
    await press(id, 'hand-in', suzuki)
    const own = await press(id, 'publish', suzuki)
    assert.equal(own.status, 422)
    assert.match(await own.text(), /出した人とは別の人が/)
    assert.match(await text(press(id, 'give-back', tanaka)), /わけを入力してください/)
    await press(id, 'give-back', tanaka, '年代を足す')
    assert.match(await text(sato.get(`/staff/stories/${id}`)), /差し戻されています[\s\S]*年代を足す/)
    const saved = await sato.post(`/staff/stories/${id}`, { once: newId(), ...STORY, pseudonym: 'Bさん（70代）' })
    assert.equal(saved.status, 303)
    const stale = await sato.post(`/staff/stories/${id}`, { once: newId(), ...STORY })
    assert.match(await stale.text(), /ほかの職員が先に書きかえました/)
    await press(id, 'hand-in', sato)
    assert.equal((await press(id, 'publish', tanaka)).status, 303)
  })

  it('is off the page in the moment in which the consent is withdrawn, and stays ended', async () => {
    const person = await someone()
    await agree(person)
    const id = await begun(person)
    await press(id, 'hand-in')
    await press(id, 'publish', tanaka)
    assert.equal((await visitor.get(`/stories/${id}`)).status, 200)
    const draft = await begun(person)
    const { id: consent } = await db(tx =>
      tx.selectFrom('consent').select('id').where('person_id', '=', person).executeTakeFirstOrThrow(),
    )
    const withdrawn = await sato.post(`/staff/people/${person}/edit/consents/${consent}`, {
      once: newId(),
      medium: 'visit',
    })
    assert.equal(withdrawn.status, 303, await withdrawn.text())
    assert.equal((await visitor.get(`/stories/${id}`)).status, 404)
    await jobsDone()
    for (const one of [id, draft]) {
      const page = await text(sato.get(`/staff/stories/${one}`))
      assert.match(page, /【公開しない】[\s\S]*ご本人が同意を取り消したため、公開をやめました/)
    }
    await agree(person)
    assert.equal((await visitor.get(`/stories/${id}`)).status, 404)
    assert.match(await text(press(id, 'publish', suzuki)), /いまはその操作ができません/)
  })

  it('is read and written by those who see people, and each look is in the log', async () => {
    const person = await someone()
    const id = await begun(person)
    assert.equal((await inoue.get(`/staff/stories/${id}`)).status, 403)
    assert.equal((await visitor.get(`/staff/stories/${id}`)).status, 401)
    await tanaka.get(`/staff/stories/${id}`)
    const { rows } = await db(tx =>
      sql<{
        n: number
      }>`select count(*)::int as n from audit_log where action = 'story.read' and subject_id = ${id}
        and actor_id = (select id from account where login = 'tanaka')`.execute(tx),
    )
    assert.equal(rows[0]!.n, 1)
    assert.match(await text(press(id, 'take-down')), /わけを入力してください/)
    assert.equal((await press(id, 'take-down', sato, 'ご本人の希望')).status, 303)
  })

  it('the public reads by a view in which no person stands, and not by the table', async () => {
    const outside = <T>(work: (tx: Tx) => Promise<T>) =>
      demo.database.write({ lane: 'public', municipality: demo.municipality }, work)
    await assert.rejects(
      outside(tx => sql`select id from story`.execute(tx)),
      { code: '42501' },
    )
    const { rows } = await outside(tx => sql<Record<string, unknown>>`select * from public_story limit 1`.execute(tx))
    assert.deepEqual(
      Object.keys(rows[0]!).filter(name => /person|consent|by|account/.test(name)),
      [],
    )
  })
})

describe('the questions for a talk', () => {
  it('are printed with the words of the consent', async () => {
    const page = await text(sato.get('/staff/stories/interview'))
    assert.match(page, /うれしかったこと/)
    assert.ok(page.includes(wordingOf('story').text))
  })
})
