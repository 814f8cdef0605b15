import { html } from 'hono/html'
import type { Ask, View } from '#platform/page.ts'
import { formatPhone } from '#platform/phones.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { lineDoor } from '../line/views.ts'
import { type Channel, CODE, type Door, type Wants } from '../rules.ts'
import { ADDRESS_FIELD, REMEMBER_TEXT } from '../text.ts'
import { passkeyDoor } from '../ways/passkeys-view.ts'
import { channelsHere } from './channels.ts'
import type { CodeSent, Entered } from './store.ts'

// One question a page: where the number goes, the number, and who it is where several share an address.

export const LOGIN = '/my/login'
export const CODE_PATH = `${LOGIN}/code` as const
export const WHO_PATH = `${LOGIN}/who` as const
export const JOIN = '/my/join'

export type Errors = Readonly<Record<string, string>>

/** Whoever stands at the door is not in: what a device kept of anybody is taken away. */
const forgets = html`<template data-forget></template>`

/** Nobody is kept out for want of a mailbox. */
export const orDesk = ({ municipality }: Ask): Html =>
  html`<section class="box stack" aria-labelledby="or-desk"><h2 id="or-desk">メールを使わない方・お困りの方</h2>
    <p>${plainly('このページでできることは、窓口でもお電話でもできます。メールがなくても、窓口でお渡しするカードで入れます。お気軽にお電話ください。', '電話でもできます。窓口（市の人と話すところ）でもできます。窓口でカードをもらうと、メールがなくても入れます。')}${phoneLink(municipality.desk_phone)}（${municipality.desk_hours}）</p></section>`

/** Whether a code that is asked for here is sent at all: a city without a server for mail has the card of the desk alone. */
export const sendsCodes = (): boolean => channelsHere().length > 0

/** An address as it is told. */
export const shownOf = ({ channel, shown }: { channel: Door; shown: string }): string =>
  channel === 'sms' ? formatPhone(shown) : shown

/** The field for an address that is reached by one of these. */
export const addressField = (channels: readonly Channel[], value: string, error: string | undefined): Html => {
  const only = channels.length === 1 ? channels[0] : undefined
  const { label, example } = ADDRESS_FIELD[only ?? 'both']
  return textField({
    ...{ name: 'address', label, value, error, required: true, example },
    ...(only === 'mail' && { type: 'email' as const, inputmode: 'email' as const, autocomplete: 'email' }),
    ...(only === 'sms' && { type: 'tel' as const, inputmode: 'tel' as const, autocomplete: 'tel' }),
    hint: plainly(
      `ここに、6けたの番号をお送りします。番号は${CODE.minutes}分のあいだ使えます。`,
      `ここに、6つの数字を送ります。${CODE.minutes}分のあいだ、使えます。`,
    ),
  })
}

/** The field for the number that was sent. */
export const codeField = (value: string, error: string | undefined): Html =>
  textField({
    ...{ name: 'code', label: '番号（6けた）', value, error, required: true },
    ...{ inputmode: 'numeric', autocomplete: 'one-time-code', width: 'short', example: '042718' },
  })

/** What to look at where no number came. */
export const lookFor = ({ channel, shown }: { channel: Channel; shown: string }): Html =>
  channel === 'mail'
    ? html`<li>${plainly('迷惑メールの入れものに入っていないか、ごらんください。', '「迷惑メール」の中も、見てください。')}</li>
          <li>${plainly('メールアドレスのまちがいがないか、確かめてください：', 'メールアドレスは、正しいですか：')}<b>${shown}</b></li>`
    : html`<li>${plainly('固定電話には届きません。SMS（ショートメッセージ）を受け取れる電話か、お確かめください。', 'この電話は、SMS（短いメール）を受け取れますか。家の電話には、届きません。')}</li>
          <li>${plainly('電話番号のまちがいがないか、確かめてください：', '電話番号は、正しいですか：')}<b>${formatPhone(shown)}</b></li>`

/** In the demo nothing leaves the house. */
export const demoTells = ({ demo }: Ask, channel: Channel): Content =>
  demo &&
  channel === 'mail' &&
  notice({
    kind: 'info',
    title: '見本の市では、メールは外へ送りません。',
    body: '番号は、職員の画面の「通知」にある「送信箱」でごらんください。',
  })

/** Said in the place of the question for an address, so that nobody waits for a code that does not come. */
export function noMailView(ask: Ask, { wants, next, first, says, status }: AddressPage): View {
  const { title } = HEAD[wants]
  return {
    title,
    ...(status && { status }),
    body: html`${forgets}${pageHead({ title, lead: wants === 'join' ? plainly('はじめての登録は、いまは窓口とお電話でお受けしています。', 'はじめての登録（名前などを書くこと）は、電話か窓口でしてください。') : plainly('いまは、窓口でお渡しするカードで入れます。', 'いまは、カードで入ることができます。カードは、窓口にあります。') })}
      ${first && html`<p>${plainly('この先は、ご本人だけのページです。', 'ここから先は、本人だけのページです。')}</p>`}
      ${refusedKey(says)}${notice({ kind: 'info', title: 'メールでの番号の受け取りは、まだ使えません。', body: plainly('準備ができましたら、このページでお知らせします。お急ぎのときは、窓口にお電話ください。', '使えるようになったら、ここに書きます。急ぐ人は、電話してください。') })}
      ${lineDoor(wants, next)}${wants === 'in' && html`<p>${linkButton({ href: '/my/card', text: 'カードで入る', kind: 'main' })}</p>${passkeyDoor(next)}`}
      ${orDesk(ask)}`,
  }
}

/** Why a passkey did not lead in. */
const refusedKey = (says: string | undefined): Content =>
  says && notice({ kind: 'error', live: true, title: '入れませんでした。', body: says })

const HEAD = {
  in: {
    title: 'わたしのページに入る',
    lead: plainly(
      'パスワードはいりません。届いた番号を入力するだけです。',
      'あなたに番号を送ります。その番号を、次のページに書いてください。',
    ),
    submit: '番号を受け取る',
  },
  join: {
    title: 'はじめて登録する',
    lead: plainly(
      'まず、あなたに届くことを確かめます。そのあと、4つの質問にお答えいただきます。お金はかかりません。',
      'はじめに、番号を送ります。そのあと、質問が4つあります。お金はいりません。',
    ),
    submit: '番号を受け取る',
  },
} as const

export type AddressPage = {
  wants: Wants
  next: string
  address?: string
  errors?: Errors
  /** Somebody asked for a page of their own, and is not in. */
  first?: boolean
  /** Why a passkey did not lead in. */
  says?: string
  status?: View['status']
}

/** Where the number goes. */
export function addressView(ask: Ask, page: AddressPage, told: Content = false): View {
  const { wants, next, address = '', errors = {}, first, says, status } = page
  const { title, lead, submit } = HEAD[wants]
  return {
    title,
    ...(status && { status }),
    body: html`${forgets}${pageHead({ title, lead })}
      ${first && notice({ kind: 'info', title: plainly('この先は、ご本人だけのページです。', 'ここから先は、本人だけのページです。'), body: plainly('お手数ですが、はじめに番号を受け取って入力してください。', 'はじめに、番号をもらってください。その番号を書いてください。') })}${refusedKey(says)}${told}
      ${checked(
        errors,
        form({
          action: LOGIN,
          body: [
            hidden('wants', wants),
            hidden('next', next),
            addressField(channelsHere(), address, errors['address']),
          ],
          submit: button({ text: submit, kind: 'main' }),
        }),
      )}
      ${lineDoor(wants, next)}${
        wants === 'in' &&
        html`${passkeyDoor(next)}<h2>窓口でカードをもらった方</h2><p>${linkButton({ href: '/my/card', text: 'カードで入る' })}</p>
        <h2>はじめての方</h2><p>${linkButton({ href: `${LOGIN}?new=1`, text: 'はじめて登録する' })}</p>`
      }
      ${orDesk(ask)}`,
  }
}

/** The number that was sent, typed by whoever it reached. */
export function codeView(
  ask: Ask,
  row: CodeSent,
  { errors = {}, remember = false, code = '' }: { errors?: Errors; remember?: boolean; code?: string } = {},
): View {
  const title = '届いた番号を入力してください'
  return {
    title,
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${pageHead({ title, lead: html`<b>${shownOf(row)}</b>${plainly('に、6けたの番号をお送りします。1分ほどで届きます。', 'に、6つの数字を送ります。1分くらい待ってください。')}` })}
      ${demoTells(ask, row.channel)}
      ${checked(
        errors,
        form({
          action: CODE_PATH,
          body: [
            codeField(code, errors['code']),
            row.wants === 'in' && checkbox({ name: 'remember', ...REMEMBER_TEXT, checked: remember }),
          ],
          submit: button({ text: 'つぎへ', kind: 'main' }),
        }),
      )}
      ${more({
        title: '番号が届かないとき',
        open: Boolean(errors['code']),
        body: html`<ul class="points">${lookFor(row)}</ul>
          ${form({
            action: LOGIN,
            body: [hidden('wants', row.wants), hidden('next', row.next), hidden('address', row.shown)],
            submit: [
              button({ text: '番号をもう一度送る' }),
              linkButton({
                href: row.wants === 'join' ? `${LOGIN}?new=1` : LOGIN,
                text: `${ADDRESS_FIELD[row.channel].label}を直す`,
                kind: 'quiet',
              }),
            ],
          })}`,
      })}
      ${orDesk(ask)}`,
  }
}

/** Several people share this address: who of them it is. */
export function whoView(
  ask: Ask,
  accounts: readonly Entered[],
  { errors = {}, remember = false }: { errors?: Errors; remember?: boolean } = {},
): View {
  const title = 'どなたのページに入りますか'
  return {
    title,
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${pageHead({ title, lead: plainly('この届け先は、何人かの方がお使いです。ご本人のお名前を選んでください。', '同じメールや電話を使う人が、何人かいます。自分の名前をえらんでください。') })}
      ${checked(
        errors,
        form({
          action: WHO_PATH,
          body: [
            remember ? hidden('remember', '1') : '',
            radioField({
              ...{ name: 'account', label: 'お名前', required: true, error: errors['account'] },
              options: accounts.map(({ account, name }) => ({ value: account, label: `${name}さん` })),
            }),
          ],
          submit: button({ text: 'この方のページに入る', kind: 'main' }),
        }),
      )}
      <p>${linkButton({ href: JOIN, text: 'この中にいない（はじめて登録する）', kind: 'quiet' })}</p>${orDesk(ask)}`,
  }
}
