import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import { requestArrivals } from './desk/arrivals.ts'
import { requestClosing } from './desk/closing.ts'
import { requestMoments } from './desk/history.ts'
import { eraseRequests } from './erasing/store.ts'
import { linkPages } from './link.ts'
import { askingPages } from './own/asking.ts'
import { requestsDated } from './own/dated.ts'
import { requestsMine, requestsOwned, residentPages } from './own/resident.ts'
import { publicPages } from './public.ts'
import { SETTINGS } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveAsked } from './store.ts'
import { requestSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  dated: [requestsDated],
  pages: [
    ...within('requests', publicPages),
    ...linkPages,
    ...within('requests', askingPages),
    ...residentPages,
    ...staffPages,
  ],
  mine: [requestsMine],
  owned: [requestsOwned],
  movings: [moveAsked],
  looks: LOOKS,
  menu: [{ at: 15, href: '/staff/requests', text: '依頼', can: 'people.read' }],
  scope,
  closings: [requestClosing],
  subjects: [requestSubject],
  arrivals: [requestArrivals],
  moments: [requestMoments],
  ways: [
    {
      text: '窓口から連絡をもらう',
      home: '/requests/new',
      activity: id => `/requests/new?activity=${id}`,
      list: words => `/requests/new?${new URLSearchParams({ words })}`,
      within: 'requests',
    },
  ],
  settings: SETTINGS,
  erasings: [
    {
      text: '依頼',
      goes: 'お名前、ご連絡先、書いたこと、電話のメモ',
      stays: 'いつ、どの活動への依頼だったか',
      erase: eraseRequests,
    },
  ],
} satisfies Feature
