import { html } from 'hono/html'
import { type EntryKind, entryKinds, entrySums } from '#features/entries/index.ts'
import { allTargets, indicatorsIn } from '#features/indicators/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { openActions } from '../agreed/store.ts'
import { meetingPath, PATH } from '../paths.ts'
import { heldIn, isMeeting } from '../rules.ts'
import { type Meeting, meetingsIn } from '../store.ts'
import { heldText, OFFICE, yearText } from '../text.ts'
import { actionTable } from './parts.ts'

const QUARTERS = [1, 2, 3, 4] as const
type Line = { kind: EntryKind; cells: string[] }

/** The kinds of entries that are meetings. */
export const meetingKinds = async (db: Read): Promise<EntryKind[]> => (await entryKinds(db)).filter(isMeeting)

/** What was held of each kind in the quarters of a year, against what an indicator promises. */
async function heldLines(db: Read, kinds: readonly EntryKind[], year: number, today: Day): Promise<Line[]> {
  const range = fiscalRange(year)
  const [sums, indicators] = [await entrySums(db, range.from, range.to), await indicatorsIn(db, year)]
  const targets = (await allTargets(db)).filter(({ fiscal_year }) => fiscal_year === year)
  return kinds.map(kind => {
    const key = indicators.find(({ counts }) => counts === `entries:${kind.key}`)?.key
    const cells = QUARTERS.map(q => {
      const count = sums.find(one => one.kind === kind.key && one.quarter === q)?.count ?? null
      const target = targets.find(one => one.indicator === key && one.quarter === q)?.value ?? null
      const of = { count, target, ...fiscalRange(year, q) }
      const held = count === null ? '—' : `${count}回`
      return target === null ? held : `${held} ／ ${target}回　${heldText(heldIn(of, today), of)}`
    })
    return { kind, cells }
  })
}

const heldTable = (lines: readonly Line[]): Html =>
  table<Line>({
    caption: '四半期ごとの開催（開いた回数 ／ 計画の目標）',
    items: lines,
    cards: true,
    unit: '種類',
    empty: '会議の種類がありません。',
    columns: [
      { key: 'kind', title: '会議', header: true, cell: ({ kind }) => kind.name },
      ...QUARTERS.map((q, at) => ({ key: `q${q}`, title: `第${q}四半期`, cell: ({ cells }: Line) => cells[at]! })),
    ],
  })

const meetingTable = (items: readonly Meeting[], year: number): Html =>
  table<Meeting>({
    caption: `${yearText(year)}の会議`,
    items,
    cards: true,
    unit: '回',
    empty: 'この年度の会議は、まだ入っていません。開いていないという意味ではありません。',
    columns: [
      {
        key: 'day',
        title: '日',
        header: true,
        cell: ({ id, on_day }) => html`<a href="${meetingPath(id)}">${formatDay(on_day)}</a>`,
      },
      { key: 'kind', title: '種類', cell: ({ name }) => name },
      {
        key: 'body',
        title: '会議',
        cell: ({ body }) => body ?? html`<span class="faint">議事はまだ書かれていません</span>`,
      },
      {
        key: 'items',
        title: '議題',
        numeric: true,
        cell: ({ items: told }) => (told === null ? '—' : `${told.length}件`),
      },
      {
        key: 'agreed',
        title: '行うこと',
        cell: ({ agreed, open }) => (agreed === 0 ? '—' : `${agreed}件（うち進めている ${open}件）`),
      },
      { key: 'team', title: '部署', cell: ({ team }) => team ?? OFFICE },
    ],
  })

/** The fiscal year that is asked for, else the running one. */
export function askedYear(ask: Ask<Staff>): number {
  const year = Number(ask.url.searchParams.get('fy'))
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : fiscalYear(ask.today)
}

/** The meetings of a fiscal year, whether as many were held as the plan promises, and what is open of all that was agreed. */
export const listPage = page.staff({
  path: PATH,
  can: 'councils.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const kinds = await meetingKinds(db)
    const keys = kinds.map(({ key }) => key)
    return {
      title: '協議会',
      nav: PATH,
      body: html`${pageHead({
        title: '協議会',
        lead: '会議は「実績」として1回ずつ入れ、ここに議事と、決まったことを書きます。決まったことは、担当の職員の「やること」に出て、済むまで残ります。',
        actions: [
          may(ask, 'entries.write') &&
            linkButton({ href: '/staff/entries/new?kind=council-meetings', text: '会議を入れる', kind: 'main' }),
          linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSV', download: true }),
          printButton(),
        ],
      })}
      ${actionTable(await openActions(db), {
        ...{ caption: '進めていること', today: ask.today, empty: '進めていることは、いまありません。' },
      })}
      ${tabs(
        '年度',
        [0, 1, 2].map(back => {
          const one = fiscalYear(ask.today) - back
          return { href: `${PATH}?fy=${one}`, text: yearText(one), current: one === year }
        }),
      )}
      ${heldTable(await heldLines(db, kinds, year, ask.today))}
      ${meetingTable(await meetingsIn(db, keys, fiscalRange(year)), year)}`,
    }
  },
})
