import { html } from 'hono/html'
import { deskStaff } from '#features/accounts/index.ts'
import { fieldOf, refusedStatus, type Shown } from '#features/requests/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { openHost } from '../offer/actions.ts'
import { hostsOf } from '../offer/store.ts'
import { HOSTS_PATH, hostPath, PERMISSIONS, STAFF_PATH } from '../rules.ts'
import { hostForm } from './forms.ts'

export type Colleagues = readonly { id: string; name: string }[]
export const colleagues = (ask: Ask<Staff>, db: Read): Promise<Colleagues> =>
  deskStaff(db, ask.today, PERMISSIONS['appointments.write'])

/** Who talks: what residents read, who it is, and whose list it stands in. */
export const hostFields = (
  shown: Shown,
  staff: Colleagues,
  before: { title: string; name: string; account_id: string },
): Content => {
  const field = fieldOf(shown)
  return html`<div class="grid3">${[
    textField({
      ...field('title', '肩書き（利用者に見えます）', before.title),
      required: true,
      example: 'キャリアコンサルタント',
    }),
    textField({ ...field('name', '名前（職員だけが見ます）', before.name), required: true, example: '高橋 由美' }),
    selectField({
      ...field('account_id', '受けもつ職員', before.account_id),
      required: true,
      hint: '予約が、この職員のやることに出ます。',
      empty: '選んでください',
      options: staff.map(({ id, name }) => ({ value: id, label: name })),
    }),
  ]}</div>`
}

/** All who talk, and a new one. */
const list = page.staff({
  path: HOSTS_PATH,
  can: 'appointments.read',
  audit: { action: 'appointment.plan' },
  get: (ask, db) => view(ask, db, {}),
})

const add = page.staff({
  path: `${HOSTS_PATH}/add`,
  can: 'appointments.write',
  audit: { action: 'appointment.plan' },
  post: async (ask, tx, typed): Promise<Reply> => {
    const read = accept(hostForm, typed)
    if (!read.ok) return view(ask, tx, read)
    const { ended: _, ...host } = read.value
    return {
      redirect: hostPath(await openHost(tx, host, doing(ask))),
      flash: '担当を加えました。次に、枠のきまりを作ってください。',
    }
  },
})

async function view(ask: Ask<Staff>, db: Read, shown: Shown): Promise<View> {
  const writes = may(ask, 'appointments.write')
  return {
    title: '面談の枠',
    nav: STAFF_PATH,
    ...refusedStatus(shown),
    body: html`${backLink(STAFF_PATH, '面談の一覧へ')}${pageHead({ title: '面談の枠', lead: 'だれが、いつ、どこで話すか。休みの日も、ここで決めます。' })}
      ${table({
        caption: '担当',
        items: await hostsOf(db),
        cards: true,
        empty: 'まだありません。下で、話す人を加えてください。',
        columns: [
          {
            key: 'name',
            title: '名前',
            header: true,
            cell: row => html`<a href="${hostPath(row.id)}">${row.name}</a>`,
          },
          { key: 'title', title: '肩書き', cell: row => row.title },
          { key: 'account', title: '受けもつ職員', cell: row => row.account },
          { key: 'rules', title: 'きまり', numeric: true, cell: row => `${row.rules}` },
          { key: 'state', title: 'ようす', cell: row => (row.ended ? '新しい予約は受けない' : '受付中') },
        ],
      })}
      ${
        writes &&
        more({
          title: '担当を加える',
          open: Object.keys(shown.errors ?? {}).length > 0,
          body: checked(
            shown.errors ?? {},
            form({
              action: `${HOSTS_PATH}/add`,
              once: newId(),
              body: hostFields(shown, await colleagues(ask, db), { title: '相談員', name: '', account_id: '' }),
              submit: button({ text: '加える', kind: 'main' }),
            }),
          ),
        })
      }`,
  }
}

export const hostsPages = [list, add]
