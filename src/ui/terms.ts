import { html } from 'hono/html'
import type { Html } from './html.ts'

/** One term of a score: what it is called, its points (null: not known, which is no nought), and how many it could be at most. */
export type Term = { label: string; value: number | null; max: number }

const pointsOf = ({ value }: Term): number => value ?? 0

/** A score as the terms that add up to it: a bar over the highest possible sum, and the same in words. */
export const terms = (list: readonly Term[]): Html => {
  const score = list.reduce((sum, term) => sum + pointsOf(term), 0)
  const full = list.reduce((sum, term) => sum + term.max, 0)
  const starts = list.map((_, i) => list.slice(0, i).reduce((sum, term) => sum + pointsOf(term), 0))
  const shown = list.map((term, i) => ({ ...term, i })).filter(term => pointsOf(term) > 0)
  return html`<div class="terms"><svg viewBox="0 0 ${full} 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rest" width="${full}" height="10"/>
    ${shown.map(term => html`<rect class="t${term.i}" x="${starts[term.i] ?? 0}" width="${pointsOf(term)}" height="10"/>`)}</svg>
    <p><b>${score}点</b><span>${list.map((term, i) => html`${i > 0 && '・'}<span class="term">${term.label} ${term.value ?? 'わかりません'}</span>`)}</span></p></div>`
}

export const examples: Record<string, () => Html> = {
  'seven terms': () =>
    terms([
      { label: '好み', value: 281, max: 300 },
      { label: '近さ', value: 198, max: 220 },
      { label: '時間の合い', value: 118, max: 120 },
      { label: '経験', value: 90, max: 100 },
      { label: '条件', value: 70, max: 80 },
      { label: '人柄・場', value: 60, max: 100 },
      { label: '地域の必要', value: 25, max: 80 },
    ]),
  'one of them not known': () =>
    terms([
      { label: '好み', value: 281, max: 300 },
      { label: '近さ', value: null, max: 220 },
    ]),
}
