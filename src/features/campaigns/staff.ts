import { html } from 'hono/html'
import { HEARD_FROM, HEARD_TEXT } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, type Html, whole } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { makeCampaign } from './actions.ts'
import { campaignForm } from './forms.ts'
import { codesView } from './paper.ts'
import { doorPath, PATH, sheetPath } from './paths.ts'
import { campaignById, campaignsTold, type Told } from './store.ts'
import { LEAD, NOTES } from './text.ts'

const SIZE = 50
type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** Every way of telling with a code, what came of it, and the form for another. */
async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const number = askedPage(ask.url.searchParams)
  const campaigns = await campaignsTold(db, SIZE, (number - 1) * SIZE)
  const pages = {
    page: number,
    size: SIZE,
    total: campaigns[0]?.total ?? 0,
    href: (at: number) => `${PATH}?page=${at}`,
  }
  return {
    title: '周知のQRコード',
    nav: PATH,
    ...(shown && { status: 422 as const }),
    body: html`${pageHead({ title: '周知のQRコード', lead: LEAD, actions: printButton() })}
      ${campaignTable(campaigns, pages, ask.url.origin)}${pages.total > SIZE && pager(pages)}
      <ul class="faint">${NOTES.map(note => html`<li>${note}</li>`)}</ul>
      ${may(ask, 'campaigns.write') && makePane(shown ?? { typed: filled({}), errors: {} })}`,
  }
}

const campaignTable = (items: readonly Told[], pages: Pages, origin: string): Html =>
  table<Told>({
    caption: 'QRコードごとの反応',
    items,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'QRコードは、まだ作っていません。'),
    columns: [
      {
        key: 'name',
        title: '何に付けたか',
        header: true,
        cell: ({ name, note }) => html`${name}${note && html`<br><small class="faint">${note}</small>`}`,
      },
      { key: 'medium', title: '知ったきっかけ', cell: ({ medium }) => HEARD_TEXT[medium] },
      { key: 'made', title: '作った日', cell: ({ made_on }) => formatDay(made_on) },
      {
        key: 'address',
        title: '短いアドレス',
        cell: ({ code }) => whole(`${origin.replace(/^https?:\/\//, '')}${doorPath(code)}`),
      },
      { key: 'looks', title: '見た数（回）', numeric: true, cell: looksText },
      { key: 'requests', title: '依頼（件）', numeric: true, cell: ({ requests }) => requests.toLocaleString('ja') },
      {
        key: 'people',
        title: '利用者（人）',
        numeric: true,
        cell: ({ registered }) => registered.toLocaleString('ja'),
      },
      { key: 'do', title: 'すること', pressed: true, cell: printLink },
    ],
  })

/** What was looked at before anything was counted nobody knows. */
const looksText = ({ looks, made_on, since }: Told): Content =>
  since === null
    ? '—'
    : html`${looks.toLocaleString('ja')}${since > made_on && html`<br><small class="faint">${whole(formatDay(since))}から</small>`}`

const printLink = ({ id }: Told): Content => linkButton({ href: sheetPath(id), text: whole('印刷する'), kind: 'quiet' })

function makePane({ typed, errors }: Shown): Html {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return pane({
    title: 'QRコードを作る',
    body: checked(
      errors,
      form({
        action: PATH,
        once: newId(),
        body: [
          textField({ ...field('name', '何に付けるか'), required: true, example: '駅のポスター 令和8年12月' }),
          selectField({
            ...field('medium', '知ったきっかけ'),
            ...{ required: true, empty: '選んでください', hint: '読みとった方を、どのきっかけの方として数えるか' },
            options: HEARD_FROM.map(value => ({ value, label: HEARD_TEXT[value] })),
          }),
          textField({ ...field('note', '置くところ・枚数'), example: '改札前の掲示板 2枚' }),
        ],
        submit: button({ text: '作る', kind: 'main' }),
      }),
    ),
  })
}

export const staffPages = [
  page.staff({ path: PATH, can: 'campaigns.read', audit: 'none', whole: true, get: (ask, db) => view(ask, db) }),
  page.staff({
    path: PATH,
    can: 'campaigns.write',
    audit: { action: 'campaign.make' },
    post: async (ask, tx, typed) => {
      const read = accept(campaignForm, typed)
      if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
      const id = isId(one(typed, 'once')) ? one(typed, 'once') : newId()
      await makeCampaign(tx, id, read.value, doing(ask))
      return { redirect: sheetPath(id), flash: 'QRコードを作りました。' }
    },
  }),
  page.staff({
    path: `${PATH}/:id/print`,
    can: 'campaigns.read',
    audit: 'none',
    get: async (ask, db) => {
      const campaign = await campaignById(db, ask.params.id)
      return campaign ? codesView(ask, campaign) : null
    },
  }),
]
