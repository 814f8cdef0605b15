import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { table } from '#ui/table.ts'
import { valuesOf } from '../desk/parts.ts'
import { chosenNamed, openingForm } from '../forms.ts'
import { partnersFound } from '../partners/store.ts'
import { OPENINGS, PARTNERS, PATH, partnerPath, SEEN_BY } from '../rules.ts'
import { SEEN_BY_TEXT } from '../text.ts'
import { addOpening, endOpening, type Opening, openingsListed } from './store.ts'

const NAMES = ['organisation_id', 'what', 'for_whom', 'until_on', 'seen_by', 'partners']

/** What is open at partners, and who may see it: the desk notes it, or a partner by its own link. */
async function listView(ask: Ask<Staff>, db: Read, shown: Shown = {}): Promise<View> {
  return {
    title: '連携機関で空いているもの',
    nav: PATH,
    ...(shown.errors && { status: 422 as const }),
    body: html`${backLink(PARTNERS, '連携機関の一覧へ')}${pageHead({
      title: '連携機関で空いているもの',
      lead: '講座の空き、さがしている人など。どの連携機関に見せるかを、1つずつ選べます。',
    })}${listTable(await openingsListed(db, ask.today), may(ask, 'people.write'))}${
      may(ask, 'people.write') && pane({ title: '聞いたものを入れる', body: await addPart(db, shown) })
    }`,
  }
}

const listTable = (rows: readonly Opening[], mayEnd: boolean) =>
  table({
    ...{ caption: '空いているもの', items: rows, cards: true },
    empty: 'いま、空いていると聞いているものはありません。',
    columns: [
      {
        ...{ key: 'what', title: '空いているもの', header: true },
        cell: row => html`${row.what}${row.for_whom && html`<br><span class="faint">${row.for_whom}</span>`}`,
      },
      {
        key: 'where',
        title: '連携機関',
        cell: row => html`<a href="${partnerPath(row.organisation_id)}">${row.organisation}</a>`,
      },
      { key: 'until', title: 'いつまで', cell: row => formatDay(row.until_on) },
      {
        ...{ key: 'seen', title: '見せる先' },
        cell: row => (row.seen_by === 'chosen' ? row.partners.join('・') : SEEN_BY_TEXT[row.seen_by]),
      },
      { key: 'by', title: '入れた人', cell: row => row.by ?? '連携機関（リンクから）' },
      {
        ...{ key: 'end', title: 'おわり' },
        cell: row =>
          mayEnd &&
          form({
            ...{ action: `${OPENINGS}/${row.id}/end`, once: newId(), body: false as const },
            submit: button({ text: 'うまった', kind: 'quiet' }),
          }),
      },
    ],
  })

async function addPart(db: Read, shown: Shown): Promise<Content> {
  const [partners, field] = [await partnersFound(db), fieldOf(shown)]
  const options = partners.map(({ id, name }) => ({ value: id, label: name }))
  return sent(
    shown,
    NAMES,
    `${OPENINGS}/new`,
    [
      selectField({ ...{ ...field('organisation_id', '連携機関'), required: true, empty: '選んでください' }, options }),
      textField({
        ...{ ...field('what', '空いているもの'), required: true },
        example: 'パソコン講座（12月）にあと2名',
      }),
      textField({ ...field('for_whom', 'どんな人に'), example: 'はじめての方' }),
      textField({ ...field('until_on', 'いつまで'), required: true, width: 'medium' }),
      radioField({
        ...{ ...field('seen_by', '見せる先', 'desk'), required: true },
        options: SEEN_BY.map(value => ({ value, label: SEEN_BY_TEXT[value] })),
      }),
      checkboxField({
        ...{
          name: 'partners',
          label: '選んだ連携機関だけに見せるとき',
          error: shown.errors?.['partners'],
          columns: true,
        },
        ...{ values: valuesOf(shown, 'partners', []), options },
      }),
    ],
    { text: '入れる', kind: 'main' },
  )
}

const list = page.staff({
  path: OPENINGS,
  can: 'organisations.read',
  audit: 'none',
  get: (ask, db) => listView(ask, db),
})

const add = page.staff({
  path: `${OPENINGS}/new`,
  can: 'people.write',
  audit: 'none',
  post: async (ask, tx, typed) => {
    const read = accept(openingForm(ask.today), typed, chosenNamed)
    if (!read.ok) return listView(ask, tx, read)
    const { partners, ...said } = read.value
    const chosen = said.seen_by === 'chosen' ? partners : []
    await addOpening(tx, { ...said, partners: chosen, by_account: ask.actor.id, at: ask.now })
    return { redirect: OPENINGS, flash: '入れました。' }
  },
})

const end = page.staff({
  path: `${OPENINGS}/:id/end`,
  can: 'people.write',
  audit: 'none',
  post: async (ask, tx) => {
    const done = await endOpening(tx, ask.params.id, ask.today)
    return { redirect: OPENINGS, ...doneOr(done, 'うまったことを記録しました。', 'これは、もう終わっています。') }
  },
})

export const openingPages = [list, add, end]
