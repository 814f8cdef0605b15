import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { TownList } from '#features/places/index.ts'
import { SetupError } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing.ts'
import { loadSettings } from '../../features.ts'
import { cityOf, fileOf } from './actions.ts'
import { readCityFile, setUp } from './commands.ts'
import { itemsOf } from './lacks.ts'
import type { CityFile } from './rules.ts'

const { owner, database } = await testDatabase()
const settings = await loadSettings()
const NOW = '2026-11-21T01:00:00.000Z'

const BASE = {
  ...{ code: '122173', name: '柏市', prefecture: '千葉県', host: 'kashiwa.example' },
  ...{
    desk_name: 'かしわの窓口',
    desk_phone: '04-7167-1111',
    desk_hours: '平日9時から17時',
    desk_address: '柏市柏五丁目',
  },
  ...{ lat: 35.8622, lng: 139.9709 },
}
const WAGE = { key: 'minimumWage', valid_from: '2026-10-01', value: 1195, source: '千葉県最低賃金' }
const FULL = {
  ...BASE,
  ...{ platform_name: '結い', accent: '#115a36' },
  areas: [{ name: '中央', lat: 35.861, lng: 139.97 }],
  neighbours: [{ code: '122220', name: '我孫子市', lat: 35.87, lng: 140.02 }],
  towns: [
    { name: '柏一丁目', area: '中央', kana: 'かしわ', postcode: '2770005', lat: 35.861, lng: 139.972 },
    { name: '我孫子市本町', area: '我孫子市', kana: '', postcode: '', lat: 35.872, lng: 140.01 },
  ],
  facilities: [{ kind: 'station', name: '柏駅', kana: 'かしわえき', lat: 35.8623, lng: 139.9709 }],
  programmes: [
    {
      name: '総合相談',
      age_floor: 50,
      residents_only: false,
      funder: '柏市',
      starts_on: '2023-07-03',
      ends_on: null,
      source: '計画',
    },
  ],
  settings: [
    WAGE,
    { key: 'privacyContact', valid_from: '2026-04-01', value: '行政課 04-7000-1111', source: '市の決め' },
  ],
  targets: [{ indicator: 'consultations', fiscal_year: 2026, quarter: 0, value: 600, source: '計画' }],
}

const read = (json: unknown): CityFile => {
  const file = readCityFile(JSON.stringify(json), settings)
  assert.ok(!('faults' in file), JSON.stringify(file))
  return file as CityFile
}
const put = (json: unknown, lists: readonly TownList[] = [], check = false) =>
  setUp(owner, read(json), { settings, lists, check }, NOW)
const idOf = (code: string) =>
  database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').where('code', '=', code).executeTakeFirst())?.id,
  )
const stored = async (code = '122173') => {
  const municipality = await idOf(code)
  return municipality
    ? database.read({ lane: 'job', municipality }, async db => fileOf(await cityOf(db, municipality)))
    : null
}
const refused = (work: () => Promise<unknown>, sentence: RegExp) =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof SetupError, String(error))
    assert.match(error.message, sentence)
    return true
  })

describe('a city that is put in from a file', () => {
  it('is only looked at with --check: what is missing is told and nothing is there afterwards', async () => {
    const done = await put(BASE, [], true)
    const needed = itemsOf(done.city, '2026-11-21').filter(({ says, needed }) => says !== null && needed)
    assert.deepEqual(
      needed.map(({ key }) => key),
      ['places', 'programmes', 'wage'],
    )
    assert.equal(await stored(), null)
  })
  it('begins with what the register needs, and the rest follows', async () => {
    assert.equal((await put(BASE)).isNew, true)
    const done = await put(FULL)
    assert.equal(done.isNew, false)
    assert.ok(done.told.includes('圏域を加えました：中央、我孫子市'), done.told.join('\n'))
    assert.deepEqual(
      itemsOf(done.city, '2026-11-21').filter(({ says, needed }) => says !== null && needed),
      [],
    )
  })
  it('comes back as the same file, and the same file twice changes nothing', async () => {
    assert.deepEqual({ ...(await stored()), indicators: null }, { ...FULL, indicators: null })
    assert.deepEqual((await put(FULL)).told, [])
    assert.deepEqual((await put(await stored())).changes, [])
  })
  it('says what is changed, and takes nothing out that a file leaves out', async () => {
    const { told } = await put({
      ...BASE,
      desk_phone: '04-7167-2222',
      towns: [{ name: '柏一丁目', lat: 35.8611, lng: 139.972 }],
    })
    assert.deepEqual(told, [
      '窓口の電話を変えました：04-7167-1111 → 04-7167-2222',
      '町「柏一丁目」を変えました：lat 35.861 → 35.8611',
    ])
    assert.equal((await stored())?.towns?.length, 2)
    await put(FULL)
  })
  it('keeps what was entered in its history', async () => {
    const municipality = (await idOf('122173'))!
    const kinds = await database.read({ lane: 'job', municipality }, db =>
      db.selectFrom('happening').select('kind').where('kind', '=', 'municipality.setup').execute(),
    )
    assert.equal(kinds.length, 3)
  })
})

const listOf = (...towns: readonly [code: string, city: string, name: string][]): TownList => ({
  dialect: '町の一覧',
  towns: towns.map(([code, city, name], at) => ({
    code,
    city,
    name,
    kana: '',
    postcode: '',
    point: { lat: 35.85 + at / 100, lng: 139.97 },
  })),
})

describe('towns from a list', () => {
  const list = listOf(
    ['12217', '柏市', '増尾'],
    ['12217', '柏市', '松葉町一丁目'],
    ['12217', '柏市', '松葉町二丁目'],
    ['12222', '我孫子市', '緑'],
  )
  it('come into the area that names them, a whole town with its 丁目, and those that are left are told and stay out', async () => {
    const areas = [{ name: '中央' }, { name: '松葉', towns: ['松葉町'] }]
    const done = await put({ ...BASE, areas }, [list], true)
    assert.deepEqual(done.left, ['増尾'])
    const inArea = (name: string) => done.city.towns.filter(({ area }) => area === name).map(town => town.name)
    assert.deepEqual(inArea('松葉'), ['松葉町一丁目', '松葉町二丁目'])
    assert.deepEqual(inArea('我孫子市'), ['我孫子市本町', '我孫子市緑'])
  })
  it('all come into the area that takes the rest', async () => {
    const done = await put({ ...BASE, areas: [{ name: 'ほか', towns: ['*'] }] }, [list], true)
    assert.deepEqual(done.left, [])
  })
  it('of another city are told, and nothing is done', async () => {
    await refused(
      () => put(FULL, [listOf(['01100', '札幌市', '北一条'])]),
      /柏市の町がありません。入っているのは札幌市です。柏市の入ったファイルを渡してください。\n1か所を直してください。何も変えていません/,
    )
    assert.deepEqual({ ...(await stored()), indicators: null }, { ...FULL, indicators: null })
  })
})

describe('the example that docs/operation.md copies', () => {
  it('is whole: with the towns of its city nothing that is needed is missing', async () => {
    const example = read(JSON.parse(await readFile(join(import.meta.dirname, '../../../ops/city.json'), 'utf8')))
    const list = listOf(
      ['12217', '柏市', '柏一丁目'],
      ['12217', '柏市', '中央町'],
      ['12217', '柏市', '旭町'],
      ['12217', '柏市', '増尾'],
    )
    const { city, left } = await setUp(
      owner,
      { ...example, areas: example.areas! },
      { settings, lists: [list], check: true },
      NOW,
    )
    assert.deepEqual(left, [])
    assert.deepEqual(
      itemsOf(city, '2026-11-21').filter(({ says, needed }) => says !== null && needed),
      [],
    )
  })
})

describe('a file with a fault is refused in a sentence, and nothing of it is done', () => {
  const faultsOf = (text: string) => {
    const file = readCityFile(text, settings)
    return 'faults' in file ? file.faults.map(({ path, says }) => `${path}：${says}`).join('\n') : ''
  }
  const whole = JSON.stringify(FULL)
  it('half a file, wherever it was cut', () => {
    for (let at = 1; at < whole.length; at++)
      assert.match(faultsOf(whole.slice(0, at)), /途中で終わっています/, whole.slice(0, at))
  })
  for (const [says, text, sentence] of [
    ['no JSON', '{"code": }', /書き方（JSON）が/],
    ['a key twice', `{\n"settings": [],\n${whole.slice(1)}`, /「settings」が、同じ { } の中に2回あります（\d+行目）/],
    [
      'a key with a typo',
      JSON.stringify({ ...BASE, desk_fone: 'x' }),
      /^desk_fone：この項目はありません（「desk_phone」のことではありませんか）/m,
    ],
    [
      'a figure with a typo',
      JSON.stringify({ ...BASE, settings: [{ ...WAGE, key: 'minimunWage' }] }),
      /settings\[0\]\.key：.*「minimumWage」のことでは/,
    ],
    ['no desk', JSON.stringify({ ...BASE, desk_name: undefined }), /desk_name：この項目がありません/],
    [
      'a code whose check digit is wrong',
      JSON.stringify({ ...BASE, code: '122170' }),
      /検査数字.*「122173」のことではありませんか/,
    ],
    ['the code of a prefecture', JSON.stringify({ ...BASE, code: '120006' }), /都道府県のコードです/],
    ['a code of another prefecture', JSON.stringify({ ...BASE, prefecture: '東京都' }), /千葉県のコードですが/],
    [
      'swapped coordinates',
      JSON.stringify({ ...BASE, lat: 139.97, lng: 35.86 }),
      /緯度（lat）と経度（lng）が逆のようです/,
    ],
    ['a place outside Japan', JSON.stringify({ ...BASE, lat: 10 }), /日本の外です/],
    [
      'a wage without a day',
      JSON.stringify({ ...BASE, settings: [{ key: 'minimumWage', value: 1195, source: 'x' }] }),
      /settings\[0\]\.valid_from：この項目がありません。日（例：2026-10-01）を書き足してください/,
    ],
    [
      'a day that is in no calendar',
      JSON.stringify({ ...BASE, settings: [{ ...WAGE, valid_from: '2026-02-30' }] }),
      /「2026-02-30」は暦にない日/,
    ],
    [
      'a wage that is none',
      JSON.stringify({ ...BASE, settings: [{ ...WAGE, value: '1195円' }] }),
      /settings\[0\]\.value：.*囲まない数/,
    ],
    [
      'weights that do not add up',
      JSON.stringify({
        ...BASE,
        settings: [
          {
            ...WAGE,
            key: 'weights',
            value: { likes: 1, distance: 0, time: 0, experience: 0, terms: 0, character: 0, need: 0 },
          },
        ],
      }),
      /合計を1000に/,
    ],
    ['a host with a port', JSON.stringify({ ...BASE, host: 'yui.example:3000' }), /ホスト名として使えません/],
  ] as const)
    it(says, () => assert.match(faultsOf(text), sentence))

  for (const [says, more, sentence] of [
    ['an area without towns', { areas: [{ name: '空の圏域', towns: [] }] }, /圏域「空の圏域」に町がありません/],
    ['a town that is nowhere', { areas: [{ name: '中央', towns: ['柏市柏'] }] }, /「柏市柏」という町が/],
    [
      'a town in two areas',
      {
        areas: [
          { name: '中央', towns: ['柏'] },
          { name: '東', towns: ['柏'] },
        ],
      },
      /「柏」は「中央」にも入っています/,
    ],
    [
      'a town of an area that is not there',
      { towns: [{ name: '新町', area: '南', lat: 35.8, lng: 139.9 }] },
      /圏域「南」が/,
    ],
    ['the same setting twice', { settings: [WAGE, WAGE] }, /2回出てきます/],
    [
      'a programme that ends before it begins',
      { programmes: [{ ...FULL.programmes[0], ends_on: '2020-01-01' }] },
      /終わる日.*より前/,
    ],
  ] as const)
    it(says, async () => {
      const before = await stored()
      const file = readCityFile(JSON.stringify({ ...BASE, desk_name: 'かえた窓口', ...more }), settings)
      if ('faults' in file) assert.match(file.faults.map(fault => fault.says).join(), sentence)
      else await refused(() => setUp(owner, file as CityFile, { settings }, NOW), sentence)
      assert.deepEqual(await stored(), before)
    })

  it('a host that another city has, and the second city stays out', async () => {
    const second = { ...BASE, code: '122220', name: '我孫子市' }
    await refused(() => put(second), /「kashiwa.example」は 柏市（122173）が使っています/)
    assert.equal(await idOf('122220'), undefined)
  })
})
