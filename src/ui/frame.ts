import { html } from 'hono/html'
import { addMinutes, today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton, printButton } from './button.ts'
import { DESK_SWITCHES, demoBanner, displayLinks, htmlDocument, knot, type Page, paperHead } from './document.ts'
import { hidden } from './fields.ts'
import type { Content, Html } from './html.ts'
import { icon } from './icons.ts'
import { FIND } from './layout.ts'
import { type NavGroup, type NavItem, navLink, navPart } from './nav.ts'
import { plainly } from './plainly.ts'

/**
 * The address that a telephone dials, of a number as people write it: ０４（７１６７）１１１１, +81 (0)4-7167-1111. Of two numbers it is
 * the first, and without its extension (内線), which is asked for in the call.
 */
export function dial(phone: string): string {
  const [first = ''] = nfkc(phone).split(/内線|ext|[/、,;]/i)
  const plain = first.replace(/(\+\d+[\s-]*)\(0\)/, '$1').replace(/[^\d+]/g, '')
  return `tel:${plain}`
}

/** A number to press, of one as people write it: what stands behind it (内線) is read, not dialled. */
export function phoneLink(phone: string): Html {
  const [number = phone] = /^[\d０-９+＋()（）\-－‐ ]{6,}/.exec(phone) ?? []
  return html`<a href="${dial(phone)}">${number.trim()}</a>${phone.slice(number.length)}`
}

const HOW: Readonly<Record<string, string>> = { visit: '窓口', phone: '電話', outreach: '訪問', post: '紙' }

/** What ends with a day is told by that day. */
const lastDay = (until: string): string => formatDay(today(addMinutes(until, -1)))

/** Who acts for whom and until when, on every page while it lasts, with the way to end it. */
const standingBar = ({ standing: s }: Page): Content =>
  s &&
  html`<section class="standing" aria-label="代わりの入力"><p><b>${s.for}さんの代わりに入力しています。</b>
    <span>${s.by}（${s.door === 'desk' ? (HOW[s.medium] ?? s.medium) : '代理'}）・${s.door === 'desk' ? momentText(s.until) : lastDay(s.until)}まで</span></p>
    <a href="/my">この方のページ</a><form method="post" action="/my/standing/end"><button class="button">代わりの入力を終わる</button></form></section>`

const deskCall = ({ municipality: m }: Page) =>
  html`<p class="call"><span>お電話${m.deskHours && `（${m.deskHours}）`}</span>
    <a href="${dial(m.deskPhone)}">${icon('phone')}${m.deskPhone}</a></p>`

/** Who is in, and the way out: always in sight, since the machine may be another's. */
const residentMenu = (name: string) =>
  html`<form class="who-is-in" method="post" action="/logout"><span translate="no">${icon('user')}${name}さん</span><button class="button quiet">ログアウト</button></form>`

/** How one wants to read: letters, colours, readings, plain words, and (by a script) aloud. */
const readingMenu = (page: Page) =>
  html`<details class="menu reading" name="menu"><summary>${icon('letters')}読みやすく</summary>
    <div class="menu-body">${displayLinks(page)}</div></details>`

/** A page for residents and visitors: the desk's phone above and below, letters and colours to choose. */
export const publicFrame = (
  page: Page & {
    nav?: readonly NavItem[]
    foot?: readonly NavItem[]
    /** A resident who is in. */
    user?: string | undefined
    /** Without a menu. */
    bare?: boolean
  },
): Html => {
  const { municipality: m } = page
  const header = html`<header class="top">${demoBanner(page)}
    <div class="wrap">
      <a class="mark" href="/">${knot}<span>結い<small>${m.name} ${m.programme}</small></span></a>
      ${!page.bare && html`<nav class="links" aria-label="メニュー">${page.nav?.map(navLink)}${readingMenu(page)}</nav>`}
      ${page.user !== undefined && residentMenu(page.user)}
      ${deskCall(page)}
    </div>${standingBar(page)}</header>${paperHead(page)}`
  const footer = html`<footer class="bottom"><div class="wrap">
    <p class="desk-name">${m.deskName}</p>
    <p class="desk-phone"><a href="${dial(m.deskPhone)}">${icon('phone')}${m.deskPhone}</a><span>${m.deskHours}</span></p>
    <p>${plainly('インターネットでできることは、窓口でもお電話でもできます。紙でもお渡しします。', '電話でもできます。窓口（市の人と話すところ）でもできます。紙もあります。')}</p>
    ${page.foot && html`<nav class="about" aria-label="このサイトについて"><ul>${page.foot.map(item => html`<li>${navLink(item)}</li>`)}</ul></nav>`}
  </div></footer>`
  return htmlDocument(page, 'public', { header, footer })
}

export type StaffPage = Page & {
  user: { name: string; role: string }
  nav: readonly (NavItem | NavGroup)[]
  /** Whom they see, where that is a part of the people. */
  part?: string | undefined
  /** What is searched for, kept in the box. */
  search?: string | undefined
  /** There are no people here to be searched for, or not by them. */
  findsNobody?: true
}

const personSearch = (search?: string) =>
  html`<form class="find" action="${FIND}" method="post" role="search" aria-label="人をさがす">${hidden('to', '/staff/people')}
    <label class="sr" for="find">人をさがす（名前・かな・電話・番号）</label>
    <input id="find" type="search" name="q" value="${search ?? ''}" autocomplete="off" placeholder="名前・かな・電話・番号" data-shortcut="/">
    <kbd aria-hidden="true" hidden>/</kbd>
    <button aria-label="人をさがす">${icon('search')}</button></form>`

const userMenu = (page: StaffPage) =>
  html`<details class="menu who" name="menu">
    <summary>${icon('user')}<span>${page.user.name}<small>${page.user.role}</small></span></summary>
    <div class="menu-body">${displayLinks(page, DESK_SWITCHES)}
      ${!page.findsNobody && html`<button type="button" data-shortcut-switch hidden>「/」キーで人をさがす：使う</button>`}
      <a href="/staff/password">${icon('user')}パスワードを変える</a>
      <a href="/staff/devices">${icon('user')}ログイン中の端末</a>
      <form method="post" action="/logout"><button>ログアウト</button></form></div></details>`

/** A page for staff: what is to do with counts, any person in two keystrokes. */
export const staffFrame = (page: StaffPage): Html => {
  const { municipality: m } = page
  const header = html`<header class="bar">${demoBanner(page)}
    <div class="in">
      <a class="mark" href="/staff">${knot}<span>結い<small>${m.name} ${m.office}</small></span></a>
      ${!page.findsNobody && personSearch(page.search)}
      <nav class="links" aria-label="メニュー">${page.nav.map(navPart)}</nav>
      ${userMenu(page)}
    </div>${page.part && html`<p class="part">${page.part} <a href="/staff/urgent-looks/new">ほかの方を急いで見るとき</a></p>`}${standingBar(page)}</header>${paperHead(page)}`
  return htmlDocument(page, 'desk', { header })
}

/** By a link, or by the form that holds what was typed: nothing is lost by looking at a sheet. */
const wayBack = ({ back, typed }: Page & { back: string }): Html =>
  typed
    ? button({ text: '戻る', icon: 'back', form: typed.form, name: 'go', value: typed.go })
    : linkButton({ href: back, text: '戻る', icon: 'back' })

/** A page that is a sheet of paper; the toolbar is not printed. */
export const printFrame = (page: Page & { back: string }): Html => {
  const header = html`<header class="tools">${demoBanner(page)}${standingBar(page)}
    <div class="wrap">${wayBack(page)}${printButton()}
      <p>A4の紙に印刷できます。画面のままでもお読みいただけます。</p></div></header>`
  return htmlDocument(page, 'paper', {
    header,
    footer: page.demo && html`<p class="paper-demo" aria-hidden="true">お試し用の見本（すべて架空）</p>`,
  })
}
