import { html } from 'hono/html'
import { fiscalRange } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { printButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { occupationText } from '../books/columns.ts'
import { type Count, countsOf } from '../books/store.ts'
import { BOOKS, FIGURES } from '../rules.ts'
import { bookTabs, placed, placerText, yearForm, yearOf, yearText } from './parts.ts'

const UNKNOWN = '不明（分類の記入がない）'
const NUMBERS = ['seekers', 'seeking', 'openings', 'offered', 'introduced', 'hired'] as const

/** All classes together; places are told where those of every class are known. */
export const sumOf = (counts: readonly Count[]): Count => ({
  occupation: null,
  ...(Object.fromEntries(NUMBERS.map(key => [key, counts.reduce((sum, one) => sum + one[key], 0)])) as Pick<
    Count,
    (typeof NUMBERS)[number]
  >),
  places: counts.some(({ places }) => places === null)
    ? null
    : counts.reduce((sum, { places }) => sum + (places ?? 0), 0),
})

/** What the yearly report (職業紹介事業報告) asks for, by class of occupation. */
const figures = page.staff({
  ...{ path: FIGURES, can: 'ledgers.count', audit: 'none' },
  get: async (ask, db) => {
    const year = yearOf(ask)
    const { from, to } = fiscalRange(year)
    const last = to < ask.today ? to : ask.today
    const counts = await countsOf(db, year, from, last)
    const sum = sumOf(counts)
    return {
      title: `職業紹介の年度の数 ${yearText(year)}`,
      nav: BOOKS.seekers,
      body: html`${pageHead({
        title: `職業紹介の年度の数　${yearText(year)}`,
        lead: `${await placerText(ask, db)}数は、${formatDay(last)}までの求職・求人・紹介の記録から数えています。`,
        actions: printButton(),
      })}${bookTabs(ask, 'figures')}${yearForm(FIGURES, year, ask.today)}
      <div class="landscape">${table<Count>({
        caption: '職業の分類（厚生労働省編職業分類 2022年改定の大分類）ごと',
        items: counts,
        cards: true,
        unit: '行',
        empty: 'この年度の求職・求人・紹介は、まだありません。',
        foot: sum,
        columns: [
          {
            key: 'class',
            title: '職業の分類',
            header: true,
            cell: row => (row === sum ? '合計' : occupationText(row.occupation) || UNKNOWN),
          },
          { key: 'seekers', title: '新しい求職', numeric: true, cell: row => `${row.seekers}件` },
          { key: 'seeking', title: '有効な求職', numeric: true, cell: row => `${row.seeking}件` },
          { key: 'openings', title: '新しい求人', numeric: true, cell: row => `${row.openings}件` },
          {
            key: 'places',
            title: '新しい求人の人数',
            numeric: true,
            cell: row => (row.places === null ? '不明' : `${row.places}人`),
          },
          { key: 'offered', title: '有効な求人', numeric: true, cell: row => `${row.offered}件` },
          { key: 'introduced', title: '紹介', numeric: true, cell: row => `${row.introduced}件` },
          { key: 'hired', title: '就職', numeric: true, cell: row => `${row.hired}件` },
        ],
      })}</div>
      <p class="hint">「有効」は、${formatDay(last)}に終わっておらず、有効期間が過ぎていないものです。紹介と就職は、求人の分類で分けます。就職は、採用年月日で数えます。人数のわからない求人が1つでもあるときは、人数を「不明」とします。</p>`,
    }
  },
})

export const figurePages = placed([figures])
