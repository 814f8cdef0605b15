import { html } from 'hono/html'
import { CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { addWord, removeWord } from './actions.ts'
import type { FieldList, WordList } from './data/list.ts'
import { wordForm } from './forms.ts'
import { builtInWords } from './lexicon/lexicon.ts'
import { type WordRow, wordRows } from './store.ts'
import { WORD_REFUSAL_TEXT } from './text.ts'

const PATH = '/staff/words'
const NEAR = `${PATH}/near`

/** The words of a search: those that a municipality adds, and those that stand in the program. No person's data. */
const words = page.staff({
  path: PATH,
  can: 'words.write',
  audit: 'none',
  get: async (_, db) => view(db, filled({})),
  post: async (ask, tx, typed) => {
    const read = accept(wordForm, typed)
    if (!read.ok) return view(tx, typed, read.errors)
    const refused = await addWord(tx, read.value, doing(ask))
    if (refused) return view(tx, typed, { means: WORD_REFUSAL_TEXT[refused] })
    return { redirect: PATH, flash: `「${read.value.asked}」で「${read.value.means}」も見つかるようにしました。` }
  },
})

const remove = page.staff({
  path: '/staff/words/:id/remove',
  can: 'words.write',
  audit: 'none',
  post: async (ask, tx) => {
    const said = await removeWord(tx, ask.params.id, doing(ask))
    return {
      redirect: PATH,
      ...doneOr(said, `「${said?.asked}」と「${said?.means}」をはずしました。`, 'もうはずされています。'),
    }
  },
})

async function view(db: Read, typed: Submitted, errors: Record<string, string> = {}): Promise<View> {
  return {
    title: 'さがすことば',
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${pageHead({
      title: 'さがすことば',
      lead: '市民が入力することばと、活動の案内に書かれていることばがちがうとき、ここでつなぐと見つかります。すぐに使われます。',
    })}${checked(errors, [fields(typed, errors), own(await wordRows(db)), await builtIn()])}`,
  }
}

const fields = (typed: Submitted, errors: Record<string, string>): Content =>
  pane({
    title: '加える',
    body: form({
      action: PATH,
      once: newId(),
      body: (
        [
          ['asked', 'さがすことば', '市民が入力することば。例：夕涼み会'],
          ['means', '同じ意味のことば', '活動の案内に書かれていることば。例：夏祭り'],
          ['source', 'もとになるもの', '例：窓口で聞いた、地区の広報'],
        ] as const
      ).map(([name, label, hint]) =>
        textField({ name, label, hint, required: true, value: one(typed, name), error: errors[name] }),
      ),
      submit: button({ text: '加える', kind: 'main' }),
    }),
  })

const own = (rows: readonly WordRow[]): Content =>
  table<WordRow>({
    caption: 'この自治体で加えたことば',
    items: rows,
    cards: true,
    empty: 'まだありません。',
    columns: [
      { key: 'asked', title: 'さがすことば', header: true, cell: row => row.asked },
      { key: 'means', title: '同じ意味のことば', cell: row => row.means },
      { key: 'source', title: 'もとになるもの', cell: row => row.source },
      { key: 'by', title: '加えた人', cell: row => html`${formatDay(dayOf(row.at))}・${row.by}` },
      {
        key: 'remove',
        title: '使うのをやめる',
        cell: row =>
          form({
            action: `${PATH}/${row.id}/remove`,
            once: newId(),
            body: '',
            submit: button({ text: html`はずす<span class="sr">：${row.asked}と${row.means}</span>`, kind: 'quiet' }),
          }),
      },
    ],
  })

/** The words that stand in the program, each list with its source. */
async function builtIn(): Promise<Content> {
  const { LISTS, READINGS } = await import('./data/index.ts')
  const { lexicon } = await builtInWords()
  return html`${more({
    title: `はじめから入っていることば（${lexicon.size.toLocaleString('ja')}）`,
    body: html`<div class="stack"><p>1行のことばは同じ意味としてさがします。（ ）は読み方、＞のあとは前のことばでさがしたときだけいっしょに見つかるものです。動詞は活用した形も数えています。</p>${[
      ...LISTS,
      READINGS,
    ].map(listOf)}</div>`,
  })}<p><a href="${NEAR}">近い分野をおしはかることば</a></p>`
}

/** The words by which what is near is told where nothing has the word that was asked for. */
const near = page.staff({
  path: NEAR,
  can: 'words.write',
  audit: 'none',
  get: async () => {
    const { FIELDS, GENERAL_SOURCE, SITUATIONS, SITUATIONS_SOURCE } = await import('./data/index.ts')
    const { general } = await builtInWords()
    const named = (categories: readonly Category[]) => categories.map(key => CATEGORY_TEXT[key]).join('、')
    const situations = SITUATIONS.map(([said, ...categories]) => `${said} ＞ ${named(categories)}`)
    return {
      title: '近い分野をおしはかることば',
      nav: PATH,
      body: html`${backLink(PATH, 'さがすことば')}${pageHead({
        title: '近い分野をおしはかることば',
        lead: 'そのことばの活動がないとき、近い分野の活動を「近いもの」として出すための一覧です。',
      })}${pane({
        title: '分野と、言い方',
        body: html`<div class="stack">${[
          ...FIELDS.map(fieldListOf),
          listOf({ source: SITUATIONS_SOURCE, words: situations.join('\n') }),
        ]}<p>どの一覧にもないことばは、${GENERAL_SOURCE}（読み方とあわせて${general.size.toLocaleString('ja')}）で、近い分野をおしはかります。</p></div>`,
      })}`,
    }
  },
})

const fieldListOf = ({ source, words }: FieldList): Content =>
  listOf({
    source,
    words: (Object.entries(words) as [Category, string][])
      .map(([key, named]) => `${CATEGORY_TEXT[key]}：${named}`)
      .join('\n'),
  })

const listOf = ({ source, words, onlyAsked }: WordList): Content =>
  html`<h3>${source}</h3>${onlyAsked && html`<p>＞の前は、たずねる人の言い方です。言い方どうしは、同じ意味とはしません。</p>`}<ul>${words
    .trim()
    .split('\n')
    .map(line => html`<li>${line}</li>`)}</ul>`

export const staffPages = [words, near, remove]
