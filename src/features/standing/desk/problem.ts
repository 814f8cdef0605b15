import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import type { Ask, View } from '#platform/page.ts'
import type { StandRefusal } from '#platform/standing.ts'
import { standingOver } from '#platform/standing-told.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { CHOOSE, standingPath } from '../paths.ts'
import { SHUT_TEXT } from '../text.ts'
import { pack, wordsOf } from './interrupted.ts'

/** What was typed and is not taken yet, to be read and to go on with. */
export const typedPart = (typed: Submitted | null): Content => {
  const words = typed ? wordsOf(typed) : []
  return (
    words.length > 0 &&
    html`<h2>入力していた内容</h2><ul class="points">${words.map(text => html`<li class="words">${text}</li>`)}</ul>`
  )
}

/** The way on: staff begin anew, with what they typed; a delegate chooses for whom. */
function onward(ask: Ask, typed: Submitted | null, why: StandRefusal): Content {
  const actor = ask.actor?.audience === 'resident' ? ask.actor : null
  if (why === 'own' || why === 'part') return html`<p>${linkButton({ href: '/my', text: 'この方のページへ戻る' })}</p>`
  if (actor?.standing?.door !== 'desk')
    return html`<p>${linkButton({ href: CHOOSE, text: 'どなたの代わりをするかを選ぶ' })}</p>`
  const anew = why === 'over' || why === 'ended'
  return html`${anew && form({ action: standingPath(actor.person), body: [hidden('go', 'again'), typed !== null && hidden('interrupted', pack(ask, typed))], submit: button({ text: 'もう一度、ご本人を確かめて続ける', kind: 'main' }) })}
    <p>${linkButton({ href: why === 'unseen' || why === 'rights' ? '/staff' : personPath(actor.person), text: '職員の画面へ戻る' })}</p>`
}

/** Whoever acts for somebody may not, or not any more: why, and what they typed. */
export function standingProblem(ask: Ask, typed: Submitted | null, why: StandRefusal): View {
  const { title, lead } = SHUT_TEXT[why]
  const over = why !== 'own' && why !== 'part'
  return {
    title,
    status: 403,
    body: html`${pageHead({ title, lead })}${typedPart(typed)}${onward(ask, typed, why)}`,
    ...(over && { cookies: [standingOver(ask)] }),
  }
}
