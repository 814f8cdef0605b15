import { html } from 'hono/html'
import { CHANNEL_TEXT } from '#features/consultations/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { type Column, table } from '#ui/table.ts'
import { handConsultation } from '../actions.ts'
import { personPath, talkPath } from '../paths.ts'
import { consultationHead, type Talk, talkById } from '../store.ts'
import { HAND_TEXT, READERS } from '../text.ts'
import { slipsView } from './paper.ts'
import { satisfiedText, slipText, takeBack, typeLink } from './parts.ts'

const LIST = '/staff/consultations'

const handForm = (talk: Talk) =>
  form({
    action: talkPath(talk.id),
    once: newId(),
    body: false,
    submit: button({ text: talk.slip ? '印刷しなおす' : '用紙を印刷して渡す', kind: talk.slip ? 'quiet' : 'plain' }),
  })

const columns = (today: string, words: boolean): Column<Talk>[] => [
  { key: 'day', title: '相談した日', header: true, cell: ({ on_day }) => formatDay(on_day) },
  { key: 'how', title: '方法・職員', cell: ({ channel, by }) => `${CHANNEL_TEXT[channel]}・${by}` },
  { key: 'satisfied', title: '満足度', cell: satisfiedText },
  { key: 'slip', title: 'アンケートの用紙', cell: talk => slipText(talk, today) },
  ...(words ? [{ key: 'words', title: 'ひとこと', cell: ({ slip }: Talk) => slip?.answer?.words ?? '' }] : []),
  {
    key: 'do',
    title: 'すること',
    pressed: true,
    cell: talk =>
      talk.slip?.answer
        ? talk.slip.answer.way !== 'qr' && typeLink(talk.slip.code)
        : html`<div class="stack">${handForm(talk)}${talk.slip && [typeLink(talk.slip.code), takeBack(talk.slip)]}</div>`,
  },
]

/** Consultations, each with its slip and what can be done with it. */
export const talkTable = (ask: Ask<Staff>, talks: readonly Talk[]): Html =>
  table({
    caption: '相談とアンケート',
    items: talks,
    cards: true,
    empty: '相談の記録がありません。相談を記録すると、用紙を渡せます。',
    columns: columns(ask.today, may(ask, 'surveys.words')),
  })

const audit = (action: string) => ({
  action,
  subject: (ask: Ask<Staff, 'id'>): [string, string] => ['consultation', ask.params.id],
})

/** One consultation with its slip: also of somebody who gave no name, who can be asked all the same. */
export const talkPage = page.staff({
  path: '/staff/consultations/:id/survey',
  can: 'consultations.write',
  audit: audit('survey.talk'),
  get: async (ask, db) => {
    const talk = await talkById(db, ask.params.id)
    if (!talk) return null
    const title = `${formatDay(talk.on_day)}の相談：満足度のアンケート`
    return {
      title,
      nav: '/staff/people',
      body: html`${backLink(LIST, '相談の一覧')}${pageHead({ title, lead: '相談のあとに、用紙を渡してお聞きします。お名前を聞いていない方にも渡せます。' })}
        <p>${READERS}</p>${talkTable(ask, [talk])}`,
    }
  },
})

/** The slip of a consultation, to be printed and handed over. */
export const handPage = page.staff({
  path: '/staff/consultations/:id/survey',
  can: 'consultations.write',
  audit: audit('survey.hand'),
  post: async (ask, tx) => {
    const head = await consultationHead(tx, ask.params.id)
    if (!head) return null
    const back = head.person_id ? personPath(head.person_id) : talkPath(head.id)
    const handed = await handConsultation(tx, head.id, doing(ask))
    if ('refused' in handed) return { redirect: back, flash: { kind: 'info', text: HAND_TEXT[handed.refused] } }
    return slipsView(ask, [handed], back)
  },
})
