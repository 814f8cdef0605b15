import { html } from 'hono/html'
import { z } from 'zod'
import { guesses } from '#platform/guesses.ts'
import { keptOf } from '#platform/kept.ts'
import { type Ask, page, type Reply, type View } from '#platform/page.ts'
import { requiredDay } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { dateField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { entryOf } from '../sign-in/actions.ts'
import { orDesk } from '../sign-in/views.ts'
import { REMEMBER_TEXT } from '../text.ts'
import { enterByCard } from './actions.ts'
import { CARD } from './rules.ts'

export const CARD_PATH = '/my/card'

const digits = (pattern: RegExp, sentence: string) =>
  z
    .string()
    .transform(typed => nfkc(typed).replace(/[\s.‐−–ー-]|^no/gi, ''))
    .refine(typed => pattern.test(typed), sentence)

const cardForm = z.object({
  number: digits(/^\d{1,9}$/, 'カードの「番号」を、数字で入力してください。例：1042').transform(Number),
  birth_on: requiredDay('生年月日を「昭和33年5月4日」や「1958-05-04」のように入力してください。', null),
  code: digits(/^\d{8}$/, `カードの「合いことば」を、数字${CARD.digits}けたで入力してください。例：1234 5678`),
})

type Page = { errors?: Readonly<Record<string, string>>; wrong?: boolean; status?: View['status'] }

function view(ask: Ask, typed: Submitted, { errors = {}, wrong = false, status }: Page = {}): View {
  const field = (name: string, label: string) => ({
    ...{ name, label, value: one(typed, name), error: errors[name], required: true },
  })
  const { desk_phone, desk_hours } = ask.municipality
  return {
    title: 'カードで入る',
    ...(status && { status }),
    body: html`${pageHead({ title: 'カードで入る', lead: plainly('窓口でお渡しした紙のカードを見ながら、入力してください。', '紙のカードを見て、同じことを書いてください。') })}
      ${wrong && notice({ kind: 'error', live: true, title: '入れませんでした。', body: html`番号・生年月日・合いことばのどれかが違うか、カードの期限が過ぎています。もう一度確かめて、それでも入れないときは、新しいカードをお作りしますので、お電話ください。${phoneLink(desk_phone)}（${desk_hours}）` })}
      ${checked(
        errors,
        form({
          action: CARD_PATH,
          body: [
            textField({ ...field('number', '番号'), inputmode: 'numeric', width: 'short', example: '1042' }),
            dateField({ ...field('birth_on', '生年月日'), example: '昭和33年5月4日、S33.5.4、1958-05-04' }),
            textField({
              ...{ ...field('code', '合いことば（8けたの数字）'), inputmode: 'numeric', autocomplete: 'one-time-code' },
              ...{ width: 'medium', example: '1234 5678' },
            }),
            checkbox({ name: 'remember', ...REMEMBER_TEXT, checked: one(typed, 'remember') === '1' }),
          ],
          submit: button({ text: 'わたしのページに入る', kind: 'main' }),
        }),
      )}${orDesk(ask)}`,
  }
}

const [wrongCard, wrongNumber] = [keptOf(() => guesses()), keptOf(() => guesses(CARD.fromOnePlace))]

const waiting = (ask: Ask, typed: Submitted, minutes: number): Reply =>
  minutes > 0
    ? { ...view(ask, typed, { wrong: true, status: 429 }), retryAfter: minutes * 60 }
    : view(ask, typed, { wrong: true, status: 422 })

/**
 * With the card that the desk printed. Whatever is wrong is answered alike. Who guesses from one place is asked to wait, and at
 * one number more than five times is not even looked at until they have.
 */
export const cardPage = page.public({
  ...{ path: CARD_PATH, can: 'everyone', audit: 'none' },
  get: async ask => view(ask, filled({ number: ask.url.searchParams.get('number') })),
  enter: async (ask, database, typed): Promise<Reply> => {
    const read = accept(cardForm, typed)
    if (!read.ok) return view(ask, typed, { errors: read.errors, status: 422 })
    const place = `card ${ask.municipality.id} ${ask.address}`
    const [here, left] = [`${place} ${read.value.number}`, wrongNumber(database).left]
    if (left(here, ask.now) > 0) return waiting(ask, typed, left(here, ask.now))
    const remember = one(typed, 'remember') === '1'
    const entered = await database.write(entryOf(ask), tx => enterByCard(tx, ask, read.value, remember))
    if (entered) return { redirect: '/my', cookies: [entered.cookie] }
    return waiting(ask, typed, Math.max(wrongNumber(database)(here, ask.now), wrongCard(database)(place, ask.now)))
  },
})
