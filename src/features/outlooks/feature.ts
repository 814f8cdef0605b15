import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { eraseOutlook } from './erasing/store.ts'
import { outlookMine, outlookOwned, residentPages } from './own/resident.ts'
import { PATHS, staffPath } from './paths.ts'
import { publicPages } from './public.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveSheet } from './store.ts'
import { LOOKS, TITLE } from './text.ts'

export const feature = {
  pages: staffPages,
  pagesAbout: parts => [...publicPages(parts), ...residentPages(parts)],
  looks: LOOKS,
  scope,
  subjects: [{ kind: 'outlook', text: 'ふりかえりシート' }],
  onward: [{ kind: 'person', text: 'ふりかえりシート', path: staffPath, can: 'people.write' }],
  ways: [{ text: `${TITLE}を考える`, home: PATHS.sheet }],
  mine: [outlookMine],
  owned: [outlookOwned],
  movings: [moveSheet],
  erasings: [{ text: 'ふりかえりシート', goes: '書いたことのすべて', erase: eraseOutlook }],
} satisfies Feature
