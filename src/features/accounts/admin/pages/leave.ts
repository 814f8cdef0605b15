import { html } from 'hono/html'
import type { Read, Tx } from '#platform/db.ts'
import type { Held, Leaving, Subject } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { disable } from '../actions.ts'
import { whyForm } from '../forms.ts'
import type { Refusal } from '../rules.ts'
import { accountById, type Listed } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { HOME } from './list.ts'

/** What of every noun somebody can have in hand. */
export type Parts = { leavings: readonly ((subjects: readonly Subject[]) => Leaving)[]; subjects: readonly Subject[] }

type Ours = Ask<Staff, 'id'>
type Errors = Record<string, string>
/** Shared out among those who may, whoever has the fewest. */
const SHARED = 'shared'

const fieldOf = (key: string): string => `to-${key}`

const heldOf = async (db: Read, parts: readonly Leaving[], ask: Ours): Promise<Held[]> =>
  (await Promise.all(parts.map(({ held }) => held(db, ask.params.id, ask.today)))).flat()

const view = (
  account: Listed,
  held: readonly Held[],
  typed: Submitted,
  errors: Errors = {},
  refused?: Refusal,
): View => ({
  title: '利用を停止する',
  nav: HOME,
  ...(refused || Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(`${HOME}/${account.id}`, account.name)}${pageHead({
    title: `${account.name}さんの利用を停止する`,
    lead: '停止すると、すぐにログインできなくなります。これまでの記録は残り、あとから再開することもできます。',
  })}${refused && notice({ kind: 'error', title: REFUSAL_TEXT[refused], live: true })}
    ${checked(
      errors,
      form({
        action: `${HOME}/${account.id}/leave`,
        once: newId(),
        body: [
          heldPart(held, typed, errors),
          textField({
            ...{ name: 'why', label: '停止するわけ', required: true, value: one(typed, 'why'), error: errors['why'] },
            hint: '引きついだ職員の「やること」にも、ひとこととして出ます。',
            example: '3月末で異動したため',
          }),
        ],
        submit: [
          button({ text: held.length > 0 ? '引きついで停止する' : '停止する', kind: 'danger' }),
          linkButton({ href: `${HOME}/${account.id}`, text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
})

function heldPart(held: readonly Held[], typed: Submitted, errors: Errors): Html {
  if (held.length === 0) return html`<p>担当していることはありません。</p>`
  const total = held.reduce((sum, { count }) => sum + count, 0)
  return html`<h2>担当していること ${total}件</h2>
    <p>だれに引きつぐかを選んでください。選べるのは、それぞれを担当できる役割の職員です。</p>
    ${held.map(one => heldField(one, typed, errors))}`
}

const heldField = ({ key, name, what, count, to, missing }: Held, typed: Submitted, errors: Errors): Html =>
  to.length === 0
    ? html`${notice({
        kind: 'warning',
        title: `${name}（${what}）：${count}件`,
        body: `${missing}急いで使えなくするときは、職員のページの「パスワードをやり直しにする」で、すぐにログアウトにできます。`,
      })}`
    : selectField({
        ...{ name: fieldOf(key), label: `${name}（${what}）：${count}件`, required: true, empty: '選んでください' },
        ...{ value: one(typed, fieldOf(key)), error: errors[fieldOf(key)] },
        options: [
          ...(to.length > 1 ? [{ value: SHARED, label: '担当の少ない人から順に分ける' }] : []),
          ...to.map(({ id, name }) => ({ value: id, label: name })),
        ],
      })

/** To whom each kind goes that was answered: null where it is shared out. */
function chosen(held: readonly Held[], typed: Submitted): Map<string, string | null> {
  const to = new Map<string, string | null>()
  for (const { key, to: fit } of held) {
    const value = one(typed, fieldOf(key))
    if (value === SHARED && fit.length > 1) to.set(key, null)
    else if (fit.some(({ id }) => id === value)) to.set(key, value)
  }
  return to
}

const unchosen = (held: readonly Held[], to: ReadonlyMap<string, string | null>): Errors =>
  Object.fromEntries(
    held
      .filter(({ key }) => !to.has(key))
      .map(({ key, name, count }) => [fieldOf(key), `「${name}」の${count}件を引きつぐ職員を選んでください。`]),
  )

/** Closing an account, with what it has in hand given to others in the same act. */
export function leavePage({ leavings, subjects }: Parts) {
  const parts = leavings.map(leaving => leaving(subjects))
  return page.staff({
    path: `${HOME}/:id/leave`,
    can: 'accounts.manage',
    audit: { action: 'account.disable', subject: ask => ['account', ask.params.id] },
    get: async (ask, db) => {
      const account = await accountById(db, ask.params.id, ask.today, ask.now)
      return account && !account.disabled_at ? view(account, await heldOf(db, parts, ask), filled({})) : null
    },
    post: (ask, tx, typed) => left(ask, tx, typed, parts),
  })
}

async function left(ask: Ours, tx: Tx, typed: Submitted, parts: readonly Leaving[]): Promise<Reply> {
  const account = await accountById(tx, ask.params.id, ask.today, ask.now)
  if (!account) return null
  const held = await heldOf(tx, parts, ask)
  const fields = held.filter(({ to }) => to.length > 0)
  const to = chosen(held, typed)
  const read = accept(whyForm, typed, () => unchosen(fields, to))
  if (!read.ok) return view(account, held, typed, read.errors)
  if (fields.length < held.length) return view(account, held, typed, {}, 'nobody')
  const { why } = read.value
  const done = await disable(tx, account.id, why, tx => passAll(tx, { ask, parts, to, why }), doing(ask))
  if (!('refused' in done))
    return {
      redirect: `${HOME}/${account.id}`,
      flash: `利用を停止しました。${done.steps > 0 ? `${done.steps}件を引きつぎました。` : ''}`,
    }
  // Steps that came meanwhile are seen by now, in what is shown again.
  return view(account, await heldOf(tx, parts, ask), typed, {}, done.refused)
}

type Passing = { ask: Ours; parts: readonly Leaving[]; to: ReadonlyMap<string, string | null>; why: string }

/** Everything that is in hand now that nothing more can come to it; refused where some of it was on no page yet. */
async function passAll(tx: Tx, { ask, parts, to, why }: Passing): Promise<number | { refused: Refusal }> {
  if ((await heldOf(tx, parts, ask)).some(({ key }) => !to.has(key))) return { refused: 'open' }
  let passed = 0
  for (const { pass } of parts) passed += await pass(tx, ask.params.id, { to, note: why }, doing(ask))
  return passed
}
