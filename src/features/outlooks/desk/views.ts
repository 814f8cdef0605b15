import { html } from 'hono/html'
import type { Consent } from '#features/consents/index.ts'
import { consentPath, fullName, MEDIA, MEDIUM_TEXT, type PersonHead, personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden, selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pageFields, pagePart } from '../parts.ts'
import { PATHS, staffPath } from '../paths.ts'
import { PAGES, type Page, pagesShared } from '../rules.ts'
import type { Pages } from '../store.ts'
import { OVERTAKEN_TEXT, PAGE_TEXT, TITLE } from '../text.ts'

export type Errors = Readonly<Record<string, string>>
/** A person with the pages that they show to staff; without a consent nobody at the desk knows whether there is a sheet. */
export type Shown = { person: PersonHead; consent: Consent | null; kept: Pages }

/** The field in which the version of a page travels. */
export const versionField = (page: Page): string => `${page}-version`

export const typePath = <Id extends string>(person: Id) => `${staffPath(person)}/type` as const

const head = ({ person }: Shown, lead: string): Content => [
  backLink(personPath(person.id), `${fullName(person)}さんの画面へ`),
  pageHead({ title: `${fullName(person)}さんのふりかえりシート`, lead }),
]

const kept = (consent: Consent, page: Page, pages: Pages): Content =>
  pagesShared(consent.fields).includes(page)
    ? pagePart(page, pages.get(page))
    : html`<section><h2>${PAGE_TEXT[page].title}</h2><p class="faint">ご本人が、見せないことにしています。</p></section>`

const unseen = ({ person }: Shown): Content =>
  html`${notice({ kind: 'info', title: 'このシートを見ることへの同意は、いただいていません。', body: 'シートがあるかどうかも、ここには出ません。' })}
    <p>ご本人が見せたいとき、または紙に書いたものを入力してほしいときは、先に同意を記録します。「お金のこと」「からだのこと」は、別にうかがってください。</p>
    <div class="buttons">${linkButton({ href: consentPath(person.id, { purpose: 'outlook', recipient: null, back: staffPath(person.id) }), text: '同意を記録する', kind: 'main' })}</div>`

const removePart = ({ person }: Shown, errors: Errors): Content =>
  more({
    title: 'ご本人の希望で、シートを消す',
    open: Object.keys(errors).length > 0,
    body: form({
      ...{ action: staffPath(person.id), once: newId() },
      body: [
        html`<p>見せていただいていないところも、すべて消えます。もとにはもどせません。見ることへの同意も取り消します。</p>`,
        checkbox({ name: 'asked', label: 'ご本人から、消してほしいとうかがった', error: errors['asked'] }),
      ],
      submit: button({ text: 'シートを消す', kind: 'danger' }),
    }),
  })

/** What they show of it, and nothing of the rest. */
export function shownView(shown: Shown, errors: Errors = {}): View {
  const { person, consent, kept: pages } = shown
  const lead = consent
    ? `${formatDay(consent.given_on)}から、見せていただいています。いつ見たかは、ご本人のページに出ます。`
    : TITLE
  return {
    title: `${fullName(person)}さん：ふりかえりシート`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${head(shown, lead)}${
      consent
        ? [
            PAGES.map(page => kept(consent, page, pages)),
            html`<div class="buttons">${linkButton({ href: typePath(person.id), text: '紙のシートを入力する・直す' })}</div>`,
          ]
        : unseen(shown)
    }<p><a href="${PATHS.paper}">空の紙を印刷する</a></p>${checked(errors, removePart(shown, errors))}`,
  }
}

type Amiss = { errors?: Errors; over?: boolean }

/** The pages that may be seen, to be typed in from paper; a page that was saved meanwhile stands beside what was typed. */
export function typeView(shown: Shown, typed: Submitted, { errors = {}, over = false }: Amiss = {}): View {
  const { person, kept: pages } = shown
  const seen = pagesShared(shown.consent?.fields ?? [])
  const version = (page: Page) =>
    over || one(typed, versionField(page)) === ''
      ? String(pages.get(page)?.version ?? 0)
      : one(typed, versionField(page))
  return {
    title: `${fullName(person)}さん：ふりかえりシートの入力`,
    nav: '/staff/people',
    ...(over ? { status: 409 as const } : Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(staffPath(person.id), 'シートへ')}${pageHead({ title: '紙のシートを入力する', lead: `${fullName(person)}さんが書いたとおりに入力します。書いていないところは、空のままにします。` })}
      ${over && [notice({ kind: 'warning', live: true, title: OVERTAKEN_TEXT, body: 'いま残っている内容は、下のとおりです。このまま「保存する」を押すと、入力したほうにかわります。' }), seen.map(page => pagePart(page, pages.get(page)))]}
      ${checked(
        errors,
        form({
          ...{ action: typePath(person.id), once: newId(), long: true },
          body: [
            seen.map(
              page =>
                html`<h2>${PAGE_TEXT[page].title}</h2>${hidden(versionField(page), version(page))}${pageFields(page, typed, errors)}`,
            ),
            selectField({
              ...{ name: 'medium', label: 'うかがった方法', required: true, value: one(typed, 'medium') || 'visit' },
              options: MEDIA.map(value => ({ value, label: MEDIUM_TEXT[value] })),
            }),
          ],
          submit: button({ text: '保存する', kind: 'main' }),
        }),
      )}`,
  }
}
