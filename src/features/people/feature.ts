import type { Feature } from '#platform/feature.ts'
import { erasePerson } from './erasing/store.ts'
import { personArrivals } from './find/arrivals.ts'
import { SETTINGS, PERMISSIONS as URGENT } from './looks/rules.ts'
import { lookSubject } from './looks/subject.ts'
import { personMine, personOwned } from './own/mine.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { pages } from './staff.ts'
import { personSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages,
  menu: [{ at: 20, href: '/staff/people', text: '人', can: 'people.find' }],
  permissions: { ...PERMISSIONS, ...URGENT },
  looks: LOOKS,
  subjects: [personSubject, lookSubject],
  settings: SETTINGS,
  arrivals: [personArrivals],
  scope,
  mine: [personMine],
  owned: [personOwned],
  erasings: [
    {
      text: '利用者',
      goes: 'お名前、ふりがな、ご連絡先、ご住所、生まれた月日、ご希望、からだのこと、来られる時間、得意なこと、人とのつながり、健康のメモ',
      stays: '生まれた年、性別、圏域、登録の日、来る手段のうち最も遠くまで行けるもの（どれも、数をまとめるため）',
      erase: erasePerson,
    },
  ],
} satisfies Feature
