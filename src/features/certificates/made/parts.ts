import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { dateField, hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, type Html, numbers } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { KINDS, type MadeAs, mayWithdraw } from '../rules.ts'
import type { Certificate, Shown } from '../store.ts'
import {
  certifiedText,
  KIND_TEXT,
  MADE_TEXT,
  MEANS_TEXT,
  OWN_TEXT,
  ownText,
  periodText,
  WITHDRAWN_TEXT,
} from '../text.ts'

/** For which period and kind; whoever it is about may have what they wrote listed beside it. */
export function wantedForm(
  action: string,
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
  own: boolean,
): Html {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: one(typed, name),
    error: errors[name],
    required: true,
  })
  return html`${checked(
    errors,
    form({
      ...{ action, once: newId() },
      body: [
        dateField({ ...field('from', 'いつから'), example: '令和8年4月1日' }),
        dateField({ ...field('to', 'いつまで'), example: '令和8年11月20日' }),
        radioField({
          ...field('kind', '証明する活動'),
          value: one(typed, 'kind') || 'all',
          options: KINDS.map(value => ({ value, label: KIND_TEXT[value] })),
        }),
        own &&
          checkbox({
            ...{ name: 'own', label: '手帳に自分で書いた記録も、分けてのせる', checked: one(typed, 'own') === '1' },
            hint: OWN_TEXT,
          }),
      ],
      submit: button({ text: '活動証明を作る', kind: 'main' }),
    }),
  )}`
}

/** Certificates, each with where it stands. */
export const list = (all: readonly Certificate[], pathOf: (id: string) => string): Html =>
  all.length === 0
    ? html`<p>活動証明は、まだありません。</p>`
    : html`<ul class="points">${all.map(
        one =>
          html`<li><a href="${pathOf(one.id)}">${one.number}</a>　${numbers(periodText(one))}<br><span class="faint">${KIND_TEXT[one.kind]}・${numbers(`${formatDay(dayOf(one.at))}に`)}${MADE_TEXT[one.made_as]}</span>${
            one.withdrawn_at !== null && html`<br><b>取り下げました</b>`
          }</li>`,
      )}</ul>`

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
/** On one page of A4 a title has two lines at the most. */
const LONGEST = 44

/** Lines of a certificate, so many of them at the most. */
const told = <Line extends { title: string }>(
  list: readonly Line[],
  most: number | undefined,
  say: (line: Line) => Content,
) =>
  html`<ul class="points">${list.slice(0, most).map(line => html`<li><b>${most === undefined ? line.title : cut(line.title, LONGEST)}</b><br>${say(line)}</li>`)}</ul>`

/** What is certified, an activity a line; `most`: on paper. */
export const certified = ({ recorded }: Pick<Shown, 'recorded'>, most?: number): Content => [
  told(
    recorded,
    most,
    line =>
      html`${numbers(certifiedText(line))}　<span class="faint">${most === undefined ? line.organisation : cut(line.organisation, LONGEST / 2)}</span>`,
  ),
  most !== undefined &&
    recorded.length > most &&
    html`<p>ほか${recorded.length - most}件は、右上の印（QRコード）の画面で確かめられます。</p>`,
]

/** What they wrote themselves, apart. */
export const ownPart = ({ own }: Pick<Certificate, 'own'>, most?: number): Content =>
  own.length > 0 &&
  html`<section class="stack" aria-label="本人の記録"><h2>本人の記録</h2><p>${OWN_TEXT}</p>${told(own, most, line => numbers(ownText(line)))}${most !== undefined && own.length > most && html`<p>ほか${own.length - most}件</p>`}</section>`

/** All of one, with what can be done with it by those who made it. */
export function onePart(one: Certificate, path: string, as: MadeAs, may = true): Content {
  const gone = one.withdrawn_at !== null
  return [
    gone && notice({ kind: 'warning', title: `この証明は、${formatDay(dayOf(one.withdrawn_at!))}に${WITHDRAWN_TEXT}` }),
    summary([
      { label: '番号', value: one.number },
      { label: 'お名前', value: one.name },
      { label: '期間', value: numbers(periodText(one)) },
      { label: '活動', value: KIND_TEXT[one.kind] },
      { label: '作った日', value: numbers(`${formatDay(dayOf(one.at))}（${MADE_TEXT[one.made_as]}）`) },
    ]),
    html`<h2>証明していること</h2><p>${MEANS_TEXT}</p>${certified(one)}${ownPart(one)}`,
    !gone &&
      html`<div class="buttons">${linkButton({ href: `${path}/print`, text: '印刷する', kind: 'main', icon: 'print' })}</div>`,
    may &&
      mayWithdraw(one, as) &&
      more({
        title: 'この証明を取り下げる',
        body: form({
          ...{ action: as === 'desk' ? `${path}/withdraw` : path, once: newId() },
          body: [
            html`<p>取り下げると、印刷した紙の印（QRコード）を読みとった方にも、使えないことが表示されます。元にはもどせません。</p>`,
            hidden('do', 'withdraw'),
          ],
          submit: button({ text: '取り下げる', kind: 'danger' }),
        }),
      }),
  ]
}
