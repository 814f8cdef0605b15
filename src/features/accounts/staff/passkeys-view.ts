import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { type Html, sr } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import type { Listed } from '../passkeys/store.ts'
import { passkeyPart } from '../passkeys/views.ts'
import { mayGo } from '../second/rules.ts'
import type { Ways } from '../second/store.ts'
import { passkeyName } from '../second/views.ts'
import { type Errors, ownPassword } from './fields.ts'
import { SECOND } from './tabs.ts'

export const PASSKEYS_PATH = `${SECOND}/passkeys`

type Standing = { asked: boolean; ways: Ways | undefined; errors: Errors }

/** The name of the field in which the password is typed to take this one away. */
export const removeField = (id: string): string => `with-${id}`

/** One's own passkeys, each with the way to take it away, and a new one. */
export function passkeysPane(ask: Ask<Staff>, passkeys: readonly Listed[], { asked, ways, errors }: Standing): Html {
  const left = passkeys.length - 1 + (ways?.code ? 1 : 0)
  return pane({
    title: 'パスキー',
    body: html`<div class="stack">${[
      html`<p>パソコンやスマートフォンが、暗証番号・指紋・顔であなたを確かめます。パスワードを入力しないでログインすることもできます。</p>`,
      table<Listed>({
        caption: '登録したパスキー',
        unit: '個',
        cards: true,
        items: passkeys,
        empty: 'まだ登録していません。',
        columns: [
          { key: 'name', title: '名前', header: true, cell: one => one.name },
          { key: 'set', title: '登録した日', cell: one => formatDay(today(one.set_at)) },
          {
            key: 'used',
            title: '最後に使った日時',
            cell: one => (one.used_at ? momentText(one.used_at, ask.now) : 'まだ使っていません'),
          },
          { key: 'where', title: 'どこにあるか', cell: one => whereText(one, ask.url.hostname) },
          {
            key: 'remove',
            title: '操作',
            pressed: true,
            cell: one =>
              mayGo(left, asked)
                ? removeForm(one, errors)
                : '外すには、先に別のパスキーか確認コードを登録してください。',
          },
        ],
      }),
      more({
        title: 'パスキーを登録する',
        body: passkeyPart({
          ...{ action: PASSKEYS_PATH, ask: `${PASSKEYS_PATH}/ask`, text: 'この端末で登録する', main: true },
          body: [passkeyName(''), ownPassword('passkeyWith', errors)],
          instead:
            'パスキーは、このブラウザーでは登録できません（JavaScriptを使えるようにすると登録できます）。下の、スマートフォンの確認コードを登録してください。',
        }),
      }),
    ]}</div>`,
  })
}

const whereText = ({ synced, host }: Listed, here: string): string =>
  host === here
    ? synced
      ? '同じアカウントの端末の間で共有されます'
      : '登録した端末（鍵）だけ'
    : `別のアドレス（${host}）のもので、ここでは使えません`

const removeForm = ({ id, name }: Listed, errors: Errors): Html => {
  const field = removeField(id)
  return more({
    title: html`外す${sr(`（${name}）`)}`,
    open: Boolean(errors[field]),
    body: form({
      action: `${PASSKEYS_PATH}/${id}/remove`,
      body: ownPassword(field, errors),
      submit: button({ text: 'このパスキーを外す', kind: 'danger' }),
    }),
  })
}
