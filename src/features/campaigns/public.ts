import { html } from 'hono/html'
import type { Parts } from '#platform/feature.ts'
import { offered, said } from '#platform/own.ts'
import { page } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import { pageHead } from '#ui/layout.ts'
import { via } from './paths.ts'
import { readCode } from './rules.ts'
import { campaignByCode } from './store.ts'

/**
 * Where a code on a poster leads: what the desk does, and the ways in, each with the code, so that whoever goes on need not be
 * asked where they heard of it. A code that was misread leads to the first page.
 */
export const doorPage = ({ ways }: Pick<Parts, 'ways'>) =>
  page.public({
    path: '/q/:code',
    can: 'everyone',
    audit: 'none',
    apart: true,
    get: async (ask, db) => {
      const code = readCode(ask.params.code)
      if (!code || !(await campaignByCode(db, code))) return { redirect: '/' }
      const { name, desk_name, desk_phone, desk_hours, desk_address } = ask.municipality
      const counsellor = said(ask.municipality, '相談員')
      return {
        title: `${desk_name}のご案内`,
        body: html`${pageHead({ title: `${desk_name}のご案内`, lead: `${name}とまわりの仕事・ボランティア・学び・趣味・健康づくりを、${counsellor}がいっしょにさがします。お金はかかりません。` })}
          <section class="box stack"><div class="row">${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}<p>${desk_name}（${desk_hours}）<br>${desk_address}</p></div>
          ${offered(ask.municipality, ways).map(one => one.home && html`<p>${linkButton({ href: via(one.home, code), text: one.text })}</p>`)}
          <p>${linkButton({ href: '/opportunities', text: '活動をさがす', icon: 'next' })}</p></section>`,
      }
    },
  })
