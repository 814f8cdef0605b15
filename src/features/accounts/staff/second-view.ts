import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { serviceOf } from '../identity/store.ts'
import { SETTINGS } from '../login/rules.ts'
import { passkeysOf } from '../passkeys/store.ts'
import { isRole } from '../rules.ts'
import { newSecret } from '../second/actions.ts'
import { mayGo, mustHave } from '../second/rules.ts'
import { type Ways, waysOf } from '../second/store.ts'
import { codeField, namesFor, secretPart } from '../second/views.ts'
import { accountOfLink } from '../store.ts'
import { type Errors, ownPassword } from './fields.ts'
import { identityPane } from './identity-view.ts'
import { passkeysPane } from './passkeys-view.ts'
import { ownTabs, SECOND } from './tabs.ts'

/** What was refused, to be shown at its form; `says` where it belongs to none. */
export type Shown = { secret?: string; errors?: Errors; of?: 'setup' | 'spares' | 'remove' | 'other'; says?: string }

export const staffOf = ({ municipality, actor }: Ask<Staff>) =>
  ({ lane: 'staff', municipality: municipality.id, session: actor.session }) as const

/** Whether the city asks a second factor of this member of staff. */
export async function isAsked(ask: Ask<Staff>, db: Read): Promise<boolean> {
  const { secondFactorFor } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
  return mustHave(ask.actor.roles.filter(isRole), secondFactorFor)
}

/** The page of one's own second factor: passkeys, the app, spare codes, and the city's identity service where there is one. */
export async function secondView(ask: Ask<Staff>, db: Read, shown: Shown = {}): Promise<View> {
  const { errors = {}, of, says } = shown
  const { id } = ask.actor
  const ways = await waysOf(db, id)
  const asked = await isAsked(ask, db)
  const passkeys = await passkeysOf(db, id)
  const service = await serviceOf(db)
  return {
    title: '二段階認証',
    ...(of ? { status: 422 as const } : {}),
    body: html`${pageHead({ title: '二段階認証', lead: 'パスワードのほかに、パスキーか、スマートフォンの確認コードでログインを守ります。' })}${ownTabs(SECOND)}
      ${says ? notice({ kind: 'error', title: says, live: true }) : ''}
      ${checked(errors, [
        ways
          ? notice({
              kind: 'success',
              title: '登録しています',
              body: `${formatDay(today(ways.set_at))}に登録しました。`,
            })
          : notice({
              kind: asked ? 'warning' : 'info',
              title: 'まだ登録していません',
              body: '下の、パスキーか確認コードのどちらかを登録してください。両方を登録することもできます。',
            }),
        passkeysPane(ask, passkeys, { asked, ways, errors }),
        appPane(ask, (await accountOfLink(db, id))?.login ?? '', { ways, asked }, shown),
        ways && sparesPane(ways, errors, of === 'spares'),
        service && (await identityPane(db, id, service, errors)),
      ])}`,
  }
}

const appPane = (
  ask: Ask<Staff>,
  login: string,
  { ways, asked }: { ways: Ways | undefined; asked: boolean },
  { secret = newSecret(), errors = {}, of }: Shown,
): Html =>
  pane({
    title: 'スマートフォンの確認コード',
    body: ways?.code
      ? [
          html`<p>認証アプリを登録しています。</p>`,
          mayGo(ways.passkeys, asked)
            ? removeForm(errors, of === 'remove')
            : html`<p>あなたの役割では、二段階認証を外せません。スマートフォンを変えるときは、先にパスキーを登録するか、システム管理の担当者に外してもらってから、登録し直してください。</p>`,
        ]
      : more({ title: '認証アプリを登録する', open: of === 'setup', body: setUpForm(ask, login, secret, errors) }),
  })

const setUpForm = (ask: Ask<Staff>, login: string, secret: string, errors: Errors) =>
  form({
    action: SECOND,
    body: [
      secretPart(ask.actor.id, namesFor(ask, login), secret),
      codeField(errors['code']),
      ownPassword('current', errors),
    ],
    submit: button({ text: '登録する', kind: 'main' }),
  })

const sparesPane = ({ code }: Ways, errors: Errors, open: boolean): Html =>
  pane({
    title: '予備のコード',
    body: more({
      ...{ title: '予備のコードを作り直す', open },
      body: html`<p>前の予備のコードは使えなくなります。</p>${form({
        action: `${SECOND}/spares`,
        body: code ? codeField(open ? errors['code'] : undefined) : ownPassword('renewWith', errors),
        submit: button({ text: '作り直す' }),
      })}`,
    }),
  })

const removeForm = (errors: Errors, open: boolean) =>
  more({
    ...{ title: '確認コードを外す', open },
    body: html`<p>スマートフォンを変えるときは、外してから登録し直します。</p>${form({
      action: `${SECOND}/remove`,
      body: textField({
        ...{ name: 'own', label: '確認コードか、予備のコード', required: true, width: 'medium' },
        ...{ error: open ? errors['own'] : undefined },
      }),
      submit: button({ text: '確認コードを外す', kind: 'danger' }),
    })}`,
  })
