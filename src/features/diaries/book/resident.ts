import { html } from 'hono/html'
import { writeCsv } from '#platform/csv.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { type Ask, page, type Resident, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { numbers } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { phrased } from '#ui/phrases.ts'
import { sheet } from '#ui/print.ts'
import { NEW_PATH, PATH } from '../paths.ts'
import { type Entry, entriesOf, totalOf } from '../rules.ts'
import { ownDiary } from '../store.ts'
import { BY_TEXT, lengthText, PRIVATE_TEXT } from '../text.ts'
import { askedMonth, monthOf, yearBefore } from './rules.ts'
import { lines, monthHead, monthLinks, sumTables, totalText, weekPart } from './view.ts'

const audit = { action: 'diary.read', subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person] }

/** The entries of the month that is asked for, and those of the year that ends with it. */
async function asked(ask: Ask<Resident>, db: Read) {
  const month = askedMonth(ask.url.searchParams.get('month'), ask.today)
  const { recorded, lines: own, hours } = await ownDiary(db)
  const all = entriesOf(recorded, own)
  const year = all.filter(({ day }) => day >= yearBefore(month) && monthOf(day) <= month)
  return { month, hours, all, year, entries: year.filter(({ day }) => monthOf(day) === month) }
}

async function view(ask: Ask<Resident>, db: Read): Promise<View> {
  const { month, hours, year, entries } = await asked(ask, db)
  return {
    title: '活動手帳',
    nav: '/my',
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: '活動手帳', lead: numbers(monthHead(month, entries)), actions: linkButton({ href: NEW_PATH, text: '活動を書く', kind: 'main' }) })}
      ${monthLinks(month, monthOf(ask.today))}${lines(entries)}${weekPart(entries, hours)}
      ${more({ title: 'この1年の合計', body: year.length > 0 ? sumTables(year) : html`<p>記録はありません。</p>` })}
      <div class="buttons">${linkButton({ href: `${PATH}/print?month=${month}`, text: '手帳を印刷する', icon: 'print' })}${linkButton({ href: '/my/certificates', text: '活動証明を作る' })}${linkButton(
        { href: `${PATH}.csv`, text: '表のファイルで持ち帰る（CSV）', kind: 'quiet', download: true },
      )}</div>
      <p class="hint">${phrased(PRIVATE_TEXT)}</p>`,
  }
}

/** The year that ends with the month, as a booklet. */
async function paper(ask: Ask<Resident>, db: Read): Promise<View> {
  const { month, year } = await asked(ask, db)
  return {
    title: '活動手帳',
    frame: 'print',
    back: `${PATH}?month=${month}`,
    body: html`<div class="plain">${sheet({
      title: '活動手帳',
      number: `${ask.actor.name}さん`,
      date: `${formatDay(ask.today)}現在`,
      from: ask.municipality,
      body: html`<h2>${numbers(totalText(totalOf('', year)))}</h2>${sumTables(year)}${lines(year, false)}`,
    })}</div>`,
  }
}

const HEAD = ['日', '活動', '団体', '時間', 'だれの記録か', 'メモ']
const row = (one: Entry) => [
  ...[one.day, one.title, one.organisation, one.minutes === null ? lengthText(one) : one.minutes / 60],
  ...[`${BY_TEXT[one.by]}${one.doubled ? '（合計に入れない）' : ''}`, one.note],
]

const csv = async (db: Read): Promise<Response> => {
  const { recorded, lines: own } = await ownDiary(db)
  return new Response(writeCsv([HEAD, ...entriesOf(recorded, own).map(row)]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="yui-diary.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

export const bookPages = [
  page.resident({ ...{ path: PATH, can: 'everyone', stand: 'never', audit }, get: view }),
  page.resident({ ...{ path: `${PATH}/print`, can: 'everyone', stand: 'never', audit }, get: paper }),
  page.resident({ ...{ path: `${PATH}.csv`, can: 'everyone', stand: 'never', audit }, get: (_ask, db) => csv(db) }),
]

/** The way to the diary, with what stands in it of this month. */
export const diaryMine: Mine = {
  at: 40,
  title: ['diary', '活動手帳'],
  folded: true,
  stand: 'never',
  show: async (db, ask) => {
    const { recorded, lines: own } = await ownDiary(db)
    const month = monthOf(ask.today)
    const now = entriesOf(recorded, own).filter(({ day }) => monthOf(day) === month)
    return html`<p>${numbers(monthHead(month, now))}</p>
      <div class="buttons">${linkButton({ href: PATH, text: '活動手帳を見る・書く' })}</div>`
  },
}

/** All of it, to take along. */
export const diaryOwned: Owned = {
  key: 'diary',
  text: '活動手帳',
  read: async db => {
    const { recorded, lines: own } = await ownDiary(db)
    return entriesOf(recorded, own).map(one => ({
      ...{ 日: formatDay(one.day), 活動: one.title, 団体: one.organisation, 時間: lengthText(one) },
      ...{ だれの記録か: BY_TEXT[one.by], メモ: one.note },
    }))
  },
}
