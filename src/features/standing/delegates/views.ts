import { html } from 'hono/html'
import { today as dayOf, hasCome } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { STAND_PARTS } from '#platform/standing.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { dateField, hidden, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Content, numbers, sr } from '#ui/html.ts'
import { phrased } from '#ui/phrases.ts'
import { sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { CARD, TAKE } from '../paths.ts'
import type { Paper } from './actions.ts'
import { RELATIONS } from './rules.ts'
import type { Delegation } from './store.ts'
import { MAY_TEXT, NEVER, RELATION_TEXT } from './text.ts'

const options = <T extends string>(codes: readonly T[], words: Record<T, string>) =>
  codes.map(value => ({ value, label: words[value] }))

const ENDED: Readonly<Record<string, string>> = {
  person: 'ご本人が終わりにしました',
  desk: '窓口で終わりにしました',
  delegate: '代理の方が返しました',
  over: '期限が来ました',
  closed: '相談が終わりました',
  merged: '登録がまとめられたため、終わりました',
}

const stands = ({ taken_at, code_until, ended_as }: Delegation, now: string): string =>
  ended_as
    ? (ENDED[ended_as] ?? '終わりました')
    : taken_at
      ? `${formatDay(dayOf(taken_at))}から、代理をしています`
      : hasCome(code_until, now)
        ? 'お渡しした紙の期限が過ぎました。終わりにして、もう一度決めてください'
        : 'お渡しした紙を、まだ使っていません'

const again = ({ id, name }: Delegation, action: string): Content =>
  form({
    ...{ action, once: newId(), body: hidden('again', id) },
    submit: button({ text: html`新しいカードを印刷する${sr(`：${name}さん`)}`, icon: 'print' }),
  })

const delegateRow = (row: Delegation, action: string, now: string, desk: boolean): Content =>
  html`<li><b>${row.name}</b>さん　${RELATION_TEXT[row.relation]}<br>${formatDay(row.until_on)}まで<br>${row.may.map(part => MAY_TEXT[part]).join('、')}<br><span class="faint">${stands(row, now)}</span>
    ${desk && !row.ended_at && row.by_card && again(row, action)}${!row.ended_at && form({ action, once: newId(), body: hidden('end', row.id), submit: button({ text: html`終わりにする${sr(`：${row.name}さん`)}`, kind: 'danger' }) })}</li>`

/** Whom somebody named, each with the one press that ends it. */
export const delegatesPart = (rows: readonly Delegation[], action: string, now: string, desk = false): Content =>
  rows.length > 0
    ? html`<ul class="points">${rows.map(row => delegateRow(row, action, now, desk))}</ul>`
    : html`<p>代理の方は、まだいません。</p>`

/** The questions of a delegate; `before`: what the desk asks first. */
export function delegateFields(typed: Submitted, errors: Readonly<Record<string, string>>): Content {
  const field = (name: string) => ({ name, value: one(typed, name), error: errors[name], required: true })
  return [
    textField({ ...field('name'), label: '代理の方のお名前', example: '山田 花子' }),
    radioField({ ...field('relation'), label: 'ご本人との関係', options: options(RELATIONS, RELATION_TEXT) }),
    checkboxField({
      ...{ name: 'may', label: 'まかせること', required: true, error: errors['may'] },
      ...{ options: options(STAND_PARTS, MAY_TEXT), values: all(typed, 'may') },
    }),
    dateField({ ...field('until_on'), label: 'いつまで（長くて1年）', example: '令和9年3月31日、2027-03-31' }),
    html`<p class="hint">${phrased(NEVER)}</p>`,
  ]
}

const spaced = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The paper that is handed to the delegate: its code is told here and never again. `card`: they come in by it without a mailbox. */
export const paperView = (
  ask: Ask,
  { name, whose }: { name: string; whose: string },
  { number, code, until }: Paper,
  back: string,
  card = false,
): View => {
  const address = `${ask.url.origin}${card ? CARD : TAKE}`
  return {
    title: '代理の方への紙',
    frame: 'print',
    back,
    body: html`<div class="big">${sheet({
      title: '代理の方への紙',
      date: formatDay(ask.today),
      from: ask.municipality,
      qr: { url: `${address}?number=${number}`, label: 'スマートフォンで開く' },
      body: html`<p class="person">${name} 様</p><p>${whose}さんの代わりに、${ask.municipality.name}のページで手続きができます。</p>
        <ol><li>スマートフォンで、右上の四角い印（QRコード）を読みとります。<br>パソコンでは、<b>${address}</b>を開きます。</li>
        ${card ? html`<li>次の番号と合いことば、あなた（${name}さん）の生年月日を入力します。メールはいりません。</li>` : html`<li>あなたのメールアドレスを確かめます。</li><li>次の番号と合いことばを入力します。</li>`}</ol>
        ${summary([
          { label: '番号', value: html`<b class="big-number">${spaced(number)}</b>` },
          { label: '合いことば', value: html`<b class="big-number">${code}</b>` },
          { label: '使える日', value: `${formatDay(dayOf(until))}まで・1回` },
        ])}
        <p>${numbers('この紙は、ほかの方に見せないでください。なくしたときは、紙をくれた方か上の窓口にお話しください。')}</p><p>${NEVER}</p>`,
    })}</div>`,
  }
}
