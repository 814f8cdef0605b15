import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { migratedDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../seed/city.ts'

// Steps as the version before migration 0022 left them, in two cities, and whose they are after it.

/** Who worked there: role, from and until which day, whether they left. */
const STAFF: Record<string, { role: string; from?: string; until?: string; left?: true }> = {
  鈴木: { role: 'coordinator' },
  伊藤: { role: 'coordinator' },
  佐藤: { role: 'counsellor' },
  田中: { role: 'manager' },
  小林: { role: 'administrator' },
  退職: { role: 'coordinator', left: true },
  異動: { role: 'counsellor', until: '2020-03-31' },
  着任前: { role: 'coordinator', from: '2999-04-01' },
}

/** Kind, what is to be done, owner before, owner after, for whom it waits. 鈴木 has two steps, so the first two go to 伊藤, then by turns. */
const STEPS: Record<string, [kind: string, what: string, before: string, after: string, waits: string]> = {
  first: ['plan', 'propose', '鈴木', '鈴木', 'desk'],
  second: ['opportunity', 'confirm', '鈴木', '鈴木', 'desk'],
  counsellors: ['proposal', 'answer', '佐藤', '佐藤', 'resident'],
  meeting: ['proposal', 'interview', '佐藤', '佐藤', 'organiser'],
  administrators: ['proposal', 'answer', '小林', '伊藤', 'resident'],
  managers: ['person', 'contact', '田中', '伊藤', 'desk'],
  gone: ['absence', 'substitute', '退職', '鈴木', 'desk'],
  movedOn: ['proposal', 'decide', '異動', '伊藤', 'organiser'],
  notYet: ['person', 'contact', '着任前', '鈴木', 'desk'],
  notTheirs: ['opportunity', 'publish', '佐藤', '伊藤', 'desk'],
}
const subjects = Object.fromEntries(Object.keys(STEPS).map(key => [key, newId()]))
const cities: string[] = []

async function addCity(client: pg.Client, city: string, staff: typeof STAFF): Promise<void> {
  await client.query(`select set_config('app.tenant', $1, false)`, [city])
  const ids: Record<string, string> = {}
  for (const [name, { role, from = '2020-01-01', until, left }] of Object.entries(staff)) {
    ids[name] = newId()
    await client.query(
      `insert into account (id, login, name, password_hash, password_changed_at, disabled_at) values ($1, $2, $2, 'x', now(), $3)`,
      [ids[name], name, left ? '2026-01-01' : null],
    )
    await client.query('insert into role_grant (id, account_id, role, from_on, until_on) values ($1, $2, $3, $4, $5)', [
      newId(),
      ids[name],
      role,
      from,
      until ?? null,
    ])
  }
  let due = 1
  for (const [key, [kind, what, before]] of Object.entries(STEPS))
    if (ids[before])
      await client.query(
        `insert into step (id, subject_kind, subject_id, what, note, owner_id, due_on) values ($1, $2, $3, $4, '電話で', $5, $6)`,
        [newId(), kind, subjects[key], what, ids[before], `2026-12-${String(due++).padStart(2, '0')}`],
      )
}

const database = await migratedDatabase('0022', async (client, owner) => {
  for (const code of ['122173', '122174', '122175'])
    cities.push(await registerMunicipality(owner, { ...KASHIWA, code, host: `${code}.example.jp` }))
  await addCity(client, cities[0]!, STAFF)
  await addCity(client, cities[1]!, STAFF)
  await addCity(client, cities[2]!, { 小林: { role: 'administrator' } })
})

const stepsOf = (city: number, key: string) =>
  database.read({ lane: 'job', municipality: cities[city]! }, db =>
    db
      .selectFrom('step')
      .innerJoin('account', 'account.id', 'step.owner_id')
      .select(['step.id', 'account.name as owner', 'note', 'due_on', 'done_at', 'outcome', 'waits_for', 'handed_by'])
      .where('subject_id', '=', subjects[key]!)
      .orderBy('done_at', 'asc')
      .execute(),
  )

for (const [key, [kind, what, was, is, waits]] of Object.entries(STEPS))
  test(`a step to ${what} (${kind}) that was ${was}’s is ${is}’s and waits for ${waits}, in every city`, async () => {
    for (const city of [0, 1]) {
      const steps = await stepsOf(city, key)
      const open = steps.filter(({ done_at }) => done_at === null)
      assert.deepEqual(
        open.map(step => [step.owner, step.waits_for, step.handed_by]),
        [[is, waits, null]],
      )
      if (was === is) assert.deepEqual([steps.length, open[0]!.note], [1, '電話で'])
      else {
        const ended = steps.find(({ done_at }) => done_at !== null)!
        assert.deepEqual([ended.owner, ended.outcome, ended.due_on], [was, 'handed-over', open[0]!.due_on])
        assert.equal(open[0]!.note, `電話で　（${was}さんの役割では担当できないため、システムが引きつぎました）`)
      }
    }
  })

test('what was handed on happened to the subject, by nobody, to whom it went', async () => {
  const happened = await database.read({ lane: 'job', municipality: cities[0]! }, db =>
    db.selectFrom('happening').select(['kind', 'subject_id', 'actor_id', 'data']).execute(),
  )
  const moved = Object.entries(STEPS).filter(([, [, , was, is]]) => was !== is)
  assert.deepEqual(happened.map(({ subject_id }) => subject_id).sort(), moved.map(([key]) => subjects[key]!).sort())
  for (const { kind, actor_id } of happened) assert.deepEqual([kind, actor_id], ['step.handed-over', null])
})

test('where nobody may do it, a step stays with its owner and is seen', async () => {
  assert.deepEqual(
    (await stepsOf(2, 'administrators')).map(({ owner, done_at }) => [owner, done_at]),
    [['小林', null]],
  )
})
