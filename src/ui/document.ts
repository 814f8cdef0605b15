import { html, raw } from 'hono/html'
import { accentFits } from './contrast.ts'
import { attrs, type Content, type Html } from './html.ts'
import { icon } from './icons.ts'
import { type NoticeKind, notice } from './notice.ts'

export type Municipality = {
  name: string
  /** `#rrggbb`; a colour that is not dark enough for 7:1 is not used. */
  accent?: string | undefined
  deskName: string
  deskPhone: string
  deskHours: string
  /** What the city calls the whole, and the office of its staff. */
  programme: string
  office: string
}

export type Prefs = { large: boolean; contrast: boolean; furigana?: boolean; easy?: boolean }

/** What every full page needs. */
export type Page = {
  title: string
  municipality: Municipality
  /** Says on the page and on paper that people and records are invented. */
  demo: boolean
  nonce: string
  assets: { css: string; desk: string; js: string }
  prefs: Prefs
  /** Path and query of this page, to come back to after switching the letters. */
  path: string
  /**
   * Where a link would lose what was typed: the form that shows this page once more, where it goes, what its press says,
   * and what Enter says in a field of it.
   */
  typed?: { form: string; to: string; go: string; enter?: string } | undefined
  /** What was just done, said once at the top. */
  flash?: { kind: NoticeKind; text: string } | undefined
  /** For whom whoever looks acts, told above everything. */
  standing?: Standing | undefined
  /** Who prints it in whose place, at the top of every sheet of paper. */
  printedBy?: string | undefined
  body: Content
  /** It belongs to what a telephone can keep as a program (`/manifest.webmanifest`). */
  installs?: boolean
}

export type Standing = { door: 'desk' | 'delegate'; by: string; medium: string; until: string; for: string }

export const demoText = 'これはお試し用の見本です。登場する人・団体・記録はすべて架空です。'

const strands = 'M4 12c0-8 10-12 16-4s16 4 16-4M4 12c0 8 10 12 16 4s16-4 16 4'

/** The brand's knot: two strands that hold each other. */
export const knot = raw(`<svg class="knot" viewBox="0 0 40 24" aria-hidden="true"><path d="${strands}"/></svg>`)

const accent = ({ municipality, nonce }: Page) =>
  municipality.accent &&
  accentFits(municipality.accent) &&
  html`<style nonce="${nonce}">:root:not(.contrast) {
    --key: ${municipality.accent}; --key-deep: ${municipality.accent};
    --key-soft: color-mix(in srgb, var(--key) 8%, #fff); --key-line: color-mix(in srgb, var(--key) 38%, #fff) }</style>`

const favicon = raw(
  `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -12 48 48">
    <rect x="-4" y="-12" width="48" height="48" rx="10" fill="#115a36"/>
    <path d="${strands}" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`,
  )}">`,
)

const installable = raw(
  '<link rel="manifest" href="/manifest.webmanifest"><link rel="apple-touch-icon" href="/icon-192.png">',
)

/** What each switch says when it is off, and when it is on. */
const SWITCHES = {
  large: ['letters', '文字を大きく', '文字をふつうに'],
  contrast: ['contrast', '色をはっきり', '色をふつうに'],
  furigana: ['ruby', 'ふりがなをつける', 'ふりがなをはずす'],
  easy: ['easy', 'やさしい日本語にする', 'ふつうの日本語にする'],
} as const

/** At the desk. */
export const DESK_SWITCHES = ['large', 'contrast'] as const

/**
 * Links that switch larger letters, stronger contrast, readings and plain words; the server keeps the choice in a cookie.
 * Where something was typed they are buttons of its form, which is sent along.
 */
export const displayLinks = (
  { prefs, path, typed }: Page,
  which: readonly (keyof typeof SWITCHES)[] = ['large', 'contrast', 'furigana', 'easy'],
): Html => {
  const to = encodeURIComponent(typed?.to ?? path)
  const choice = (chosen: string, inside: Content) => {
    const href = `/prefs?${chosen}&to=${to}`
    return typed
      ? html`<button form="${typed.form}" formaction="${href}" name="go" value="${typed.go}">${inside}</button>`
      : html`<a href="${href}">${inside}</a>`
  }
  return html`${typed?.enter !== undefined && onEnter(typed.form, typed.enter)}${which.map(one => {
    const [sign, off, on] = SWITCHES[one]
    return html`${choice(`${one}=${prefs[one] ? 0 : 1}`, [icon(sign), prefs[one] ? on : off])} `
  })}`
}

/** Enter in a field presses the first button of its form, wherever that stands: before those of the head it is this one. */
const onEnter = (form: string, value: string): Html =>
  html`<button class="sr" form="${form}" name="go" value="${value}" tabindex="-1" aria-hidden="true"></button>`

/** The HTML document around header, main and footer. */
export const htmlDocument = (
  page: Page,
  kind: 'public' | 'desk' | 'paper',
  parts: { header: Content; footer?: Content },
): Html => {
  const classes = [kind, page.prefs.large && 'large', page.prefs.contrast && 'contrast'].filter(Boolean).join(' ')
  const flash = page.flash && notice({ kind: page.flash.kind, title: page.flash.text, live: true })
  return html`<!doctype html>
<html lang="ja" class="${classes}" data-desk="${page.municipality.deskName} 電話 ${page.municipality.deskPhone}"${attrs({ 'data-printed-by': page.printedBy })}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}｜${page.municipality.name} 結い</title>
${favicon}${page.installs && installable}<link rel="stylesheet" href="${page.assets.css}">${kind !== 'public' && html`<link rel="stylesheet" href="${page.assets.desk}">`}${accent(page)}
<script type="module" src="${page.assets.js}" nonce="${page.nonce}"></script>
</head>
<body>
<a class="skip" href="#main">本文へ</a>
${parts.header}
<main id="main" tabindex="-1"${attrs({ class: kind === 'public' ? 'wrap' : undefined })}>
${flash && html`<div class="screen-only">${flash}</div>`}
${page.body}
</main>
${parts.footer}
</body>
</html>`
}

/** The line that says that this is a demo, on screen and on paper. */
export const demoBanner = (page: Page): Content =>
  page.demo && html`<p class="demo">${icon('info')}<span>${demoText}</span></p>`

/** The head of a printed page. */
export const paperHead = (page: Page): Html =>
  html`<p class="paper-head" aria-hidden="true">${page.title}　${page.municipality.deskName} ${page.municipality.deskPhone}</p>`
