import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { phoneLink } from '#ui/frame.ts'
import { type Content, numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { certified } from './made/parts.ts'
import { seenPath } from './rules.ts'
import { type Shown, shownById } from './store.ts'
import { KIND_TEXT, MEANS_TEXT, periodText, WITHDRAWN_TEXT } from './text.ts'

/** What stands on the paper, and nothing more; of one that is withdrawn, that it is. */
const told = (one: Shown, from: string): Content =>
  one.withdrawn_at !== null
    ? notice({
        kind: 'warning',
        title: `この証明（${one.number}）は、${formatDay(dayOf(one.withdrawn_at))}に${WITHDRAWN_TEXT}`,
      })
    : html`${notice({ kind: 'success', title: `${from}の記録にある、本物の証明です。`, body: '紙の内容と、下の内容が同じことを確かめてください。' })}
      ${summary([
        { label: '番号', value: one.number },
        { label: 'お名前', value: one.name },
        { label: '期間', value: numbers(periodText(one)) },
        { label: '活動', value: KIND_TEXT[one.kind] },
        { label: '作った日', value: numbers(formatDay(dayOf(one.at))) },
      ])}<h2>証明していること</h2><p>${MEANS_TEXT}</p>${certified(one)}`

const view = ({ municipality }: Ask, one: Shown): View => ({
  title: '活動証明の確認',
  body: html`${pageHead({ title: '活動証明の確認' })}${told(one, municipality.name)}
    <p>おたずねは、${municipality.desk_name}へ。${phoneLink(municipality.desk_phone)}（${municipality.desk_hours}）</p>`,
})

/** Whether a certificate is genuine, for whoever holds the paper. */
export const linkPages = [
  page.link({
    path: seenPath(':token'),
    can: 'certificate.see',
    audit: { action: 'certificate.see', subject: ask => [...ask.actor.subject] },
    get: async (ask, db) => {
      const [kind, id] = ask.actor.subject
      const one = kind === 'certificate' ? await shownById(db, id) : undefined
      return one ? view(ask, one) : null
    },
  }),
]
