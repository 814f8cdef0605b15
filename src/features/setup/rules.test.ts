import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { faultsOf } from '#platform/shapes.ts'
import { setupCommands } from './commands.ts'
import { ENDED, ENDING, isEnded, missingFrom } from './ending/rules.ts'
import { endedText, missingText, REFUSAL_TEXT } from './ending/text.ts'
import { itemsOf } from './lacks.ts'
import { type City, changesOf, fellFrom, LISTS, overlaid, settingOn } from './rules.ts'

const POINT = { lat: 35.86, lng: 139.97 }
const town = (name: string, area = '中央') => ({ name, area, kana: '', postcode: '', ...POINT })
const setting = (valid_from: string, value: unknown, key = 'minimumWage') => ({
  key,
  valid_from,
  value,
  source: '告示',
})
const CITY: City = {
  ...{ code: '122173', name: '柏市', prefecture: '千葉県', host: null, platform_name: '結い', accent: null },
  ...{ desk_name: '窓口', desk_phone: '04-7167-1111', desk_hours: '平日', desk_address: '柏', ...POINT },
  areas: [{ name: '中央', neighbour: null, ...POINT }],
  towns: [town('柏一丁目'), town('増尾')],
  facilities: [{ kind: 'station', name: '柏駅', kana: 'かしわえき', ...POINT }],
  ...{ stops: [], lines: [], slopes: [], programmes: [] },
  settings: [setting('2025-10-01', 1140), setting('2026-10-01', 1195)],
  indicators: [],
  targets: [{ indicator: 'consultations', fiscal_year: 2026, quarter: 0, value: 600, source: '計画' }],
  population: [],
}
const changed = (over: Partial<City>) => changesOf(CITY, { ...CITY, ...over })

describe('what has to be written so that a city becomes another', () => {
  it('is nothing where nothing changes, in whichever order the parts of a value stand', () => {
    assert.deepEqual(changed({}), [])
    const spoken = { areas: [{ lng: 139.97, lat: 35.86, neighbour: null, name: '中央' }] }
    assert.deepEqual(changed(spoken), [])
    const before = { ...CITY, settings: [setting('2026-04-01', { weekdays: [0, 1], closed: [] }, 'deskDays')] }
    const after = { ...CITY, settings: [setting('2026-04-01', { closed: [], weekdays: [0, 1] }, 'deskDays')] }
    assert.deepEqual(changesOf(before, after), [])
    const other = { ...CITY, settings: [setting('2026-04-01', { closed: [], weekdays: [1, 0] }, 'deskDays')] }
    assert.equal(changesOf(before, other).length, 1, 'the order of a list is part of it')
  })

  it('is each part of the entry by itself, also one that is given up', () => {
    assert.deepEqual(changed({ accent: '#115a36', desk_name: '新しい窓口' }), [
      { of: 'entry', key: 'accent', before: null, after: '#115a36' },
      { of: 'entry', key: 'desk_name', before: '窓口', after: '新しい窓口' },
    ])
    assert.deepEqual(changesOf({ ...CITY, accent: '#115a36' }, CITY), [
      { of: 'entry', key: 'accent', before: '#115a36', after: null },
    ])
  })

  it('is what comes new, at its place, and what was otherwise, and never what is left out', () => {
    const [moved, added, ...more] = changed({ towns: [town('増尾', '南部'), town('旭町')] })
    assert.deepEqual(more, [], '柏一丁目 is left as it is')
    assert.deepEqual(moved, {
      of: 'towns',
      key: '増尾',
      before: town('増尾'),
      after: town('増尾', '南部'),
      position: 0,
    })
    assert.deepEqual(added, { of: 'towns', key: '旭町', before: null, after: town('旭町'), position: 1 })
    for (const list of LISTS) assert.deepEqual(changed({ [list]: [] }), [], list)
  })

  it('tells of a new value of a setting what held until its day', () => {
    for (const [why, day, held] of [
      ['a day after both', '2027-10-01', 1195],
      ['the day of the second', '2026-10-01', 1195],
      ['a day between the two', '2026-09-30', 1140],
      ['a day before the first', '2025-09-30', undefined],
    ] as const) {
      const [change] = changed({ settings: [setting(day, 1250)] })
      assert.equal(change?.of === 'settings' && change.held, held, why)
    }
  })

  it('keeps apart targets of another quarter, and settings of another day', () => {
    const [target] = CITY.targets
    const [change, ...more] = changed({ targets: [target!, { ...target!, quarter: 1 }] })
    assert.deepEqual(more, [])
    assert.equal(change?.of === 'targets' && change.before, null)
  })
})

describe('a list that is laid over another one', () => {
  const key = ({ name }: { name: string }) => name
  const of = (...names: string[]) => names.map((name, at) => ({ name, at }))
  for (const [why, known, given, names] of [
    ['nothing known', of(), of('b', 'a'), 'b0 a1'],
    ['nothing given', of('a', 'b'), of(), 'a0 b1'],
    ['what is known keeps its place and gets the new value', of('a', 'b', 'c'), of('c', 'd'), 'a0 b1 c0 d1'],
    ['given twice: the last one counts', of(), [...of('a'), { name: 'a', at: 9 }], 'a9'],
  ] as const)
    it(why, () =>
      assert.equal(
        overlaid(known, given, key)
          .map(({ name, at }) => name + at)
          .join(' '),
        names,
      ),
    )
})

describe('the value of a setting on a day', () => {
  for (const [day, value] of [
    ['2025-09-30', undefined],
    ['2025-10-01', 1140],
    ['2026-09-30', 1140],
    ['2026-10-01', 1195],
    ['2099-12-31', 1195],
  ] as const)
    it(`${day}: ${value ?? 'none'}`, () => assert.equal(settingOn(CITY, 'minimumWage', day)?.value, value))

  it('is that of the later day also where it was entered first', () => {
    const settings = CITY.settings.toReversed()
    assert.equal(settingOn({ settings }, 'minimumWage', '2026-12-01')?.value, 1195)
    assert.equal(settingOn({ settings }, 'maximumWage', '2026-12-01'), undefined)
  })
})

describe('a minimum wage that is lower than the one before', () => {
  const saysOf = (settings: City['settings'], day = '2026-11-21') =>
    itemsOf({ ...CITY, settings }, day).find(({ key }) => key === 'wage')!
  const rising = CITY.settings
  for (const [what, settings, says] of [
    ['one that rises is not doubted', rising, null],
    [
      'one of today',
      [...rising, setting('2026-11-01', 119)],
      /11月1日（日）からの額（119円）は、前の額（1,195円、.*10月1日/,
    ],
    ['one of a day to come', [...rising, setting('2027-10-01', 1190)], /からの額（1,190円）は、前の額（1,195円/],
    [
      'one entered before it, later',
      [setting('2026-10-01', 1195), setting('2025-10-01', 1200)],
      /1,195円）は、前の額（1,200円/,
    ],
    ['what was put right since is not told for ever', [setting('2024-10-01', 1200), ...rising], null],
    ['the same again is no fall', [...rising, setting('2026-11-01', 1195)], null],
  ] as const)
    it(`is doubted, not refused: ${what}`, () => {
      const item = saysOf(settings)
      assert.equal(item.needed, false, 'work does not stand still for it')
      if (says === null) assert.equal(item.says, null)
      else assert.match(item.says!, says)
    })
  it('is needed only where there is none', () => {
    assert.equal(saysOf([]).needed, true)
    assert.match(saysOf(rising, '2028-01-01').says!, /最後の額は/)
    assert.equal(saysOf(rising, '2028-01-01').needed, false)
    assert.equal(fellFrom(CITY, setting('2027-10-01', 1194))?.value, 1195)
    assert.equal(fellFrom(CITY, setting('2025-10-01', 1)), null, 'before it there was none')
  })
})

describe('what becomes of something that a city entered', () => {
  const entry = { of: 'towns', name: '増尾' }
  for (const [why, over, faults] of [
    ['another name', { becomes: '増尾町' }, 0],
    ['an end', { ends_on: '2027-03-31' }, 0],
    ['no end after all', { ends_on: null }, 0],
    ['taken away', { removed: true }, 0],
    ['none of the three', {}, 1],
    ['two of them', { becomes: '増尾町', ends_on: '2027-03-31' }, 1],
    ['all three', { becomes: '増尾町', ends_on: null, removed: true }, 1],
    ['not taken away', { removed: false }, 1],
    ['a day of no calendar', { ends_on: '2027-02-29' }, 1],
    ['a name of blanks', { becomes: ' ' }, 1],
    ['a name at its longest', { becomes: 'あ'.repeat(200) }, 0],
    ['a name that is longer', { becomes: 'あ'.repeat(201) }, 1],
    ['of a kind that does not end', { of: 'settings', removed: true }, 1],
  ] as const)
    it(`${why}: ${faults === 0 ? 'may be' : 'is told to be wrong'}`, () =>
      assert.equal(faultsOf(ENDING, { ...entry, ...over }).length, faults))

  it('is told as it was done', () => {
    const told = (more: object) => endedText({ of: 'areas', name: '北部', ...more } as Parameters<typeof endedText>[0])
    assert.equal(told({ becomes: '北' }), '圏域・周りの市町村「北部」の名前を「北」に変えました')
    assert.equal(told({ removed: true }), '圏域・周りの市町村「北部」を消しました（一度も使われていません）')
    assert.equal(told({ ends_on: null }), '圏域・周りの市町村「北部」の終わりの日を取り消しました')
    assert.match(told({ ends_on: '2027-03-31' }), /「北部」を令和9年3月31日（水）で終わりにしました$/)
  })

  it('is refused with the name that was written', () => {
    for (const key of ['gone', 'used'] as const) assert.match(REFUSAL_TEXT[key]('増尾'), /「増尾」/)
  })

  it('is one of four kinds', () => {
    for (const kind of ENDED) assert.ok(isEnded(kind))
    for (const kind of ['', 'settings', 'Towns', 'toString']) assert.ok(!isEnded(kind), kind)
  })
})

describe('what a list leaves out', () => {
  const known = (name: string, ends_on: string | null = null) => ({ name, ends_on })
  it('is asked about, but not what has ended', () => {
    assert.deepEqual(missingFrom([known('a'), known('b'), known('c', '2026-03-31')], ['a']), ['b'])
    assert.deepEqual(missingFrom([known('a')], ['a', 'new']), [])
    assert.deepEqual(missingFrom([], ['a']), [])
  })
  it('is named as far as five, and then counted', () => {
    assert.match(missingText('towns', ['a', 'b']), /ファイルにない町があります：a、b。/)
    assert.match(missingText('towns', [...'abcde']), /：a、b、c、d、e。/)
    assert.match(missingText('towns', [...'abcdef']), /：a、b、c、d、e など6。.*何も消していません/)
  })
})

describe('the command that puts a city in', () => {
  const [setup] = setupCommands(async () => ({}))
  const run = (...args: string[]) =>
    setup!.run(args, () => {
      throw new Error('nothing is opened')
    })
  for (const [why, args, says] of [
    ['no file', [], /ファイルを書いてください。例：npx yui municipality setup kashiwa.json/],
    ['only what it is to do with it', ['--check'], /ファイルを書いてください/],
    ['a list of towns without its file', ['a.json', '--towns'], /ファイルを書いてください/],
    ['an option that is none', ['a.json', '--force'], /「--force」は使えません。npx yui municipality setup --help/],
    ['two files', ['a.json', 'b.json'], /「b.json」は使えません/],
    ['an option before a second file', ['a.json', 'b.json', '--dry'], /「--dry」は使えません/],
    ['a file that is not there', ['/nowhere/a.json'], /ファイル「\/nowhere\/a.json」を読めません/],
    ['a file that is a folder', [import.meta.dirname], /を読めません/],
    ['a file that is no JSON', [import.meta.filename], /書き方（JSON）が/],
    ['to write out nothing', ['--export'], /コードと、書き出すファイルを書いてください/],
    ['to write out to nowhere', ['--export', '122173'], /コードと、書き出すファイルを書いてください/],
  ] as const)
    it(`is refused with what to write, before anything is opened: ${why}`, () =>
      assert.rejects(run(...args), (error: unknown) => {
        assert.ok(error instanceof SetupError, String(error))
        assert.match(error.message, says)
        return true
      }))
})
