import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { pages, traitPath } from './staff.ts'
import { eraseTraits, ownTraits } from './store.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 94, href: '/staff/traits', text: '市の項目', can: 'people.write', group: 'office' }],
  settings: SETTINGS,
  looks: LOOKS,
  scope,
  onward: [{ kind: 'person', text: '市の項目', path: traitPath, can: 'people.write' }],
  owned: [
    {
      key: 'traits',
      text: '市の項目',
      read: async db =>
        (await ownTraits(db)).map(({ name, value, at }) => ({
          項目: name,
          内容: value,
          いつから: formatDay(dayOf(at)),
        })),
    },
  ],
  erasings: [{ text: '市の項目', goes: '市の項目に入力したことのすべて', erase: eraseTraits }],
} satisfies Feature
