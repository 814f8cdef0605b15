import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from './testing.ts'

const { database, municipality, visitor, login } = await demoApp()
const [sato, suzuki] = [await login('sato'), await login('suzuki')]
const db = <T>(work: (tx: Tx) => Promise<T>) => database.read({ lane: 'staff', municipality }, tx => work(tx as Tx))
const first = (table: 'person' | 'organisation') =>
  db(async tx => (await tx.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id)
const [person, organisation] = [await first('person'), await first('organisation')]
const taken = await db(tx =>
  tx.selectFrom('organisation').select('name').where('id', '=', organisation).executeTakeFirstOrThrow(),
)
const proposed = await db(tx =>
  tx.selectFrom('proposal').select(['id', 'version']).where('status', '=', 'active').executeTakeFirstOrThrow(),
)
const step = await db(tx =>
  tx
    .selectFrom('step')
    .select('id')
    .where('subject_kind', '=', 'person')
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow(),
)

/** The fields that the summary of errors names, in its order, and whether each has its sentence beside it as well. */
async function refused(who: Browserless, path: string, fields: Record<string, string>): Promise<string[]> {
  const response = await who.post(path, { once: newId(), ...fields })
  assert.equal(response.status, 422, path)
  const html = await response.text()
  const named = [...html.matchAll(/<li><a href="#f-([^"]+)"/g)].map(([, name]) => name!)
  assert.match(html, new RegExp(`>${named.length}か所、直してください<`))
  for (const name of named)
    assert.match(html, new RegExp(`id="(f-${name}-error|${name.replace('.', '-')}-error)"`), name)
  return named
}

describe('a form says everything that is wrong at once, in the order of the page:', () => {
  it('a login without name and password', async () => {
    assert.deepEqual(await refused(visitor, '/login', {}), ['login', 'password'])
  })
  it('a registration', async () => {
    assert.deepEqual(await refused(sato, '/staff/people/new', {}), ['family_name', 'birth_on', 'phone'])
    assert.deepEqual(
      await refused(sato, '/staff/people/new', { given_name: '😀', birth_on: '平成30年1月1日', email: 'x' }),
      ['family_name', 'given_name', 'birth_on', 'email'],
    )
  })
  it('a correction of the basic data, and of the times', async () => {
    assert.deepEqual(await refused(sato, `/staff/people/${person}/edit`, { version: '1', birth_on: '令和9年1月1日' }), [
      'family_name',
      'birth_on',
      'phone',
    ])
    assert.deepEqual(
      await refused(sato, `/staff/people/${person}/edit/time`, {
        version: '1',
        'time-1': '朝',
        'absence-from-0': 'いつか',
        'reach-walk': '999',
        hours_max: '99',
      }),
      ['time-1', 'absence-from-0', 'reach-walk', 'hours_max'],
    )
  })
  it('a consent', async () => {
    assert.deepEqual(
      await refused(sato, `/staff/people/${person}/edit/consents`, {
        purpose: 'introduction',
        given_on: '令和9年1月1日',
      }),
      ['recipient_id', 'fields', 'given_on'],
    )
  })
  it('a consultation', async () => {
    assert.deepEqual(
      await refused(sato, `/staff/people/${person}/consultations`, {
        channel: 'outreach',
        minutes: '長い',
        on_day: '令和9年1月1日',
        next: 'step',
        due_on: '令和7年1月1日',
      }),
      ['minutes', 'place', 'on_day', 'owner_id', 'due_on'],
    )
  })
  it('an organisation whose name is taken', async () => {
    assert.deepEqual(
      await refused(suzuki, '/staff/organisations/new', {
        name: ` ${taken.name} `,
        kana: '漢字',
        phone: '1',
        email: 'x',
      }),
      ['kind', 'name', 'kana', 'phone', 'email'],
    )
  })
  it('an activity that is to be published: what is wrong and what is missing', async () => {
    const path = `/staff/opportunities/new?organisation=${organisation}&form=employment`
    const named = await refused(suzuki, path, {
      next: 'submit',
      capacity: '0',
      starts_on: 'いつか',
      reward: 'wage',
      'term.duties': '配膳',
    })
    assert.deepEqual(named.slice(0, 4), ['title', 'category', 'place_name', 'reward_yen'])
    assert.ok(named.includes('term.period') && !named.includes('term.duties'))
    assert.deepEqual(named.slice(-3), ['starts_on', 'capacity', 'age'])
  })
  it('a record of a proposal', async () => {
    assert.deepEqual(
      await refused(sato, `/staff/proposals/${proposed.id}/follow-up`, {
        version: String(proposed.version),
        result: 'ended',
        day: '令和9年1月1日',
      }),
      ['follow-up-reason', 'follow-up-day'],
    )
  })
  it('a step that is done', async () => {
    assert.deepEqual(
      await refused(sato, `/staff/steps/${step.id}/done`, { outcome: 'あ'.repeat(501), due: '令和7年1月1日' }),
      [`outcome-${step.id}`, `due-${step.id}`],
    )
  })
  it('an import', async () => {
    assert.deepEqual(await refused(suzuki, '/staff/imports', { municipality: '1' }), ['file', 'municipality'])
  })
})

describe('what no page of ours sends is answered as well, and is no fault of the house:', () => {
  for (const version of ['NaN', '1.5', '9'.repeat(20)]) {
    it(`a form of version ${version} counts as overtaken`, async () => {
      const row = await db(tx =>
        tx.selectFrom('opportunity').select('id').where('status', '=', 'open').executeTakeFirstOrThrow(),
      )
      const { status } = await sato.post(`/staff/people/${person}/edit/skills`, {
        once: newId(),
        version,
        medium: 'visit',
      })
      assert.equal(status, 409)
      const accept = await sato.post(`/staff/proposals/${proposed.id}/end`, {
        once: newId(),
        version,
        'end-reason': 'other',
      })
      assert.ok([404, 409, 422].includes(accept.status), `${accept.status}`)
      for (const path of [
        `/staff/opportunities/${row.id}/close`,
        `/staff/opportunities/${row.id}/edit`,
        `/staff/organisations/${organisation}/edit`,
      ])
        assert.ok(
          [404, 409, 422].includes((await suzuki.post(path, { once: newId(), version, reason: '休み' })).status),
          path,
        )
    })
  }
  for (const page of ['1e300', '-1', 'あ', '9'.repeat(30)])
    it(`page ${page} of a list is a page of it`, async () => {
      for (const path of ['people', 'proposals', 'opportunities', 'consultations', 'plans'])
        assert.equal((await suzuki.get(`/staff/${path}?page=${encodeURIComponent(page)}`)).status, 200, path)
    })
})
