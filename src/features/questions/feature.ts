import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import './happenings.ts'
import { questionArrivals } from './desk/arrivals.ts'
import { questionClosing } from './desk/closing.ts'
import { questionMoments } from './desk/moments.ts'
import { eraseQuestions } from './erasing/store.ts'
import { questionsMine, questionsOwned } from './own/mine.ts'
import { publicPages } from './public.ts'
import { residentPages } from './resident.ts'
import { STAFF_PATH } from './rules.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { moveQuestions } from './store.ts'
import { questionSubject } from './subject.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...within('requests', publicPages), ...residentPages, ...staffPages],
  mine: [questionsMine],
  owned: [questionsOwned],
  movings: [moveQuestions],
  looks: LOOKS,
  menu: [{ at: 36, href: STAFF_PATH, text: '質問', can: 'people.read', group: 'activities' }],
  scope,
  subjects: [questionSubject],
  arrivals: [questionArrivals],
  moments: [questionMoments],
  closings: [questionClosing],
  ways: [{ text: 'この活動について聞く', activity: id => `/questions/new?activity=${id}`, within: 'requests' }],
  erasings: [
    {
      text: '活動についての質問',
      goes: '質問と答えの文',
      stays: 'どの活動について、いつ質問があったか',
      erase: eraseQuestions,
    },
  ],
} satisfies Feature
