import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Nearest, TeamChange } from '#matching/index.ts'
import { nearestText, teamText } from './sentences.ts'

const tuesday = { slot: 's', weekday: 'tue', half: 'am', from: 9, to: 12 } as const
const saturday = { slot: 't', weekday: 'sat', half: 'am', from: 9, to: 12 } as const
const monday = { slot: 'u', weekday: 'mon', half: 'evening', from: 17, to: 18.5 } as const

describe('what would bring somebody a place', () => {
  const table: [Nearest, string][] = [
    [{ change: { rule: 'availability', ...tuesday }, opportunities: 3 }, '火曜の午前が空けば、3件あります'],
    [{ change: { rule: 'reach', km: 0.5 }, opportunities: 12 }, 'あと0.5km遠くまで行ければ、12件あります'],
    [{ change: { rule: 'skill', skills: ['cook'] }, opportunities: 1 }, '「調理師」があれば、1件あります'],
    [{ change: { rule: 'kind', kind: 'dispatch' }, opportunities: 2 }, '「派遣」も考えられれば、2件あります'],
  ]
  for (const [nearest, said] of table) it(said, () => assert.equal(nearestText(nearest), said))
})

describe('what would complete a team', () => {
  const table: [TeamChange[], string][] = [
    [
      [
        { change: 'person', at: saturday, seats: 1 },
        {
          change: 'split',
          at: saturday,
          hours: 2,
          parts: [
            [9, 11],
            [11, 12],
          ],
        },
      ],
      '土曜の午前にあと1人、または3時間を2時間に分ければ成立します',
    ],
    [[{ change: 'person', at: saturday, seats: 2 }], '土曜の午前にあと2人いれば成立します'],
    [[{ change: 'leader', at: monday, skill: 'cook' }], '月曜の夕方に「調理師」のある人が1人いれば成立します'],
    [
      [{ change: 'experienced', at: tuesday, category: 'office', seats: 1 }],
      '火曜の午前に「事務」の経験のある人があと1人いれば成立します',
    ],
    [
      [
        {
          change: 'split',
          at: monday,
          hours: 0.75,
          parts: [
            [17, 17.75],
            [17.75, 18.5],
          ],
        },
      ],
      '月曜の夕方の1.5時間を0.75時間に分ければ成立します',
    ],
    [
      [{ change: 'rule', at: saturday, rule: 'reach', people: 4 }],
      '土曜の午前は行き来の手だてがつけば（4人）成立します',
    ],
    [
      [
        { change: 'leader', at: saturday, skill: 'x' },
        { change: 'person', at: tuesday, seats: 1 },
        { change: 'rule', at: tuesday, rule: 'load', people: 2 },
      ],
      '土曜の午前に「x」のある人が1人、または火曜の午前にあと1人、またはからだの負担を減らせば（2人）成立します',
    ],
  ]
  for (const [changes, said] of table) it(said, () => assert.equal(teamText(changes), said))
})
