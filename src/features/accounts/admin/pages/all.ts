import type { Tx } from '#platform/db.ts'
import { type Parts, waysOn } from '#platform/feature.ts'
import { doneOr } from '#platform/flash.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { removeSecond } from '../../second/actions.ts'
import { endedFlash } from '../../staff/devices.ts'
import { roleSaid } from '../../text.ts'
import { closeSessions, enable, endRole, giveRole, limitRole, makeLink, withdrawLink } from '../actions.ts'
import { endForm, limitForm, limitOf, roleForm, whyForm } from '../forms.ts'
import type { Refusal } from '../rules.ts'
import { accountById } from '../store.ts'
import { teamPages } from '../teams/pages.ts'
import { endedText, REFUSAL_TEXT } from '../text.ts'
import { accountView } from './detail.ts'
import { identitySettingPages } from './identity.ts'
import { invitePage } from './invite.ts'
import { leavePage } from './leave.ts'
import { HOME, listPage } from './list.ts'
import { linkSheet } from './sheet.ts'

type Ours = Ask<Staff, 'id'>
const subject = (ask: Ours): [string, string] => ['account', ask.params.id]
const pathOf = (ask: Ours): string => `${HOME}/${ask.params.id}`
const isThere = async (ask: Ours, tx: Tx): Promise<boolean> =>
  Boolean(await accountById(tx, ask.params.id, ask.today, ask.now))

const detailPage = ({ onward }: Parts) =>
  page.staff({
    path: `${HOME}/:id`,
    can: 'accounts.manage',
    audit: { action: 'account.read', subject },
    get: (ask, db) => accountView(ask, db, { ways: waysOn(onward, 'account', ask.params.id, ask.actor.permissions) }),
  })

const rolePage = page.staff({
  path: `${HOME}/:id/roles`,
  can: 'accounts.manage',
  audit: { action: 'account.role', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const read = accept(roleForm(ask.today), typed)
    if (!read.ok) return accountView(ask, tx, { typed, errors: read.errors, of: '' })
    const { role, from, until } = read.value
    const given = { role, from, until, limit: limitOf(read.value) }
    const done = await giveRole(tx, ask.params.id, given, doing(ask))
    if (!done)
      return { redirect: pathOf(ask), flash: `「${roleSaid(ask.municipality, read.value.role)}」の役割をつけました。` }
    const field = done.refused === 'untilBefore' ? 'until' : (fieldOfLimit(done.refused) ?? 'role')
    return accountView(ask, tx, { typed, errors: { [field]: REFUSAL_TEXT[done.refused] }, of: '' })
  },
})

/** Where it is said what is wrong with a limit; undefined for what is wrong otherwise. */
const fieldOfLimit = (refused: Refusal): string | undefined =>
  refused === 'noDepartment'
    ? 'team'
    : ['noPart', 'unlimited', 'wholeOrPart', 'partGone'].includes(refused)
      ? 'reach'
      : undefined

/** The fields of one grant's form without its id. */
const plain = ({ fields }: Submitted, of: string): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`-${of}`, ''), values])),
  files: {},
})

const limitPage = page.staff({
  path: `${HOME}/:id/roles/:grantId/limit`,
  can: 'accounts.manage',
  audit: { action: 'account.role-limit', subject: ask => ['account', ask.params.id] },
  post: async (ask, tx, sent): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const { grantId: limited } = ask.params
    const typed = plain(sent, limited)
    const read = accept(limitForm, typed)
    if (!read.ok) return accountView(ask, tx, { typed, errors: read.errors, limited })
    const done = await limitRole(tx, ask.params.id, limited, limitOf(read.value), doing(ask))
    if (!('refused' in done))
      return {
        redirect: pathOf(ask),
        flash: `「${roleSaid(ask.municipality, done.role)}」の役割で見える方を変えました。次の操作から変わります。`,
      }
    const field = fieldOfLimit(done.refused)
    return field
      ? accountView(ask, tx, { typed, errors: { [field]: REFUSAL_TEXT[done.refused] }, limited })
      : accountView(ask, tx, { refused: done.refused })
  },
})

const roleEndPage = page.staff({
  path: `${HOME}/:id/roles/:grantId`,
  can: 'accounts.manage',
  audit: { action: 'account.role-end', subject: ask => ['account', ask.params.id] },
  post: async (ask, tx, sent): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const { grantId: of } = ask.params
    const typed = plain(sent, of)
    const read = accept(endForm(ask.today), typed, ({ end, last }) =>
      end === null && last === null
        ? { last: '最後の日を入力するか、「いますぐ外す」を押してください。' }
        : ({} as Record<string, string>),
    )
    if (!read.ok) return accountView(ask, tx, { typed, errors: read.errors, of })
    const { end, last } = read.value
    const done = await endRole(tx, ask.params.id, of, end ? null : last, doing(ask))
    if (!('refused' in done))
      return { redirect: pathOf(ask), flash: endedText(roleSaid(ask.municipality, done.role), done.until, ask.today) }
    return done.refused === 'untilPast'
      ? accountView(ask, tx, { typed, errors: { last: REFUSAL_TEXT.untilPast }, of })
      : accountView(ask, tx, { refused: done.refused })
  },
})

const linkPage = page.staff({
  path: `${HOME}/:id/link`,
  can: 'accounts.manage',
  audit: { action: 'account.link', subject },
  post: async (ask, tx): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const made = await makeLink(tx, ask.params.id, doing(ask))
    return 'refused' in made ? accountView(ask, tx, { refused: made.refused }) : linkSheet(ask, made, ask.params.id)
  },
})

const withdrawPage = page.staff({
  path: `${HOME}/:id/link/withdraw`,
  can: 'accounts.manage',
  audit: { action: 'account.link-withdraw', subject },
  post: async (ask, tx): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const done = await withdrawLink(tx, ask.params.id, doing(ask))
    return {
      redirect: pathOf(ask),
      ...doneOr(done, 'リンクを取り消しました。', 'リンクは、もう使えなくなっています。'),
    }
  },
})

const sessionsPage = page.staff({
  path: `${HOME}/:id/sessions`,
  can: 'accounts.manage',
  audit: { action: 'account.sessions-end', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const session = one(typed, 'session')
    const but = ask.actor.session
    const ended = await closeSessions(tx, ask.params.id, isId(session) ? { one: session, but } : { but }, doing(ask))
    return { redirect: pathOf(ask), ...endedFlash(ended) }
  },
})

const secondPage = page.staff({
  path: `${HOME}/:id/second/remove`,
  can: 'accounts.manage',
  audit: { action: 'account.second-remove', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    if (ask.params.id === ask.actor.id) return accountView(ask, tx, { refused: 'ownSecond' })
    const read = accept(whyForm, typed)
    if (!read.ok) return accountView(ask, tx, { typed, errors: read.errors, of: 'second' })
    const done = await removeSecond(tx, ask.params.id, read.value.why, doing(ask))
    return { redirect: pathOf(ask), ...doneOr(done, '二段階認証を外しました。', '二段階認証は、もう外れています。') }
  },
})

const enablePage = page.staff({
  path: `${HOME}/:id/enable`,
  can: 'accounts.manage',
  audit: { action: 'account.enable', subject },
  post: async (ask, tx): Promise<Reply> => {
    if (!(await isThere(ask, tx))) return null
    const done = await enable(tx, ask.params.id, doing(ask))
    return {
      redirect: pathOf(ask),
      ...doneOr(done, '利用を再開しました。', 'この職員は、もう使えるようになっています。'),
    }
  },
})

/** The pages of the administrator about accounts; those with fixed paths first. */
export const accountPages = (parts: Parts) => [
  ...[listPage, invitePage, ...identitySettingPages, ...teamPages, detailPage(parts), leavePage(parts)],
  ...[rolePage, roleEndPage, limitPage, linkPage, withdrawPage, sessionsPage, secondPage, enablePage],
]
