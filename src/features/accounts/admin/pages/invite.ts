import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, type Municipality, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { ROLES } from '../../rules.ts'
import { ROLE_HINT, roleSaid } from '../../text.ts'
import { invite } from '../actions.ts'
import { inviteForm } from '../forms.ts'
import type { Refusal } from '../rules.ts'
import { teamsOn } from '../teams/store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { HOME } from './list.ts'
import { linkSheet } from './sheet.ts'

const PATH = `${HOME}/new`

const view = (
  city: Municipality,
  teams: readonly { id: string; name: string }[],
  typed: Submitted,
  errors: Record<string, string> = {},
): View => {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  const roles = all(typed, 'roles')
  return {
    title: '職員を招待する',
    nav: HOME,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(HOME, '職員の一覧')}${pageHead({ title: '職員を招待する', lead: 'パスワードは、ご本人が決めます。次の画面に出るリンクを、ご本人に渡してください。' })}
      ${checked(
        errors,
        form({
          action: PATH,
          once: newId(),
          body: [
            textField({ ...field('name', '名前'), required: true, width: 'medium', example: '佐藤 みどり' }),
            textField({
              ...field('login', 'ログイン名'),
              required: true,
              width: 'medium',
              hint: '半角の英小文字で始めます。あとから変えられません。',
              example: 'sato',
            }),
            checkboxField({
              ...{ name: 'roles', label: '役割', required: true, error: errors['roles'], values: roles },
              hint: '見える方を圏域やチームに限るときは、リンクを渡す前に、職員のページで決めます。',
              options: ROLES.map(value => ({ value, label: roleSaid(city, value), hint: ROLE_HINT[value] })),
            }),
            teams.length > 0 &&
              selectField({
                ...field('team', '部署（記入担当のとき）'),
                empty: 'なし',
                hint: '「記入担当」は、この部署の実績を入れます。ほかの役割には使いません。',
                options: teams.map(({ id, name }) => ({ value: id, label: name })),
              }),
            dateField({ ...field('from', 'いつから'), required: true }),
            dateField({ ...field('until', 'いつまで（最後の日）'), hint: '決まっていないときは、空のままにします。' }),
          ],
          submit: [
            button({ text: '招待のリンクを作る', kind: 'main' }),
            linkButton({ href: HOME, text: 'やめる', kind: 'quiet' }),
          ],
        }),
      )}`,
  }
}

const untilFits = ({ from, until }: { from?: string | undefined; until?: string | null | undefined }) =>
  from && until && until < from ? { until: REFUSAL_TEXT.untilBefore } : ({} as Record<string, string>)

/** The id of the account that this form makes: its own, so that a second click makes no second one. */
const idOf = (typed: Submitted): string => (isId(one(typed, 'once')) ? one(typed, 'once') : newId())

/** Where it is said what is wrong: without any department there is no field for it. */
const fieldOf = (refused: Refusal, teams: number): string =>
  refused === 'noDepartment' || refused === 'partGone' ? (teams > 0 ? 'team' : 'roles') : 'login'

export const invitePage = page.staff({
  path: PATH,
  can: 'accounts.manage',
  audit: { action: 'account.invite' },
  get: async (ask: Ask<Staff>, db) =>
    view(ask.municipality, await teamsOn(db, ask.today), filled({ from: formatDay(ask.today) })),
  post: async (ask, tx, typed) => {
    const read = accept(inviteForm(ask.today), typed, untilFits)
    const teams = await teamsOn(tx, ask.today)
    if (!read.ok) return view(ask.municipality, teams, typed, read.errors)
    const id = idOf(typed)
    const made = await invite(tx, { id, ...read.value }, doing(ask))
    return 'refused' in made
      ? view(ask.municipality, teams, typed, { [fieldOf(made.refused, teams.length)]: REFUSAL_TEXT[made.refused] })
      : linkSheet(ask, made, id)
  },
})
