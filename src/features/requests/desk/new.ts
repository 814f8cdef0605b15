import { html } from 'hono/html'
import { wordingOf } from '#features/consents/index.ts'
import { idEndOf } from '#features/opportunities/index.ts'
import { MEDIUM_TEXT } from '#features/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, checkboxField, group, radioField } from '#ui/choices.ts'
import { selectField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { formOf, receiveFor } from '../door/actions.ts'
import { companyFields } from '../door/questions.ts'
import { readAnswers, typedForm } from '../forms.ts'
import { LIVES, requestPath, TIMES, TYPED_BY, WHOM_OFFERED, WISHES } from '../rules.ts'
import { LIVES_TEXT, TIME_TEXT, WHOM_TEXT, WISH_TEXT } from '../text.ts'
import { fieldOf, refusedStatus, type Shown } from './parts.ts'
import { activityNumbered } from './store.ts'

const PATH = '/staff/requests/new'

/** 代理入力: the same questions on one page, as they are asked on the telephone or stand on paper. */
export const typing = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'request.type' },
  get: async () => view({ typed: filled({ draft: newId(), medium: 'phone' }) }),
  post: (ask, tx, typed) => take(ask, tx, typed),
})

async function take(ask: Ask<Staff>, tx: Tx, typed: Submitted) {
  const number = one(typed, 'activity_number').trim()
  const activity = number === '' ? undefined : await activityNumbered(tx, idEndOf(number) ?? '')
  const whole = { ...typed, fields: { ...typed.fields, activity: activity ? [activity.id] : [] } }
  const [answers, way] = [readAnswers(whole), accept(typedForm, typed)]
  const errors = {
    ...(number !== '' && !activity
      ? { activity_number: '活動番号を確かめてください。わからないときは空のままにして、下に書いてください。' }
      : {}),
    ...(answers.ok ? {} : answers.all),
    ...(way.ok ? {} : way.errors),
  }
  if (!answers.ok || !way.ok || Object.keys(errors).length > 0) return view({ typed, errors })
  const form = formOf(one(typed, 'draft'), answers.value)
  const taken = await receiveFor(tx, form, answers.value, way.value.medium, doing(ask))
  return taken
    ? { redirect: requestPath(taken.id), flash: `依頼を受けつけました。受付番号は${taken.code}です。` }
    : { redirect: '/staff/requests', flash: { kind: 'info' as const, text: 'この依頼は、すでに受けつけています。' } }
}

const view = (shown: Shown): View => ({
  title: '依頼を入力する',
  nav: '/staff/requests',
  ...refusedStatus(shown),
  body: html`${backLink('/staff/requests', '依頼の一覧へ')}${pageHead({ title: '電話や紙の依頼を入力する', lead: '入力した職員の名前と、うかがった方法が記録されます。' })}
    ${checked(
      shown.errors ?? {},
      form({ action: PATH, once: newId(), body: fields(shown), submit: button({ text: '受けつける', kind: 'main' }) }),
    )}`,
})

const options = <T extends string>(codes: readonly T[], labels: Readonly<Record<T, string>>) =>
  codes.map(value => ({ value, label: labels[value] }))

const fields = (shown: Shown): Content => {
  const field = fieldOf(shown)
  const typed = shown.typed ?? filled({})
  return [
    html`<input type="hidden" name="draft" value="${one(typed, 'draft')}">`,
    selectField({ ...field('medium', 'うかがった方法'), required: true, options: options(TYPED_BY, MEDIUM_TEXT) }),
    textField({ ...field('name', 'お名前'), required: true, example: 'なかむら かずこ', width: 'medium' }),
    group(
      { name: 'ways', label: '連絡先', required: true, hint: 'どれか1つでかまいません。' },
      html`<div class="grid2">${textField({ ...field('phone', '電話番号'), type: 'tel', example: '04-7167-1111' })}${textField({ ...field('email', 'メールアドレス'), type: 'email' })}${textField(field('address', '手紙を送る住所'))}</div>`,
    ),
    html`<div class="grid2">${textField({ ...field('activity_number', '活動番号'), hint: 'ちらしや活動のページにある番号です。決まっていないときは空のままにします。', width: 'medium' })}${textArea({ ...field('words', 'してみたいこと・うかがったこと'), rows: 2 })}</div>`,
    radioField({ ...field('wish', 'ご希望'), required: true, columns: true, options: options(WISHES, WISH_TEXT) }),
    checkboxField({
      ...field('times', '電話してよいとき'),
      values: all(typed, 'times'),
      columns: true,
      options: options(TIMES, TIME_TEXT),
    }),
    textField({ ...field('note', '気をつけてほしいこと'), example: '耳が遠いので大きな声で' }),
    radioField({
      ...field('whom', 'どなたのこと'),
      required: true,
      columns: true,
      options: options(WHOM_OFFERED, WHOM_TEXT),
    }),
    html`<div class="grid2">${textField({ ...field('whom_note', 'ほかの方のときは、その方のこと'), example: '母のこと' })}${selectField({ ...field('lives', 'お住まい'), empty: '聞いていない', options: options(LIVES, LIVES_TEXT) })}</div>`,
    companyFields({ form: typed, errors: shown.errors ?? {} }),
    checkbox({
      name: 'agreed',
      label: '次の文を読み上げ（または見せて）、ご了解いただきました',
      hint: wordingOf('callback').text,
      checked: one(typed, 'agreed') === '1',
      error: shown.errors?.['agreed'],
    }),
  ]
}
