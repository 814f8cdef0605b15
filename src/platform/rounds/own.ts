import { checkLog } from '../audit/index.ts'
import { addMinutes } from '../clock.ts'
import { forgetLinks } from '../links.ts'
import { forgetForms } from '../once.ts'
import type { Round } from './index.ts'
import { forgetRuns } from './store.ts'

/**
 * A form's token answers the second click and the page that is sent again from the browser's history. A session of staff
 * ends after twelve hours at the latest; a week leaves room for a page that was left open.
 */
const FORM_DAYS = 7

/**
 * A paper with the code of a link is found again in the same season of the next year: until then whoever opens it is told
 * what became of the link, not that there is none. What was done by it stands in the history of its subject.
 */
const LINK_DAYS = 400

/** So long it can be seen what was done on which day. */
const RUN_DAYS = 92

/** What the platform itself has to do once a day. */
export const rounds: readonly Round[] = [
  {
    name: 'platform.sweep',
    text: '送信ずみの入力画面の控えと、古いリンク・定時処理の記録を消す',
    each: 'gap',
    run: async (tx, { day, now }) => {
      const before = (days: number) => addMinutes(now, -days * 24 * 60)
      const [forms, links] = [await forgetForms(tx, before(FORM_DAYS)), await forgetLinks(tx, before(LINK_DAYS))]
      return forms + links + (await forgetRuns(tx, day, RUN_DAYS))
    },
  },
  {
    name: 'platform.audit',
    text: '閲覧の記録が、書かれたときのままかを確かめる',
    each: 'gap',
    run: (tx, { now }) => checkLog(tx, now),
  },
]
