import { html } from 'hono/html'
import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import type { Later } from '#features/organisations/index.ts'
import { organisationPages } from '#features/organisations/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Parts } from '#platform/feature.ts'
import type { Page } from '#platform/page.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { reindexOrganisation } from './record/store.ts'
import { detail, verbs } from './staff/act.ts'
import { areas } from './staff/areas.ts'
import { placesText, statusMark } from './staff/columns.ts'
import { create } from './staff/form/create.ts'
import { edit } from './staff/form/edit.ts'
import { list } from './staff/list.ts'
import { countsByOrganisation, rowsOfOrganisation } from './staff/store.ts'

/** What the pages of organisations show and wake of their activities. */
const ofOrganisations: Later = {
  counts: countsByOrganisation,
  changed: reindexOrganisation,
  activities: async (db, id) =>
    pane({
      title: '活動',
      body: table({
        caption: 'この団体の活動',
        items: await rowsOfOrganisation(db, id),
        cards: true,
        empty: 'まだ活動がありません。「活動を登録する」から始められます。',
        columns: [
          {
            key: 'title',
            title: '活動',
            header: true,
            cell: row => html`<a href="/staff/opportunities/${row.id}">${row.title}</a>`,
          },
          { key: 'form', title: '就業形態', cell: row => LEGAL_FORM_TEXT[row.legal_form] },
          { key: 'status', title: '状態', cell: statusMark },
          {
            key: 'places',
            title: '空き／募集',
            numeric: true,
            cell: placesText,
          },
          { key: 'asOf', title: '内容の確認日', cell: row => (row.checked_by ? formatDay(row.as_of) : '未確認') },
        ],
      }),
    }),
}

/** Pages of staff, also those of organisations, which show their activities. `new` stands before the ids. */
export const staffPages = ({ onward }: Pick<Parts, 'onward'>): readonly Page[] => [
  ...organisationPages(ofOrganisations),
  ...[list, areas, create, edit],
  detail(onward),
  ...verbs(onward),
]
