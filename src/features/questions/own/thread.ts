import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Content } from '#ui/html.ts'
import { numbers } from '#ui/html.ts'
import { timeline } from '#ui/timeline.ts'
import { CLOSE_DAYS } from '../rules.ts'
import type { Entry, Question } from '../store.ts'

/** A text as it was typed, line by line. */
export const inLines = (text: string): Content =>
  text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${numbers(line)}`)

const TOLD = { ask: 'あなた', pass: '窓口', answer: '窓口', close: '窓口' } as const

const bodyOf = ({ verb, words }: Entry): Content =>
  verb === 'pass'
    ? html`<p>団体に確かめています。お名前やご連絡先は伝えていません。</p>`
    : verb === 'close'
      ? html`<p>この質問を終わりにしました。</p>`
      : html`<p>${inLines(words)}</p>`

/** What was asked and answered, in order. */
export const threadPart = (entries: readonly Entry[]): Content =>
  timeline(
    entries.map(entry => ({
      when: formatDay(dayOf(entry.at)),
      datetime: dayOf(entry.at),
      aside: TOLD[entry.verb],
      body: bodyOf(entry),
    })),
    false,
  )

/** What comes next; a day that is over is promised no more. */
export function nextText({ status, due_on }: Pick<Question, 'status' | 'due_on'>, today: string): string {
  const when = due_on < today ? 'できるだけ早く' : `${formatShort(due_on)}までに`
  if (status === 'asked') return `次に：窓口が、${when}お答えするか、いまのようすをお知らせします。`
  if (status === 'passed') return `次に：団体の返事を聞いて、窓口が、${when}お知らせします。`
  if (status === 'answered')
    return `つづけて聞くことができます。${CLOSE_DAYS}日のあいだ何も書かれなければ、この質問は終わりになります。`
  return 'この質問は終わりました。'
}
