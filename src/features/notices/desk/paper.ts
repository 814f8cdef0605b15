import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff, View } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { LETTERS } from '../paths.ts'
import { plainWords } from '../send/parcel.ts'
import type { Waiting } from './store.ts'

/** A letter on A4: the address stands where the window of an envelope of 長形3号 is when it is folded in three. */
const letter = ({ municipality, today }: Ask<Staff>, { name, sent_to, words }: Waiting): Html => {
  const { title, lines } = plainWords(words)
  return html`<article class="sheet windowed" aria-label="${name}様あての手紙">
    <p class="window">${sent_to}<br><b>${name} 様</b></p>
    <p class="from">${formatDay(today)}<br>${municipality.name} ${municipality.desk_name}<br>${municipality.desk_address}<br>電話 ${municipality.desk_phone}（${municipality.desk_hours}）</p>
    <h1>${title}</h1>
    <div class="body">${lines.map(line => html`<p>${line}</p>`)}
      <p>わからないことは、${municipality.desk_name}へお電話ください（${municipality.desk_phone}）。</p></div></article>`
}

/** The letters, one on a sheet. */
export const lettersView = (ask: Ask<Staff>, list: readonly Waiting[]): View => ({
  title: '手紙',
  frame: 'print',
  back: LETTERS,
  body: html`<div class="big">${list.map(one => letter(ask, one))}</div>`,
})

/** 宛名ラベル: twelve on a sheet of A4, two beside each other. */
const PER_SHEET = 12

export function labelsView(list: readonly Waiting[]): View {
  const sheets = Array.from({ length: Math.ceil(list.length / PER_SHEET) }, (_, at) =>
    list.slice(at * PER_SHEET, (at + 1) * PER_SHEET),
  )
  return {
    title: '宛名ラベル',
    frame: 'print',
    back: LETTERS,
    body: html`${sheets.map(
      (sheet, at) =>
        html`<ul class="labels" aria-label="${at + 1}枚め">${sheet.map(({ name, sent_to }) => html`<li>${sent_to}<br><b>${name} 様</b></li>`)}</ul>`,
    )}`,
  }
}
