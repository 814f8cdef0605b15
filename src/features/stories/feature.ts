import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { eraseStories } from './erasing/store.ts'
import { PATH, PUBLIC_PATH } from './paths.ts'
import { publicPages } from './public.ts'
import { PERMISSIONS } from './rules.ts'
import { interviewPage } from './staff/interview.ts'
import { listPage } from './staff/list.ts'
import { newPage } from './staff/new.ts'
import { decidePage, doPage, onePage, savePage } from './staff/one.ts'
import { storySubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...publicPages, listPage, interviewPage, newPage, onePage, savePage, doPage, decidePage],
  menu: [{ at: 87, href: PATH, text: '事例', can: 'stories.read', group: 'activities' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  subjects: [storySubject],
  onward: [{ kind: 'person', text: '事例', path: id => `${PATH}?person=${id}`, can: 'stories.read' }],
  ways: [
    {
      text: 'はじめた人のお話を読む',
      home: PUBLIC_PATH,
      activity: id => `${PUBLIC_PATH}?activity=${id}`,
      only: 'stories',
    },
  ],
  erasings: [
    {
      text: '事例',
      goes: 'お話のすべて（公開を先に止めます）',
      erase: eraseStories,
    },
  ],
} satisfies Feature
