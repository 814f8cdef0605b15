import type { PutLine, PutStop } from '#features/places/index.ts'

// Bus lines of the demo city: all invented, and said to be wherever they are named.

const SAMPLE = '見本の路線です。実際のバスとはちがいます。'

const stop = (name: string, lat: number, lng: number): PutStop => ({ name, lat, lng })
export const STOPS: readonly PutStop[] = [
  stop('柏駅', 35.8623, 139.9709),
  stop('松ケ崎', 35.879083, 139.975947),
  stop('松葉町二丁目', 35.885921, 139.978984),
  stop('松葉町四丁目', 35.889114, 139.971798),
  stop('松葉町七丁目', 35.889534, 139.963287),
  stop('柏の葉キャンパス駅', 35.8932, 139.9526),
  stop('けやき近隣センター', 35.866895, 139.957937),
  stop('豊四季駅', 35.8669, 139.939),
  stop('高田', 35.877697, 139.949221),
  stop('西柏台', 35.885667, 139.924646),
  stop('西原三丁目', 35.895553, 139.919002),
  stop('増尾駅', 35.8302, 139.9766),
  stop('こぶし近隣センター', 35.832466, 139.974945),
  stop('逆井駅', 35.8232, 139.9839),
  stop('もみじ近隣センター', 35.809857, 139.996441),
  stop('高柳駅', 35.8071, 139.9989),
]

const line = (name: string, per_hour: readonly number[], stops: readonly (readonly [string, number])[]): PutLine => ({
  ...{ name, operator: '見本バス', both_ways: true, per_hour, valid_from: '2026-04-01', ends_on: null, source: SAMPLE },
  stops: stops.map(([stop, minutes]) => ({ stop, minutes })),
})

export const LINES: readonly PutLine[] = [
  line(
    '見本1（柏駅・松葉町・柏の葉）',
    [4, 3, 2, 3, 3, 1],
    [
      ['柏駅', 0],
      ['松ケ崎', 8],
      ['松葉町二丁目', 4],
      ['松葉町四丁目', 3],
      ['松葉町七丁目', 3],
      ['柏の葉キャンパス駅', 5],
    ],
  ),
  line(
    '見本2（柏駅・豊四季・西原）',
    [2, 2, 0, 1, 1, 0],
    [
      ['柏駅', 0],
      ['けやき近隣センター', 6],
      ['豊四季駅', 8],
      ['高田', 7],
      ['西柏台', 9],
      ['西原三丁目', 5],
    ],
  ),
  line(
    '見本3（増尾・高柳のコミュニティバス）',
    [1, 1, 0, 0, 0, 0],
    [
      ['増尾駅', 0],
      ['こぶし近隣センター', 2],
      ['逆井駅', 6],
      ['もみじ近隣センター', 8],
      ['高柳駅', 2],
    ],
  ),
]
