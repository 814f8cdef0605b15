import { html } from 'hono/html'
import { PASSKEYS, passkeyPart, type passkeysOf } from '#features/accounts/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Resident, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Html, sr } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'
import { REMEMBER_TEXT } from '../text.ts'
import { SURE_TEXT } from './text.ts'

export const KEYS = '/my/ways/passkeys'
export const KEYS_REMOVE = `${KEYS}/remove` as const
export const KEY_IN = '/my/login/passkey'

type Passkey = Awaited<ReturnType<typeof passkeysOf>>[number]

const columns = (host: string) => [
  { key: 'name', title: '名前', header: true, cell: (one: Passkey) => one.name },
  { key: 'set', title: '登録した日', cell: (one: Passkey) => formatDay(dayOf(one.set_at)) },
  {
    key: 'used',
    title: '最後に使った日',
    cell: (one: Passkey) =>
      one.host !== host
        ? `別のアドレス（${one.host}）のもので、ここでは使えません`
        : one.used_at
          ? formatDay(dayOf(one.used_at))
          : 'まだ使っていません',
  },
  {
    ...{ key: 'remove', title: '操作', pressed: true as const },
    cell: (one: Passkey) =>
      linkButton({ href: `${KEYS_REMOVE}?key=${one.id}`, text: html`外す${sr(`：${one.name}`)}`, kind: 'quiet' }),
  },
]

/** Passkeys of a resident, offered and never asked for. `says`: why one was not kept. */
export const passkeysPart = ({ url }: Ask<Resident>, passkeys: readonly Passkey[], says: string): Html =>
  html`<section class="stack" aria-labelledby="passkeys"><h2 id="passkeys">パスキー</h2>
    <p>${plainly('スマートフォンやパソコンが、指紋・顔・暗証番号であなたを確かめます。番号を待たずに入れます。登録しなくても、かまいません。', '電話やパソコンが、指や顔で、あなたをたしかめます。番号を待たないで、入れます。しなくても、いいです。')}</p>
    ${says && notice({ kind: 'error', live: true, title: '登録できませんでした。', body: says })}
    ${passkeys.length > 0 && table<Passkey>({ ...{ caption: '登録したパスキー', unit: '個', cards: true, items: passkeys, empty: '' }, columns: columns(url.hostname) })}
    <div class="stack">${passkeyPart({
      ...{ action: KEYS, ask: `${KEYS}/ask`, text: 'この端末でパスキーを登録する' },
      body: textField({
        ...{ name: 'name', label: 'この端末の呼び名', width: 'medium', example: 'わたしのスマートフォン' },
        hint: `${PASSKEYS.name}文字まで。書かなくてもかまいません。`,
      }),
      instead: plainly(
        'この端末のブラウザーでは、パスキーを登録できません。番号を受け取る方法で、そのままお使いいただけます。',
        'この機械では、パスキーを使えません。番号で入ってください。',
      ),
    })}</div></section>`

/** The way in by a passkey, at the door. */
export const passkeyDoor = (next: string): Html =>
  html`<section class="stack" aria-labelledby="by-passkey"><h2 id="by-passkey">パスキーを登録した方</h2>${passkeyPart({
    ...{ action: KEY_IN, ask: `${KEY_IN}/ask`, text: 'パスキーで入る' },
    body: [hidden('next', next), checkbox({ name: 'remember', label: REMEMBER_TEXT.label })],
    instead: plainly(
      'このブラウザーでは、パスキーを使えません。番号を受け取って入ってください。',
      'この機械では、パスキーを使えません。番号で入ってください。',
    ),
  })}</section>`

/** Asks once more before a passkey is taken away; where it is the last way in, for a word that this is known. */
export const removeKeyView = ({ id, name }: Pick<Passkey, 'id' | 'name'>, last: boolean, wrong: boolean): View => ({
  title: 'パスキーを外す',
  nav: '/my',
  ...(wrong && { status: 422 as const }),
  body: html`${backLink('/my/ways', 'ログインのしかたへ')}${pageHead({ title: 'パスキーを外す', lead: html`<b>${name}</b>${plainly('では入れなくなります。端末に残ったパスキーは、端末の設定から消してください。', 'では、入れなくなります。')}` })}
    ${last && notice({ kind: 'warning', title: 'これは、最後の入る方法です。', body: '外すと、次からは窓口でカードを受け取らないと入れません。' })}
    ${checked(
      wrong ? { sure: SURE_TEXT } : {},
      form({
        action: KEYS_REMOVE,
        body: [
          hidden('key', id),
          last &&
            checkbox({
              name: 'sure',
              label: '窓口のカードだけになることが、わかりました',
              error: wrong ? SURE_TEXT : undefined,
            }),
        ],
        submit: [
          button({ text: 'このパスキーを外す', kind: 'danger' }),
          linkButton({ href: '/my/ways', text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
})
