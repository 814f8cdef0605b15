import { html } from 'hono/html'
import { isOwn, OWN_WAY_TEXT, SATISFACTION_TEXT } from '#features/consultations/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { newId } from '#platform/ids.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { PATH } from '../paths.ts'
import { stateOf } from '../rules.ts'
import type { Slip, Talk } from '../store.ts'
import { STATE_TEXT } from '../text.ts'

/** Takes a slip back that was handed out by mistake. */
export const takeBack = ({ id }: Pick<Slip, 'id'>): Html =>
  form({
    action: `${PATH}/${id}/withdraw`,
    once: newId(),
    body: false,
    submit: button({ text: 'この用紙を取り消す', kind: 'quiet' }),
  })

export const typeLink = (code: string): Html =>
  linkButton({ href: `${PATH}?code=${code}`, text: '答えを入れる', kind: 'quiet' })

/** Where the slip of a consultation stands, with its code. */
export const slipText = ({ slip }: Talk, today: string): Content => {
  if (!slip) return 'まだ渡していません'
  const { withdrawn_at, answer, until_on, code } = slip
  const state = stateOf({ withdrawn: withdrawn_at !== null, answer, until_on }, today)
  return html`${STATE_TEXT[state]}<br><small>${formatCode(code)}</small>`
}

/** What counts, whose word it is, and what the counsellor had typed before. */
export const satisfiedText = ({ satisfied, way, typed }: Talk): Content => {
  if (satisfied === null) return '聞いていません'
  return html`${way === 'handed' ? '答えを待っています' : SATISFACTION_TEXT[satisfied]}${
    isOwn(way) ? html`<br><small>${OWN_WAY_TEXT[way]}</small>` : way === null && html`<br><small>相談員の入力</small>`
  }${typed !== null && html`<br><small>相談員は「${SATISFACTION_TEXT[typed]}」と入れていました</small>`}`
}
