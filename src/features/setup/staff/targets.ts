import { html } from 'hono/html'
import { allTargets, INDICATOR_TEXT, INDICATORS, isIndicator, type TargetEntry } from '#features/indicators/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { hidden, numberField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { periodText } from '../text.ts'
import { cityView, type Errors, lastOf, PATH, put, readValue, type Settings } from './parts.ts'

const TARGETS = `${PATH}/targets`
const QUARTERS = [0, 1, 2, 3, 4]
type Indicator = (typeof INDICATORS)[number]

const yearOf = (text: string | null, today: string): number =>
  text !== null && /^20\d\d$/.test(nfkc(text)) ? Number(nfkc(text)) : fiscalYear(today)

type Shown = { key: string; typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff>, db: Read, year: number, shown?: Shown): Promise<View> {
  const targets = (await allTargets(db)).filter(({ fiscal_year }) => fiscal_year === year)
  const at = (indicator: string, quarter: number) =>
    targets.find(one => one.indicator === indicator && one.quarter === quarter)
  const chosen = shown?.key ?? ask.url.searchParams.get('indicator') ?? ''
  const row = INDICATORS.find(({ key }) => key === chosen)
  return cityView(
    {
      title: '指標の目標',
      lead: '年度の目標と、四半期ごとの目標です。年度を空けておくと、四半期の合計を使います（%のものは合計しません）。',
    },
    [
      tabs(
        '年度',
        [-1, 0, 1].map(way => {
          const one = fiscalYear(ask.today) + way
          return { href: `${TARGETS}?year=${one}`, text: `${one}年度`, current: one === year }
        }),
      ),
      row &&
        may(ask, 'city.write') &&
        pane({
          title: `${INDICATOR_TEXT[row.key]}（${year}年度）`,
          id: 'edit',
          body: targetForm(row, year, shown?.typed ?? typedOf(row, at), shown?.errors ?? {}),
        }),
      table<Indicator>({
        caption: `${year}年度の目標`,
        items: INDICATORS,
        cards: 'beside',
        empty: '',
        columns: [
          {
            key: 'name',
            title: '指標',
            header: true,
            cell: ({ key, unit }) =>
              may(ask, 'city.write')
                ? html`<a href="${TARGETS}?year=${year}&indicator=${key}#edit">${INDICATOR_TEXT[key]}</a>（${unit}）`
                : `${INDICATOR_TEXT[key]}（${unit}）`,
          },
          ...QUARTERS.map(quarter => ({
            key: `q${quarter}`,
            title: quarter === 0 ? '1年' : `第${quarter}`,
            numeric: true,
            cell: ({ key }: Indicator) => at(key, quarter)?.value.toLocaleString('ja') ?? '—',
          })),
        ],
      }),
    ],
    shown?.errors,
  )
}

const typedOf = ({ key }: Indicator, at: (indicator: string, quarter: number) => TargetEntry | undefined): Submitted =>
  filled({
    ...Object.fromEntries(QUARTERS.map(quarter => [`q${quarter}`, at(key, quarter)?.value])),
    source: QUARTERS.map(quarter => at(key, quarter)?.source).find(Boolean),
  })

const targetForm = ({ key, unit }: Indicator, year: number, typed: Submitted, errors: Errors) =>
  form({
    action: TARGETS,
    once: newId(),
    body: [
      hidden('indicator', key),
      hidden('year', year),
      ...QUARTERS.map(quarter =>
        numberField({
          name: `q${quarter}`,
          label: periodText(year, quarter),
          unit,
          value: one(typed, `q${quarter}`),
          error: errors[`q${quarter}`],
        }),
      ),
      textField({
        name: 'source',
        label: 'もとになるもの',
        required: true,
        value: one(typed, 'source'),
        error: errors['source'],
        hint: '例：第10期介護保険事業計画 第4章',
      }),
    ],
    submit: button({ text: '目標を記録する', kind: 'main' }),
  })

/** What was typed for one indicator; a quarter that is left empty is no target, unless there was one: it can be revised, not lost. */
function readTargets(
  typed: Submitted,
  year: number,
  known: readonly TargetEntry[],
): { value: TargetEntry[]; errors: Errors } {
  const indicator = one(typed, 'indicator')
  const source = one(typed, 'source').trim()
  const errors: Record<string, string> = {}
  const value = QUARTERS.flatMap((quarter): TargetEntry[] => {
    const name = `q${quarter}`
    const before = known.find(one => one.indicator === indicator && one.fiscal_year === year && one.quarter === quarter)
    if (one(typed, name).trim() === '') {
      if (before)
        errors[name] =
          `いまの目標は${before.value.toLocaleString('ja')}です。空にはできません。新しい目標を入れてください。`
      return []
    }
    const read = readValue({ of: 'number', least: 0, most: 100_000_000 }, name, typed)
    Object.assign(errors, read.errors)
    return [{ indicator, fiscal_year: year, quarter, value: Number(read.value), source }]
  })
  if (value.length === 0 && Object.keys(errors).length === 0)
    errors['q0'] = '年度か四半期の目標を、1つ以上入れてください。'
  return { value, errors }
}

/** The targets of a fiscal year, per year and quarter, one indicator at a time. */
export const targetPages = (settings: Settings) => [
  page.staff({
    path: TARGETS,
    can: 'city.read',
    audit: 'none',
    get: async (ask, db) => view(ask, db, yearOf(ask.url.searchParams.get('year'), ask.today)),
  }),
  page.staff({
    path: TARGETS,
    can: 'city.write',
    audit: { action: 'city.target' },
    post: async (ask, tx, typed) => {
      const [key, year] = [one(typed, 'indicator'), yearOf(one(typed, 'year'), ask.today)]
      if (!isIndicator(key)) return null
      const { value, errors } = readTargets(typed, year, await allTargets(tx))
      if (Object.keys(errors).length > 0) return view(ask, tx, year, { key, typed, errors })
      const at = (path: string) =>
        lastOf(path) === 'source' ? 'source' : `q${value[Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0)]?.quarter ?? 0}`
      const done = await put(ask, tx, { targets: value }, settings, `${TARGETS}?year=${year}`, at)
      return 'errors' in done ? view(ask, tx, year, { key, typed, errors: done.errors }) : done
    },
  }),
]
