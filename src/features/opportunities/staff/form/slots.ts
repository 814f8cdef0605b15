import { html } from 'hono/html'
import { WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { fieldId } from '#ui/fields.ts'
import { attrs, type Content, type Html, sr } from '#ui/html.ts'
import { listClass } from '#ui/table.ts'
import { weeksText } from '../../text.ts'
import { rowsToShow, SLOT_ROWS, type SlotPart, slotField } from './forms-slots.ts'

// 第1…第5 are the bits 0…4; the usual patterns first.
const WEEKS = [31, 1, 2, 4, 8, 5, 10, 16]

const HEADS = ['曜日', '決まった日なら日付', '始まり', '終わり', '週', '人数', 'きつい枠']

/** Rows in which the times of an activity are typed: six, or as many as are used, and a button for more. */
export const slotFields = (values: Submitted, errors: Record<string, string>): Html => {
  const rows = rowsToShow(values)
  return html`<div class="scroll" role="region" aria-label="活動の時間" tabindex="0"><table class="${listClass('beside')}">
      <caption>活動の時間<span class="count">1行に1つ。使わない行は空けておきます</span></caption>
      <thead><tr><td>${sr('行')}</td>${HEADS.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${Array.from({ length: rows }, (_, row) => slotRow(row, values, errors[`slot.${row}`]))}</tbody>
    </table></div>
    <p class="hint">「きつい枠」にチェックを入れると、案で同じ方がその枠と、前後の日のほかのきつい枠に続けて入りません。</p>
    ${rows < SLOT_ROWS.most && button({ text: '行をふやす', name: 'rows', value: String(rows + SLOT_ROWS.more) })}`
}

function slotRow(row: number, values: Submitted, error: string | undefined): Html {
  const value = (part: SlotPart) => one(values, slotField(row, part))
  const control = (part: SlotPart, label: string) =>
    attrs({
      name: slotField(row, part),
      'aria-label': `${row + 1}行目の${label}`,
      'aria-invalid': error ? 'true' : undefined,
      'aria-describedby': error ? `slot-${row}-error` : undefined,
    })
  const choice = (part: SlotPart, label: string, options: readonly [string, string][], extra: Content = '') =>
    html`<select${extra}${control(part, label)}>${options.map(([key, text]) => html`<option value="${key}"${attrs({ selected: key === value(part) })}>${text}</option>`)}</select>`
  const typed = (part: SlotPart, label: string, size: number) =>
    html`<input type="text" autocomplete="off" size="${size}" value="${value(part)}"${control(part, label)}>`
  const stored = Number(value('weeks')) || WEEKS[0]!
  const weeks = WEEKS.includes(stored) ? WEEKS : [...WEEKS, stored]
  const cells = [
    choice(
      'weekday',
      '曜日',
      [['', '－'], ...WEEKDAY_TEXT.map((text, day): [string, string] => [String(day), text])],
      html` id="${fieldId(`slot.${row}`)}"`,
    ),
    typed('on', '日付', 16),
    typed('from', '始まりの時刻', 6),
    typed('to', '終わりの時刻', 6),
    choice(
      'weeks',
      '週',
      weeks.map((bits): [string, string] => [String(bits), weeksText(bits)]),
    ),
    typed('need', '人数', 3),
    html`<label class="choice"><input type="checkbox" value="1"${control('demanding', 'きつい枠（前後の日に続けて入らない）')}${attrs({ checked: value('demanding') === '1' })}></label>`,
  ]
  return html`${error && html`<tr><td colspan="8" class="fix" id="slot-${row}-error">${error}</td></tr>`}<tr>
    <th scope="row">${row + 1}<span class="faint">行目</span></th>${cells.map((cell, at) => html`<td data-title="${HEADS[at]}">${cell}</td>`)}</tr>`
}
