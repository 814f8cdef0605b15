import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { ROLES, type Role } from '#features/accounts/index.ts'
import { madePlan } from '#features/plans/testing.ts'
import { mayOwn, rolesText, type StepKind, type StepSubject, type What, withSteps } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { lookedAt } from '../../../seed/limited.ts'
import { demoApp } from '../../../seed/testing.ts'
import { loadFeatures } from '../../features.ts'

// Everything that has steps, against every role: who is offered as an owner, and what they can do with it.

const features = await loadFeatures()
const all = features.flatMap(feature => feature.subjects ?? [])
const subjects = withSteps(all)
const demo = await demoApp()
const { database, municipality, login } = demo
await madePlan(demo, { weeks: 1 })
await lookedAt(demo)

const LOGIN: Record<Role, string> = {
  counsellor: 'sato',
  coordinator: 'suzuki',
  manager: 'tanaka',
  administrator: 'kanri',
  auditor: 'kansa',
  contributor: 'inoue',
}
const as = {
  sato: await login('sato'),
  suzuki: await login('suzuki'),
  tanaka: await login('tanaka'),
  kanri: await login('kanri'),
  kansa: await login('kansa'),
  inoue: await login('inoue'),
}
const browser = (role: Role) => as[LOGIN[role] as keyof typeof as]
const accounts = await database.read({ lane: 'staff', municipality }, db =>
  db.selectFrom('account').select(['id', 'login', 'name']).execute(),
)
const account = (role: Role) => accounts.find(one => one.login === LOGIN[role])!

/** One open step of every kind and of everything that is asked of it in the demo city. */
const steps = await database.read({ lane: 'staff', municipality }, db =>
  db
    .selectFrom('step')
    .select(['id', 'subject_kind', 'subject_id', 'what', 'owner_id'])
    .distinctOn(['subject_kind', 'what'])
    .where('done_at', 'is', null)
    .orderBy('subject_kind')
    .orderBy('what')
    .$narrowType<{ subject_kind: StepKind; what: What }>()
    .execute(),
)
const subjectOf = (kind: string): StepSubject => subjects.find(subject => subject.kind === kind)!

/** The id of the open step of a subject: another one after it was handed over. */
const now = async ({ subject_kind, subject_id }: (typeof steps)[number]) =>
  database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('step')
      .select(['id', 'owner_id'])
      .where('subject_kind', '=', subject_kind)
      .where('subject_id', '=', subject_id)
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )

test('every kind of thing to which something happens has a name, and every kind that has steps is tried here', () => {
  const declared = globSync('*/happenings.ts', { cwd: join(import.meta.dirname, '..') }).flatMap(name =>
    [
      ...readFileSync(join(import.meta.dirname, '..', name), 'utf8').matchAll(/\bOf<\s*((?:'[\w-]+'\s*\|?\s*)+)/g),
    ].flatMap(([, kinds]) => [...kinds!.matchAll(/'([\w-]+)'/g)].map(([, kind]) => kind!)),
  )
  assert.ok(declared.includes('plan') && declared.includes('weight_decision'))
  for (const kind of new Set(declared))
    assert.ok(
      all.some(subject => subject.kind === kind),
      `${kind} has no name`,
    )
  assert.equal(new Set(all.map(({ kind }) => kind)).size, all.length)
  assert.deepEqual([...new Set(steps.map(step => step.subject_kind))].sort(), subjects.map(({ kind }) => kind).sort())
})

for (const step of steps) {
  const subject = subjectOf(step.subject_kind)
  const fit = ROLES.filter(role => mayOwn(subject, step.what, [role]))
  test(`a step to ${step.what} (${step.subject_kind}) is offered to ${fit.join(', ')} and given to nobody else`, async () => {
    const { id, owner_id } = await now(step)
    const html = await (await browser('manager').get(`/staff/steps/${id}`)).text()
    const select = new RegExp(`<select[^>]*name="owner-${id}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? ''
    const offered = accounts.filter(one => select.includes(`value="${one.id}"`)).map(one => one.id)
    assert.deepEqual(
      offered.sort(),
      fit
        .map(role => account(role).id)
        .filter(one => one !== owner_id)
        .sort(),
    )
    if (offered.length === 0)
      assert.match(
        html,
        new RegExp(`この一歩を担当できる職員（${rolesText(subject.owners(step.what))}）が、ほかにいません。`),
      )
    for (const role of ROLES.filter(one => !fit.includes(one))) {
      const refused = await browser('manager').post(`/staff/steps/${id}/owner`, {
        once: newId(),
        owner: account(role).id,
      })
      assert.equal(refused.status, 422, role)
      assert.equal((await now(step)).owner_id, owner_id)
    }
  })
}

test('nobody but who may do it is offered or taken as an owner where one is chosen: the next step, and a plan’s proposals', async () => {
  const person = steps.find(step => step.subject_kind === 'person')!
  const plan = steps.find(step => step.subject_kind === 'plan')!
  const places: [path: string, field: string, kind: StepKind, role: Role, fields: Record<string, string>][] = [
    [`/staff/people/${person.subject_id}`, 'owner_id', 'person', 'counsellor', {}],
    [
      `/staff/plans/${plan.subject_id}/proposals`,
      'owner',
      'proposal',
      'coordinator',
      { whom: 'all', due: '令和8年12月1日' },
    ],
  ]
  for (const [path, field, kind, role, fields] of places) {
    const html = await (await browser(role).get(path)).text()
    const select = new RegExp(`<select[^>]*name="${field}"[\\s\\S]*?</select>`).exec(html)![0]
    const fit = ROLES.filter(one => mayOwn(subjectOf(kind), 'answer', [one]))
    for (const one of ROLES) assert.equal(select.includes(account(one).id), fit.includes(one), `${field}: ${one}`)
    const to = kind === 'person' ? subjectOf('person').act(person.subject_id, 'contact') : path
    for (const one of ROLES.filter(other => !fit.includes(other))) {
      const sent = {
        once: newId(),
        minutes: '30',
        on_day: '令和8年11月21日',
        due_on: '令和8年12月1日',
        what: 'contact',
      }
      const refused = await browser(role).post(to, { ...sent, ...fields, [field]: account(one).id })
      assert.equal(refused.status, 422, `${to} for ${one}`)
      assert.match(await refused.text(), /担当.*選/)
    }
  }
})

// Last, for what is done here is done.
for (const step of steps) {
  const subject = subjectOf(step.subject_kind)
  const named = `a step to ${step.what} (${step.subject_kind})`
  for (const role of ROLES) {
    const may = mayOwn(subject, step.what, [role])
    test(`${named}: a ${role} ${may ? 'may own it, opens its page and may do it' : 'may neither own nor do it'}`, async () => {
      if (may) assert.equal((await browser(role).get(subject.path(step.subject_id))).status, 200)
      const { status } = await browser(role).post(subject.act(step.subject_id, step.what), {
        once: newId(),
        version: '0',
      })
      assert.equal(status === 403, !may, `answered ${status}`)
    })
  }
}
