import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MEANS } from '#features/kinds/index.ts'
import { byReading, findPlace, metres, minutesBy, minutesByAll, nearest, reachMetres, type Speeds } from './rules.ts'

const SPEEDS: Speeds = { walk: 80, bicycle: 200, bus: 250, car: 400, detour: 1.3, busWait: 10 }
const KASHIWA = { lat: 35.8623, lng: 139.9709 }
const CITY = { name: '柏市', prefecture: '千葉県' }

test('a degree of latitude is 111.2 km and the way there is as long as the way back', () => {
  const north = { lat: KASHIWA.lat + 1, lng: KASHIWA.lng }
  assert.ok(Math.abs(metres(KASHIWA, north) - 111_195) < 1)
  assert.equal(metres(KASHIWA, north), metres(north, KASHIWA))
  assert.equal(metres(KASHIWA, KASHIWA), 0)
})

for (const [means, line, minutes] of [
  ['walk', 0, 1],
  ['walk', 615, 10],
  ['walk', 616, 11],
  ['bicycle', 1538, 10],
  ['car', 3000, 10],
  ['bus', 400, null],
  // 600 m on foot 7.5 + wait 10 + 3,300 m by bus 13.2
  ['bus', 3000, 31],
] as const)
  test(`${line} m by ${means} take ${minutes ?? 'no ride'}`, () =>
    assert.equal(minutesBy(means, line, SPEEDS), minutes))

test('the bus is named only where it is quicker than walking', () => {
  assert.deepEqual(Object.keys(minutesByAll(700, SPEEDS)), ['walk', 'bicycle', 'car'])
  assert.deepEqual(Object.keys(minutesByAll(3000, SPEEDS)), ['walk', 'bicycle', 'bus', 'car'])
})

test('what lies within the reach takes at most the minutes, what lies outside takes longer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MEANS),
      fc.integer({ min: 1, max: 120 }),
      fc.double({ min: 1, max: 40_000, noNaN: true }),
      (means, minutes, line) => {
        const edge = reachMetres(means, minutes, SPEEDS)
        if (Math.abs(line - edge) < 0.01) return true
        const taken = Math.min(
          minutesBy(means, line, SPEEDS) ?? Number.POSITIVE_INFINITY,
          means === 'bus' ? minutesBy('walk', line, SPEEDS)! : Number.POSITIVE_INFINITY,
        )
        return line < edge === taken <= minutes
      },
    ),
  )
})

test('the nearest come first', () => {
  const points = [3, 1, 2].map(n => ({ name: String(n), lat: KASHIWA.lat + n / 100, lng: KASHIWA.lng }))
  assert.deepEqual(
    nearest(points, KASHIWA, 2).map(point => point.name),
    ['1', '2'],
  )
})

const place = (name: string, kana = '', postcode = '') => ({ name, kana, postcode, lat: 35.86, lng: 139.97 })
const PLACES = {
  towns: [
    place('柏一丁目', 'かしわ', '2770005'),
    place('柏の葉一丁目', 'かしわのは', '2770882'),
    place('柏の葉三丁目', 'かしわのは', '2770882'),
    place('松葉町一丁目', 'まつばちょう', '2770827'),
    place('松葉町二丁目', 'まつばちょう', '2770827'),
    place('若柴', 'わかしば', '2770871'),
    place('名戸ケ谷', 'などがや', '2770032'),
    place('十余二', 'とよふた', '2770872'),
    place('光ケ丘', 'ひかりがおか', '2770065'),
    place('豊住十二丁目', 'とよすみ', '2770071'),
  ],
  facilities: [
    place('柏駅', 'かしわえき'),
    place('北柏駅', 'きたかしわえき'),
    place('さくら近隣センター', 'さくらきんりんせんたー'),
  ],
}

for (const [typed, name, closer] of [
  ['柏一丁目', '柏一丁目', []],
  ['柏市柏１丁目', '柏一丁目', []],
  ['千葉県柏市 柏1丁目', '柏一丁目', []],
  ['柏1-2-3', '柏一丁目', []],
  ['若', '若柴', []],
  ['名戸ヶ谷', '名戸ケ谷', []],
  ['名戸が谷', '名戸ケ谷', []],
  ['光が丘', '光ケ丘', []],
  ['ひかりがおか', '光ケ丘', []],
  ['豊住12丁目', '豊住十二丁目', []],
  ['十余二348-1', '十余二', []],
  ['柏駅', '柏駅', []],
  ['かしわえき', '柏駅', []],
  ['カシワエキ', '柏駅', []],
  ['さくら近隣センター', 'さくら近隣センター', []],
  ['松葉町2-1-3', '松葉町二丁目', []],
  ['松葉町２ー１ー３', '松葉町二丁目', []],
  ['柏市大字十余二348', '十余二', []],
  ['まつばちょう2丁目', '松葉町二丁目', []],
  ['松葉町', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
  ['まつばちょう', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
  ['マツバチョー', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
  ['277-0827', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
  ['〒２７７ー０８２７', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
  ['松葉町9-1', '松葉町', ['松葉町一丁目', '松葉町二丁目']],
] as const)
  test(`「${typed}」 is ${name}`, () => {
    const found = findPlace(PLACES, typed, CITY)
    assert.ok('place' in found)
    assert.deepEqual([found.place.name, found.closer], [name, closer])
  })

for (const [what, places, sorted] of [
  [
    'by reading, and not by the codes of their signs',
    [
      place('名戸ケ谷', 'などがや'),
      place('若柴', 'わかしば'),
      place('旭町', 'あさひちょう'),
      place('光ケ丘', 'ひかりがおか'),
    ],
    ['旭町', '名戸ケ谷', '光ケ丘', '若柴'],
  ],
  [
    'with their 丁目 by number',
    ['十', '二', '一', '十二', '三'].map(number => place(`豊住${number}丁目`, 'とよすみ')),
    ['豊住一丁目', '豊住二丁目', '豊住三丁目', '豊住十丁目', '豊住十二丁目'],
  ],
  [
    'が beside か, っ beside つ, katakana beside hiragana, as in a dictionary',
    [
      place('上', 'かみ'),
      place('崖', 'がけ'),
      place('柿', 'カキ'),
      place('勝田', 'かつた'),
      place('学校前', 'がっこうまえ'),
    ],
    ['柿', '崖', '学校前', '勝田', '上'],
  ],
  [
    'those without a reading behind, as a Japanese index has their signs',
    [place('豊四季'), place('柏七丁目'), place('旭町'), place('柏三丁目'), place('増尾', 'ますお'), place('柏')],
    ['増尾', '旭町', '柏', '柏三丁目', '柏七丁目', '豊四季'],
  ],
  [
    'two that are read alike stay apart',
    [place('戸張', 'とばり'), place('帳', 'とばり'), place('戸張', 'とばり')],
    ['戸張', '戸張', '帳'],
  ],
] as const)
  test(`places stand in the order in which one looks for them: ${what}`, () =>
    assert.deepEqual(
      byReading(places).map(({ name }) => name),
      sorted,
    ))

test('a whole town is the middle of its 丁目', () => {
  const towns = [
    { ...place('松葉町一丁目'), lat: 35.88 },
    { ...place('松葉町二丁目'), lat: 35.9 },
  ]
  const found = findPlace({ towns, facilities: [] }, '松葉町', CITY)
  assert.ok('place' in found && Math.abs(found.place.lat - 35.89) < 1e-9)
})

test('a beginning that several places have gives their names, an unknown place none', () => {
  assert.deepEqual(findPlace(PLACES, 'かしわの', CITY), {
    place: { name: '柏の葉', lat: 35.86, lng: 139.97 },
    closer: ['柏の葉一丁目', '柏の葉三丁目'],
  })
  assert.deepEqual(findPlace(PLACES, 'き', CITY), { place: { name: '北柏駅', lat: 35.86, lng: 139.97 }, closer: [] })
  assert.deepEqual(findPlace(PLACES, 'と', CITY), { choices: ['十余二', '豊住'] })
  assert.deepEqual(findPlace(PLACES, '銀座', CITY), { choices: [] })
  assert.deepEqual(findPlace(PLACES, '100-0001', CITY), { choices: [] })
  assert.deepEqual(findPlace(PLACES, ' ', CITY), { choices: [] })
})
