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
import { passkeyPart } from '../passkeys/views.ts'
import { accountOfLink } from '../store.ts'
import { newSecret } from './actions.ts'
import { TICKET_MINUTES } from './rules.ts'
import type { Ways } from './store.ts'
import { sealSecret } from './ticket.ts'
import { addressOf } from './totp.ts'

type Errors = Record<string, string>

/** What its owner calls a passkey. */
export const passkeyName = (value: string): Html =>
  textField({
    ...{ name: 'name', label: 'パスキーの名前', width: 'medium', value },
    ...{ hint: 'どの端末のものか、あとで分かる名前にします。', example: '窓口のパソコン' },
  })

const refusedBy = (errors: Errors) => (Object.keys(errors).length > 0 ? { status: 422 as const } : {})

export const codeField = (error: string | undefined, hint?: Content): Html =>
  textField({
    ...{ name: 'code', label: '確認コード（6けたの数字）', required: true, inputmode: 'numeric', width: 'short' },
    ...{ autocomplete: 'one-time-code', error, hint },
  })

/** The second step: a passkey, a code of the app, or a spare one; `says`: why the passkey was not taken. */
export const codeView = (way: Way, ways: Ways, errors: Errors = {}, says?: string): View => ({
  title: ways.code ? '確認コードの入力' : 'もう一つの確認',
  ...refusedBy(errors),
  ...(says ? { status: 422 as const } : {}),
  body: html`${pageHead(
    ways.code
      ? {
          title: '確認コードの入力',
          lead: 'パスワードは合っています。もう一つ、二段階認証の確認コードを入力してください。',
        }
      : { title: 'もう一つの確認', lead: 'パスワードは合っています。もう一つ、登録したパスキーで確かめてください。' },
  )}${says ? notice({ kind: 'error', title: says, live: true }) : ''}
    ${ways.passkeys > 0 && passkeyStep(way, ways)}
    ${checked(
      errors,
      form({
        action: '/login/code',
        body: [
          wayFields(way),
          ways.code &&
            codeField(errors['code'], 'スマートフォンの認証アプリに出ている数字です。30秒ごとに変わります。'),
          more({
            title: ways.code ? 'スマートフォンが手元にないとき' : 'パスキーを使えないとき',
            open: Boolean(errors['spare']) || !ways.code,
            body: html`${textField({
              ...{ name: 'spare', label: '予備のコード', width: 'medium', error: errors['spare'] },
              ...{
                hint: `控えておいた10個のうちの1つです。${ways.code ? '上の確認コードは空のままにします。' : ''}`,
                example: 'K7QM-2XWP-9RTA',
              },
            })}<p>予備のコードもないときは、システム管理の担当者にご連絡ください。</p>`,
          }),
        ],
        submit: [
          button({ text: ways.code ? 'ログイン' : '予備のコードでログイン', kind: ways.code ? 'main' : 'plain' }),
          linkButton({ href: '/login', text: 'はじめから', kind: 'quiet' }),
        ],
      }),
    )}`,
})

const passkeyStep = (way: Way, { code }: Ways): Html =>
  passkeyPart({
    ...{ action: '/login/passkey', ask: '/login/passkey/ask', text: 'パスキーで確かめる', main: !code },
    body: [wayFields(way), hidden('step', 'second')],
    instead: `パスキーは、このブラウザーでは使えません（JavaScriptを使えるようにすると使えます）。${code ? '確認コードか、' : ''}予備のコードを入力してください。`,
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
export const setUpView = (
  way: Way,
  { account, names, secret }: SettingUp,
  errors: Errors = {},
  says?: string,
): View => ({
  title: '二段階認証の登録',
  ...refusedBy(errors),
  ...(says ? { status: 422 as const } : {}),
  body: html`${pageHead({ title: '二段階認証の登録', lead: 'あなたの役割では、パスワードのほかに、パスキーか、スマートフォンの確認コードでログインを守ります。はじめに一度だけ、どちらかを登録してください。' })}
    ${says ? notice({ kind: 'error', title: says, live: true }) : ''}
    <h2>この端末のパスキーを使う</h2>
    ${passkeyPart({
      ...{ action: '/login/setup/passkey', ask: '/login/passkey/ask', text: 'パスキーを登録してログイン' },
      body: [wayFields(way), hidden('step', 'setup'), passkeyName('')],
      instead:
        'パスキーは、このブラウザーでは使えません（JavaScriptを使えるようにすると使えます）。下の、スマートフォンの確認コードを登録してください。',
    })}
    <h2>スマートフォンの確認コードを使う</h2>
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
  body: html`${pageHead({ title: '予備のコード', lead: 'スマートフォンやパスキーの端末が手元にないときに、代わりに使います。1つのコードは1回だけ使えます。' })}
    ${notice({ kind: 'warning', title: 'この画面にしか出ません', body: '印刷するか書き写して、鍵のかかる場所に置いてください。スマートフォンや端末とは別の場所にします。前からあった予備のコードは使えません。' })}
    <ul class="codes">${spares.map(spare => html`<li><b class="whole">${spare}</b></li>`)}</ul>
    <div class="buttons">${onward}${printButton()}</div>`,
})

/** What is asked after a password that was right; the browser holds the ticket of it meanwhile. */
export async function halfwayView(ask: Ask, database: Database, way: Way, halfway: Halfway): Promise<View> {
  const cookies = [{ name: secondCookie(ask.tls), value: halfway.ticket, maxAge: TICKET_MINUTES * 60 }]
  if (halfway.second !== 'setup') return { ...codeView(way, halfway.second), cookies }
  return { ...setUpView(way, await settingUp(ask, database, halfway.account, newSecret())), cookies }
}

export async function settingUp(ask: Ask, database: Database, account: string, secret: string): Promise<SettingUp> {
  const of = await database.read(entryOf(ask), db => accountOfLink(db, account))
  return { account, secret, names: namesFor(ask, of?.login ?? '') }
}

/** By which names an app lists the secret. */
export const namesFor = ({ municipality }: Ask, login: string) => ({ service: `結い ${municipality.name}`, login })
