import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { type Column, table } from '#ui/table.ts'
import { overSince } from '../rules.ts'
import * as store from '../store.ts'
import { erasurePath, PATH, personErasurePath } from '../subject.ts'
import { GROUND_TEXT, STATUS_TEXT } from '../text.ts'

const SIZE = 50

const who: Column<store.Listed> = {
  key: 'name',
  title: '利用者',
  header: true,
  cell: ({ id, number, name }) => html`<a href="${personErasurePath(id)}">${number} ${name}</a>`,
}
const closed: Column<store.Listed> = {
  key: 'closed',
  title: '相談の終わり',
  cell: ({ closed_on }) => (closed_on ? formatDay(closed_on) : '相談中'),
}

const askingTable = (items: readonly (store.Listed & { at: string })[]) =>
  table({
    caption: '消してほしいという求めに、まだ答えていない方',
    ...{ items, cards: true, total: items.length, unit: '人', empty: 'いまはいません。' },
    columns: [who, closed, { key: 'at', title: '求めの日', cell: ({ at }) => formatDay(dayOf(at)) }],
  })

const openTable = (items: readonly store.Erasure[]) =>
  table({
    caption: '消去の案',
    ...{ items, cards: true, total: items.length, empty: 'いまはありません。' },
    columns: [
      {
        key: 'name',
        title: '利用者',
        header: true,
        cell: ({ id, number, name }) => html`<a href="${erasurePath(id)}">${number} ${name}</a>`,
      },
      { key: 'ground', title: 'もと', cell: ({ ground }) => GROUND_TEXT[ground] },
      { key: 'by', title: '案を出した職員', cell: ({ by, at }) => `${by}（${formatDay(dayOf(at))}）` },
      {
        key: 'status',
        title: '状態',
        cell: ({ status, until_on, carry_on }) =>
          html`${STATUS_TEXT[status]}${status === 'noted' && until_on && `（${formatDay(until_on)}まで残します）`}${carry_on && `（${formatDay(carry_on)}）`}`,
      },
    ],
  })

const doneTable = (items: readonly store.Erasure[], total: number) =>
  table({
    caption: items.length < total ? `消去した方（新しい${items.length}件）` : '消去した方',
    ...{ items, cards: true, total, empty: 'まだありません。' },
    columns: [
      {
        key: 'number',
        title: '残った番号',
        header: true,
        cell: ({ id, number }) => html`<a href="${erasurePath(id)}">${number}</a>`,
      },
      { key: 'day', title: '消去した日', cell: ({ done_at }) => formatDay(dayOf(done_at!)) },
      { key: 'ground', title: 'もと', cell: ({ ground }) => GROUND_TEXT[ground] },
      {
        key: 'by',
        title: '案・承認',
        cell: ({ by, approved_by }) => [by, approved_by].filter(Boolean).join('・') || '—',
      },
    ],
  })

/** Who asked, whose period is over, and who was erased: of these by the number of the shell alone. */
export const listPage = page.staff({
  path: PATH,
  can: 'erasures.read',
  audit: { action: 'erasure.list' },
  get: async (ask, db) => {
    const { keepCase } = settingsFrom(await settingsOn(db, ask.today))
    const before = overSince(ask.today, keepCase)
    const number = askedPage(ask.url.searchParams)
    const pages: Pages = {
      ...{ page: number, size: SIZE, total: await store.countOver(db, before) },
      href: at => `${PATH}?page=${at}`,
    }
    const over = await store.peopleOver(db, before, SIZE, (number - 1) * SIZE)
    return {
      title: '消去',
      nav: PATH,
      body: html`${pageHead({
        title: '消去',
        lead: `相談・紹介の記録は、相談が終わってから${keepCase}年のあいだ残します。期間が過ぎた方は、職員2人で確かめてから消去します。どの方も、ひとりでに消えることはありません。`,
      })}${askingTable(await store.peopleAsking(db))}${openTable(await store.openErasures(db))}${table({
        caption: `保存期間が過ぎた方（相談が${formatDay(before)}より前に終わった方）`,
        ...{ items: over, cards: true, total: pages.total, unit: '人' },
        empty: nothingOn(pages, 'いまはいません。'),
        columns: [who, closed],
      })}${pages.total > SIZE && pager(pages)}${doneTable(await store.doneErasures(db, SIZE), await store.countDone(db))}`,
    }
  },
})
