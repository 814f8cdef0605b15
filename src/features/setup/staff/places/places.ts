import { html } from 'hono/html'
import { TOWN_LISTS } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { more, pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { cityOf } from '../../actions.ts'
import type { AreaEntry, City } from '../../rules.ts'
import { asked, cityView, type Errors, lastOf, put, readValue, type Settings } from '../parts.ts'
import { BUSES, busPages } from './buses.ts'
import { facilityForm, facilityTable } from './facilities.ts'
import { PLACES, TOWNS, townPages } from './towns.ts'

const NUMBER = { of: 'number', least: -180, most: 180 } as const

/** Which of the small forms was sent, and what was typed there. */
type Shown = { of: 'neighbour' | 'facility' | 'file'; typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const city = await cityOf(db, ask.municipality.id)
  const typed = (of: Shown['of']) => (shown?.of === of ? shown.typed : filled({}))
  const errors = (of: Shown['of']) => (shown?.of === of ? shown.errors : {})
  const writes = may(ask, 'city.write')
  return cityView(
    { title: '圏域・町・施設', lead: 'お住まいの町と、活動までの道のりのもとになります。入れた町は消えません。' },
    [
      areaTable(city),
      writes &&
        pane({
          title: '町の一覧を入れる',
          id: 'towns',
          body: html`<div class="stack">${fileForm(errors('file'))}
            <p>${linkButton({ href: TOWNS, text: '圏域と町の分け方を直す' })}</p></div>`,
        }),
      html`<p>${linkButton({ href: BUSES, text: `バスの路線（${city.lines.length}）と坂（${city.slopes.length}）` })}</p>`,
      facilityTable(city.facilities),
      writes &&
        more({
          title: '駅・施設を加える・直す',
          open: shown?.of === 'facility',
          body: facilityForm(typed('facility'), errors('facility')),
        }),
      writes &&
        more({
          title: '周りの市町村を加える',
          open: shown?.of === 'neighbour',
          body: neighbourForm(typed('neighbour'), errors('neighbour')),
        }),
    ],
    shown?.errors,
  )
}

const areaTable = ({ areas, towns }: City) =>
  table<AreaEntry>({
    caption: '圏域',
    items: areas,
    cards: true,
    empty: 'まだありません。町の一覧を入れると、圏域に分けられます。',
    columns: [
      { key: 'name', title: '名前', header: true, cell: ({ name }) => name },
      { key: 'of', title: 'どこ', cell: ({ neighbour }) => (neighbour === null ? '市内' : `市外（${neighbour}）`) },
      {
        key: 'towns',
        title: '町',
        numeric: true,
        cell: ({ name }) => towns.filter(({ area }) => area === name).length,
      },
    ],
  })

const fileForm = (errors: Errors) =>
  form({
    action: TOWNS,
    once: newId(),
    upload: true,
    body: [
      textField({
        name: 'file',
        label: '町の一覧のファイル（CSV）',
        type: 'file',
        accept: '.csv,text/csv',
        required: true,
        hint: `${TOWN_LISTS}を、そのまま選べます。都道府県のファイルから、この自治体と周りの市町村の町だけを読みます。10メガバイトまで。`,
        error: errors['file'],
      }),
      textField({
        name: 'points',
        label: '町字マスターのときは、位置参照のファイルも',
        type: 'file',
        accept: '.csv,text/csv',
      }),
    ],
    submit: button({ text: '中身を確かめる', kind: 'main' }),
  })

const neighbourForm = (typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: `${PLACES}/neighbour`,
    once: newId(),
    body: [
      textField({
        ...field('code', '全国地方公共団体コード'),
        width: 'short',
        inputmode: 'numeric',
        example: '122220',
      }),
      textField({
        ...field('neighbour_name', '名前'),
        width: 'medium',
        example: '我孫子市',
      }),
    ],
    submit: button({ text: '加える', kind: 'main' }),
  })
}

/** Areas, towns and well-known points. */
export const placesPages = (settings: Settings) => [
  page.staff({ path: PLACES, can: 'city.read', audit: 'none', get: async (ask, db) => view(ask, db) }),
  page.staff({
    path: `${PLACES}/facility`,
    can: 'city.write',
    audit: { action: 'city.facility' },
    post: async (ask, tx, typed) => {
      const [lat, lng] = [readValue(NUMBER, 'lat', typed), readValue(NUMBER, 'lng', typed)]
      const again = (errors: Errors) => view(ask, tx, { of: 'facility', typed, errors })
      const wrong = { ...lat.errors, ...lng.errors }
      if (Object.keys(wrong).length > 0) return again(wrong)
      const facility = {
        kind: one(typed, 'kind') === 'station' ? ('station' as const) : ('place' as const),
        ...{ name: one(typed, 'name').trim(), kana: one(typed, 'kana').trim() },
        ...{ lat: Number(lat.value), lng: Number(lng.value) },
      }
      const done = await put(ask, tx, { facilities: [facility] }, settings, PLACES, lastOf)
      return 'errors' in done ? again(done.errors) : done
    },
  }),
  page.staff({
    path: `${PLACES}/neighbour`,
    can: 'city.write',
    audit: { action: 'city.neighbour' },
    post: async (ask, tx, typed) => {
      const neighbour = { code: one(typed, 'code').normalize('NFKC').trim(), name: one(typed, 'neighbour_name').trim() }
      const at = (path: string) => (lastOf(path) === 'name' ? 'neighbour_name' : 'code')
      const done = await put(ask, tx, { neighbours: [neighbour] }, settings, PLACES, at)
      return 'errors' in done ? view(ask, tx, { of: 'neighbour', typed, errors: done.errors }) : done
    },
  }),
  ...busPages(settings),
  ...townPages(settings, (ask, db, typed, errors) => view(ask, db, { of: 'file', typed, errors })),
]
