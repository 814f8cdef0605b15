import { html } from 'hono/html'
import { hidden } from './fields.ts'
import { attrs, type Content, type Html } from './html.ts'
import { phrases } from './phrases.ts'

/** A white area with a heading; `aside` stands small beside the heading. */
export const pane = (params: { title: string; aside?: Content; body: Content; id?: string }): Html =>
  html`<section class="pane"${attrs({ id: params.id, 'aria-label': params.title })}>
    <h2>${phrases(params.title)}${params.aside && html`<small>${params.aside}</small>`}</h2>${params.body}</section>`

/** The counsellor's desk: who, what to do next, what is being said, what there is. One column on a phone, in this order. */
export const threePanes = (panes: { who: Content; next: Content; talk: Content; rest: Content }): Html =>
  html`<div class="three"><div>${panes.who}</div><div>${panes.next}</div><div>${panes.talk}</div><div>${panes.rest}</div></div>`

/** A main column and a narrower one beside it. */
export const twoPanes = (main: Content, side: Content): Html =>
  html`<div class="two"><div>${main}</div><div>${side}</div></div>`

/** A heading of a page with what can be done from here. */
export const pageHead = (params: { title: Content; lead?: Content; actions?: Content }): Html =>
  html`<header class="page-head">
    <div><h1>${phrases(params.title)}</h1>${params.lead && html`<p class="lead">${params.lead}</p>`}</div>
    ${params.actions && html`<div class="buttons">${params.actions}</div>`}</header>`

/** Something that is opened on demand, and is open on paper. */
export const more = (params: { title: Content; body: Content; open?: boolean }): Html =>
  html`<details class="more"${attrs({ open: params.open ?? false })}><summary>${params.title}</summary><div>${params.body}</div></details>`

/** What stands open where there is room and is opened on demand on a phone, so that what follows is seen there first. */
export const roomy = (params: { title: Content; body: Content; open?: boolean }): Html =>
  html`<details class="roomy"${attrs({ open: params.open ?? false })}><summary>${params.title}</summary><div class="stack">${params.body}</div></details>`

/** Where a search for people is sent, with the page that is to answer it (`to`). */
export const FIND = '/staff/find'
const wayOf = ({ action, personal }: { action: string; personal?: boolean }) =>
  personal ? { action: FIND, method: 'post' } : { action, method: 'get' }

/** Conditions of a search in one row: fields, then the button. */
export const filterForm = (params: {
  action: string
  body: Content
  submit: Content
  label?: string
  /** Its words are about people: they are sent so that they stand in no history and no log. */
  personal?: boolean
}): Html =>
  html`<form class="filters"${attrs(wayOf(params))} role="search" aria-label="${params.label ?? 'しぼりこみ'}">
    ${params.personal && hidden('to', params.action)}${params.body}<div class="buttons">${params.submit}</div></form>`

export const examples: Record<string, () => Html> = {
  'three panes': () =>
    threePanes({
      who: pane({ title: 'この人', body: html`<p>中村 和子さん</p>` }),
      next: pane({ title: 'いまの提案', body: html`<p>1件</p>` }),
      talk: pane({ title: 'いまの相談', aside: '来所 10:05から', body: html`<p>話の途中です。</p>` }),
      rest: pane({ title: '合いそうな活動', body: html`<p>23件</p>` }),
    }),
  'opened on demand': () =>
    more({ title: '合わなかった活動と、その理由（41件）', body: html`<p>園庭の清掃：屋外の作業は避けたい。</p>` }),
  'open where there is room': () => roomy({ title: 'さがす条件', body: html`<p>ことば、曜日、場所</p>` }),
}
