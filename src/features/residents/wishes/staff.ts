import { html } from 'hono/html'
import { z } from 'zod'
import { editPath, personPath } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { needed, note } from '#platform/reading.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { answerWish } from './actions.ts'
import { type Wish, wishById } from './store.ts'
import { wishPath } from './subject.ts'
import { REFUSED_TEXT, WISH_TEXT } from './text.ts'

const LIMIT = 2000
const answered = z.object({
  answer: needed(
    note('お答え', LIMIT, '短くしてください。'),
    'お答えを書いてください。ご本人がごらんになります。例：電話番号を直しました。',
  ),
})

function view(ask: Ask<Staff>, wish: Wish, typed?: Submitted, errors: Readonly<Record<string, string>> = {}): View {
  const title = `${wish.name}さんの求め：${WISH_TEXT[wish.kind]}`
  return {
    title: 'ご本人の求め',
    nav: '/staff/people',
    ...(typed && { status: 422 as const }),
    body: html`${backLink(personPath(wish.person_id), `${wish.name}さんの画面へ`)}${pageHead({ title, lead: '法律では30日のうちに答えます（個人情報の保護に関する法律94条・102条）。' })}
      ${summary([
        { label: '求めの内容', value: wish.words },
        { label: '届いた日時', value: momentText(wish.at) },
      ])}
      ${wish.kind === 'correct' && html`<p><a href="${editPath(wish.person_id, 'basic')}">この方の名前や連絡先を直す</a></p>`}
      ${
        wish.answered_at
          ? notice({
              kind: 'info',
              title: 'お答えしました。',
              body: html`${wish.answer}<br>${wish.by}（${momentText(wish.answered_at)}）`,
            })
          : may(ask, 'people.write') &&
            checked(
              errors,
              form({
                action: `${wishPath(wish.id)}/answer`,
                once: newId(),
                body: textArea({
                  ...{
                    name: 'answer',
                    label: 'お答え（ご本人がごらんになります）',
                    rows: 4,
                    limit: LIMIT,
                    required: true,
                  },
                  ...{ value: typed ? one(typed, 'answer') : '', error: errors['answer'] },
                  hint: '直したこと、消したこと、残るものとその年限を書きます。すべてを消すときは、この方の画面の「この方の記録の消去」から始めると、答えも書かれます。',
                }),
                submit: button({ text: '答えて終わりにする', kind: 'main' }),
              }),
            )
      }`,
  }
}

const audit = {
  action: 'data-wish.read',
  subject: (ask: Ask<Staff, 'id'>): [string, string] => ['data_wish', ask.params.id],
}

/** Staff read what somebody asks of their own data, do it on the pages of the record, and answer here. */
export const wishStaffPages = [
  page.staff({
    ...{ path: wishPath(':id'), can: 'people.read', audit },
    get: async (ask, db) => {
      const wish = await wishById(db, ask.params.id)
      return wish ? view(ask, wish) : null
    },
  }),
  page.staff({
    ...{ path: `${wishPath(':id')}/answer`, can: 'people.write', audit },
    post: async (ask, tx, typed) => {
      const wish = await wishById(tx, ask.params.id)
      if (!wish) return null
      const read = accept(answered, typed)
      if (!read.ok) return view(ask, wish, typed, read.errors)
      const refused = await answerWish(tx, wish.id, read.value.answer, doing(ask))
      return refused
        ? view(ask, wish, typed, { answer: REFUSED_TEXT[refused.refused] })
        : { redirect: wishPath(wish.id), flash: 'お答えを記録しました。ご本人のページに出ます。' }
    },
  }),
]
