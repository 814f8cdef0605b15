import { html } from 'hono/html'
import type { Way } from '#platform/feature.ts'
import type { Ask, Public, View } from '#platform/page.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, sr } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { progress } from '#ui/steps.ts'
import { fieldsOf } from '../forms.ts'
import { onwardPart } from '../onward/part.ts'
import { carried, pageFields, pagePart } from '../parts.ts'
import { MINE, PATHS } from '../paths.ts'
import { PAGES, type Page, SECRET, type Sheet } from '../rules.ts'
import { PAGE_TEXT, TITLE } from '../text.ts'

/** A visitor on the way through the pages: what was typed travels in the form, nothing is kept here. */
export type Journey = { ask: Ask<Public>; form: Submitted; ways: readonly Way[] }

/** Whether something of money or health stands in this form: no browser keeps such a page. */
const isSecret = (typed: Submitted): boolean => SECRET.flatMap(fieldsOf).some(name => all(typed, name).some(Boolean))

const BEFORE = html`<section class="box stack" aria-label="はじめに"><p>これまでと、これからを、ゆっくり考えるためのシートです。${PAGES.length}ページあります。書きたいところだけでけっこうです。</p>
  <p>書いたことは、どこにも残しません。お名前も聞きません。最後に、1枚の紙に印刷できます。</p>
  <p>登録している方は、<a href="/my/login?next=${MINE}">わたしのページに書くと、とっておけます</a>。手で書きたい方には、<a href="${PATHS.paper}">空の紙</a>もあります。</p></section>`

export const pageSteps = (page: Page) =>
  progress(
    PAGES.map(one => PAGE_TEXT[one].title),
    PAGES.indexOf(page),
  )

const pressed = (first: boolean): Content[] => [
  button({ text: 'つぎへ', kind: 'main', name: 'go', value: 'next' }),
  !first && button({ text: '戻る', name: 'go', value: 'back' }),
  button({ text: 'ここまでにして、まとめを見る', kind: 'quiet', name: 'go', value: 'end' }),
]

/** One page of the sheet. */
export function pageView({ form: typed }: Journey, page: Page, errors: Readonly<Record<string, string>> = {}): View {
  const { title, lead } = PAGE_TEXT[page]
  const first = page === PAGES[0]
  return {
    title: first ? TITLE : title,
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    typed: { form: 'outlook', to: PATHS.sheet, go: page, enter: 'next', secret: isSecret(typed) },
    body: html`${first ? html`${pageHead({ title: `${TITLE}（ふりかえりシート）` })}${BEFORE}` : ''}${pageSteps(page)}
      ${first ? html`<h2>${title}</h2><p class="lead">${lead}</p>` : pageHead({ title, lead })}
      ${checked(
        errors,
        form({
          ...{ id: 'outlook', action: PATHS.sheet, submit: pressed(first) },
          body: [
            hidden('at', page),
            one(typed, 'checked') === '1' && hidden('checked', '1'),
            carried(typed, page),
            pageFields(page, typed, errors),
          ],
        }),
      )}`,
  }
}

const change = (page: Page): Content =>
  html`<p>${button({ text: html`変える${sr(`：${PAGE_TEXT[page].title}`)}`, name: 'go', value: page, form: 'change' })}</p>`

/** All that was written, to be looked at, changed and printed, and where to go from here. */
export const endView = ({ ask, form: typed, ways }: Journey, sheet: Sheet): View => ({
  title: '書いたことのまとめ',
  typed: { form: 'change', to: PATHS.sheet, go: 'end', secret: isSecret(typed) },
  body: html`${pageHead({ title: '書いたことのまとめ', lead: 'このページを閉じると消えます。とっておくときは、印刷してください。' })}
    ${form({ action: PATHS.booklet, body: carried(typed, null), submit: button({ text: '1枚の紙にして印刷する', kind: 'main', icon: 'print' }) })}
    ${PAGES.map(page => pagePart(page, sheet[page], change(page)))}
    ${form({ id: 'change', action: PATHS.sheet, body: [hidden('at', 'end'), hidden('checked', '1'), carried(typed, null)], submit: button({ text: '戻る', name: 'go', value: 'back' }) })}
    ${onwardPart(ask, sheet, ways)}
    <p>${linkButton({ href: PATHS.sheet, text: '消して、はじめから', kind: 'quiet' })}</p>`,
})
