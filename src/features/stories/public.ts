import { html } from 'hono/html'
import { DOOR_TEXT, DOORS, type Door } from '#features/kinds/index.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { formatDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { linkButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { type Pages, pager } from '#ui/pager.ts'
import { phrases } from '#ui/phrases.ts'
import { PUBLIC_PATH as PATH } from './paths.ts'
import { allTold, countTold, type Told, toldById, type Wanted } from './store-public.ts'

const SIZE = 20

const card = ({ id, title, pseudonym, door, quote, activity, organisation }: Told): Html =>
  html`<li class="box"><h2><a href="${PATH}/${id}">${phrases(title)}</a></h2><p>${pseudonym}　${DOOR_TEXT[door]}</p>
    ${(activity ?? organisation) && html`<p class="faint">${activity ?? organisation}</p>`}<blockquote>「${quote}」</blockquote></li>`

const doorLinks = (door: Door | null): Html =>
  html`<p class="row">${DOORS.map(one => (one === door ? html`<b aria-current="true">${DOOR_TEXT[one]}</b>` : html`<a href="${PATH}?door=${one}">${DOOR_TEXT[one]}</a>`))}</p>`

/** Stories that people agreed to be told, the newest first; of one activity or one door where that is asked. */
const listPage = page.public({
  path: PATH,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db): Promise<View> => {
    const { searchParams } = ask.url
    const asked = searchParams.get('activity') ?? ''
    const wanted: Wanted = {
      activity: isId(asked) ? asked : null,
      door: DOORS.find(one => one === searchParams.get('door')) ?? null,
    }
    const number = askedPage(searchParams)
    const total = await countTold(db, wanted)
    const list = await allTold(db, { ...wanted, limit: SIZE, offset: (number - 1) * SIZE })
    const query = wanted.activity ? `activity=${wanted.activity}&` : wanted.door ? `door=${wanted.door}&` : ''
    const pages: Pages = { page: number, size: SIZE, total, href: at => `${PATH}?${query}page=${at}` }
    return {
      title: 'はじめた人のお話（事例）',
      nav: PATH,
      body: html`${wanted.activity && backLink(`/opportunities/${wanted.activity}`, '活動のページへ')}${pageHead({
        title: 'はじめた人のお話（事例）',
        lead: phrases(
          '活動をはじめた方に、はじめる前のこと、していること、いまのことをうかがいました。お名前は仮の名前です。',
        ),
      })}${wanted.activity === null && doorLinks(wanted.door)}
      ${list.length === 0 ? html`<p>${nothing(wanted)}</p>` : html`<ul class="stack">${list.map(card)}</ul>`}${total > SIZE && pager(pages)}`,
    }
  },
})

const nothing = ({ activity, door }: Wanted): string =>
  activity || door
    ? 'いま読めるお話はありません。ほかの分野のお話もごらんください。'
    : 'いま読めるお話はありません。うかがえたら、ここにのせます。'

const part = (title: string, text: string): Content =>
  text !== '' &&
  html`<section><h2>${title}</h2><p>${text.split('\n').map((line, at) => [at > 0 && html`<br>`, line])}</p></section>`

function oneView({ municipality }: Ask, story: Told): View {
  const { title, pseudonym, door, before, did, after, quote, activity, opportunity_id, organisation, published_on } =
    story
  return {
    title,
    nav: PATH,
    body: html`${backLink(PATH, 'ほかのお話')}${pageHead({ title: phrases(title), lead: `${pseudonym}　${DOOR_TEXT[door]}` })}
      <article class="stack">${part('はじめる前', before)}${part('したこと', did)}${part('いま', after)}
      <section><h2>ご本人のことば</h2><blockquote>「${quote}」</blockquote></section></article>
      ${(activity ?? organisation) && html`<p>${activity ? html`この方がしている活動<br>${linkButton({ href: `/opportunities/${opportunity_id}`, text: activity, icon: 'next' })}` : `団体　${organisation}`}</p>`}
      <p class="faint">${formatDay(published_on)}に公開。お名前は仮の名前です。ご本人の同意をいただいて紹介しています。</p>
      <p>「わたしも」と思ったら、お電話ください。${municipality.desk_name}　${linkButton({ href: `tel:${municipality.desk_phone.replace(/[^\d+]/g, '')}`, text: municipality.desk_phone, icon: 'phone' })}</p>`,
  }
}

const onePage = page.public({
  path: `${PATH}/:id`,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const story = await toldById(db, ask.params.id)
    return story ? oneView(ask, story) : null
  },
})

const HEAD = [
  ...[
    '全国地方公共団体コード',
    '地方公共団体名',
    'ID',
    '題名',
    '仮の名前',
    '分野',
    '活動の名称',
    '団体の名称',
    'はじめる前',
  ],
  ...['したこと', 'いま', '本人のことば', '公開日', 'URL'],
]
const MOST = 1000

const lineOf = ({ url, municipality }: Ask, story: Told): CsvRow => [
  ...[municipality.code, `${municipality.prefecture}${municipality.name}`, story.id, story.title, story.pseudonym],
  ...[DOOR_TEXT[story.door], story.activity, story.organisation, story.before, story.did, story.after, story.quote],
  ...[story.published_on, `${url.origin}${PATH}/${story.id}`],
]

/** What is told, as a table: open data with plain headings, since no standard names those of a 事例. */
const csvPage = page.public({
  path: `${PATH}.csv`,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const list = await allTold(db, { activity: null, door: null, limit: MOST, offset: 0 })
    return new Response(writeCsv([HEAD, ...list.map(story => lineOf(ask, story))]), {
      headers: csvHeaders('stories.csv'),
    })
  },
})

export const publicPages = [listPage, csvPage, onePage]
