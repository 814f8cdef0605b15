import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from './db.ts'
import { type Kind, type KindAbout, record, tell, type Words } from './happening.ts'
import { newId } from './ids.ts'

// What must not compile stands under @ts-expect-error: the check of the types fails where it does.

describe('what happens is declared', () => {
  const who = { by: null, now: '2026-11-21T01:00:00.000Z' }
  const attempts: ((tx: Tx) => Promise<void>)[] = [
    // @ts-expect-error a kind that no noun declares
    tx => record(tx, { kind: 'person.vanished', subject: ['person', newId()], ...who }),
    // @ts-expect-error a subject that is of another kind
    tx => record(tx, { kind: 'plan.set-aside', subject: ['person', newId()], ...who }),
    // @ts-expect-error nothing of what is kept of this kind
    tx => record(tx, { kind: 'plan.locked', subject: ['plan', newId()], ...who }),
    // @ts-expect-error something that is not kept of this kind
    tx => record(tx, { kind: 'plan.locked', subject: ['plan', newId()], ...who, data: { seat: newId() } }),
  ]

  it('and what is not, or not so, does not compile', () => {
    assert.equal(attempts.length, 4)
  })

  it('kinds that are made of a verb are those of the verbs', () => {
    const made: Kind[] = ['opportunity.publish', 'proposal.placement', 'absence.without', 'substitute.yes']
    // @ts-expect-error no verb of an activity
    const unmade: Kind = 'opportunity.introduce'
    assert.ok(!made.includes(unmade))
  })
})

describe('a history', () => {
  const words = {
    'organisation.registered': () => '登録しました',
    'organisation.changed': ({ fields = [] }) => `${fields.length}か所`,
    'organisation.verified': () => '確認しました',
  } satisfies Words<'organisation', null>

  it('does not compile without words for each kind about its subject', () => {
    const { 'organisation.verified': _, ...fewer } = words
    // @ts-expect-error a kind has no words
    const wanting: Words<'organisation', null> = fewer
    const about: KindAbout<'organisation'>[] = ['organisation.registered', 'organisation.changed']
    assert.deepEqual(Object.keys(wanting), about)
  })

  it('tells old rows that say less, and of what it does not know only that there is a record', () => {
    const told = (kind: string, data: unknown) => tell(words, { kind, data }, null)
    assert.equal(told('organisation.changed', { fields: ['name', 'phone'] }), '2か所')
    assert.equal(told('organisation.changed', {}), '0か所')
    for (const kind of ['organisation.merged', 'toString', ''])
      assert.equal(told(kind, {}), '記録があります（この画面では内容を表せません）。')
  })
})
