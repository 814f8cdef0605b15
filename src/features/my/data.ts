import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import type { Owned } from '#platform/feature.ts'
import { type Ask, page, type Resident } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'

const PATH = '/my/data'
const audit = { action: 'my.data', subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person] }

type Part = { key: string; text: string; rows: readonly Readonly<Record<string, string>>[] }

/** All that the nouns have of the resident who asks, one after the other. */
async function partsOf(db: Read, owned: readonly Owned[]): Promise<Part[]> {
  const parts = []
  for (const { key, text, read } of owned) parts.push({ key, text, rows: await read(db) })
  return parts
}

const told = ({ key, text, rows }: Part): Content =>
  html`<section class="stack" aria-labelledby="${key}"><h2 id="${key}">${text}</h2>${
    rows.length > 0
      ? rows.map(row => summary(Object.entries(row).map(([label, value]) => ({ label, value }))))
      : html`<p>ありません。</p>`
  }</section>`

const HEALTH =
  '相談の記録の文章と、からだのことのメモは、ここには出していません。ごらんになりたいときは、窓口にお申し出ください（開示の手続き）。'

/** All of one's own to be read, and as a file to take along. */
export const dataPages = (owned: readonly Owned[]) => [
  page.resident({
    ...{ path: PATH, can: 'everyone', audit },
    get: async (_ask, db) => ({
      title: 'わたしの情報',
      nav: '/my',
      body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: 'わたしの情報', lead: 'あなたについて、この窓口のしくみに入っていることです。', actions: linkButton({ href: `${PATH}.json`, text: 'ファイルで持ち帰る（JSON）', download: true }) })}
        ${(await partsOf(db, owned)).map(told)}<p>${HEALTH}</p>`,
    }),
  }),
  page.resident({
    ...{ path: `${PATH}.json`, can: 'everyone', stand: 'never', audit },
    get: async (ask, db) => {
      const parts = await partsOf(db, owned)
      const all = {
        作成した日時: ask.now,
        市: ask.municipality.name,
        ...Object.fromEntries(parts.map(one => [one.text, one.rows])),
      }
      return new Response(JSON.stringify(all, null, 2), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="yui-my-data.json"',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      })
    },
  }),
]
