import { html } from 'hono/html'
import { button, buttons } from './button.ts'
import { attrs, type Content, type Html, sr } from './html.ts'
import { icon } from './icons.ts'

export type NextStep = {
  what: Content
  owner: string
  /** 11月24日（火） */
  due: string
  datetime?: string | undefined
  /** 今日まで, 2日過ぎています: said beside the day when it is due or overdue. */
  late?: string | undefined
  actions?: Content
}

/** The same beside a day in a list: words, not only a colour. */
export const lateMark = (late: string | undefined): Content => late && html` <strong class="late-mark">${late}</strong>`

/** 次の一歩: what, who, by when; overdue ones carry a sign and words. */
export const nextStep = (step: NextStep, title = '次の一歩'): Html =>
  html`<div class="next${step.late ? ' late' : ''}">
    <p class="label">${icon(step.late ? 'caution' : 'next')}${title}</p>
    <p class="what">${step.what}</p>
    <p><span>${step.owner}</span>・<b><time${attrs({ datetime: step.datetime })}>${step.due}</time>まで</b>${
      step.late && html`<strong class="late-mark">${step.late}</strong>`
    }</p>
    ${step.actions && buttons(step.actions)}</div>`

/** Where a resident stands in a short procedure: 1 of 4. */
export const progress = (labels: readonly string[], current: number): Html =>
  html`<ol class="progress" aria-label="手順">${labels.map(
    (label, i) =>
      html`<li${attrs({ class: i < current ? 'done' : undefined, 'aria-current': i === current ? 'step' : undefined })}>
        <span>${i + 1}</span>${label}${i < current && sr('（済み）')}</li>`,
  )}</ol>`

/** 次に起こること: after something was sent, who does what by when. */
export const whatHappensNext = (entries: readonly { who: string; what: Content; when: string }[]): Html =>
  html`<section class="then" aria-label="次に起こること"><h2>次に起こること</h2>
    <ol>${entries.map(entry => html`<li><b>${entry.when}</b> ${entry.who}が、${entry.what}</li>`)}</ol></section>`

export const examples: Record<string, () => Html> = {
  due: () =>
    nextStep({
      what: '図書館の見学をすすめる',
      owner: '佐藤',
      due: '11月24日（火）',
      datetime: '2026-11-24',
      actions: [button({ text: '済んだ', kind: 'main' }), button({ text: '別の日にする' })],
    }),
  overdue: () =>
    nextStep({ what: 'フェアのお礼の電話', owner: '佐藤', due: '11月19日（木）', late: '2日過ぎています' }),
  'second of three': () => progress(['聞く', '確かめる', '送る'], 1),
  'after sending': () => whatHappensNext([{ when: '11月24日（火）まで', who: '窓口の佐藤', what: 'お電話します。' }]),
}
