import { html } from 'hono/html'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { backAt } from '../../identity/actions.ts'
import type { Service } from '../../identity/rules.ts'
import { dropService, setService } from '../../identity/setting.ts'
import { serviceOf } from '../../identity/store.ts'
import { identityForm } from '../forms.ts'
import { serviceText } from '../text.ts'
import { HOME } from './list.ts'

const IDENTITY = `${HOME}/identity`

const typedOf = (service: Service | undefined): Submitted =>
  filled(
    service
      ? { ...service, counts: service.counts ? '1' : '', fresh: service.fresh ? '1' : '' }
      : { proof: 'secret', counts: '', fresh: '' },
  )

const view = (
  ask: Ask<Staff>,
  service: Service | undefined,
  typed: Submitted,
  errors: Record<string, string> = {},
): View => ({
  title: '市の認証サービス',
  nav: HOME,
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(HOME, '職員の一覧')}${pageHead({
    title: '市の認証サービス',
    lead: '市の共通のID（Entra IDやKeycloakなど、OpenID Connectのもの）で、職員がログインできるようにします。職員の登録と役割は、いままでどおりここで行います。',
  })}
    ${checked(errors, [
      pane({
        title: '認証サービスの側に登録するもの',
        body: html`<div class="stack">${summary([
          { label: 'リダイレクトURI', value: html`<span class="address">${backAt(ask)}</span>` },
          { label: '種類', value: 'ウェブ（認可コード、PKCE）' },
          { label: 'スコープ', value: 'openid' },
        ])}${service?.public_key ? keyPart(service.public_key) : ''}</div>`,
      }),
      pane({ title: service ? '登録している内容' : '登録する', body: serviceForm(service, typed, errors) }),
      service && removePart(service),
    ])}`,
})

const keyPart = (key: string) =>
  textArea({
    ...{ name: 'public_key', label: '結いの公開鍵（JWKS）', value: key, readonly: true, rows: 10 },
    hint: 'このまま、認証サービスに登録してください。秘密の鍵は、結いの外に出ません。',
  })

function serviceForm(service: Service | undefined, typed: Submitted, errors: Record<string, string>) {
  const field = (name: string, label: string) => ({
    ...{ name, label, required: true, value: one(typed, name), error: errors[name] },
  })
  return form({
    action: IDENTITY,
    body: [
      textField({ ...field('name', 'ボタンに出す名前'), width: 'medium', example: '市の共通ID' }),
      textField({
        ...field('issuer', '発行元（issuer）のアドレス'),
        example: 'https://login.microsoftonline.com/（テナントID）/v2.0',
      }),
      textField({ ...field('client_id', 'クライアントID'), width: 'medium' }),
      radioField({
        ...field('proof', '結いであることの示し方'),
        options: [
          { value: 'secret', label: 'クライアントシークレット' },
          { value: 'key', label: '結いの鍵で署名する（private_key_jwt）', hint: '登録すると、公開鍵が上に出ます。' },
        ],
      }),
      textField({
        ...{ name: 'secret', label: 'クライアントシークレット', type: 'password', error: errors['secret'] },
        hint: `${service?.proof === 'secret' ? '変えないときは、空のままにします。' : ''}鍵で署名するときは要りません。登録したあとは、この画面にも出ません。`,
      }),
      checkbox({
        ...{ name: 'counts', label: 'ここでのログインを、二段階認証を済ませたものとして扱う' },
        ...{ checked: one(typed, 'counts') === '1' },
        hint: '認証サービスが、職員全員に二段階認証を求めているときだけ付けます。',
      }),
      checkbox({
        ...{ name: 'fresh', label: '毎回、認証サービスでもログインを求める' },
        ...{ checked: one(typed, 'fresh') === '1' },
        hint: '窓口のパソコンを何人かで使うときに付けます。付けないと、前の人のログインが残っていることがあります。',
      }),
    ],
    submit: button({ text: service ? '変える' : '登録する', kind: 'main' }),
  })
}

const removePart = ({ name }: Service) =>
  more({
    title: '使うのをやめる',
    body: html`<p>「${name}で入る」のボタンがなくなります。職員は、パスワードでログインします。</p>${form({
      ...{ action: `${IDENTITY}/remove`, once: newId(), body: '' },
      submit: button({ text: '使うのをやめる', kind: 'danger' }),
    })}`,
  })

const lane = ({ municipality, actor }: Ask<Staff>) =>
  ({ lane: 'staff', municipality: municipality.id, session: actor.session, actor: actor.id }) as const

const setPage = page.staff({
  path: IDENTITY,
  can: 'accounts.manage',
  audit: { action: 'account.identity' },
  get: async (ask, db) => {
    const service = await serviceOf(db)
    return view(ask, service, typedOf(service))
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const again = async (errors: Record<string, string>) =>
      view(ask, await database.read(lane(ask), serviceOf), typed, errors)
    const read = accept(identityForm(!ask.tls), typed)
    if (!read.ok) return again(read.errors)
    const at = { ...doing(ask), city: ask.municipality.id, developing: !ask.tls }
    const wrong = await setService(database, lane(ask), read.value, at)
    if (wrong) return again({ [wrong === 'secretMissing' ? 'secret' : 'issuer']: serviceText(wrong) })
    return { redirect: IDENTITY, flash: '市の認証サービスを登録しました。ログイン画面にボタンが出ます。' }
  },
})

const removePage = page.staff({
  path: `${IDENTITY}/remove`,
  can: 'accounts.manage',
  audit: { action: 'account.identity-remove' },
  post: async (ask, tx): Promise<Reply> => {
    const done = await dropService(tx, ask.municipality.id, doing(ask))
    return { redirect: IDENTITY, ...doneOr(done, '使うのをやめました。', '市の認証サービスは、登録されていません。') }
  },
})

export const identitySettingPages = [setPage, removePage]
