import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { moveConsents } from '../store.ts'

// Somebody registered by themselves and agreed to things before the desk found that it knows them.

const { database, municipality } = await demoApp()
type Row = { given_on: string; withdrawn_on?: string; purpose?: string }

/** What both agreed to, moved; what the known person has then, and what stays with the double: purpose, day, end. */
const moved = (known: readonly Row[], double: readonly Row[]) =>
  database.write({ lane: 'staff', municipality }, async tx => {
    const [one, other] = await tx
      .selectFrom('person')
      .select('id')
      .where('closed_on', 'is', null)
      .orderBy('number')
      .limit(2)
      .execute()
    const by = (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id
    const people = [one!.id, other!.id] as const
    await tx.deleteFrom('consent').where('person_id', 'in', people).execute()
    const rows = [known, double].flatMap((list, at) =>
      list.map(({ purpose = 'contact', ...days }) => ({
        ...{
          id: newId(),
          person_id: people[at]!,
          purpose,
          recipient_id: null,
          fields: ['name'],
          wording: `${purpose}-1`,
        },
        ...{ given_by_medium: 'web', taken_by: by, withdrawn_on: null, ...days },
      })),
    )
    await tx.insertInto('consent').values(rows).execute()
    await moveConsents(tx, people[1], people[0], { by, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' })
    const of = async (person: string) =>
      (
        await tx
          .selectFrom('consent')
          .select(['purpose', 'given_on', 'withdrawn_on'])
          .where('person_id', '=', person)
          .orderBy('given_on')
          .orderBy('purpose')
          .execute()
      ).map(({ purpose, given_on, withdrawn_on }) => [purpose, given_on, withdrawn_on].filter(Boolean).join(' '))
    return [await of(people[0]), await of(people[1])]
  })

describe('what was agreed to goes along to the person whom the desk knows', () => {
  for (const [why, known, double, has, stays] of [
    ['where they were never asked', [], [{ given_on: '2026-11-10' }], ['contact 2026-11-10'], []],
    [
      'also what was taken back',
      [],
      [{ given_on: '2026-11-10', withdrawn_on: '2026-11-12' }],
      ['contact 2026-11-10 2026-11-12'],
      [],
    ],
    [
      'not where they agree to it anyway',
      [{ given_on: '2026-01-10' }],
      [{ given_on: '2026-11-10' }],
      ['contact 2026-01-10'],
      ['contact 2026-11-10'],
    ],
    [
      'where they had refused it before',
      [{ given_on: '2026-01-10', withdrawn_on: '2026-06-01' }],
      [{ given_on: '2026-11-10' }],
      ['contact 2026-01-10 2026-06-01', 'contact 2026-11-10'],
      [],
    ],
    [
      'not where they refused it later',
      [{ given_on: '2026-01-10', withdrawn_on: '2026-11-15' }],
      [{ given_on: '2026-11-10' }],
      ['contact 2026-01-10 2026-11-15'],
      ['contact 2026-11-10'],
    ],
    [
      'not where they refused it on the same day: nobody knows which came first',
      [{ given_on: '2026-01-10', withdrawn_on: '2026-11-10' }],
      [{ given_on: '2026-11-10' }],
      ['contact 2026-01-10 2026-11-10'],
      ['contact 2026-11-10'],
    ],
    [
      'each purpose by itself',
      [{ given_on: '2026-01-10', withdrawn_on: '2026-11-15' }],
      [{ given_on: '2026-11-10', purpose: 'research' }],
      ['contact 2026-01-10 2026-11-15', 'research 2026-11-10'],
      [],
    ],
  ] as const)
    test(why, async () => assert.deepEqual(await moved(known, double), [has, stays]))
})
