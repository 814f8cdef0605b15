import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'
import { tellTallies } from './actions.ts'
import { counted } from './store.ts'

// How many talks it took others: counted from the records, told at the desk, left out where the city says so.

const TODAY = '2026-11-21'
const { database, municipality, login } = await demoApp()
const [sato, tanaka, kansa] = (await Promise.all(['sato', 'tanaka', 'kansa'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const page = async (who: Browserless, path: string): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const lines = async () => (await inJob(db => counted(db, TODAY))).filter(({ dim }) => dim === 'topic')

describe('how many talks it took', () => {
  it('is what a walk through every person’s records finds', async () => {
    const rows = await inJob(
      async db =>
        (
          await sql<Walked>`select c.person_id as who, c.on_day, c.topics, c.created_at, c.id,
      (select min(d.decided_on) from decision d where d.person_id = c.person_id and (d.ended_on is null or d.ended_on > d.starts_on)
        and d.decided_on >= (select min(f.on_day) from consultation f where f.person_id = c.person_id)) as decided_on
      from consultation c where c.person_id is not null order by c.on_day, c.created_at, c.id`.execute(db)
        ).rows,
    )
    const found = new Map<string, [began: number, once: number, twice: number, more: number]>()
    for (const talks of Map.groupBy(rows, ({ who }) => who).values()) {
      const [first] = talks
      if (!first || first.on_day < '2023-11-22' || first.on_day > '2026-08-23') continue
      const many = first.decided_on && talks.filter(({ on_day }) => on_day <= first.decided_on!).length
      for (const topic of first.topics) {
        const line = found.get(topic) ?? [0, 0, 0, 0]
        line[0] += 1
        if (many) line[Math.min(many, 3) as 1 | 2 | 3] += 1
        found.set(topic, line)
      }
    }
    const told = (await lines()).map(({ value, began, once, twice, more }) => [value, [began, once, twice, more]])
    assert.ok(told.length > 2)
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(found))
  })

  it('is shown whole to the manager, with the rule, and without small numbers to an auditor', async () => {
    await write(tx => tellTallies(tx, TODAY))
    const whole = await page(tanaka, '/staff/breakdowns/triage')
    for (const words of [
      /はじめの相談の話題別/,
      /70%以上なら「● 1回が多い」/,
      /年齢・性別・お住まい・健康のことは使いません/,
    ])
      assert.match(whole, words)
    assert.doesNotMatch(whole, /伏せ/)
    const told = await page(kansa, '/staff/breakdowns/triage')
    assert.match(told, /10未満の数は伏せています/)
    assert.doesNotMatch(told, /<td[^>]*>[1-9]<\/td>/)
    const file = '/staff/breakdowns/triage.csv'
    assert.match(await page(tanaka, file), /"はじめの相談の話題別"\r\n"話題","はじめた方（人）"/)
    const out = await page(kansa, file)
    assert.match(out, /10未満（1から9まで）の数か/)
    assert.doesNotMatch(out, /,[1-9](,|\r)/)
  })
})

describe('at the desk', () => {
  it('it is told of somebody for whom nothing is decided, by the topic of their first talk, until the city says no', async () => {
    const { topic, person } = await write(async tx => {
      const { person_id: person } = await tx
        .selectFrom('consultation as c')
        .innerJoin('person as p', 'p.id', 'c.person_id')
        .select('c.person_id')
        .where('p.closed_on', 'is', null)
        .where(
          sql<boolean>`cardinality(c.topics) = 1 and not exists (select from decision d where d.person_id = c.person_id)`,
        )
        .where(sql<boolean>`not exists (select from consultation o where o.person_id = c.person_id and o.id <> c.id)`)
        .orderBy('p.number')
        .$narrowType<{ person_id: string }>()
        .executeTakeFirstOrThrow()
      const { topics } = await tx
        .selectFrom('consultation')
        .select('topics')
        .where('person_id', '=', person)
        .executeTakeFirstOrThrow()
      await sql`update triage_tally set once = 9, twice = 2, more = 1, began = 30 where dim = 'topic' and value = ${topics[0]}`.execute(
        tx,
      )
      return { person, topic: topics[0] }
    })
    assert.ok(topic)
    const path = `/staff/people/${person}`
    assert.match(await page(sato, path), /1回の相談で決まることが多いです（決まった12人のうち9人）/)
    await write(tx => sql`update triage_tally set once = 1 where dim = 'topic' and value = ${topic}`.execute(tx))
    assert.match(await page(sato, path), /めやすは出せません/)
    const choose = (used: string, source: string) =>
      tanaka.post('/staff/breakdowns/triage', { once: newId(), used, source })
    assert.equal((await choose('no', '')).status, 422)
    assert.equal((await choose('no', '所管課の決裁')).status, 303)
    assert.doesNotMatch(await page(sato, path), /相談のめやす/)
    assert.equal((await sato.post('/staff/breakdowns/triage', { once: newId(), used: 'yes', source: 'x' })).status, 403)
    assert.equal((await choose('yes', '所管課の決裁')).status, 303)
    assert.match(await page(sato, path), /相談のめやす/)
  })
})

type Walked = { who: string; on_day: string; topics: string[]; decided_on: string | null }
