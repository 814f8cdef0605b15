import { html } from 'hono/html'
import type { ActivityCard } from './cards.ts'
import { facts, loads } from './cards.ts'
import { fitted, linesOf, roomOf, type SaidRow, shortened, widthOf } from './fit.ts'
import { type Content, type Html, whole } from './html.ts'
import { phrases } from './phrases.ts'
import { qr } from './qr.ts'
import { type Row, summary } from './summary.ts'
import { weekGrid } from './weekgrid.ts'

/** The desk from which a sheet comes. */
export type Desk = {
  name: string
  desk_name: string
  desk_phone: string
  desk_hours: string
  desk_address?: string
}

export type Sheet = {
  title: string
  /** Number of the document, e.g. 紹-2026-0042. */
  number?: string | undefined
  date: string
  from: Desk
  body: Content
  qr?: { url: string; label: string } | undefined
}

/** A sheet of A4: title, number and date, and beside them whom to call and the code; what is told stands below. */
export const sheet = ({ title, number, date, from, body, qr: code }: Sheet): Html =>
  html`<article class="sheet" aria-label="${title}">
    <header>
      <div><h1>${phrases(title)}</h1><p>${date}</p>${number && html`<p>${number}</p>`}</div>
      <p class="from">${from.name} ${from.desk_name}<b>電話 ${whole(from.desk_phone)}</b><small>${from.desk_hours}${from.desk_address && html`<br>${from.desk_address}`}</small></p>
      ${code && html`<p class="code">${qr(code.url, code.label)}<span>${code.label}</span></p>`}
    </header>
    <div class="body">${body}</div></article>`

/** How a sheet is set by the letters that it tells: large, or close, where what is long ends with a sign after two lines. */
export const lookOf = (letters: number): 'big' | 'brief' => (letters > 300 ? 'brief' : 'big')

/** Plain words with their line breaks. */
const lines = (text: string): Content => text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)

const told = (rows: readonly SaidRow[]): Html =>
  summary(rows.map(({ label, value }) => ({ label, value: lines(value) })))

export type Letter = {
  number?: string | undefined
  date: string
  to: { organisation: string; person?: string | undefined }
  from: Desk
  /** The person who is introduced, with the reading of the name. */
  person: { name: string; kana: string }
  rows: readonly SaidRow[]
  message?: Content
  /** What the organisation is asked to tick and send back. */
  reply: readonly string[]
  qr?: Sheet['qr'] | undefined
}

/** Lines of a letter that its rows may take, and the letters of one. */
const LETTER = { room: 16, letters: 30 }

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
      ${told(fitted(params.rows, LETTER.room, LETTER.letters))}${params.message && html`<p>${params.message}</p>`}
      <section class="slip" aria-label="お返事">
        <h2>お返事（この部分を切り取るか、お電話でお知らせください）</h2>
        <ul>${params.reply.map(line => html`<li><span class="box" aria-hidden="true"></span>${line}</li>`)}</ul>
      </section>`,
  })

export type ActivityPaper = Pick<
  ActivityCard,
  'organisation' | 'when' | 'minutes' | 'place' | 'pay' | 'people' | 'loads' | 'week' | 'map'
> &
  Pick<Sheet, 'date' | 'from' | 'qr'> & {
    title: string
    /** The first rows are told first where there is not room for all. */
    rows: readonly SaidRow[]
    heading?: string
    /** What must be told of work in full, on a sheet of its own. */
    terms?: { form: string; title: string; rows: readonly Row[] } | undefined
  }

/** The sheet in large letters and in usual ones: lines of a page, letters of a line, of a title and of a value, lines of the week. */
const SIZES = {
  big: { page: 27, line: 32, title: 22, value: 24, side: 6 },
  plain: { page: 33, line: 40, title: 28, value: 31, side: 7 },
}
type Size = keyof typeof SIZES

/** A fact beside its sign takes at most so many lines, and a title. */
const FACT = 2
const TITLE = 3

/** 活動のご案内: one activity on one page to take home, in large type where there is room; terms of work on a second one. */
export function activitySheet(card: ActivityPaper): Html {
  const size = roomOf(card.rows, SIZES.big.value) <= roomIn(card, 'big') ? 'big' : 'plain'
  const { line, value } = SIZES[size]
  const short = (text: string | undefined) => text && shortened(text, FACT, line)
  const said = { ...card, when: short(card.when), place: short(card.place), pay: short(card.pay) }
  const page = sheet({
    title: card.heading ?? '活動のご案内',
    date: card.date,
    from: card.from,
    qr: card.qr,
    body: html`<h2>${phrases(shortened(card.title, TITLE, SIZES[size].title))}</h2><p>${short(card.organisation)}</p>
      ${facts(said)}${card.loads !== undefined && card.loads.length > 0 && loads(card.loads)}
      ${(card.week !== undefined || card.map) && html`<div class="side">${card.week !== undefined && weekGrid({ on: card.week })}${card.map}</div>`}
      ${told(fitted(card.rows, roomIn(card, size), value))}${card.terms && html`<p><b>${card.terms.form}：${card.terms.title}は、2枚めにあります。</b></p>`}`,
  })
  return html`<div class="${size}">${page}</div>${card.terms && html`<div class="plain">${termsSheet(card, card.terms)}</div>`}`
}

/** The lines that are left for the rows, in lines of their letters. */
function roomIn(card: ActivityPaper, size: Size): number {
  const { page, line, title, side } = SIZES[size]
  const facts = [card.when, card.place, card.pay, card.people, ...Object.keys(card.minutes ?? {})]
  const taken = [
    1.5 * Math.min(TITLE, linesOf(card.title, title)),
    Math.min(FACT, linesOf(card.organisation, line)),
    1.1 * Math.ceil(facts.reduce((sum, text) => sum + Math.min(FACT, (widthOf(text ?? '') + SIGN) / (0.85 * line)), 0)),
    1.6 * Math.ceil((card.loads?.length ?? 0) / 3),
    card.week !== undefined || card.map ? side : 0,
    card.terms ? 1.5 : 0,
  ]
  return taken.reduce((left, lines) => left - lines, page)
}

/** A sign and the gap after its words, in letters. */
const SIGN = 3

/** Terms of work are never shortened: what the law has told is told in full, however many pages it takes. */
const termsSheet = (card: ActivityPaper, { title, rows }: NonNullable<ActivityPaper['terms']>): Html =>
  sheet({
    title,
    date: card.date,
    from: card.from,
    qr: card.qr,
    body: html`<h2>${phrases(card.title)}</h2><p>${card.organisation}</p>${summary(rows)}`,
  })

const from: Desk = {
  name: '柏市',
  desk_name: 'セカンドライフ応援窓口',
  desk_phone: '04-0000-0000',
  desk_hours: '平日9時〜17時',
}
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
