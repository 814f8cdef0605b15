import { html } from 'hono/html'
import type { OwnConsent } from '#features/consents/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Way } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Resident, View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, sr } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pageSteps } from '../door/views.ts'
import { onwardPart } from '../onward/part.ts'
import { pageFields, pagePart } from '../parts.ts'
import { MINE, minePath, PATHS } from '../paths.ts'
import { isEmpty, PAGES, type Page, pagesShared } from '../rules.ts'
import type { Kept } from '../store.ts'
import { OVERTAKEN_TEXT, PAGE_TEXT, TITLE } from '../text.ts'

export type Own = { kept: ReadonlyMap<Page, Kept>; sharing: OwnConsent | undefined }

/** Pages as they are named in a sentence. */
export const named = (pages: readonly Page[]): string => pages.map(page => `「${PAGE_TEXT[page].title}」`).join('')

/** Who sees what of it, in a sentence. */
export const sharedText = (sharing: OwnConsent | undefined): string =>
  sharing
    ? `${formatDay(sharing.given_on)}から、${named(pagesShared(sharing.fields))}を窓口の相談員に見せています。`
    : 'あなたのほかは、だれも見られません。'

const by = ({ at, medium }: Kept): Content =>
  html`<p class="faint">${formatDay(dayOf(at))}${medium === 'web' ? 'に書きました' : 'に、窓口で書き写しました'}</p>`

const part = (page: Page, kept: Kept | undefined): Content =>
  pagePart(
    page,
    kept,
    html`${kept && !isEmpty(kept) && by(kept)}<p>${linkButton({ href: minePath(page), text: html`${kept && !isEmpty(kept) ? '変える' : '書く'}${sr(`：${PAGE_TEXT[page].title}`)}` })}</p>`,
  )

const removePart = more({
  title: 'このシートを消す',
  body: html`<p>書いたことをすべて消して、相談員に見せるのもやめます。もとにはもどせません。</p>
    ${form({ action: MINE, once: newId(), body: hidden('do', 'empty'), submit: button({ text: 'すべて消す', kind: 'danger' }) })}`,
})

/** The whole sheet of the resident who asks. */
export const ownView = (ask: Ask<Resident>, { kept, sharing }: Own, ways: readonly Way[]): View => ({
  title: TITLE,
  nav: '/my',
  body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: `${TITLE}（ふりかえりシート）`, lead: 'これまでと、これからを、ゆっくり考えるためのシートです。書きたいところだけでけっこうです。' })}
    <section class="box stack" aria-labelledby="shared"><h2 id="shared">だれが見られるか</h2><p>${sharedText(sharing)}</p>
    <div class="buttons">${linkButton({ href: minePath('share'), text: sharing ? '見せるところを変える・やめる' : '相談員に見せる' })}</div>
    ${sharing && html`<p><a href="/my/looks">職員が見た日を、たしかめる</a></p>`}</section>
    ${PAGES.map(page => part(page, kept.get(page)))}
    <div class="buttons">${linkButton({ href: minePath('booklet'), text: '1枚の紙にして印刷する', kind: 'main', icon: 'print' })}${linkButton({ href: PATHS.paper, text: '空の紙を印刷する' })}</div>
    ${onwardPart(ask, Object.fromEntries(kept), ways)}${kept.size > 0 && removePart}`,
})

const overtaken = (page: Page, kept: Kept | undefined): Content =>
  html`${notice({ kind: 'warning', live: true, title: OVERTAKEN_TEXT, body: html`<p>いま残っている内容は、下のとおりです。このまま「とっておく」を押すと、書いたほうにかわります。</p>` })}
    ${pagePart(page, kept)}`

type Amiss = { errors?: Readonly<Record<string, string>>; over?: { now: Kept | undefined } }

/** One page to be written or changed; `over`: it was saved meanwhile, and how it stands now. */
export function writeView(page: Page, version: number, typed: Submitted, { errors = {}, over }: Amiss = {}): View {
  const { title, lead } = PAGE_TEXT[page]
  return {
    title,
    nav: '/my',
    ...(over ? { status: 409 as const } : Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(MINE, 'シートへ')}${pageSteps(page)}${pageHead({ title, lead })}${over && overtaken(page, over.now)}
      ${checked(
        errors,
        form({
          ...{ action: minePath(page), once: newId(), version, body: pageFields(page, typed, errors) },
          submit: [
            button({ text: 'とっておいて、つぎへ', kind: 'main', name: 'go', value: 'next' }),
            button({ text: 'とっておいて、シートへもどる', name: 'go', value: 'sheet' }),
          ],
        }),
      )}`,
  }
}

/** What is shown to whom, and the switch. */
export const shareView = ({ sharing }: Pick<Own, 'sharing'>, wording: string): View => ({
  title: '相談員に見せる',
  nav: '/my',
  body: html`${backLink(MINE, 'シートへ')}${pageHead({ title: '相談員に見せる', lead: sharedText(sharing) })}<p>${wording}</p>
    ${form({
      ...{ action: minePath('share'), once: newId() },
      body: html`<p>見せるのは、${named(pagesShared(['outlook']))}です。お金のことと、からだのことは、しるしを付けたときだけ見せます。</p>${(
        ['money', 'health'] as const
      ).map(page =>
        checkbox({
          name: page,
          label: `「${PAGE_TEXT[page].title}」も見せる`,
          checked: sharing?.fields.includes(page),
        }),
      )}${hidden('do', 'share')}`,
      submit: button({ text: sharing ? 'この内容に変える' : '相談員に見せる', kind: 'main' }),
    })}
    ${sharing && form({ action: minePath('share'), once: newId(), body: hidden('do', 'unshare'), submit: button({ text: '見せるのをやめる', kind: 'danger' }) })}`,
})
