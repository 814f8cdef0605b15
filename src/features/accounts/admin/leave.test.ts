import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addStep, openStepsOfOwner } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { toldBy } from '../../../../seed/testing.ts'
import type { Role } from '../rules.ts'
import { administered } from './testing.ts'

const { kanri, database, municipality, idOf, told, write, colleague, enter, tryIn, verb, login } = await administered()
const stepsOf = async (name: string) => {
  const id = await idOf(name)
  return database.read({ lane: 'staff', municipality }, db => openStepsOfOwner(db, id))
}
/** Besides their steps: the books of talks that they keep. */
const booksOf = async (name: string) => {
  const id = await idOf(name)
  return database.read({ lane: 'staff', municipality }, async db =>
    Number(
      (
        await db
          .selectFrom('appointment_host')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('account_id', '=', id)
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )
}
const fieldsIn = (html: string) =>
  [...html.matchAll(/<select[^>]*name="(to-[^"]+)"[\s\S]*?<\/select>/g)].map(([select, name]) => ({
    name: name!,
    to: [...select!.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value!),
  }))
const formOf = async (id: string) => fieldsIn(await (await kanri.get(`/staff/accounts/${id}/leave`)).text())

describe('whoever leaves', () => {
  it('is shown with what is in hand and to whom each may go, and nothing is done before all of it is said', async () => {
    const id = await idOf('sato')
    const before = await stepsOf('sato')
    const html = await (await kanri.get(`/staff/accounts/${id}/leave`)).text()
    assert.match(html, new RegExp(`担当していること ${before.length + (await booksOf('sato'))}件`))
    const kinds = new Set(before.map(({ subject_kind }) => subject_kind))
    const fields = fieldsIn(html)
    for (const kind of kinds)
      assert.ok(
        fields.some(({ name }) => name.startsWith(`to-${kind}-`)),
        kind,
      )
    for (const { to } of fields) assert.ok(!to.includes(id), 'nobody inherits from themselves')
    for (const [why, sent] of [
      ['nobody chosen', { why: '退職' }],
      ['somebody who may not', { why: '退職', ...Object.fromEntries(fields.map(({ name }) => [name, newId()])) }],
    ] as const) {
      const refused = await verb(kanri, id, '/leave', sent)
      assert.equal(refused.status, 422, why)
      assert.match(await refused.text(), /件を引きつぐ職員を選んでください/)
    }
    assert.equal((await stepsOf('sato')).length, before.length)
  })

  it('hands over every step in the same act, is out at once, and each new owner sees from whom it came', async () => {
    const id = await idOf('sato')
    const sato = await login('sato')
    const before = await stepsOf('sato')
    const books = await booksOf('sato')
    const suzuki = await idOf('suzuki')
    const had = (await stepsOf('suzuki')).length
    const chosen = Object.fromEntries(
      (await formOf(id)).map(({ name, to }) => [name, to.includes(suzuki) ? suzuki : to[0]!]),
    )
    const done = await verb(kanri, id, '/leave', { why: '3月末で異動したため', ...chosen })
    assert.equal(done.status, 303)
    assert.match(toldBy(done, kanri), new RegExp(`${before.length + books}件を引きつぎました`))
    assert.equal((await sato.get('/staff')).status, 401)
    assert.equal((await tryIn('sato')).status, 422)
    assert.deepEqual(await stepsOf('sato'), [])
    assert.equal((await stepsOf('suzuki')).length, had + before.length)
    assert.match(await (await (await login('suzuki')).get('/staff')).text(), /小林 学さんから「3月末で異動したため」/)
    assert.equal((await told(id)).at(-1), 'account.disabled')
    assert.equal((await kanri.get(`/staff/accounts/${id}/leave`)).status, 404, 'it is closed already')
    const closed = unphrased(await (await kanri.get(`/staff/accounts/${id}`)).text())
    assert.match(closed, /11月21日（土）午前10時から、利用を停止しています。[\s\S]*利用を再開する/)
    assert.doesNotMatch(closed, /利用を停止する|パスワードをやり直し/)
  })

  it('comes back with the role that is still hers, and without her steps', async () => {
    const id = await idOf('sato')
    assert.equal((await verb(kanri, id, '/enable')).status, 303)
    const sato = await enter('sato')
    assert.equal((await sato.get('/staff/people')).status, 200)
    assert.deepEqual(await stepsOf('sato'), [])
  })

  it('with steps of every subject has them shared out among those who may', async () => {
    const id = await idOf('suzuki')
    await colleague('one', ['coordinator'])
    await colleague('two', ['coordinator', 'counsellor'])
    const kinds = new Set((await stepsOf('suzuki')).map(({ subject_kind }) => subject_kind))
    assert.ok(kinds.size >= 4, [...kinds].join())
    const before = await stepsOf('suzuki')
    const had = (await stepsOf('tanaka')).length
    const chosen = Object.fromEntries((await formOf(id)).map(({ name }) => [name, 'shared']))
    assert.equal((await verb(kanri, id, '/leave', { why: '退職', ...chosen })).status, 303)
    assert.deepEqual(await stepsOf('suzuki'), [])
    const [one, two, sato, tanaka] = await Promise.all(['one', 'two', 'sato', 'tanaka'].map(stepsOf))
    assert.equal(one!.length + two!.length + sato!.length + tanaka!.length - had, before.length)
    assert.ok(Math.abs(one!.length - two!.length) <= Math.max(sato!.length, 2))
  })

  it('stays where nobody else may do one of the steps: which role is missing is said', async () => {
    for (const name of ['one', 'two']) {
      const id = await idOf(name)
      const fields = await formOf(id)
      const response = await verb(kanri, id, '/leave', {
        ...{ why: '退職' },
        ...Object.fromEntries(fields.map(({ name, to }) => [name, to[0]!])),
      })
      if (response.status === 303) continue
      assert.equal(response.status, 422)
      const html = await response.text()
      assert.match(html, /引きつげる職員がいない一歩があるため/)
      assert.match(html, /担当できる役割（コーディネーター[^）]*）の職員がいない/)
      return
    }
    assert.fail('the second one could go too')
  })
})

it('a step that is given at that very moment never stays with whoever left', async () => {
  const id = await colleague('leaving', ['counsellor'])
  const person = await database.read(
    { lane: 'staff', municipality },
    async db =>
      (await db.selectFrom('person').select('id').where('closed_on', 'is', null).executeTakeFirstOrThrow()).id,
  )
  const subject = { kind: 'person', several: true, owners: (): Role[] => ['counsellor'] } as const
  const step = { what: 'contact', owner: id, due: '2026-12-01' } as const
  const given = () =>
    write(tx => addStep(tx, [subject, person], person, step, '2026-11-21T01:00:00.000Z')).then(
      () => 'given',
      error => error.code,
    )
  const [left, ...outcomes] = await Promise.all([
    verb(kanri, id, '/leave', { why: '退職' }),
    ...Array.from({ length: 8 }, given),
  ])
  const kept = await stepsOf('leaving')
  assert.ok(
    outcomes.every(outcome => outcome === 'given' || outcome === '55P03'),
    outcomes.join(),
  )
  if (left.status === 303) assert.deepEqual(kept, [])
  else assert.match(await left.text(), /次の一歩が増えました|件を引きつぐ職員を選んで/)
})
