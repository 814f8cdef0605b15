import { html } from 'hono/html'
import { fiscalYear } from '#platform/ages.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { eraYear, formatDay } from '#platform/dates.ts'
import { type Ask, type Prefecture, page } from '#platform/page.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { hidden, selectField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { LEGEND, toldPart } from './parts.ts'
import { sumOf } from './rules.ts'
import { type Released, releasedIn, releasedYears } from './store.ts'
import { periodText, QUARTERS, STATE_TEXT } from './text.ts'

const PATH = '/prefecture'
const PERIODS = [...QUARTERS, 0]
const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

const askedYear = ({ url, today }: Ask<Prefecture>): number => {
  const year = Number(url.searchParams.get('fy'))
  return Number.isInteger(year) && year >= 2000 && year <= 2199 ? year : fiscalYear(today)
}

/** What an indicator is called: as the first city that tells it calls it. */
type Named = Pick<Released, 'indicator' | 'name' | 'unit'>

/** The indicators of which any city tells, in the order of their plans. */
const namedIn = (rows: readonly Released[]): Named[] =>
  [
    ...Map.groupBy(
      rows.toSorted((a, b) => a.sort - b.sort),
      ({ indicator }) => indicator,
    ).values(),
  ].map(([first]) => first!)

const askedIndicator = ({ url }: Ask<Prefecture>, rows: readonly Released[], all: readonly Named[]): Named => {
  const asked = url.searchParams.get('indicator') ?? ''
  // Else the first of which any city tells a number.
  return (
    all.find(({ indicator }) => indicator === asked) ??
    all.find(({ indicator }) => rows.some(row => row.indicator === indicator && row.value !== null)) ??
    all[0] ?? { indicator: '', name: '指標', unit: '' }
  )
}

/** A city with what it tells of an indicator. */
type City = { code: string; name: string; called: string; made_on: string; cells: ReadonlyMap<number, Released> }

function citiesOf(rows: readonly Released[], indicator: string): City[] {
  const groups = Map.groupBy(
    rows.filter(row => row.indicator === indicator),
    ({ code }) => code,
  )
  return [...groups.values()].map(some => ({
    ...{ code: some[0]!.code, name: some[0]!.city, called: some[0]!.name, made_on: some[0]!.made_on },
    cells: new Map(some.map(row => [row.quarter, row])),
  }))
}

const cellOf = (city: City, quarter: number): Content => {
  const cell = city.cells.get(quarter)
  return cell ? toldPart(cell) : STATE_TEXT.unknown
}

/** A city that calls the indicator otherwise says how. */
const cityPart = ({ name, called }: City, usual: string): Content =>
  called === usual ? name : html`${name}<br><small class="faint">${called}</small>`

/** The sum over the cities, where every one of them tells its number. */
const sumText = (cities: readonly City[], quarter: number, unit: string): string => {
  const cells = cities.map(({ cells }) => cells.get(quarter) ?? { value: null, state: 'unknown' as const })
  return sumOf(cells, unit)?.toLocaleString('ja') ?? '出せません'
}

const index = page.prefecture({
  path: PATH,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const [rows, years] = [await releasedIn(db, year), await releasedYears(db)]
    const all = namedIn(rows)
    const { indicator, name, unit } = askedIndicator(ask, rows, all)
    const cities = citiesOf(rows, indicator)
    const shown = years.includes(year) ? years : [year, ...years]
    return {
      title: `市町村の数字　${yearText(year)}`,
      body: html`${pageHead({
        title: `市町村の数字　${yearText(year)}`,
        lead: '市町村が見せると決めた数字だけです。もとの記録は、ここからは見られません。',
        actions: [linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSV', download: true }), printButton()],
      })}
      ${tabs(
        '年度',
        shown.map(one => ({
          href: `${PATH}?fy=${one}&indicator=${indicator}`,
          text: yearText(one),
          current: one === year,
        })),
      )}
      ${filterForm({
        action: PATH,
        label: '指標をえらぶ',
        body: [
          hidden('fy', year),
          selectField({
            name: 'indicator',
            label: '指標',
            value: indicator,
            options: all.map(one => ({ value: one.indicator, label: one.name })),
          }),
        ],
        submit: button({ text: '見る' }),
      })}
      ${table<City>({
        caption: unit ? `${name}（${unit}）` : name,
        items: cities,
        unit: '市町村',
        cards: 'beside',
        empty:
          'この年度の数字を見せている市町村は、まだありません。市町村が「都道府県に見せる数字」で決めると、ここに出ます。',
        columns: [
          { key: 'name', title: '市町村', header: true, cell: city => cityPart(city, name) },
          ...PERIODS.map(quarter => ({
            key: `q${quarter}`,
            title: periodText(quarter),
            numeric: true,
            cell: (city: City) => cellOf(city, quarter),
          })),
          { key: 'made', title: '作った日', cell: ({ made_on }) => formatDay(made_on) },
        ],
      })}
      ${
        cities.length > 1 &&
        html`<p>合計：${PERIODS.map(quarter => html`<span class="keep">${periodText(quarter)} <b>${sumText(cities, quarter, unit)}</b></span>　`)}<br>
        <small class="faint">伏せた数・不明・途中からの数が1つでもあるところと、割合は、合計を出しません。</small></p>`
      }
      ${LEGEND(null)}`,
    }
  },
})

const HEAD: CsvRow = ['コード', '市町村', '指標', '単位', '期間', '目標', '実績', '実績がないわけ', '作った日']

const csv = page.prefecture({
  path: `${PATH}.csv`,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const lines = (await releasedIn(db, year)).map(
      ({ code, city, name, unit, quarter, target, value, state, made_on }): CsvRow => [
        ...[code, city, name, unit],
        ...[
          `${yearText(year)} ${periodText(quarter)}`,
          target,
          value,
          state === 'later' ? 'まだ' : STATE_TEXT[state],
          made_on,
        ],
      ],
    )
    return new Response(writeCsv([HEAD, ...lines]), { headers: csvHeaders(`figures-${year}.csv`) })
  },
})

/** What a prefecture reads of its cities: figures, by quarter and fiscal year. */
export const prefecturePages = [index, csv]
