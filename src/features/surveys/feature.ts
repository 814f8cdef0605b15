import { type Feature, telling } from '#platform/feature.ts'
import './happenings.ts'
import { eraseAnswers } from './erasing/store.ts'
import { answerPage } from './link.ts'
import { entryPath, PATH, personPath, talkPath } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { scope } from './scope.ts'
import { entrySurveys, printEntryPage } from './staff/entry.ts'
import { surveysPage } from './staff/person.ts'
import { handPage, talkPage } from './staff/talk.ts'
import { typePage } from './staff/type.ts'
import { withdrawPage } from './staff/withdraw.ts'
import { answersAsked } from './store.ts'
import { LOOKS } from './text.ts'
import { surveyTimeline } from './timeline.ts'

export const feature = {
  pages: [typePage, surveysPage, talkPage, handPage, entrySurveys, printEntryPage, withdrawPage, answerPage],
  menu: [{ at: 74, href: PATH, text: '満足度', can: 'surveys.type', group: 'results' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  scope,
  subjects: [{ kind: 'survey', text: 'アンケート' }],
  moments: [telling(answersAsked, surveyTimeline)],
  onward: [
    { kind: 'person', text: '満足度のアンケート', path: personPath, can: 'consultations.write' },
    { kind: 'consultation', text: 'アンケート', path: talkPath, can: 'consultations.write' },
    { kind: 'entry', text: '満足度のアンケートを配る', path: entryPath, can: 'entries.write' },
  ],
  erasings: [
    {
      text: 'アンケート',
      goes: 'ひとこと、用紙のリンク',
      stays: '満足度',
      erase: eraseAnswers,
    },
  ],
} satisfies Feature
