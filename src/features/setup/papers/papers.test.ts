import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing.ts'
import { loadSettings } from '../../../features.ts'
import { cityOf, fileOf, peopledCityOf } from '../actions.ts'
import { readCityFile, setUp } from '../commands.ts'
import type { CityFile } from '../rules.ts'

// The residents of a city in its file: put in as a whole, and written out the same.

const { owner, database } = await testDatabase()
const settings = await loadSettings()
const NOW = '2026-11-21T01:00:00.000Z'
const BASE = {
  ...{ code: '122173', name: '柏市', prefecture: '千葉県', desk_name: 'かしわの窓口', desk_phone: '04-7167-1111' },
  ...{ desk_hours: '平日9時から17時', desk_address: '柏市柏五丁目', lat: 35.8622, lng: 139.9709 },
  areas: [{ name: '中央', lat: 35.861, lng: 139.97 }],
  towns: [{ name: '柏一丁目', area: '中央', kana: '', postcode: '', lat: 35.861, lng: 139.972 }],
}
const row = (band: number, count: number | null, more: object = {}) => ({ sex: 'female', band, count, ...more })
const PAPER = {
  as_of: '2026-10-01',
  source: '住民基本台帳',
  rows: [row(65, 120, { town: '柏一丁目' }), row(65, 4321), row(70, null), row(65, 4000, { sex: 'male' })],
}
const read = (json: unknown) => readCityFile(JSON.stringify(json), settings)
const put = (json: unknown, check = false) => setUp(owner, read(json) as CityFile, { settings, check }, NOW)
const inCity = async <T>(work: (db: Parameters<typeof cityOf>[0], id: string) => Promise<T>) => {
  const [city] = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  return database.read({ lane: 'job', municipality: city!.id }, db => work(db, city!.id))
}
const stored = () => inCity(async (db, id) => fileOf(await peopledCityOf(db, id)))

describe('the residents in the file of a city', () => {
  it('are only looked at with --check', async () => {
    await put(BASE)
    const { told } = await put({ ...BASE, population: [PAPER] }, true)
    assert.deepEqual(told, ['市民の人口を加えました：令和8年10月1日（木）現在'])
    assert.equal((await stored()).population, undefined)
  })

  it('are put in, the whole city and its towns, and what is not told stays unknown', async () => {
    await put({ ...BASE, population: [PAPER] })
    assert.deepEqual((await stored()).population, [
      {
        ...{ as_of: '2026-10-01', source: '住民基本台帳' },
        rows: [
          { town: null, ...row(65, 4321) },
          { town: null, ...row(70, null) },
          { town: null, ...row(65, 4000, { sex: 'male' }) },
          { ...row(65, 120), town: '柏一丁目' },
        ],
      },
    ])
    const [held] = await inCity(db =>
      db.selectFrom('population').select(['by_account', 'count']).where('count', '=', 120).execute(),
    )
    assert.equal(held!.by_account, null)
  })

  it('come back as the same file, which changes nothing; another number takes the place of the paper', async () => {
    assert.deepEqual((await put(await stored())).changes, [])
    assert.deepEqual((await put({ ...BASE, population: [PAPER] })).changes, [])
    const { told } = await put({ ...BASE, population: [{ ...PAPER, rows: [row(65, 4322)] }] })
    assert.deepEqual(told, ['市民の人口「令和8年10月1日（木）現在」を変えました：4行 → 1行（入れかえ）'])
    assert.equal((await stored()).population![0]!.rows.length, 1)
    const before = await inCity(db => db.selectFrom('population').select('id').execute())
    assert.equal(before.length, 5, 'what it said before stays, as replaced')
  })

  it('are no part of what the pages of the city read', async () => {
    assert.deepEqual((await inCity(cityOf)).population, [])
  })

  for (const [says, paper, sentence] of [
    [
      'a town that is not there',
      { rows: [row(65, 1, { town: '柏九丁目' })] },
      /population\[0\]\.rows\[0\]\.town：「柏九丁目」という町が/,
    ],
    [
      'the same told twice',
      { rows: [row(65, 1), row(65, 2)] },
      /population\[0\]\.rows\[1\]：この町・性別・年代は、前の行にもあります/,
    ],
    ['a day that has not come', { as_of: '2026-11-22' }, /population\[0\]\.as_of：きょうより後の日付です/],
  ] as const)
    it(`are refused with ${says}, and nothing is put in`, async () => {
      const before = await stored()
      await assert.rejects(
        () => put({ ...BASE, name: '別の名前', population: [{ ...PAPER, ...paper }] }),
        (error: unknown) => error instanceof SetupError && sentence.test(error.message),
      )
      assert.deepEqual(await stored(), before)
    })

  for (const [says, wrong, sentence] of [
    ['an age that begins no band', row(62, 1), /band は、年代のはじめの年齢です/],
    ['a number as a text', { ...row(65, 1), count: '120' }, /囲まない数/],
    ['a sex that is none of both', { ...row(65, 1), sex: '女' }, /使えるもの：female、male/],
    ['less than nobody', row(65, -1), /0から/],
  ] as const)
    it(`are refused with ${says}`, () => {
      const file = read({ ...BASE, population: [{ ...PAPER, rows: [wrong] }] })
      assert.ok('faults' in file)
      assert.match(JSON.stringify(file), sentence)
    })
})
