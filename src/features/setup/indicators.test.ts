import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allTargets } from '#features/indicators/index.ts'
import type { Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing.ts'
import { demoApp } from '../../../seed/testing.ts'
import { loadSettings } from '../../features.ts'
import { cityOf, fileOf, setup } from './actions.ts'
import { readCityFile, setUp } from './commands.ts'
import { type CityFile, closedTargets, keyOf } from './rules.ts'

const { owner, database } = await testDatabase()
const settings = await loadSettings()
const NOW = '2026-11-21T01:00:00.000Z'

const BASE = {
  ...{ code: '122173', name: '柏市', prefecture: '千葉県', desk_name: 'かしわの窓口', desk_phone: '04-7167-1111' },
  ...{ desk_hours: '平日9時から17時', desk_address: '柏市柏五丁目', lat: 35.8622, lng: 139.9709 },
}
const SALON = {
  ...{ key: 'salon-visitors', from_year: 2026, ended: false, section: '居場所', sort: 300, kind: 'output' },
  ...{ name: 'サロンの参加者数', unit: '人', counts: 'none', direction: 'up', basis: 'sum', source: '計画' },
}
const TARGET = { indicator: 'salon-visitors', fiscal_year: 2026, quarter: 1, value: 40, source: '計画' }

const read = (json: unknown) => readCityFile(JSON.stringify(json), settings)
const put = (json: unknown) => setUp(owner, read(json) as CityFile, { settings, lists: [], check: false }, NOW)
async function stored() {
  const [city] = await database.untenanted(db => db.selectFrom('municipality').select('id').execute())
  const municipality = city!.id
  return database.read({ lane: 'job', municipality }, async db => fileOf(await cityOf(db, municipality)))
}

describe('the indicators of a city in its file', () => {
  it('are those of the plan where the file names none', async () => {
    await put(BASE)
    const { indicators } = await stored()
    assert.equal(indicators!.length, 20)
    assert.deepEqual(
      [...new Set(indicators!.map(({ from_year, direction }) => `${from_year} ${direction}`))],
      ['2000 up'],
    )
  })

  it('are added and changed from a year on, with their targets, and come back as the same file', async () => {
    const fewer = { ...SALON, key: 'consultations', from_year: 2027, name: '相談（のべ）', counts: 'consultations' }
    const { told } = await put({ ...BASE, indicators: [SALON, fewer], targets: [TARGET] })
    assert.deepEqual(told, [
      '指標を加えました：サロンの参加者数（2026年度から）、相談（のべ）（2027年度から）',
      '目標を加えました：サロンの参加者数 2026年度第1四半期',
    ])
    const file = await stored()
    assert.equal(file.indicators!.length, 22)
    assert.deepEqual(
      file.indicators!.find(({ key }) => key === SALON.key),
      SALON,
    )
    assert.deepEqual((await put(file)).changes, [])
  })

  it('are refused where a target names none of them, and nothing is done', async () => {
    await assert.rejects(
      () => put({ ...BASE, name: '別の名前', targets: [{ ...TARGET, indicator: 'visits' }] }),
      (error: unknown) =>
        error instanceof SetupError &&
        /「visits」という指標はありません。使えるもの：.*consultations/.test(error.message),
    )
    assert.equal((await stored()).name, '柏市')
  })

  for (const [says, wrong, sentence] of [
    ['a rule that is none', { counts: 'visitors' }, /「visitors」という数え方はありません/],
    ['a share that would be summed', { counts: 'consultation-satisfaction' }, /rate（答え全体での割合）にしてください/],
    ['a key with other letters', { key: 'サロン' }, /英小文字・数字/],
  ] as const)
    it(`are refused with ${says}`, () => {
      const file = read({ ...BASE, indicators: [{ ...SALON, ...wrong }] })
      assert.ok('faults' in file)
      assert.match(JSON.stringify(file), sentence)
    })
})

const FOR_CLOSED = { indicator: 'consultations', fiscal_year: 2025, quarter: 4, value: 55, source: '見直し' }
const CLOSED = [{ fiscal_year: 2025, quarter: 4 }]
const change = (after: typeof FOR_CLOSED, before: typeof FOR_CLOSED | null = null) =>
  ({ of: 'targets', key: keyOf.targets(after), before, after, position: 0 }) as const

describe('a target that a file sets', () => {
  for (const [why, target, before, faults] of [
    ['for a quarter that is closed, and new', FOR_CLOSED, null, 1],
    ['for a quarter that is closed, and otherwise', FOR_CLOSED, { ...FOR_CLOSED, value: 100 }, 1],
    ['for a closed quarter as it was, with another source', FOR_CLOSED, { ...FOR_CLOSED, source: '計画' }, 0],
    ['for the next quarter', { ...FOR_CLOSED, fiscal_year: 2026, quarter: 1 }, null, 0],
    ['for the year', { ...FOR_CLOSED, quarter: 0 }, null, 0],
  ] as const)
    it(`${why} is ${faults === 0 ? 'taken' : 'refused'}`, () =>
      assert.equal(closedTargets({ targets: [target] }, [change(target, before)], CLOSED).length, faults))

  it('for a closed quarter is told by its place in the file, and nothing of the file is put in', async () => {
    const { database, municipality } = await demoApp()
    const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work, () => false)
    const other = { ...FOR_CLOSED, fiscal_year: 2026, quarter: 3 }
    const doing = { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }
    await write(async tx => {
      const before = JSON.stringify(await allTargets(tx))
      const done = await setup(tx, municipality, { targets: [other, FOR_CLOSED] }, { settings }, doing)
      assert.ok('faults' in done)
      const [fault, ...more] = done.faults
      assert.deepEqual([fault!.path, more.length], ['targets[1].value', 0])
      assert.match(fault!.says, /2025年度第4四半期は締めてあり、目標は変えられません。この目標をファイルから除いて/)
      assert.equal(JSON.stringify(await allTargets(tx)), before)
    })
  })
})
