import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing.ts'
import { loadSettings } from '../../../features.ts'
import { cityOf, fileOf } from '../actions.ts'
import { readCityFile, report, setUp } from '../commands.ts'
import type { CityFile } from '../rules.ts'

const { owner, database } = await testDatabase()
const settings = await loadSettings()
const NOW = '2026-11-21T01:00:00.000Z'
const BASE = {
  ...{ code: '122173', name: '柏市', prefecture: '千葉県', host: 'kashiwa.example', desk_name: 'かしわの窓口' },
  ...{
    desk_phone: '04-7167-1111',
    desk_hours: '平日9時から17時',
    desk_address: '柏市柏五丁目',
    lat: 35.8622,
    lng: 139.9709,
  },
}
const WAGE = { key: 'minimumWage', valid_from: '2026-10-01', value: 1195, source: '千葉県最低賃金' }
const FULL = { ...BASE, settings: [WAGE] }

const read = (json: unknown) => readCityFile(JSON.stringify(json), settings) as CityFile
const put = (json: unknown, check = false) => setUp(owner, read(json), { settings, check }, NOW)
const told = async (json: unknown) => report(await put(json, true), true, '2026-11-21').join('\n')
const idOf = (code: string) =>
  database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').where('code', '=', code).executeTakeFirst())?.id,
  )
const stored = async () => {
  const municipality = (await idOf(BASE.code))!
  return database.read({ lane: 'job', municipality }, async db => fileOf(await cityOf(db, municipality)))
}
const refused = (work: () => Promise<unknown>, sentence: RegExp) =>
  assert.rejects(work, (error: unknown) => error instanceof SetupError && sentence.test(error.message))

describe('a minimum wage of a file that is lower than the one before', () => {
  const slip = {
    ...{ ...BASE, desk_phone: '04-7167-9999' },
    settings: [WAGE, { ...WAGE, valid_from: '2027-10-01', value: 119, source: '打ちまちがい' }],
  }
  const asks =
    /^settings：最低賃金：令和9年10月1日.*からの額（119円）は、前の額（1,195円、.*より低い額です。打ちまちがい/
  const given = { settings, lists: [] }
  const wages = async () => (await stored()).settings!.filter(({ key }) => key === WAGE.key)

  it('is not taken: the sentence says what to do, and nothing else of the file is entered either', async () => {
    await put(FULL)
    const before = await stored()
    await refused(() => put(slip), asks)
    await refused(() => put(slip), /--accept-lower をつけてもう一度実行してください。何も変えていません。$/)
    assert.deepEqual(await stored(), before)
  })
  it('nor is that of a city that is new', async () => {
    const first = { ...FULL, code: '122220', name: '我孫子市', host: 'abiko.example', towns: [] }
    const settings = [WAGE, { ...WAGE, valid_from: '2025-10-01', value: 11400 }]
    await refused(() => put({ ...first, settings }), /令和8年10月1日.*（1,195円）は、前の額（11,400円/)
    assert.equal(await idOf('122220'), undefined)
  })
  it('is told with --check, with what setup will want, and each doubt once', async () => {
    const said = await told(slip)
    assert.equal(said.match(/確かめてください（settings：最低賃金.*119円/g)?.length, 1)
    assert.match(said, /登録するときに --accept-lower をつけてください。つけなければ断ります。\n確かめただけで/)
    const old = {
      ...BASE,
      settings: [
        { ...WAGE, valid_from: '2024-10-01', value: 1200 },
        { ...WAGE, valid_from: '2025-10-01', value: 1190 },
      ],
    }
    assert.match(await told(old), /確かめてください（settings：最低賃金）：.*1,190円/)
    assert.doesNotMatch(await told(FULL), /accept-lower/)
  })
  it('is taken where it is said that it is meant, is told, and is not asked about again', async () => {
    const done = await setUp(owner, read(slip), { ...given, lower: true }, NOW)
    assert.match(
      report(done, false, '2026-11-21').join('\n'),
      /1,195円\/時間 → 119円\/時間[\s\S]*確かめてください（settings：最低賃金）：/,
    )
    assert.deepEqual(
      (await wages()).map(({ value }) => value),
      [1195, 119],
    )
    assert.deepEqual((await put(slip)).changes, [])
  })
  it('is never asked about where it rises, or is put right', async () => {
    await put({ ...BASE, settings: [{ ...WAGE, valid_from: '2027-10-01', value: 1250 }] })
    await put({ ...BASE, settings: [{ ...WAGE, valid_from: '2028-10-01', value: 1250 }] })
    assert.deepEqual(
      (await wages()).map(({ value }) => value),
      [1195, 1250, 1250],
    )
  })
})
