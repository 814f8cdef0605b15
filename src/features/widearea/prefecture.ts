import { html } from 'hono/html'
import { INDICATOR_TEXT, INDICATORS, type IndicatorKey, isIndicator } from '#features/indicators/index.ts'
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

const askedIndicator = ({ url }: Ask<Prefecture>, rows: readonly Released[]): IndicatorKey => {
  const asked = url.searchParams.get('indicator') ?? ''
  if (isIndicator(asked)) return asked
  // The first of which any city tells a number.
  return (
    INDICATORS.find(({ key }) => rows.some(row => row.indicator === key && row.value !== null))?.key ??
    INDICATORS[0].key
  )
}

/** A city with what it tells of an indicator. */
type City = { code: string; name: string; made_on: string; cells: ReadonlyMap<number, Released> }

function citiesOf(rows: readonly Released[], indicator: string): City[] {
  const groups = Map.groupBy(
    rows.filter(row => row.indicator === indicator),
    ({ code }) => code,
  )
  return [...groups.values()].map(some => ({
    ...{ code: some[0]!.code, name: some[0]!.city, made_on: some[0]!.made_on },
    cells: new Map(some.map(row => [row.quarter, row])),
  }))
}

const cellOf = (city: City, quarter: number): Content => {
  const cell = city.cells.get(quarter)
  return cell ? toldPart(cell) : STATE_TEXT.unknown
}

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
    const indicator = askedIndicator(ask, rows)
    const { unit } = INDICATORS.find(({ key }) => key === indicator)!
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
            options: INDICATORS.map(({ key }) => ({ value: key, label: INDICATOR_TEXT[key] })),
          }),
        ],
        submit: button({ text: '見る' }),
      })}
      ${table<City>({
        caption: `${INDICATOR_TEXT[indicator]}（${unit}）`,
        items: cities,
        unit: '市町村',
        cards: 'beside',
        empty:
          'この年度の数字を見せている市町村は、まだありません。市町村が「都道府県に見せる数字」で決めると、ここに出ます。',
        columns: [
          { key: 'name', title: '市町村', header: true, cell: ({ name }) => name },
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
      ({ code, city, indicator, quarter, target, value, state, made_on }): CsvRow => [
        ...[code, city, isIndicator(indicator) ? INDICATOR_TEXT[indicator] : indicator],
        INDICATORS.find(({ key }) => key === indicator)?.unit ?? '',
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
