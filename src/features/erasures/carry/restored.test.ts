import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { erasedIn, listIn, readErased, useErasedFolder, writeErased } from '#platform/backup/erased.ts'
import { addBackup } from '#platform/backup/series.ts'
import { configOf } from '#platform/backup/testing.ts'
import { systemClock } from '#platform/clock.ts'
import { connect } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { scratch } from '#platform/postgres/testing.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { COMMANDS, open } from '../../../commands.ts'
import { parts } from '../testing.ts'
import { eraseAgain } from './actions.ts'

// Somebody is erased, and the backup of the day before comes back.

const timeout = 240_000
const { keepErased } = await import('#platform/backup/erased.ts')

/** A city of two people, one of whom is to be erased. */
async function cityIn(dataDir: string) {
  const config = configOf(dataDir)
  const connected = await connect(config)
  const municipality = await registerMunicipality(connected.owner, {
    ...{
      code: '122173',
      name: '柏市',
      prefecture: '千葉県',
      host: null,
      desk_name: '窓口',
      desk_phone: '04',
      desk_hours: '平日',
      desk_address: '柏',
    },
    ...{ lat: 35.86, lng: 139.97 },
  })
  const database = openDatabase(connected.logins, { size: 2 })
  after(() => database.close())
  const [gone, stays] = [newId(), newId()]
  await database.write({ lane: 'job', municipality }, async tx => {
    for (const [id, number, name] of [
      [gone, 1, '消える花子'],
      [stays, 2, '残る太郎'],
    ] as const)
      await tx
        .insertInto('person')
        .values({
          id,
          number,
          family_name: name,
          family_kana: 'かな',
          name_key: name,
          kana_key: 'かな',
          birth_on: '1950-05-04',
          registered_on: '2020-04-01',
        })
        .execute()
  })
  return { config, database, municipality, gone, stays }
}

/** Runs a verb of the command line on this folder. */
async function verb(dataDir: string, ...args: readonly string[]): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, { YUI_DATA: dataDir, YUI_MODE: 'production' })
  delete process.env['DATABASE_URL']
  try {
    const command = COMMANDS.find(({ name }) => name.every((word, at) => args[at] === word))!
    assert.equal(await command.run(args.slice(command.name.length), open), 0)
  } finally {
    process.env = before
  }
}

const namesIn = async (dataDir: string): Promise<string[]> => {
  const connected = await connect(configOf(dataDir))
  const database = openDatabase(connected.logins, { size: 1 })
  try {
    const [city] = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
    const rows = await database.read({ lane: 'job', municipality: city!.id }, db =>
      db.selectFrom('person').select('family_name').orderBy('family_name').execute(),
    )
    return rows.map(row => row.family_name)
  } finally {
    await database.close()
  }
}

test('an earlier backup comes back, and whoever was erased since is erased again', { timeout }, async t => {
  const dataDir = scratch(t)
  const { config, database, municipality, gone } = await cityIn(dataDir)
  const dir = join(scratch(t), 'backups')
  const { path } = await addBackup(
    config,
    { dir, recipients: [], keep: { days: 7, weeks: 0, months: 0 } },
    systemClock.now(),
  )
  assert.match(readFileSync(join(path, 'person.copy'), 'utf8'), /消える花子/)
  assert.deepEqual(await readErased(listIn(dir)), [])

  useErasedFolder(dir)
  assert.equal(
    await eraseAgain(database, parts.erasings, [{ municipality, id: gone, at: systemClock.now() }], systemClock.now()),
    1,
  )
  await keepErased(database)
  useErasedFolder(undefined)
  const list = readFileSync(listIn(dir), 'utf8')
  assert.match(list, new RegExp(gone))
  assert.doesNotMatch(list, /花子/)

  const restored = scratch(t)
  await verb(restored, 'restore', path)
  assert.deepEqual(await namesIn(restored), ['残る太郎', '消去した方'])

  // Of two cities nobody is asked for a code: the list is of the whole installation, as the backup is.
  const { owner } = await connect(configOf(dataDir))
  await setHost(owner, '122173', 'kashiwa.example')
  await registerMunicipality(owner, {
    ...{ code: '122220', name: '我孫子市', prefecture: '千葉県', host: 'abiko.example', lat: 35.86, lng: 140.03 },
    ...{ desk_name: '窓口', desk_phone: '04', desk_hours: '平日', desk_address: '我孫子' },
  })
  const alone = join(scratch(t), 'elsewhere.json')
  await verb(dataDir, 'erasures', alone)
  assert.deepEqual(
    (await readErased(alone)).map(({ id }) => id),
    [gone],
  )
  assert.deepEqual(
    (await erasedIn(database)).map(({ id }) => id),
    [gone],
  )
})

test('a list loses nobody, and one that is broken stops a restore before anything is touched', async t => {
  const dir = scratch(t)
  const lines = [newId(), newId()].map(id => ({ municipality: newId(), id, at: systemClock.now() }))
  const file = join(dir, 'list.json')
  assert.equal(await writeErased(file, lines.slice(0, 1)), 1)
  assert.equal(await writeErased(file, lines.slice(1)), 2)
  assert.deepEqual(await readErased(file), lines)
  assert.deepEqual(await readErased(join(dir, 'none.json')), [])
  writeFileSync(file, '{"format": "yui-erasures-1", "erased": [{}]}')
  await assert.rejects(
    readErased(file),
    (error: unknown) => error instanceof SetupError && /壊れています/.test(error.message),
  )
  const restored = join(dir, 'restored')
  await assert.rejects(verb(restored, 'restore', join(dir, 'backup'), '--erasures', file), SetupError)
  await assert.rejects(
    verb(restored, 'restore', join(dir, 'backup'), '--erasures', join(dir, 'none.json')),
    /がありません/,
  )
  assert.equal(existsSync(restored), false)
})
