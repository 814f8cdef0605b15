import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { eraseCalendars } from './erasing/store.ts'
import { feedPages } from './feed/link.ts'
import { feedResidentPages } from './feed/resident.ts'
import { moveFeeds } from './feed/store.ts'
import { scope } from './scope.ts'
import { LOOKS } from './text.ts'
import { weekPages } from './week/resident.ts'

export const feature = {
  pages: feedResidentPages,
  pagesAbout: ({ dated }) => [...weekPages(dated), ...feedPages(dated)],
  movings: [moveFeeds],
  subjects: [{ kind: 'calendar', text: '予定表の住所' }],
  looks: LOOKS,
  scope,
  erasings: [{ text: '予定表', goes: '予定表のリンク', erase: eraseCalendars }],
} satisfies Feature
