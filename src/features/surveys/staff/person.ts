import { html } from 'hono/html'
import { CHANNEL_TEXT } from '#features/consultations/index.ts'
import { personPath as deskPath, fullName, personHead } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { doing, may, page } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { type Column, table } from '#ui/table.ts'
import { handConsultation } from '../actions.ts'
import { slipsView } from '../paper.ts'
import { PATH, personPath } from '../paths.ts'
import { consultationHead, type Talk, talksOf } from '../store.ts'
import { HAND_TEXT, READERS } from '../text.ts'
import { satisfiedText, slipText, takeBack, typeLink } from './parts.ts'

/** So many of the latest consultations are shown. */
const SHOWN = 20

const handForm = (talk: Talk) =>
  form({
    action: `/staff/consultations/${talk.id}/survey`,
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

/** The consultations of a person with their slips: hand one out, type what came back, and what was answered. */
export const surveysPage = page.staff({
  path: '/staff/people/:id/surveys',
  can: 'consultations.write',
  audit: { action: 'survey.person', subject: ask => ['person', ask.params.id] },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    if (!person) return null
    const title = `${fullName(person)}さん：満足度のアンケート`
    return {
      title,
      nav: '/staff/people',
      body: html`${backLink(deskPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title, lead: '相談のあとに、用紙を渡してお聞きします。ご本人の答えが、相談員の入力より先に数えられます。' })}
        <p>${READERS}</p>
        ${table({
          caption: '相談とアンケート',
          items: await talksOf(db, person.id, SHOWN),
          cards: true,
          empty: '相談の記録がありません。相談を記録すると、用紙を渡せます。',
          columns: columns(ask.today, may(ask, 'surveys.words')),
        })}`,
    }
  },
})

/** The slip of a consultation, to be printed and handed over. */
export const handPage = page.staff({
  path: '/staff/consultations/:id/survey',
  can: 'consultations.write',
  audit: { action: 'survey.hand', subject: ask => ['consultation', ask.params.id] },
  post: async (ask, tx) => {
    const head = await consultationHead(tx, ask.params.id)
    if (!head) return null
    const back = head.person_id ? personPath(head.person_id) : PATH
    const handed = await handConsultation(tx, head.id, doing(ask))
    if ('refused' in handed) return { redirect: back, flash: { kind: 'info', text: HAND_TEXT[handed.refused] } }
    return slipsView(ask, [handed], back)
  },
})
