import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { answerByLink, PURPOSE } from './actions.ts'
import { answerForm } from './forms.ts'
import { type Asked, askedById } from './store.ts'
import { aboutText, NO_NAME, READERS, SCALE, WORDS_LIMIT } from './text.ts'

const TITLE = '満足度のアンケート'

/** Two questions on one page: how it was, and whatever somebody wants to say. */
function questionsView(
  ask: Ask<Link, 'token'>,
  asked: Asked,
  typed?: Submitted,
  errors: Readonly<Record<string, string>> = {},
): View {
  const value = (name: string) => (typed ? one(typed, name) : '')
  return {
    title: TITLE,
    ...(typed && { status: 422 as const }),
    body: html`${pageHead({ title: TITLE, lead: `${aboutText(asked)}について、お聞かせください。2つだけです。` })}
      <p>${NO_NAME}</p>
      ${checked(
        errors,
        form({
          action: `/surveys/at/${ask.params.token}`,
          once: newId(),
          body: [
            radioField({
              ...{ name: 'satisfied', label: '1．いかがでしたか', required: true, error: errors['satisfied'] },
              value: value('satisfied'),
              options: SCALE,
            }),
            textArea({
              ...{ name: 'words', label: '2．ひとこと（書かなくてもかまいません）', value: value('words') },
              ...{ error: errors['words'], hint: READERS, rows: 4, limit: WORDS_LIMIT },
            }),
          ],
          submit: button({ text: 'この答えを送る', kind: 'main' }),
        }),
      )}`,
  }
}

const thanksView = (ask: Ask<Link, 'token'>): View => ({
  title: 'ありがとうございました',
  body: html`${pageHead({ title: 'ありがとうございました', lead: 'お答えを受けとりました。窓口をよくするために使います。' })}
    <p>この用紙は、もう使いません。ほかにお話しになりたいことがあるときは、${ask.municipality.desk_name}へお電話ください（${ask.municipality.desk_phone}）。</p>`,
})

/** By the link on the slip whoever holds it answers, once. A look at it changes nothing. */
export const answerPage = page.link({
  path: '/surveys/at/:token',
  can: PURPOSE,
  audit: { action: 'survey.answer', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const asked = await askedById(db, ask.actor.subject[1])
    return asked ? questionsView(ask, asked) : null
  },
  post: async (ask, tx, typed) => {
    const asked = await askedById(tx, ask.actor.subject[1])
    if (!asked) return null
    const read = accept(answerForm, typed)
    if (!read.ok) return questionsView(ask, asked, typed, read.errors)
    await answerByLink(tx, asked.id, read.value, ask.now)
    return thanksView(ask)
  },
})
