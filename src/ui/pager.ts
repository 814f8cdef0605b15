import { html } from 'hono/html'
import { type Content, type Html, sr } from './html.ts'
import { icon } from './icons.ts'

/** The pages of a list: which is shown, from 1; how many entries one has; how many there are (`more`: at least); where one is. */
export type Pages = { page: number; size: number; total: number; more?: boolean; href: (page: number) => string }

const lastOf = ({ size, total }: Pages): number => Math.max(1, Math.ceil(total / size))

/** What stands where no entry is: beyond the last page that there is none, and the ways back; else `none`, since none was found. */
export const nothingOn = (pages: Pages, none: Content): Content => {
  const { page, more, href } = pages
  const last = lastOf(pages)
  if (page <= last) return none
  return html`このページはありません。${!more && html`${last}ページ目までです。`} <a href="${href(1)}">1ページ目から見る</a>${!more && last > 1 && html`　<a href="${href(last)}">最後のページを見る</a>`}`
}

/** Says which entries are shown; links only where there is more than one page. */
export const pager = (params: Pages): Html => {
  const { page, size, total, more, href } = params
  const pages = lastOf(params)
  const numbers = [...new Set([1, page - 1, page, page + 1, pages])].filter(n => n >= 1 && n <= pages)
  const link = (n: number) =>
    n === page
      ? html`<a href="${href(n)}" aria-current="page">${sr('ページ')}${n}</a>`
      : html`<a href="${href(n)}">${sr('ページ')}${n}</a>`
  const shown = `のうち ${((page - 1) * size + 1).toLocaleString('ja')}〜${Math.min(page * size, total).toLocaleString('ja')}件目`
  const gap = (i: number) => i > 0 && (numbers[i] ?? 0) - (numbers[i - 1] ?? 0) > 1
  return html`<nav class="pager" aria-label="ページ"><p>全${total.toLocaleString('ja')}件${more && '以上'}${total > 0 && page <= pages && shown}</p>${
    pages > 1 &&
    html`<ul>
      ${page > 1 && html`<li><a href="${href(Math.min(page - 1, pages))}" rel="prev">${icon('back')}前へ</a></li>`}
      ${numbers.map((n, i) => html`<li>${gap(i) && html`<span aria-hidden="true">…</span>`}${link(n)}</li>`)}
      ${page < pages && html`<li><a href="${href(page + 1)}" rel="next">次へ${icon('next')}</a></li>`}</ul>`
  }</nav>`
}

export const examples: Record<string, () => Html> = {
  'middle of many': () => pager({ page: 4, size: 50, total: 1234, href: page => `?page=${page}` }),
}
