import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Scope } from '#platform/lanes.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import type { StandPart } from '#platform/standing.ts'
import { KASHIWA } from '../../../seed/city.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { loadFeatures } from '../../features.ts'

// What the database itself lets whoever acts for somebody reach, whatever a page asks it for: every table of residents, with
// every claim that is not what it should be.

const { database, municipality, owner } = await demoApp()
const inside = { lane: 'job', municipality } as const
const CANARY = 'カナリア'
/** The tables in which a resident sees rows of their own person, with the column that says whose they are. */
const PERSONAL = (await loadFeatures()).flatMap(({ scope = {} }) =>
  Object.entries(scope).flatMap(([tab, { resident }]) =>
    resident && resident.rows[1] === 'person' ? [{ tab, columns: resident.columns, column: resident.rows[0] }] : [],
  ),
)
/** What is opened to delegates, and for what; everything else is closed to them, whatever they hold. */
const OPENED: Readonly<Record<string, StandPart>> = {
  request: 'see',
  request_entry: 'see',
  proposal: 'see',
  booking: 'plan',
}
/** Theirs alone, not that of the desk either. */
const ALONE = ['delegation', 'diary_line', 'outlook_page', 'entry_card']

const [her, him, account, sato, misaki] = await database.write(inside, async tx => {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(tx)).rows[0]!.id
  const accountOf = (login: string) => one(sql`select id from account where login = ${login}`)
  const personOf = (login: string) =>
    one(sql`select g.scope_id as id from role_grant g join account a on a.id = g.account_id where a.login = ${login}`)
  return [
    await personOf('ueki'),
    await personOf('terai'),
    await accountOf('ueki'),
    await accountOf('sato'),
    await accountOf('misaki'),
  ]
})
let elsewhere = ''

before(async () => {
  await setHost(owner, KASHIWA.code, 'localhost')
  elsewhere = await registerMunicipality(owner, { ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' })
  await database.write(inside, async tx => {
    // Something of hers in each of them, and the canary in all that is somebody else's.
    await sql`update request set asked_by = ${her} where id = (select request_id from request_entry limit 1)`.execute(
      tx,
    )
    await sql`update booking set person_id = ${her}, who = 'her' where id = (select id from booking order by id limit 1)`.execute(
      tx,
    )
    await sql`insert into registration (id, person_id, account_id, at) values (${newId()}, ${her}, ${account}, ${DEMO_NOW})`.execute(
      tx,
    )
    await sql`insert into data_wish (id, person_id, kind, words, by_account, at) values (${newId()}, ${her}, 'correct', 'x', ${account}, ${DEMO_NOW}), (${newId()}, ${him}, 'correct', ${CANARY}, ${account}, ${DEMO_NOW})`.execute(
      tx,
    )
    for (const [person, name, number] of [
      [her, 'x', 1],
      [him, CANARY, 2],
    ])
      await sql`insert into entry_card (id, person_id, number, birth_on, name, code_hash, at, until_at, by_account)
        values (${newId()}, ${person}, ${number}, '1950-01-01', ${name}, '', ${DEMO_NOW}, ${DEMO_NOW}, ${sato})`.execute(
        tx,
      )
    await sql`update person set family_name = ${CANARY}, address = ${CANARY} where id <> ${her}`.execute(tx)
    await sql`update booking set name = ${CANARY} where person_id is distinct from ${her}`.execute(tx)
    await sql`update request set name = ${CANARY} where asked_by is distinct from ${her}`.execute(tx)
    await sql`update delegation set name = ${CANARY} where person_id <> ${her}`.execute(tx)
  })
})

/** A standing as it is kept; gives its id. */
const standing = (values: Record<string, unknown>) =>
  database.write(inside, async tx => {
    const id = newId()
    const row = { id, person_id: her, begun_at: DEMO_NOW, until_at: addMinutes(DEMO_NOW, 30), ...values }
    await tx
      .insertInto('standing')
      .values(row as never)
      .execute()
    return id
  })
const desk = (values: Record<string, unknown> = {}) =>
  standing({
    account_id: sato,
    door: 'desk',
    medium: 'phone',
    known_by: 'told',
    session_hash: Buffer.alloc(32),
    ...values,
  })
const delegate = async (may: readonly StandPart[], values: Record<string, unknown> = {}) => {
  const { id } = await database.read(inside, db =>
    db.selectFrom('delegation').select('id').where('account_id', '=', misaki).executeTakeFirstOrThrow(),
  )
  return standing({
    account_id: misaki,
    door: 'delegate',
    may,
    delegation_id: id,
    until_at: addMinutes(DEMO_NOW, 60 * 24),
    ...values,
  })
}

const as = (actor: string, standing: string | null, more: Partial<Scope> = {}): Scope => ({
  ...{ lane: 'resident', municipality, actor, person: her, at: DEMO_NOW, standing, ...more },
})

/** In which of the tables whoever asks sees rows, by bare queries of all that was opened. */
async function seen(scope: Scope): Promise<string[]> {
  const tables: string[] = []
  for (const { tab, columns, column } of PERSONAL) {
    const rows = await database.read(
      scope,
      async db =>
        (
          await sql
            .raw<{ whose: string; line: string }>(
              `select ${column}::text as whose, t::text as line from (select ${columns} from ${tab}) t`,
            )
            .execute(db)
        ).rows,
    )
    if (rows.length > 0) tables.push(tab)
    assert.ok(
      rows.every(({ whose }) => whose === her),
      `${tab}: rows of somebody else`,
    )
    assert.ok(
      rows.every(({ line }) => !line.includes(CANARY)),
      `${tab}: ${CANARY}`,
    )
  }
  return tables
}
const ALL = PERSONAL.map(({ tab }) => tab)

test('she herself sees something in each of them', async () => {
  assert.ok(ALL.length > 6)
  assert.deepEqual(await seen(as(account, null)), ALL)
})

test('the desk sees what she does while it acts for her, but whom she named and what she wrote for herself', async () => {
  assert.deepEqual(
    await seen(as(sato, await desk())),
    ALL.filter(tab => !ALONE.includes(tab)),
  )
})

const PARTS: readonly (readonly StandPart[])[] = [['see'], ['plan'], ['act'], ['see', 'plan'], ['see', 'act', 'plan']]
for (const may of PARTS)
  test(`a delegate who may ${may.join(', ')} sees that and nothing else`, async () => {
    assert.deepEqual(
      await seen(as(misaki, await delegate(may))),
      ALL.filter(tab => OPENED[tab] && may.includes(OPENED[tab])),
    )
  })

describe('nothing at all is seen', () => {
  const later = (minutes: number) => ({ at: addMinutes(DEMO_NOW, minutes) })
  const cases: readonly [string, () => Promise<Scope>][] = [
    ['when the half hour is over', async () => as(sato, await desk(), later(30))],
    ['before it began', async () => as(sato, await desk(), later(-1))],
    [
      'at a moment that nobody said',
      async () => {
        const { at: _, ...timeless } = as(sato, await desk())
        return timeless
      },
    ],
    ['after it was ended', async () => as(sato, await desk({ ended_at: DEMO_NOW, ended_as: 'pressed' }))],
    ['by another member of staff', async () => as(account, await desk())],
    ['by nobody', async () => as('', await desk())],
    ['of somebody else than for whom it was begun', async () => as(sato, await desk(), { person: him })],
    ['of nobody', async () => as(sato, await desk(), { person: null })],
    ['by one that there is not', async () => as(sato, newId())],
    ['in another city', async () => as(sato, await desk(), { municipality: elsewhere })],
    ['by a delegate after their day', async () => as(misaki, await delegate(['see', 'act', 'plan']), later(60 * 24))],
    ['by a delegate whose it is not', async () => as(sato, await delegate(['see', 'act', 'plan']))],
    [
      'by a delegate after it was ended',
      async () => as(misaki, await delegate(['see'], { ended_at: DEMO_NOW, ended_as: 'person' })),
    ],
  ]
  for (const [says, scope] of cases) test(says, async () => assert.deepEqual(await seen(await scope()), []))

  test('by a claim that a statement sets itself', async () => {
    const id = await desk()
    const found = await database.read({ lane: 'resident', municipality }, async db => {
      await sql`select set_config('app.claims', ${`resident|1795827600|${municipality}|${sato}|${her}||||${DEMO_NOW}|${id}`}, true)`.execute(
        db,
      )
      return (await sql<{ id: string | null }>`select me() as id`.execute(db)).rows[0]!.id
    })
    assert.equal(found, null)
  })

  test('after her time at the desk is over', async () => {
    const [one, other] = [await desk(), await delegate(['see'])]
    const close = (day: string | null) =>
      database.write(inside, tx => tx.updateTable('person').set({ closed_on: day }).where('id', '=', her).execute())
    await close('2026-11-20')
    assert.deepEqual([await seen(as(sato, one)), await seen(as(misaki, other))], [[], []])
    await close(null)
  })
})

describe('what is written', () => {
  const change = (scope: Scope, statement: ReturnType<typeof sql>) =>
    database.write(
      scope,
      async tx => Number((await statement.execute(tx)).numAffectedRows ?? 0),
      () => false,
    )
  const leave = sql`update booking set end_why = 'x' where status in ('confirmed', 'waiting', 'offered', 'cancelled')`

  test('a delegate changes a booking only where they may answer', async () => {
    await database.write(inside, tx =>
      sql`update booking set status = 'cancelled', ended_as = 'self', ended_at = ${DEMO_NOW}, offer_until = null where person_id = ${her}`.execute(
        tx,
      ),
    )
    assert.equal(await change(as(misaki, await delegate(['see', 'plan'])), leave), 0)
    assert.ok((await change(as(misaki, await delegate(['see', 'act', 'plan'])), leave)) > 0)
    assert.ok((await change(as(sato, await desk()), leave)) > 0)
  })

  for (const [says, of] of [
    ['a delegate names no other', async () => as(misaki, await delegate(['see', 'act', 'plan']))],
    ['the desk names none in her name', async () => as(sato, await desk())],
  ] as const)
    test(says, async () => {
      const scope = await of()
      const named = sql`insert into delegation (id, person_id, number, name, relation, may, until_on, made_by, made_at, medium, code_hash, code_until)
        values (${newId()}, ${her}, '99999999', 'x', 'child', '{see}', '2026-12-31', ${scope.actor}, ${DEMO_NOW}, 'web', 'x', ${DEMO_NOW})`
      await assert.rejects(change(scope, named), { code: '42501' })
    })

  test('what happens says by itself who acted, for whom and by which medium; and nobody can say it instead', async () => {
    const id = await desk()
    const happen = (scope: Scope) =>
      database.write(scope, async tx => {
        const happening = newId()
        await sql`insert into happening (id, kind, subject_kind, subject_id, actor_id, medium, at, data)
          values (${happening}, 'x', 'person', ${her}, ${scope.actor ?? null}, 'web', ${DEMO_NOW}, '{}')`.execute(tx)
        return happening
      })
    const read = (happening: string) =>
      database.read(inside, db =>
        db
          .selectFrom('happening')
          .select(['standing_id', 'on_behalf_of', 'medium'])
          .where('id', '=', happening)
          .executeTakeFirstOrThrow(),
      )
    assert.deepEqual(await read(await happen(as(sato, id))), { standing_id: id, on_behalf_of: her, medium: 'phone' })
    const theirs = await delegate(['see'])
    assert.deepEqual(await read(await happen(as(misaki, theirs))), {
      standing_id: theirs,
      on_behalf_of: her,
      medium: 'web',
    })
    assert.deepEqual(await read(await happen(as(account, null))), {
      standing_id: null,
      on_behalf_of: null,
      medium: 'web',
    })
    const forged = sql`insert into happening (id, kind, subject_kind, subject_id, at, standing_id) values (${newId()}, 'x', 'person', ${her}, ${DEMO_NOW}, ${id})`
    await assert.rejects(change(as(account, null), forged), { code: '42501' })
  })

  for (const [says, more] of [
    ['a half hour and a minute', { until_at: addMinutes(DEMO_NOW, 31) }],
    ['no medium', { medium: null }],
    ['no way in which she was known', { known_by: null }],
    ['no session', { session_hash: null }],
  ] as const)
    test(`no standing of the desk is kept with ${says}`, async () => {
      await assert.rejects(desk(more), { code: '23514' })
    })
})
