import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { tableFile, wrongRows } from '#ui/upload.ts'
import { choicesOf } from '../choices.ts'
import { entryKinds } from '../kinds/store.ts'
import { PATH } from '../paths.ts'
import { enterTable } from './actions.ts'
import { readTable } from './reading.ts'

const TABLE = `${PATH}/table` as const

const view = (errors: Record<string, string> = {}, wrong: readonly string[] = []): View => ({
  title: '表から実績を入れる',
  nav: PATH,
  ...(Object.keys(errors).length > 0 || wrong.length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(PATH, '実績の一覧')}${pageHead({
    title: '表から実績を入れる',
    lead: '実績の一覧の「CSVで保存」と同じ見出しの表（CSV・Excel）から、まとめて入れます。',
  })}
    ${wrongRows(wrong)}
    ${checked(
      errors,
      form({
        action: TABLE,
        once: newId(),
        upload: true,
        body: tableFile({
          error: errors['file'],
          hint: '「種類」「日」「数」「何に書いてあるか」の列が要ります。「内訳」「期間の初日」「アンケートを渡した人数」「5」〜「1」（答えの数）「事業」「部署」「メモ」もあれば読みます。1行でも入れられないときは、何も入れません。',
        }),
        submit: [
          button({ text: '表を入れる', kind: 'main' }),
          linkButton({ href: PATH, text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
})

/** Where a whole table of entries is entered, or nothing of it. */
export const tablePage = page.staff({
  path: TABLE,
  can: 'entries.write',
  audit: { action: 'entry.table' },
  takes: 'file',
  get: async () => view(),
  post: async (ask, tx, typed) => {
    const file = typed.files['file']
    if (!file) return view({ file: '表のファイルを選んでください。' })
    const read = await readTable(file.bytes, await entryKinds(tx), await choicesOf(tx, ask.today), ask.today)
    // A page with a status of 400 and more is taken back with all that was entered before the row that cannot be.
    const wrong = read.wrong.length > 0 ? read.wrong : await enterTable(tx, read.lines, doing(ask))
    if (wrong.length > 0) return view({}, wrong)
    return { redirect: PATH, flash: `${read.lines.length}件の実績を入れました。` }
  },
})
