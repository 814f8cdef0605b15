import { html } from 'hono/html'
import type { ActivityCard } from './cards.ts'
import { facts, loads } from './cards.ts'
import type { Content, Html } from './html.ts'
import { qr } from './qr.ts'
import { type Row, summary } from './summary.ts'
import { weekGrid } from './weekgrid.ts'

export type Sheet = {
  title: string
  /** Number of the document, e.g. 紹-2026-0042. */
  number?: string | undefined
  date: string
  from: Content
  body: Content
  qr?: { url: string; label: string } | undefined
  foot?: Content
}

/** One A4 page: title, number and date, body, code and sender at the foot. */
export const sheet = (params: Sheet): Html =>
  html`<article class="sheet" aria-label="${params.title}">
    <header>
      <p class="number">${params.number && html`<span>${params.number}</span>`}<span>${params.date}</span></p>
      <h1>${params.title}</h1>
    </header>
    <div class="body">${params.body}</div>
    <footer>
      <div>${params.foot}<p class="from">${params.from}</p></div>
      ${params.qr && html`<p class="code">${qr(params.qr.url, params.qr.label)}<span>${params.qr.label}</span></p>`}
    </footer></article>`

export type Letter = {
  number?: string | undefined
  date: string
  to: { organisation: string; person?: string | undefined }
  from: Content
  /** The person who is introduced, with the reading of the name. */
  person: { name: string; kana: string }
  rows: readonly Row[]
  message?: Content
  /** What the organisation is asked to tick and send back. */
  reply: readonly string[]
  qr?: Sheet['qr'] | undefined
}

/** 紹介状: the city's letter by which a person is introduced, with a slip to send back. */
export const letter = (params: Letter): Html =>
  sheet({
    title: '紹介状',
    date: params.date,
    from: params.from,
    qr: params.qr,
    ...(params.number && { number: params.number }),
    body: html`<p class="to">${params.to.organisation} 御中${params.to.person && html`<br>${params.to.person} 様`}</p>
      <p>次の方をご紹介します。よろしくお願いいたします。</p>
      <p class="person"><small>${params.person.kana}</small>${params.person.name} 様</p>
      ${summary(params.rows)}${params.message && html`<p>${params.message}</p>`}
      <section class="slip" aria-label="お返事">
        <h2>お返事（この部分を切り取るか、お電話でお知らせください）</h2>
        <ul>${params.reply.map(line => html`<li><span class="box" aria-hidden="true"></span>${line}</li>`)}</ul>
      </section>`,
  })

/** 活動のご案内: one activity in large type, to take home. */
export const activitySheet = (
  card: Pick<
    ActivityCard,
    'title' | 'organisation' | 'when' | 'minutes' | 'place' | 'pay' | 'people' | 'loads' | 'week' | 'map'
  > &
    Pick<Sheet, 'date' | 'from' | 'qr'> & { rows: readonly Row[]; heading?: string },
): Html =>
  html`<div class="big">${sheet({
    title: card.heading ?? '活動のご案内',
    date: card.date,
    from: card.from,
    qr: card.qr,
    body: html`<h2>${card.title}</h2><p>${card.organisation}</p>
      ${facts(card)}${card.loads !== undefined && card.loads.length > 0 && loads(card.loads)}
      <div class="side">${card.week !== undefined && weekGrid({ on: card.week })}${card.map}</div>
      ${summary(card.rows)}`,
  })}</div>`

const from = html`柏市 セカンドライフ応援窓口<br>電話 04-0000-0000（平日9時〜17時）`
const code = { url: 'https://yui.example.jp/o/library', label: 'スマートフォンで見る' }

export const examples: Record<string, () => Html> = {
  紹介状: () =>
    letter({
      number: '紹-2026-0042',
      date: '令和8年11月21日',
      from,
      to: { organisation: '市立図書館豊四季台分館', person: '石井' },
      person: { name: '中村 和子', kana: 'なかむら かずこ' },
      rows: [
        { label: '活動', value: '図書館の本をもとの棚にもどす' },
        { label: '見学', value: '11月24日（火）午前10時' },
        { label: '連絡先', value: '窓口をとおしてご連絡ください' },
      ],
      reply: ['見学に来られた', '活動していただくことになった', '今回は見送った（理由：　　　　　　　　）'],
    }),
  活動のご案内: () =>
    activitySheet({
      title: '図書館の本をもとの棚にもどす',
      organisation: '市立図書館豊四季台分館',
      date: '令和8年11月21日',
      from,
      qr: code,
      when: '火・木 午前2時間',
      minutes: { walk: 8 },
      pay: '謝礼なし',
      week: 68,
      loads: [{ load: 'standing', label: '立ち続ける', degree: 1 }],
      rows: [{ label: '持ち物', value: '上ばき' }],
    }),
}
