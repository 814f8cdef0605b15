import { html } from 'hono/html'
import { setCookies } from '#platform/cookies.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import type { Asked } from './actions.ts'
import type { PasskeyRefusal } from './rules.ts'
import { PASSKEY_TEXT } from './text.ts'

/**
 * A form that is sent with a passkey. Only a script can ask the browser for one (`ui/client/passkey.ts`): where none runs, or
 * the browser knows no passkeys, `instead` says what to do.
 */
export const passkeyPart = (params: {
  action: string
  ask: string
  body: Content
  text: string
  main?: boolean
  instead: Content
}): Html =>
  html`<yui-passkey data-ask="${params.ask}" hidden>${form({
    action: params.action,
    body: [params.body, hidden('credential', ''), html`<p class="fix" role="status"></p>`],
    submit: button({ text: params.text, kind: params.main ? 'main' : 'plain' }),
  })}</yui-passkey><p class="hint">${params.instead}</p>`

/** What the script is told: what to ask the browser for, or why not. */
export function askedReply(asked: Asked | PasskeyRefusal): Response {
  if (!('refused' in asked)) return json(200, asked.options, asked)
  return json(422, { says: PASSKEY_TEXT[asked.refused](asked.seconds) })
}

/** The sentence that the script shows at its form. */
export const saidReply = (says: string): Response => json(422, { says })

function json(status: number, body: object, asked?: Asked): Response {
  const headers = new Headers({
    ...{ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    'x-content-type-options': 'nosniff',
  })
  if (asked) setCookies(headers, [asked.cookie])
  return new Response(JSON.stringify(body), { status, headers })
}
