import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Database, Read } from '#platform/db.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { more, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { checkOwnPassword } from '../actions.ts'
import { SETTINGS } from '../login/rules.ts'
import { isRole } from '../rules.ts'
import { newSecret, removeOwn, renewSpares, setUpOwn } from '../second/actions.ts'
import { mustHave } from '../second/rules.ts'
import { factorSince } from '../second/store.ts'
import { CODE_MISSING, CODE_TEXT } from '../second/text.ts'
import { unsealSecret } from '../second/ticket.ts'
import { codeField, namesFor, secretPart, sparesView } from '../second/views.ts'
import { accountOfLink } from '../store.ts'
import { OWN_PASSWORD_TEXT } from '../text.ts'
import { ownTabs, SECOND } from './tabs.ts'

type Errors = Record<string, string>
/** What was refused, to be shown at its form. */
type Shown = { secret?: string; errors?: Errors; of?: 'setup' | 'spares' | 'remove' }

const staffOf = ({ municipality, actor }: Ask<Staff>) =>
  ({ lane: 'staff', municipality: municipality.id, session: actor.session }) as const

/** Whether the city asks a second factor of this member of staff. */
async function isAsked(ask: Ask<Staff>, db: Read): Promise<boolean> {
  const { secondFactorFor } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
  return mustHave(ask.actor.roles.filter(isRole), secondFactorFor)
}

async function view(ask: Ask<Staff>, db: Read, { secret = newSecret(), errors = {}, of }: Shown = {}): Promise<View> {
  const since = await factorSince(db, ask.actor.id)
  const login = (await accountOfLink(db, ask.actor.id))?.login ?? ''
  return {
    title: '二段階認証',
    ...(of ? { status: 422 as const } : {}),
    body: html`${pageHead({ title: '二段階認証', lead: 'パスワードのほかに、スマートフォンの確認コードでログインを守ります。' })}${ownTabs(SECOND)}
      ${checked(
        errors,
        since
          ? [
              notice({
                kind: 'success',
                title: '登録しています',
                body: `${formatDay(today(since.set_at))}に登録しました。`,
              }),
              sparesForm(errors, of === 'spares'),
              (await isAsked(ask, db))
                ? html`<p>あなたの役割では、二段階認証を外せません。スマートフォンを変えるときは、システム管理の担当者に外してもらってから、登録し直してください。</p>`
                : removeForm(errors, of === 'remove'),
            ]
          : setUpForm(ask, login, secret, errors),
      )}`,
  }
}

const setUpForm = (ask: Ask<Staff>, login: string, secret: string, errors: Errors) =>
  form({
    action: SECOND,
    body: [
      secretPart(ask.actor.id, namesFor(ask, login), secret),
      codeField(errors['code']),
      textField({
        ...{ name: 'current', label: 'いまのパスワード', type: 'password', required: true, width: 'medium' },
        ...{ autocomplete: 'current-password', error: errors['current'] },
      }),
    ],
    submit: button({ text: '登録する', kind: 'main' }),
  })

const sparesForm = (errors: Errors, open: boolean) =>
  more({
    ...{ title: '予備のコードを作り直す', open },
    body: html`<p>前の予備のコードは使えなくなります。</p>${form({
      action: `${SECOND}/spares`,
      body: codeField(open ? errors['code'] : undefined),
      submit: button({ text: '作り直す' }),
    })}`,
  })

const removeForm = (errors: Errors, open: boolean) =>
  more({
    ...{ title: '二段階認証を外す', open },
    body: html`<p>スマートフォンを変えるときは、外してから登録し直します。</p>${form({
      action: `${SECOND}/remove`,
      body: textField({
        ...{ name: 'own', label: '確認コードか、予備のコード', required: true, width: 'medium' },
        ...{ error: open ? errors['own'] : undefined },
      }),
      submit: button({ text: '二段階認証を外す', kind: 'danger' }),
    })}`,
  })

const BACK = linkButton({ href: SECOND, text: '控えました。戻る', kind: 'main' })
const OWN = { can: 'everyone', audit: { action: 'account.second' } } as const
const shown = (ask: Ask<Staff>, database: Database, refused: Shown): Promise<View> =>
  database.read(staffOf(ask), db => view(ask, db, refused))

const setUpPage = page.staff({
  ...{ path: SECOND, ...OWN },
  get: (ask, db) => view(ask, db),
  enter: async (ask, database, typed) => {
    const kept = unsealSecret(ask.actor.id, one(typed, 'sealed'))
    const again = (errors: Errors) => shown(ask, database, { secret: kept ?? newSecret(), errors, of: 'setup' })
    const [current, code] = [one(typed, 'current'), one(typed, 'code').trim()]
    const own = current === '' || (await checkOwnPassword(database, ask, current))
    const wrong: Errors = {
      ...(code === '' ? { code: CODE_TEXT.wrong() } : {}),
      ...(current === '' ? { current: 'いまのパスワードを入力してください。' } : {}),
      ...(own !== true ? { current: OWN_PASSWORD_TEXT[own.refused](own.seconds) } : {}),
    }
    if (kept === null || Object.keys(wrong).length > 0)
      return again(kept === null ? { code: CODE_TEXT.wrong(), ...wrong } : wrong)
    const done = await setUpOwn(database, ask, kept, code)
    return 'spares' in done ? sparesView(done.spares, BACK) : again({ code: CODE_TEXT[done.refused](done.seconds) })
  },
})

const sparesPage = page.staff({
  ...{ path: `${SECOND}/spares`, ...OWN },
  enter: async (ask, database, typed) => {
    const again = (sentence: string) => shown(ask, database, { errors: { code: sentence }, of: 'spares' })
    const code = codeOf(typed, 'code')
    if (code === '') return again(CODE_MISSING)
    const done = await renewSpares(database, ask, code)
    return 'spares' in done ? sparesView(done.spares, BACK) : again(CODE_TEXT[done.refused](done.seconds))
  },
})

const removePage = page.staff({
  ...{ path: `${SECOND}/remove`, ...OWN },
  enter: async (ask, database, typed) => {
    const again = (sentence: string) => shown(ask, database, { errors: { own: sentence }, of: 'remove' })
    const code = codeOf(typed, 'own')
    if (await database.read(staffOf(ask), db => isAsked(ask, db)))
      return again('あなたの役割では、二段階認証を外せません。')
    if (code === '') return again(CODE_MISSING)
    const done = await removeOwn(database, ask, code)
    return done === true
      ? { redirect: SECOND, flash: '二段階認証を外しました。' }
      : again(CODE_TEXT[done.refused](done.seconds))
  },
})

const codeOf = (typed: Submitted, name: string): string => one(typed, name).trim()

/** One's own second factor: set up, spare codes made anew, taken away where the city does not ask for it. */
export const secondFactorPages = [setUpPage, sparesPage, removePage]
