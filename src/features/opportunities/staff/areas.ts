import { html } from 'hono/html'
import { formsOffered, isHiring, LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page } from '#platform/page.ts'
import { maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import { printButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'

const PATH = '/staff/opportunities'

const AREA = { id: maybe(text()), name: text(), open: number, paid: number, free: number, unsaid: number }
type Wanted = Row<typeof AREA>

/**
 * What is looked for in each area of the city now: published activities, those of them that are paid work, and places that are free;
 * of how many it is not known how many people they take. Those of no area of the city, or of none that is known, come last.
 */
const wantedByArea = (db: Read): Promise<Wanted[]> =>
  rowsOf(db, AREA)`
    with wanted as (
      select case when a.neighbour is null and a.ends_on is null then t.area_id end as area_id, o.legal_form, o.capacity, o.taken
      from opportunity o left join town t on t.id = o.town_id left join area a on a.id = t.area_id where o.status = 'open')
    select p.id::text as id, coalesce(p.name, '市外・町の登録がない活動') as name, count(w.legal_form)::int as open,
      count(*) filter (where w.legal_form in ('employment', 'contract', 'dispatch'))::int as paid,
      coalesce(sum(greatest(w.capacity - w.taken, 0)), 0)::int as free, count(*) filter (where w.legal_form is not null and w.capacity is null)::int as unsaid
    from (select id, name, position from area where neighbour is null and ends_on is null) p full join wanted w on w.area_id = p.id
    group by p.id, p.name, p.position order by p.position nulls last, p.name`

const count = (value: number): string => value.toLocaleString('ja')

const paidText = ({ municipality }: Ask): string =>
  `うち${formsOffered(municipality)
    .filter(form => form === 'contract' || isHiring(form))
    .map(form => LEGAL_FORM_TEXT[form])
    .join('・')}（件）`

/** Needed work by area (S4-16): where it is, and where there is none. */
export const areas = page.staff({
  path: `${PATH}/areas`,
  can: 'opportunities.read',
  audit: 'none',
  get: async (ask, db) => ({
    title: '圏域ごとの活動',
    nav: PATH,
    body: html`${backLink(PATH, '活動の一覧')}${pageHead({
      title: '圏域ごとの活動',
      lead: 'いま公開している活動を、行われる町の圏域で数えています。圏域を押すと、その活動の一覧が開きます。',
      actions: printButton(),
    })}${table<Wanted>({
      caption: '公開中の活動と空き',
      items: await wantedByArea(db),
      cards: true,
      unit: '行',
      empty: '圏域は、まだ登録されていません。',
      columns: [
        {
          key: 'area',
          title: '圏域',
          header: true,
          cell: ({ id, name }) => (id === null ? name : html`<a href="${PATH}?area=${id}&status=open">${name}</a>`),
        },
        { key: 'open', title: '活動（件）', numeric: true, cell: ({ open }) => count(open) },
        { key: 'paid', title: paidText(ask), numeric: true, cell: ({ paid }) => count(paid) },
        { key: 'free', title: '空き（人）', numeric: true, cell: ({ free }) => count(free) },
        { key: 'unsaid', title: '空きのわからない活動（件）', numeric: true, cell: ({ unsaid }) => count(unsaid) },
      ],
    })}`,
  }),
})
