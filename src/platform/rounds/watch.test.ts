import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundsCommand, runEverywhere } from './command.ts'
import { noting, place } from './testing.ts'
import { lookRound, type Seen, watchRounds } from './watch.ts'

const { clock, logged, workshop, database, city, notes } = await place()
const [kashiwa, abiko] = [await city(), await city()]

test('every city is looked at once, again when its day begins in Tokyo, and a new one as soon as it is registered', async () => {
  const seen: Seen = new Map()
  const look = () => lookRound([noting()], seen, workshop)
  await look()
  await look()
  assert.deepEqual(seen.get(kashiwa), '2026-11-28T15:00:00.000Z')
  const nagareyama = await city()
  clock.now = '2026-11-28T14:59:59.000Z'
  await look()
  assert.deepEqual(await notes(nagareyama), ['2026-11-28'])
  assert.deepEqual(await notes(kashiwa), ['2026-11-28'])
  clock.now = '2026-11-28T15:00:00.000Z'
  await look()
  for (const id of [kashiwa, abiko, nagareyama]) assert.deepEqual(await notes(id), ['2026-11-28', '2026-11-29'])
  await lookRound([noting()], new Map(), workshop)
  assert.deepEqual(await notes(kashiwa), ['2026-11-28', '2026-11-29'], 'another process finds it done')
})

test('a city in which a round fails keeps no other city back', async () => {
  const name = 'tried.half'
  const run = noting({ name }).run
  const half = noting({
    name,
    run: async (tx, due) => {
      const { tenant } = await tx
        .selectFrom('municipality')
        .select(({ fn }) => fn<string>('tenant').as('tenant'))
        .limit(1)
        .executeTakeFirstOrThrow()
      if (tenant === kashiwa) throw new RangeError('電話番号 04-0000-0000')
      return run(tx, due)
    },
  })
  clock.now = '2026-12-01T01:00:00.000Z'
  const seen: Seen = new Map()
  await lookRound([half], seen, workshop)
  assert.ok((await notes(abiko)).includes('2026-12-01'))
  assert.ok(!(await notes(kashiwa)).includes('2026-12-01'))
  assert.equal(seen.get(kashiwa), '2026-12-01T01:01:00.000Z')
  assert.deepEqual(logged, [
    { level: 'error', round: name, municipality: kashiwa, day: '2026-12-01', code: 'RangeError' },
  ])
})

test('it is watched until it is stopped', async () => {
  clock.now = '2026-12-02T01:00:00.000Z'
  const ran = Promise.withResolvers<void>()
  const name = 'tried.watched'
  const run = async () => {
    ran.resolve()
    return 0
  }
  const watching = watchRounds(() => lookRound([noting({ name, run })], new Map(), workshop), workshop.log)
  await ran.promise
  await watching.stop()
  const runs = await database.read({ lane: 'staff', municipality: kashiwa }, db =>
    db.selectFrom('round_run').select(['day', 'count']).where('round', '=', name).execute(),
  )
  assert.deepEqual(runs, [{ day: '2026-12-02', count: 0 }])
})

test('an operator runs what is due everywhere, is told of each, and nothing a second time', async () => {
  clock.now = '2026-12-03T01:00:00.000Z'
  const name = 'tried.asked'
  const told = await runEverywhere(database, [noting({ name })], '2026-12-03', { now: workshop.now })
  assert.equal(told.length, 3)
  assert.deepEqual(told[0], {
    municipality: '100001',
    name: '1番めのまち',
    round: name,
    day: '2026-12-03',
    since: '2026-12-03',
    count: 1,
  })
  assert.deepEqual(await runEverywhere(database, [noting({ name })], '2026-12-03', { now: workshop.now }), [])
})

test('an operator may ask for one municipality, by a code that there is', async () => {
  const [name, day] = ['tried.one', '2026-12-03']
  const asked = (code: string) => runEverywhere(database, [noting({ name })], day, { code, now: workshop.now })
  assert.deepEqual(
    (await asked('100001')).map(({ municipality }) => municipality),
    ['100001'],
  )
  await assert.rejects(asked('999999'), /「999999」の自治体は登録されていません/)
  assert.equal((await runEverywhere(database, [noting({ name })], day, { now: workshop.now })).length, 2, 'the others')
})

test('an operator who mistypes, or asks for a day that has not come, is told so before anything runs', async () => {
  const { run } = roundsCommand(async () => [noting()])
  const open = () => Promise.reject(new Error('not to be opened'))
  for (const [args, says] of [
    [['--day'], /日付を書いてください/],
    [['--day', '2026-02-30'], /日付を書いてください/],
    [['--day', '2199-01-01'], /まだ来ていません/],
    [['--dya', '2026-01-01'], /「--dya」は使えません/],
    [['--day', '2026-01-01', '2026-01-02'], /「2026-01-02」は使えません/],
  ] as const)
    await assert.rejects(run(args, open), says)
})

test('whoever runs them by hand has all of them done, however long each takes', async t => {
  const municipality = await city()
  let spent = 0
  t.mock.method(performance, 'now', () => (spent += 60_000))
  const slow = ['tried.slow', 'tried.slower', 'tried.slowest'].map(name => noting({ name }))
  await runEverywhere(database, slow, '2026-12-03', { now: workshop.now })
  assert.deepEqual(await notes(municipality), ['2026-12-03 3 times'])
})
