import { html } from 'hono/html'
import { fiscalRange } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { workbookHeaders, writeWorkbook } from '#platform/xlsx/index.ts'
import { linkButton, printButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import {
  bookRows,
  type Column,
  keptText,
  lackText,
  OFFER_GROUPS,
  offerLacks,
  SEEKER_GROUPS,
  seekerLacks,
} from '../books/columns.ts'
import { missedOf, type Offer, offersOf, type Seeker, seekersOf, type Wanted } from '../books/store.ts'
import { BOOKS, type Book, type Lack, ledgerNumber, openingPath, seekingPath } from '../rules.ts'
import { yearsKept } from '../store.ts'
import { BOOK_TEXT } from '../text.ts'
import {
  bookTabs,
  introducedPart,
  lineOf,
  missedPart,
  personOf,
  placed,
  placerText,
  stacked,
  yearForm,
  yearOf,
  yearText,
} from './parts.ts'

const SIZE = 25
/** So many introductions without a 受付 are listed at once, and so many rows stand in a file. */
const MOST = { missed: 20, file: 10_000 }

type Kind<Row> = {
  book: Book
  read: (db: Read, wanted: Wanted) => Promise<Row[]>
  groups: readonly (readonly [string, readonly Column<Row>[]])[]
  lacks: (row: Row, today: string) => Lack[]
  named: (row: Row) => string | null
  /** Where a row is put right, by whom. */
  amend: (row: Row) => string | null
  mayAmend: (ask: Ask<Staff>) => boolean
  empty: string
}

const SEEKERS: Kind<Seeker> = {
  ...{
    book: 'seekers',
    read: seekersOf,
    groups: SEEKER_GROUPS,
    lacks: seekerLacks,
    mayAmend: ask => may(ask, 'ledgers.seek'),
  },
  named: row => (row.erased === null ? row.person_id : null),
  amend: row => (row.person_id !== null && row.erased === null ? seekingPath(row.person_id) : null),
  empty: 'この年度に受け付けた求職は、まだありません。利用者のページの「求職の受付」から入力します。',
}
const OPENINGS: Kind<Offer> = {
  ...{
    book: 'openings',
    read: offersOf,
    groups: OFFER_GROUPS,
    lacks: offerLacks,
    mayAmend: ask => may(ask, 'ledgers.offer'),
  },
  named: () => null,
  amend: row => openingPath(row.opportunity_id),
  empty: 'この年度に受け付けた求人は、まだありません。活動のページの「求人の受付」から入力します。',
}

const rowsTable = <Row extends Seeker | Offer>(
  ask: Ask<Staff>,
  kind: Kind<Row>,
  rows: readonly Row[],
  pages: Pages,
  years: number,
): Content =>
  table<Row>({
    ...{
      caption: BOOK_TEXT[kind.book],
      items: rows,
      cards: true,
      total: pages.total,
      empty: nothingOn(pages, kind.empty),
    },
    columns: [
      { key: 'number', title: '受付番号', header: true, cell: ledgerNumber },
      ...kind.groups.map(([title, columns]) => ({
        ...{ key: title, title },
        cell: (row: Row) =>
          stacked(row, columns, (heading, text) =>
            heading === '氏名' ? personOf(kind.named(row), text) : lineOf(text),
          ),
      })),
      {
        key: 'introduced',
        title: '職業紹介の取扱状況',
        cell: row => introducedPart(row.introduced, kind.book, ask.today),
      },
      { key: 'kept', title: '保存する期限', cell: row => lineOf(keptText(row.ended_on, years)) },
      {
        ...{ key: 'lacks', title: '記入がないもの', pressed: true },
        cell: row => {
          const [text, to] = [lackText(kind.lacks(row, ask.today)), kind.amend(row)]
          return to && kind.mayAmend(ask)
            ? html`${text} <a href="${to}">${text ? '記入する' : '開く'}<span class="sr">：${ledgerNumber(row)}</span></a>`
            : text
        },
      },
    ],
  })

/** How much of it somebody sees who sees a part of the people. */
const partNotice = (ask: Ask<Staff>): Content =>
  ask.actor.part &&
  notice({
    kind: 'info',
    title: '担当の方だけの管理簿です。',
    body: 'ほかの圏域や担当の方の求職と紹介は、ここに出ません。',
  })

const bookPages = <Row extends Seeker | Offer>(kind: Kind<Row>) => [
  page.staff({
    path: BOOKS[kind.book],
    can: 'ledgers.read',
    audit: { action: kind.book === 'seekers' ? 'ledger.seekers' : 'ledger.openings' },
    get: async (ask, db) => {
      const [year, at, years] = [yearOf(ask), askedPage(ask.url.searchParams), await yearsKept(db, ask.today)]
      const rows = await kind.read(db, { year, today: ask.today, years, limit: SIZE, offset: (at - 1) * SIZE })
      const { from, to } = fiscalRange(year)
      const pages = {
        page: at,
        size: SIZE,
        total: rows[0]?.total ?? 0,
        href: (to: number) => `${BOOKS[kind.book]}?year=${year}&page=${to}`,
      }
      return {
        title: `${BOOK_TEXT[kind.book]} ${yearText(year)}`,
        nav: BOOKS.seekers,
        body: html`${pageHead({
          title: `${BOOK_TEXT[kind.book]}　${yearText(year)}`,
          lead: `${await placerText(ask, db)}手数料はいただきません。終わってから${years}年、残します。`,
          actions: [
            linkButton({ href: `${BOOKS[kind.book]}.xlsx?year=${year}`, text: 'Excelで保存する', download: true }),
            printButton(),
          ],
        })}${bookTabs(ask, kind.book)}${yearForm(BOOKS[kind.book], year, ask.today)}${partNotice(ask)}
        <div class="landscape">${rowsTable(ask, kind, rows, pages, years)}</div>${pages.total > SIZE && pager(pages)}
        <div class="screen-only">${missedPart(ask, await missedOf(db, from, to, MOST.missed))}</div>`,
      }
    },
  }),
  page.staff({
    path: `${BOOKS[kind.book]}.xlsx`,
    can: 'ledgers.read',
    audit: { action: 'ledger.file' },
    get: async (ask, db) => {
      const [year, years] = [yearOf(ask), await yearsKept(db, ask.today)]
      const rows = await kind.read(db, { year, today: ask.today, years, limit: MOST.file, offset: 0 })
      const sheet = { name: BOOK_TEXT[kind.book], rows: bookRows({ ...kind, rows, today: ask.today, years }) }
      const about = {
        name: 'この帳簿',
        rows: [
          ['帳簿', `${BOOK_TEXT[kind.book]} ${yearText(year)}`],
          ['行うところ', await placerText(ask, db)],
          ['作った日', ask.today],
        ],
      }
      const people = rows
        .flatMap(row => [kind.named(row), ...row.introduced.map(one => one.person)])
        .filter(id => id !== null)
      const file = new Response(writeWorkbook([sheet, about]), {
        headers: workbookHeaders(`ledger-${kind.book}-${year}.xlsx`),
      })
      return { file, people: [...new Set(people)] }
    },
  }),
]

export const bookPagesAll = placed([...bookPages(SEEKERS), ...bookPages(OPENINGS)])
