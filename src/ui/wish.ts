import { html } from 'hono/html'
import { group } from './choices.ts'
import { fieldId } from './fields.ts'
import { attrs, type Html } from './html.ts'

/** From −2 (do not want) to +2 (want very much). */
export const wishWords = {
  '-2': 'やりたくない',
  '-1': 'できれば避けたい',
  '0': 'どちらでも',
  '1': 'やってみたい',
  '2': 'ぜひやりたい',
} as const

const word = (value: number) => wishWords[String(Math.round(value)) as keyof typeof wishWords]

const meter = (value: number) =>
  html`<svg class="meter ${value < 0 ? 'no' : 'yes'}" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rest" width="100" height="12" rx="6"/>
    <rect class="value" x="${value < 0 ? 50 + value * 24 : 50}" width="${Math.abs(value) * 24}" height="12"/>
    <path d="M50 0v12"/></svg>`

/** Wishes as meters with words; `value` −2…+2, fractions where behaviour has corrected what was said. */
export const wishes = (
  list: readonly { label: string; value: number; note?: string | undefined }[],
  empty: string,
): Html =>
  list.length === 0
    ? html`<p class="empty">${empty}</p>`
    : html`<dl class="wishes">${list.map(
        ({ label, value, note }) =>
          html`<div><dt>${label}</dt><dd>${meter(value)}<span>${word(value)}${note && html`<small>${note}</small>`}</span></dd></div>`,
      )}</dl>`

/** One question with five answers from −2 to +2 side by side; sent as `name`. */
export const wishField = (field: {
  name: string
  label: string
  value?: number | undefined
  error?: string | undefined
}): Html =>
  group(
    { ...field, readonly: true },
    html`<div class="scale5">${([-2, -1, 0, 1, 2] as const).map(
      (value, i) =>
        html`<label><input type="radio" name="${field.name}" value="${value}"${attrs({
          id: i === 0 ? fieldId(field.name) : undefined,
          checked: value === field.value,
        })}><span>${wishWords[`${value}`]}</span></label>`,
    )}</div>`,
  )

export const examples: Record<string, () => Html> = {
  'liked and disliked': () =>
    wishes(
      [
        { label: '図書・文化', value: 2 },
        { label: '子ども', value: 0.8, note: '行動から' },
        { label: '事務', value: -1 },
        { label: '屋外作業', value: -2 },
      ],
      '',
    ),
  'nothing asked yet': () => wishes([], 'まだ聞いていません。'),
  'to answer': () => wishField({ name: 'wish-books', label: '読み聞かせ・図書', value: 1 }),
}
