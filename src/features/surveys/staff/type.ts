import { html } from 'hono/html'
import { formatCode, readCode } from '#features/requests/rules.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { typeAnswer } from '../actions.ts'
import { typedForm } from '../forms.ts'
import { PATH } from '../paths.ts'
import { stateOf, TYPED_WAYS } from '../rules.ts'
import { type Slip, slipByCode, standingOf } from '../store.ts'
import { ANSWER_REFUSED_TEXT, aboutText, READERS, SCALE, STATE_TEXT, TYPED_WAY_TEXT, WORDS_LIMIT } from '../text.ts'
import { takeBack } from './parts.ts'

const TITLE = 'アンケートの答えを入れる'

/** What a code is about, so that whoever types sees that it is the right slip. */
const slipPart = (slip: Slip | undefined, today: string): Content => {
  if (!slip) return false
  const state = stateOf({ ...standingOf(slip), until_on: slip.until_on }, today)
  return notice({
    kind: 'info',
    title: `${formatCode(slip.code)}：${aboutText(slip)}`,
    body: html`<p>${STATE_TEXT[state]}。</p>${(state === 'open' || state === 'over') && takeBack(slip)}`,
  })
}

async function view(
  ask: Ask<Staff>,
  db: Read,
  typed: Submitted,
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  const code = readCode(one(typed, 'code'))
  const slip = code === null ? undefined : await slipByCode(db, code)
  return {
    title: TITLE,
    nav: PATH,
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${pageHead({ title: TITLE, lead: '戻ってきた用紙や、電話でうかがった答えを、用紙の番号で入れます（代理入力）。入れた人と、紙か電話かが残ります。' })}
      ${slipPart(slip, ask.today)}
      ${checked(
        errors,
        form({
          action: PATH,
          once: newId(),
          body: [
            textField({ ...field('code', '用紙の番号'), required: true, width: 'medium', example: 'K7F-4XA-T' }),
            radioField({
              ...field('way', 'どのように受けとりましたか'),
              required: true,
              options: TYPED_WAYS.map(value => ({ value, label: TYPED_WAY_TEXT[value] })),
            }),
            radioField({ ...field('satisfied', 'いかがでしたか'), required: true, options: SCALE }),
            textArea({ ...field('words', 'ひとこと（ご本人のことば）'), rows: 3, limit: WORDS_LIMIT, hint: READERS }),
            (slip?.answer || one(typed, 'reason') !== '') &&
              textField({ ...field('reason', '入れなおすわけ'), example: '打ちまちがい' }),
          ],
          submit: button({ text: 'この答えを入れる', kind: 'main' }),
        }),
      )}`,
  }
}

/** A paper that came back, or what was said by telephone, by the code of the slip. */
export const typePage = page.staff({
  path: PATH,
  can: 'surveys.type',
  audit: { action: 'survey.type' },
  get: (ask, db) => view(ask, db, filled({ code: ask.url.searchParams.get('code') ?? '', way: 'paper' })),
  post: async (ask, tx, typed) => {
    const read = accept(typedForm, typed)
    if (!read.ok) return view(ask, tx, typed, read.errors)
    const done = await typeAnswer(tx, read.value, doing(ask))
    if ('refused' in done)
      return view(ask, tx, typed, { [done.refused === 'again' ? 'reason' : 'code']: ANSWER_REFUSED_TEXT[done.refused] })
    return { redirect: PATH, flash: `${formatCode(done.done.code)}（${aboutText(done.done)}）の答えを入れました。` }
  },
})
