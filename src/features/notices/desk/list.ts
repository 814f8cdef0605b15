import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { carriersNow } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'
import { page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { momentText } from '#platform/times.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { CALLS, LETTERS, noticePath, OUTBOX, PATH } from '../paths.ts'
import { CHANNELS, type Channel, type Status } from '../rules.ts'
import { CHANNEL_TEXT, STATUS_TEXT, whyText } from '../text.ts'
import { countNotices, countWaiting, type Listed, listNotices } from './store.ts'

const SIZE = 50
const DAYS = 90

/** What is looked for together. */
export const GROUPS = {
  waiting: { text: '職員を待つもの', statuses: ['waiting'] },
  coming: { text: 'これから送るもの', statuses: ['planned', 'held', 'sending'] },
  sent: { text: '送ったもの・伝えたもの', statuses: ['accepted', 'delivered', 'done'] },
  unreached: { text: '届かなかったもの', statuses: ['unreached'] },
  withdrawn: { text: '送らないもの', statuses: ['withdrawn'] },
} as const satisfies Record<string, { text: string; statuses: readonly Status[] }>
type Group = keyof typeof GROUPS
const KEYS = Object.keys(GROUPS) as Group[]

type Find = { group: Group; channel: Channel | null; person: string | null }

const readFind = (query: URLSearchParams): Find => {
  const person = query.get('person') ?? ''
  return {
    group: KEYS.find(key => key === query.get('group')) ?? 'waiting',
    channel: CHANNELS.find(channel => channel === query.get('channel')) ?? null,
    person: isId(person) ? person : null,
  }
}

const hrefOf = ({ group, channel, person }: Find, at = 1): string =>
  `${PATH}?${new URLSearchParams({
    ...{ group },
    ...(channel && { channel }),
    ...(person && { person }),
    ...(at > 1 && { page: String(at) }),
  })}`

/** What was sent, what is held, what waits for a person, what reached nobody. */
export const listPage = page.staff({
  path: PATH,
  can: 'notices.read',
  audit: { action: 'notice.list' },
  get: async (ask, db) => {
    const find = readFind(ask.url.searchParams)
    const number = askedPage(ask.url.searchParams)
    const since = addMinutes(ask.now, -DAYS * 24 * 60)
    const asked = { channel: find.channel, person: find.person, since }
    const counts = await countNotices(db, asked)
    const countOf = (group: Group) => GROUPS[group].statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
    const statuses = GROUPS[find.group].statuses
    const list = await listNotices(db, { ...asked, statuses }, { limit: SIZE, offset: (number - 1) * SIZE })
    const pages = { page: number, size: SIZE, total: countOf(find.group), href: (at: number) => hrefOf(find, at) }
    return {
      title: '通知',
      nav: PATH,
      body: html`${pageHead({
        title: '通知',
        lead: `この${DAYS}日に、メール・手紙・電話などで利用者の方へ送った、またはこれから送るお知らせです。`,
        actions: workLinks(await countWaiting(db)),
      })}${serverPart()}${tabs(
        '通知のようす',
        KEYS.map(key => ({
          href: hrefOf({ ...find, group: key }),
          text: GROUPS[key].text,
          count: countOf(key),
          current: key === find.group,
        })),
      )}${channelLinks(find)}${listTable(list, find, pages, ask.now)}${pages.total > SIZE && pager(pages)}`,
    }
  },
})

const workLinks = (waiting: ReadonlyMap<Channel, number>): Content => [
  linkButton({ href: CALLS, text: `電話をかける（${waiting.get('phone') ?? 0}件）`, kind: 'main', icon: 'phone' }),
  linkButton({ href: LETTERS, text: `手紙を出す（${waiting.get('letter') ?? 0}件）`, icon: 'print' }),
  carriersNow().outbox && !carriersNow().smtp && linkButton({ href: OUTBOX, text: '送信箱（メールの文面）' }),
]

/** Whether mail leaves the building at all: said on the page, so that nobody waits for an answer. */
function serverPart(): Content {
  const { smtp, outbox } = carriersNow()
  if (smtp) return false
  return notice(
    outbox
      ? {
          kind: 'info',
          title: 'メールは外へ送っていません',
          body: 'メールのサーバーが設定されていないため、送信箱に入れるだけです。',
        }
      : {
          kind: 'warning',
          title: 'メールを送れません',
          body: 'メールのサーバーが設定されていません。メールのかわりに、電話と手紙の一覧に入ります。システムの担当に、YUI_SMTP の設定を頼んでください。',
        },
  )
}

const channelLinks = (find: Find): Content =>
  html`<p>方法：${[null, ...CHANNELS].map(
    (channel, at) =>
      html`${at > 0 && '　'}<a href="${hrefOf({ ...find, channel })}"${channel === find.channel && html` aria-current="true"`}>${channel === null ? 'すべて' : CHANNEL_TEXT[channel]}</a>`,
  )}</p>`

const listTable = (list: readonly Listed[], { group }: Find, pages: Pages, now: string) =>
  table({
    caption: GROUPS[group].text,
    items: list,
    total: pages.total,
    cards: true,
    empty: nothingOn(pages, 'このようすの通知はありません。'),
    columns: [
      {
        key: 'title',
        title: '通知',
        header: true,
        cell: ({ id, words }) => html`<a href="${noticePath(id)}">${words.title}</a>`,
      },
      {
        key: 'name',
        title: 'あて先',
        cell: ({ name, person_id }) =>
          person_id ? html`<a href="${personPath(person_id)}">${name}さん</a>` : `${name}さん`,
      },
      { key: 'channel', title: '方法', cell: ({ channel }) => (channel ? CHANNEL_TEXT[channel] : '') },
      {
        key: 'status',
        title: 'ようす',
        cell: ({ status, why }) =>
          html`${STATUS_TEXT[status]}${why && html`<br><span class="faint">${whyText(why)}</span>`}`,
      },
      { key: 'at', title: 'できたとき', cell: ({ planned_at }) => momentText(planned_at, now) },
      {
        key: 'due',
        title: '次に送るとき',
        cell: ({ due_at, status }) => (due_at && status !== 'waiting' ? momentText(due_at, now) : ''),
      },
    ],
  })
