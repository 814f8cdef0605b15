import { html } from 'hono/html'
import type { Content } from '#ui/html.ts'
import type { Told } from './rules.ts'
import { STATE_TEXT } from './text.ts'

/** A figure beside its target, as city and prefecture see it. */
export function toldPart({ value, target, state }: Told): Content {
  const aim = target === null ? '' : html` <small class="faint">／ ${target.toLocaleString('ja')}</small>`
  if (value === null) return html`${STATE_TEXT[state]}${aim}`
  return html`${value.toLocaleString('ja')}${aim}${state === 'part' && html`<br><small class="faint">${STATE_TEXT.part}</small>`}`
}

/** What stands under every table of figures. */
export const LEGEND = (below: number | null): Content =>
  html`<ul class="faint"><li>それぞれ「実績 ／ 目標」です。「—」は、まだ始まっていない期間です。</li>
    <li>「伏せた数」は、${below === null ? '市が決めた小さな数' : `1から${below - 1}までの数`}か、合計から小さな数がわかってしまうために、ならびの中で伏せた数です。どちらかは、示しません。0はそのまま示します。</li>
    <li>「不明」は、記録がないか、この仕組みでまだ数えていないものです。0という意味ではありません。「途中から」は、期間の途中から記録がある数です。</li></ul>`
