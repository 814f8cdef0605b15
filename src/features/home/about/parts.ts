import { html } from 'hono/html'
import type { Ask, View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'

/** The pages that every page leads to from its foot. */
export const FOOT = [
  { href: '/guide', text: 'このサイトの使い方' },
  { href: '/glossary', text: 'ことばの説明' },
  { href: '/privacy', text: '個人情報の取り扱い' },
  { href: '/accessibility', text: 'アクセシビリティ' },
] as const

/** A page that tells about the site, with the desk's number at its end. */
export const aboutPage = (ask: Ask, title: string, lead: string, body: Content): View => ({
  title,
  body: html`${pageHead({ title, lead })}<div class="stack">${body}${deskPart(ask)}</div>`,
})

/** A part of it under a heading. */
export const part = (title: string, body: Content): Html =>
  html`<section class="box stack"><h2>${title}</h2>${body}</section>`

export const points = (list: readonly Content[]): Html => html`<ul>${list.map(point => html`<li>${point}</li>`)}</ul>`

export const paragraphs = (list: readonly Content[]): Html => html`${list.map(text => html`<p>${text}</p>`)}`

const deskPart = ({ municipality }: Ask): Html =>
  part(
    'わからないこと・お困りのことは',
    html`<p>窓口にお電話ください。紙でのご案内や、お電話での読み上げもいたします。</p>
      <p>${linkButton({ href: dial(municipality.desk_phone), text: municipality.desk_phone, kind: 'main', icon: 'phone' })}</p>
      <p>${municipality.desk_name}（${municipality.desk_hours}）<br>${municipality.desk_address}</p>`,
  )
