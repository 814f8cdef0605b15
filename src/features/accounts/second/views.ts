import { html } from 'hono/html'
import { secondCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/db.ts'
import type { Ask, Cookie, View } from '#platform/page.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { qr } from '#ui/qr.ts'
import { type Way, wayFields } from '../login/arrival.ts'
import { entryOf, type Halfway } from '../login/logins.ts'
import { accountOfLink } from '../store.ts'
import { newSecret } from './actions.ts'
import { TICKET_MINUTES } from './rules.ts'
import { sealSecret } from './ticket.ts'
import { addressOf } from './totp.ts'

type Errors = Record<string, string>
const refusedBy = (errors: Errors) => (Object.keys(errors).length > 0 ? { status: 422 as const } : {})

export const codeField = (error: string | undefined, hint?: Content): Html =>
  textField({
    ...{ name: 'code', label: '確認コード（6けたの数字）', required: true, inputmode: 'numeric', width: 'short' },
    ...{ autocomplete: 'one-time-code', error, hint },
  })

/** The second step: a code of the app, or a spare one. */
export const codeView = (way: Way, errors: Errors = {}): View => ({
  title: '確認コードの入力',
  ...refusedBy(errors),
  body: html`${pageHead({ title: '確認コードの入力', lead: 'パスワードは合っています。もう一つ、二段階認証の確認コードを入力してください。' })}
    ${checked(
      errors,
      form({
        action: '/login/code',
        body: [
          wayFields(way),
          codeField(errors['code'], 'スマートフォンの認証アプリに出ている数字です。30秒ごとに変わります。'),
          more({
            title: 'スマートフォンが手元にないとき',
            open: Boolean(errors['spare']),
            body: html`${textField({
              ...{ name: 'spare', label: '予備のコード', width: 'medium', error: errors['spare'] },
              ...{
                hint: '控えておいた10個のうちの1つです。上の確認コードは空のままにします。',
                example: 'K7QM-2XWP-9RTA',
              },
            })}<p>予備のコードもないときは、システム管理の担当者にご連絡ください。</p>`,
          }),
        ],
        submit: [
          button({ text: 'ログイン', kind: 'main' }),
          linkButton({ href: '/login', text: 'はじめから', kind: 'quiet' }),
        ],
      }),
    )}`,
})

/** A new secret as the app takes it: by its camera, or typed in groups of four. */
export function secretPart(account: string, names: { service: string; login: string }, secret: string): Html {
  const groups = secret.match(/.{1,4}/g) ?? []
  return html`<ol class="stack">
      <li>1．スマートフォンに、認証アプリ（Google AuthenticatorやMicrosoft Authenticatorなど）を入れます。</li>
      <li>2．アプリで「QRコードを読みとる」を選び、下の図を写します。<div class="big-code">${qr(addressOf({ ...names, secret }), '認証アプリに登録する鍵')}</div>
        ${more({ title: 'QRコードを読みとれないとき', body: html`<p>アプリで「セットアップキーを入力」を選び、次の文字を入力します（時間ベース）。</p><p><b>${groups.map(group => html`<span class="whole">${group}</span> `)}</b></p>` })}</li>
      <li>3．アプリに出た6けたの数字を、下に入力します。</li></ol>
    ${hidden('sealed', sealSecret(account, secret))}`
}

type SettingUp = { account: string; names: { service: string; login: string }; secret: string }

/** Whoever must have a second factor and has none is led here, and nowhere else. */
export const setUpView = (way: Way, { account, names, secret }: SettingUp, errors: Errors = {}): View => ({
  title: '二段階認証の登録',
  ...refusedBy(errors),
  body: html`${pageHead({ title: '二段階認証の登録', lead: 'あなたの役割では、パスワードのほかに、スマートフォンの確認コードでログインを守ります。はじめに一度だけ登録してください。' })}
    ${checked(
      errors,
      form({
        action: '/login/setup',
        body: [wayFields(way), secretPart(account, names, secret), codeField(errors['code'])],
        submit: [
          button({ text: '登録してログイン', kind: 'main' }),
          linkButton({ href: '/login', text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
})

/** The spare codes, this one time. `onward`: where one goes on from here. */
export const sparesView = (spares: readonly string[], onward: Content, cookies: Cookie[] = []): View => ({
  title: '予備のコード',
  cookies,
  body: html`${pageHead({ title: '予備のコード', lead: 'スマートフォンが手元にないときに、確認コードの代わりに使います。1つのコードは1回だけ使えます。' })}
    ${notice({ kind: 'warning', title: 'この画面にしか出ません', body: '印刷するか書き写して、鍵のかかる場所に置いてください。スマートフォンとは別の場所にします。' })}
    <ul class="codes">${spares.map(spare => html`<li><b class="whole">${spare}</b></li>`)}</ul>
    <div class="buttons">${onward}${printButton()}</div>`,
})

/** What is asked after a password that was right; the browser holds the ticket of it meanwhile. */
export async function halfwayView(ask: Ask, database: Database, way: Way, halfway: Halfway): Promise<View> {
  const cookies = [{ name: secondCookie(ask.tls), value: halfway.ticket, maxAge: TICKET_MINUTES * 60 }]
  if (halfway.second === 'code') return { ...codeView(way), cookies }
  return { ...setUpView(way, await settingUp(ask, database, halfway.account, newSecret())), cookies }
}

export async function settingUp(ask: Ask, database: Database, account: string, secret: string): Promise<SettingUp> {
  const of = await database.read(entryOf(ask), db => accountOfLink(db, account))
  return { account, secret, names: namesFor(ask, of?.login ?? '') }
}

/** By which names an app lists the secret. */
export const namesFor = ({ municipality }: Ask, login: string) => ({ service: `結い ${municipality.name}`, login })
