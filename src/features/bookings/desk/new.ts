import { html } from 'hono/html'
import { MEDIUM_TEXT } from '#features/people/index.ts'
import { fieldOf, formOf, numberIn, refusedStatus, type Shown } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, group, radioField } from '#ui/choices.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { readAnswers } from '../door/forms.ts'
import { bookingPath, occasionPath, STAFF_PATH, TYPED_BY, WHOM } from '../rules.ts'
import { REFUSAL_TEXT, timesText, WHOM_TEXT } from '../text.ts'
import { bookFor } from './booked.ts'
import { typedForm } from './forms.ts'
import { placesText } from './parts.ts'
import { type DeskOccasion, occasionById } from './store.ts'

/** 代理入力: the same questions on one page, as they are asked on the telephone or stand on paper. */
export const typing = page.staff({
  path: `${occasionPath(':id')}/new`,
  can: 'bookings.write',
  audit: { action: 'booking.type', subject: ask => ['occasion', ask.params.id] },
  get: (ask, db) => view(ask, db, { typed: filled({ draft: newId(), medium: 'phone', party: '1', whom: 'self' }) }),
  post: (ask, tx, typed) => take(ask, tx, typed),
})

async function take(ask: Ask<Staff, 'id'>, tx: Tx, typed: Submitted): Promise<Reply> {
  const occasion = await occasionById(tx, ask.params.id)
  if (!occasion) return null
  const whole = { ...typed, fields: { ...typed.fields, occasion: [occasion.id] } }
  const [answers, way] = [readAnswers(whole, occasion.party_most), accept(typedForm, typed)]
  const errors = { ...(answers.ok ? {} : answers.all), ...(way.ok ? {} : way.errors) }
  if (!answers.ok || !way.ok) return view(ask, tx, { typed, errors })
  const { medium, number } = way.value
  const form = formOf(one(typed, 'draft'), answers.value)
  const done = await bookFor(tx, form, answers.value, { medium, number: numberIn(number) }, doing(ask))
  if (!('refused' in done)) return { redirect: bookingPath(done.id), flash: '申しこみを受けつけました。' }
  const sentence = REFUSAL_TEXT[done.refused]
  return view(
    ask,
    tx,
    done.refused === 'noPerson' ? { typed, errors: { number: sentence } } : { typed, refused: sentence },
  )
}

async function view(ask: Ask<Staff, 'id'>, db: Read, shown: Shown): Promise<View | null> {
  const occasion = await occasionById(db, ask.params.id)
  if (!occasion) return null
  return {
    title: '申しこみを入力する',
    nav: STAFF_PATH,
    ...refusedStatus(shown),
    body: html`${backLink(occasionPath(occasion.id), 'この回へもどる')}${pageHead({
      title: '電話や紙の申しこみを入力する',
      lead: `${occasion.title}　${timesText(occasion)}　${placesText(occasion)}`,
    })}<p>入力した職員の名前と、うかがった方法が記録されます。</p>
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${checked(
        shown.errors ?? {},
        form({
          action: `${occasionPath(occasion.id)}/new`,
          once: newId(),
          body: fields(occasion, shown),
          submit: button({ text: '受けつける', kind: 'main' }),
        }),
      )}`,
  }
}

const fields = (occasion: DeskOccasion, shown: Shown): Content => {
  const field = fieldOf(shown)
  const typed = shown.typed ?? filled({})
  return [
    hidden('draft', one(typed, 'draft')),
    selectField({
      ...field('medium', 'うかがった方法'),
      required: true,
      options: TYPED_BY.map(value => ({ value, label: MEDIUM_TEXT[value] })),
    }),
    html`<div class="grid2">${textField({ ...field('name', '参加する方のお名前'), required: true, example: 'なかむら かずこ' })}${textField({ ...field('number', '利用者の番号'), hint: '登録のある方のときに入れます。', width: 'short', inputmode: 'numeric' })}</div>`,
    group(
      { name: 'ways', label: '連絡先', required: true, hint: 'どれか1つでかまいません。' },
      html`<div class="grid2">${textField({ ...field('phone', '電話番号'), type: 'tel', example: '04-7167-1111' })}${textField({ ...field('email', 'メールアドレス'), type: 'email' })}${textField(field('address', '手紙を送る住所'))}</div>`,
    ),
    occasion.party_most > 1 &&
      html`<div class="grid2">${selectField({
        ...field('party', '人数'),
        required: true,
        options: Array.from({ length: occasion.party_most }, (_, at) => ({
          value: String(at + 1),
          label: `${at + 1}人`,
        })),
      })}${textField(field('companions', 'ごいっしょの方のお名前'))}</div>`,
    radioField({
      ...field('whom', 'どなたの申しこみ'),
      required: true,
      columns: true,
      options: WHOM.map(value => ({ value, label: WHOM_TEXT[value] })),
    }),
    textField({ ...field('note', '伝えておくこと'), example: '耳が遠いので、前の席がよい' }),
    checkbox({
      name: 'spare',
      label: 'ほかに参加する人がいないときだけ（控え）',
      checked: one(typed, 'spare') === '1',
    }),
  ]
}
