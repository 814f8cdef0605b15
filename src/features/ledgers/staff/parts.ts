import { html } from 'hono/html'
import { LEDGERS, placedBy, settingsOn } from '#features/municipalities/index.ts'
import { personPath } from '#features/people/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { type Day, eraYear, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { does } from '#platform/own.ts'
import { type Ask, may, type Page, type Staff, within } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { selectField } from '#ui/fields.ts'
import { type Content, type Html, numbers, whole } from '#ui/html.ts'
import { filterForm } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { type Column, introducedColumns } from '../books/columns.ts'
import type { Missed } from '../books/store.ts'
import { BOOKS, type Book, FIGURES, type Introduced, openingPath, seekingPath } from '../rules.ts'
import { BOOK_TEXT } from '../text.ts'

/** Whether somebody places people in jobs here; where nobody does, all of this is not there. */
export const isPlaced = ({ municipality }: Ask): boolean => does(municipality, LEDGERS)
export const placed = (pages: readonly Page[]): Page[] => within(LEDGERS, pages)

const YEARS_BACK = 10

/** The fiscal year of an address; this one where it names none. */
export function yearOf({ url, today }: Ask): number {
  const [typed, now] = [url.searchParams.get('year') ?? '', fiscalYear(today)]
  return /^20\d\d$/.test(typed) && Number(typed) <= now && Number(typed) > now - YEARS_BACK ? Number(typed) : now
}

export const yearText = (year: number): string => `${eraYear(fiscalRange(year).from)}度`

export const yearForm = (action: string, year: number, today: Day): Html =>
  filterForm({
    action,
    label: '年度をえらぶ',
    body: selectField({
      ...{ name: 'year', label: '年度', value: String(year) },
      options: Array.from({ length: YEARS_BACK }, (_, ago) => fiscalYear(today) - ago).map(one => ({
        value: String(one),
        label: yearText(one),
      })),
    }),
    submit: button({ text: '表示する' }),
  })

export const bookTabs = (ask: Ask<Staff>, now: Book | 'figures'): Html =>
  tabs('管理簿', [
    ...(['seekers', 'openings'] as const).map(book => ({
      href: BOOKS[book],
      text: BOOK_TEXT[book],
      current: now === book,
    })),
    ...(may(ask, 'ledgers.count') ? [{ href: FIGURES, text: '年度の数', current: now === 'figures' }] : []),
  ])

/** By whom people are placed, as the head of a ledger says it, and whether the law asks for it. */
export async function placerText(ask: Ask, db: Read): Promise<string> {
  const stored = await settingsOn(db, ask.today)
  if (placedBy(stored) === 'city')
    return `${ask.municipality.name}が自ら行う無料の職業紹介（職業安定法29条）の帳簿です。市が自ら行うときは、法律の義務ではありません。`
  const licence = String(stored['placementLicence'] ?? '') || '（名前と許可番号が、市の設定にまだ入っていません）'
  return `${licence}が行う職業紹介の帳簿です。備えることが、法律で決まっています（職業安定法32条の15、33条）。`
}

/** A day alone stays on a line, also in a narrow column. */
export const lineOf = (text: string): Content =>
  /^\p{L}{2}[\d元]+年\d+月\d+日(まで)?$/u.test(text) ? whole(text) : numbers(text)

/** A few columns under each other in a cell, each with its heading before it. */
export const stacked = <Of>(
  of: Of,
  columns: readonly Column<Of>[],
  linked: (heading: string, text: string) => Content,
): Content =>
  columns.map(
    ([heading, text], at) =>
      html`${at > 0 && html`<br>`}<small class="faint">${heading}</small> ${linked(heading, text(of))}`,
  )

/** 職業紹介の取扱状況, one line for each introduction; what is not known is left blank where it may yet be known. */
export const introducedPart = (all: readonly Introduced[], book: Book, today: Day): Content =>
  all.map((one, at) => {
    const said = introducedColumns(book, today).map(([heading, text]) => [heading, text(one)] as const)
    const shown = said.filter(([heading, text]) => text !== '' || heading === '採否')
    return html`${at > 0 && html`<br>`}${shown.map(([heading, text]) => html`<small class="faint">${heading}</small> ${heading === '求職者の氏名' ? personOf(one.person, text) : numbers(text)}　`)}`
  })

export const personOf = (id: string | null, name: string): Content =>
  id !== null && isId(id) ? html`<a href="${personPath(id)}">${name}</a>` : name

/** Introductions without a 求職 or a 求人 before them: where each is taken. */
export const missedPart = (ask: Ask<Staff>, missed: readonly Missed[]): Content =>
  missed.length > 0 &&
  table<Missed>({
    caption: '受付の記入がない紹介',
    items: missed,
    cards: true,
    total: missed[0]!.total,
    empty: '',
    columns: [
      { key: 'on', title: '紹介した日', cell: row => formatDay(row.on) },
      { key: 'person', title: '求職者', header: true, cell: row => personOf(row.person_id, row.name) },
      { key: 'title', title: '職種', cell: row => row.title },
      {
        key: 'lacks',
        title: '記入がないもの',
        cell: row => [
          row.seeks === 'no' &&
            (may(ask, 'ledgers.seek')
              ? html`<a href="${seekingPath(row.person_id)}">求職の受付</a>　`
              : '求職の受付　'),
          row.offered === 'no' &&
            (may(ask, 'ledgers.offer')
              ? html`<a href="${openingPath(row.opportunity_id)}">求人の受付</a>`
              : '求人の受付'),
        ],
      },
    ],
  })
