import { html } from 'hono/html'
import { type Instant, today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { happeningsOf, tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink, type NavItem, navLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { ROLES, SEEING } from '../../rules.ts'
import { ROLE_HINT, roleSaid } from '../../text.ts'
import { type Refusal, stateOf } from '../rules.ts'
import { accountById, type Listed, openLinkOf, sessionsOf } from '../store.ts'
import { type Granted, grantsOf } from '../store-grants.ts'
import { accountTold, REFUSAL_TEXT, untilText } from '../text.ts'
import { limitFields, limitTyped, type Parts, partsToChoose, seenText } from './limit.ts'
import { HOME, standing } from './list.ts'
import { sessionsPart } from './sessions.ts'

/**
 * What was sent and refused, to be shown again: `of` is the grant that a last day was typed for, '' for a new role, `limited`
 * the grant of which it was said whom it lets see.
 */
export type Shown = {
  typed?: Submitted
  errors?: Record<string, string>
  of?: string
  limited?: string
  refused?: Refusal
  /** Ways to what other nouns tell of the account. */
  ways?: readonly NavItem[]
}

/** The page of one account; null where there is none. */
export async function accountView(ask: Ask<Staff, 'id'>, db: Read, shown: Shown = {}): Promise<View | null> {
  const { id } = ask.params
  const account = await accountById(db, id, ask.today, ask.now)
  if (!account) return null
  const grants = await grantsOf(db, id)
  const sessions = await sessionsOf(db, id, ask.now)
  const link = await openLinkOf(db, id, ask.now)
  const wrong = shown.refused || Object.keys(shown.errors ?? {}).length > 0
  return {
    title: account.name,
    nav: HOME,
    ...(wrong ? { status: 422 as const } : {}),
    body: checked(shown.errors ?? {}, [
      backLink(HOME, '職員の一覧'),
      pageHead({
        title: account.name,
        lead: `ログイン名 ${account.login}`,
        actions:
          !account.disabled_at && linkButton({ href: `${HOME}/${id}/leave`, text: '利用を停止する', kind: 'danger' }),
      }),
      shown.refused && notice({ kind: 'error', title: REFUSAL_TEXT[shown.refused], live: true }),
      account.disabled_at !== null && closedPart(account, ask.now),
      twoPanes(
        [
          rolesPane(ask, grants, await partsToChoose(db, ask.today, grants), shown),
          historyPane(ask, await happeningsOf(db, ['account', id], ['account.logged-in', 'account.logged-out'])),
        ],
        [
          loginPane(ask, account, link?.expires_at, shown),
          pane({ title: '端末', body: sessionsPart(`${HOME}/${id}/sessions`, sessions, ask.actor.session) }),
          shown.ways?.map(way => html`<p>${navLink(way)}</p>`),
        ],
      ),
    ]),
  }
}

const closedPart = ({ id, disabled_at }: Listed, now: Instant): Html =>
  html`${notice({ kind: 'warning', title: `${momentText(disabled_at!, now)}から、利用を停止しています。` })}${form({
    ...{ action: `${HOME}/${id}/enable`, once: newId(), body: '' },
    submit: button({ text: '利用を再開する' }),
  })}`

const rolesPane = (ask: Ask<Staff, 'id'>, grants: readonly Granted[], parts: Parts, shown: Shown): Html => {
  const going = grants.filter(one => stateOf(one, ask.today) !== 'over')
  const over = grants.filter(one => stateOf(one, ask.today) === 'over')
  return pane({
    title: '役割',
    body: html`${going.length === 0 && html`<p>いまの役割も、これからの役割もありません。ログインはできますが、何も開けません。</p>`}
      <ul class="stack">${going.map(
        one =>
          html`<li>${grantText(ask, one)}${
            SEEING.includes(one.role) &&
            more({
              title: '見える方を変える',
              open: shown.limited === one.id,
              body: limitForm(ask, one, parts, shown),
            })
          }${more({
            title: 'この役割を終わりにする',
            open: shown.of === one.id,
            body: endForm(ask, one, shown),
          })}</li>`,
      )}</ul>
      ${isWidened(grants, ask.today) && notice({ kind: 'warning', title: '「市全体」の役割もあるため、いまは市全体の方が見えています。' })}
      ${more({ title: '役割を足す', open: shown.of === '', body: addForm(ask, parts, shown) })}
      ${over.length > 0 && more({ title: `終わった役割（${over.length}件）`, body: html`<ul>${over.map(one => html`<li>${grantText(ask, one)}</li>`)}</ul>` })}`,
  })
}

const grantText = ({ municipality, today }: Ask<Staff>, one: Granted): Content =>
  html`<b>${roleSaid(municipality, one.role)}</b> ${formatDay(one.from_on)}から${untilText(one.until_on)}${stateOf(one, today) === 'ahead' && '（これから）'}${
    SEEING.includes(one.role)
      ? html`<br><span class="faint">見える方：${seenText(one)}</span>`
      : one.team && html`<br><span class="faint">部署：${one.team}</span>`
  }`

/** Whether a role that is limited says nothing, since another one lets see the whole city. */
const isWidened = (grants: readonly Granted[], today: string): boolean => {
  const held = grants.filter(one => stateOf(one, today) === 'held' && SEEING.includes(one.role))
  return held.some(({ limited }) => limited) && held.some(({ limited }) => !limited)
}

const limitForm = (
  ask: Ask<Staff, 'id'>,
  grant: Granted,
  parts: Parts,
  { typed, errors = {}, limited }: Shown,
): Html => {
  const own = limited === grant.id
  // Many such forms stand on the page: the fields of one that was refused have their plain names, for its sentences.
  const name = (field: string) => (own ? field : `${field}-${grant.id}`)
  const stored = limitTyped(grant)
  const values = filled(Object.fromEntries(Object.entries(stored).map(([field, value]) => [name(field), value])))
  return form({
    action: `${HOME}/${ask.params.id}/roles/${grant.id}/limit`,
    once: newId(),
    body: limitFields(parts, own && typed ? typed : values, own ? errors : {}, name),
    submit: button({ text: '見える方を変える' }),
  })
}

const endForm = (ask: Ask<Staff, 'id'>, { id }: Granted, { typed, errors = {}, of }: Shown): Html => {
  const own = of === id
  return form({
    action: `${HOME}/${ask.params.id}/roles/${id}`,
    once: newId(),
    body: dateField({
      ...{ name: own ? 'last' : `last-${id}`, label: '最後の日（この日まで使えます）' },
      ...{ value: own && typed ? one(typed, 'last') : '', error: own ? errors['last'] : undefined },
    }),
    submit: [
      button({ text: 'この日で終わりにする' }),
      button({ text: 'いますぐ外す', kind: 'danger', name: 'end', value: 'now' }),
    ],
  })
}

const addForm = (ask: Ask<Staff, 'id'>, parts: Parts, shown: Shown): Html => {
  const typed = shown.of === '' && shown.typed ? shown.typed : filled({ from: formatDay(ask.today) })
  const errors = shown.of === '' ? (shown.errors ?? {}) : {}
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return form({
    action: `${HOME}/${ask.params.id}/roles`,
    once: newId(),
    body: [
      selectField({
        ...{ ...field('role', '役割'), required: true, empty: '選んでください' },
        options: ROLES.map(value => ({ value, label: `${roleSaid(ask.municipality, value)}：${ROLE_HINT[value]}` })),
      }),
      dateField({ ...field('from', 'いつから'), required: true }),
      dateField({ ...field('until', 'いつまで（最後の日）'), hint: '決まっていないときは、空のままにします。' }),
      limitFields(parts, typed, errors),
    ],
    submit: button({ text: '役割を足す', kind: 'main' }),
  })
}

const loginPane = (ask: Ask<Staff, 'id'>, account: Listed, linkUntil: string | undefined, shown: Shown): Html =>
  pane({
    title: 'ログイン',
    body: html`${summary([
      { label: 'ようす', value: standing(account) || '使えます' },
      {
        label: '最後に使った日時',
        value: account.seen_at ? momentText(account.seen_at, ask.now) : 'まだ使っていません',
      },
      {
        label: 'パスワード',
        value: account.password_changed_at
          ? `${formatDay(today(account.password_changed_at))}に決めたもの`
          : 'まだありません',
      },
      {
        label: '二段階認証',
        value: account.second_at
          ? `${formatDay(today(account.second_at))}に登録${account.passkeys > 0 ? `（パスキー${account.passkeys}個）` : ''}`
          : '登録していません',
      },
      ...(account.bound_at
        ? [{ label: '市の認証サービス', value: `${formatDay(today(account.bound_at))}につないだもの` }]
        : []),
      ...(linkUntil ? [{ label: '渡したリンク', value: `${momentText(linkUntil, ask.now)}まで使えます` }] : []),
    ])}${!account.disabled_at && account.id !== ask.actor.id && linkForms(account, Boolean(linkUntil))}${account.second_at !== null && account.id !== ask.actor.id && secondForm(account, shown)}`,
  })

const secondForm = ({ id }: Listed, { typed, errors = {}, of }: Shown): Html => {
  const own = of === 'second'
  return more({
    ...{ title: 'スマートフォンやパスキーの端末をなくした・変えたとき', open: own },
    body: html`<p>ご本人であることを、顔を合わせるか電話で確かめてから外してください。確認コード、予備のコード、パスキーのすべてが外れ、すべての端末でログアウトになります。</p>${form(
      {
        action: `${HOME}/${id}/second/remove`,
        once: newId(),
        body: textField({
          ...{
            name: 'why',
            label: '二段階認証を外すわけ',
            required: true,
            example: '機種変更のため、来庁して本人を確認',
          },
          ...(own && typed ? { value: one(typed, 'why'), error: errors['why'] } : {}),
        }),
        submit: button({ text: '二段階認証を外す', kind: 'danger' }),
      },
    )}`,
  })
}

const linkForms = (account: Listed, open: boolean): Html => {
  const action = `${HOME}/${account.id}/link`
  const waiting = Boolean(account.reset_at)
  const make = form({
    ...{ action, once: newId(), body: false },
    submit: button({
      text: waiting ? 'リンクを作り直す' : 'パスワードをやり直しにする',
      kind: waiting ? 'plain' : 'danger',
    }),
  })
  if (!waiting)
    return more({
      title: 'パスワードを忘れた・知られたとき',
      body: html`<p>いまのパスワードは使えなくなり、すべての端末でログアウトになります。市の認証サービスとのつながりも外れます。次の画面に出るリンクをご本人に渡すと、新しいパスワードを決められます。</p>${make}`,
    })
  return html`<p>リンクをなくしたときは、作り直せます。前のリンクは使えなくなります。</p>${make}${
    open &&
    form({ action: `${action}/withdraw`, once: newId(), body: false, submit: button({ text: 'リンクを取り消す' }) })
  }`
}

const historyPane = ({ municipality, now }: Ask<Staff>, events: Awaited<ReturnType<typeof happeningsOf>>): Html =>
  pane({
    title: 'これまでのこと',
    body: timeline(
      events.map(event => ({
        ...{ when: momentText(event.at, now), datetime: today(event.at), aside: event.by ?? '' },
        body: tell(accountTold(municipality), event, now),
      })),
      'まだ記録がありません。',
    ),
  })
