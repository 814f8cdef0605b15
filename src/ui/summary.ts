import { html } from 'hono/html'
import { type Content, type Html, sr } from './html.ts'

export type Row = { label: string; value: Content; change?: string | undefined }

const nothing = (value: Content): boolean =>
  value === '' || value === undefined || value === false || (Array.isArray(value) && value.length === 0)

const row = ({ label, value, change }: Row) =>
  html`<div><dt>${label}</dt>
    <dd>${nothing(value) ? html`<span class="faint">未入力</span>` : value}</dd>
    ${change && html`<dd class="change"><a href="${change}">変更${sr(`：${label}`)}</a></dd>`}</div>`

/** Labelled facts; `change` is the address at which the value can be corrected. An empty value reads 未入力. */
export const summary = (rows: readonly Row[], kind: 'rows' | 'check' = 'rows'): Html =>
  html`<dl class="${kind}">${rows.map(row)}</dl>`

export const examples: Record<string, () => Html> = {
  'facts of a person': () =>
    summary([
      { label: '連絡', value: '電話（午前）・郵送' },
      { label: '足', value: '歩き20分・バス' },
      { label: '資格', value: '' },
    ]),
  'answers to check before sending': () =>
    summary(
      [
        { label: 'お名前', value: '中村 和子', change: '#name' },
        { label: '生年月日', value: '昭和33年5月4日', change: '#birth' },
      ],
      'check',
    ),
}
