import { today as dayOf } from '#platform/clock.ts'
import { telling } from '#platform/feature.ts'
import { questionPath } from '../rules.ts'
import { PASSED_BY_TEXT } from '../text.ts'
import { type Line, momentsAsked } from './store.ts'

/** What one line of a thread says in a time line. */
export const lineText = ({ verb, words, note, medium }: Pick<Line, 'verb' | 'words' | 'note' | 'medium'>): string =>
  ({
    ask: `質問：${words}`,
    pass: `団体に${medium ? PASSED_BY_TEXT[medium] : ''}聞きました（だれからかは伝えていません）：${note}`,
    answer: `答え：${words}`,
    close: `質問を終わりにしました：${note}`,
  })[verb]

/** What somebody asked and was answered, on their time line. */
export const questionMoments = telling(momentsAsked, rows =>
  rows.map(row => ({
    ...{ at: row.at, day: dayOf(row.at), aside: row.verb === 'ask' ? '' : (row.by ?? '') },
    ...{ body: `「${row.title}」について ${lineText(row)}`, href: questionPath(row.question_id) },
  })),
)
