import { addMinutes } from '../clock.ts'
import { forgetForms } from '../once.ts'
import type { Round } from './index.ts'
import { forgetRuns } from './store.ts'

/**
 * A form's token answers the second click and the page that is sent again from the browser's history. A session of staff
 * ends after twelve hours at the latest; a week leaves room for a page that was left open.
 */
const FORM_DAYS = 7

/** So long it can be seen what was done on which day. */
const RUN_DAYS = 92

/** What the platform itself has to do once a day. */
export const rounds: readonly Round[] = [
  {
    name: 'platform.sweep',
    text: '送信ずみの入力画面の控えと、古い定時処理の記録を消す',
    each: 'gap',
    run: async (tx, { day, now }) =>
      (await forgetForms(tx, addMinutes(now, -FORM_DAYS * 24 * 60))) + (await forgetRuns(tx, day, RUN_DAYS)),
  },
]
