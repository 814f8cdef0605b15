import { html } from 'hono/html'
import { z } from 'zod'
import { knownCookie, secondCookie, sessionCookie } from '#platform/cookies.ts'
import type { Ask, Cookie, Redirect, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { KNOWN_DAYS, SESSION } from '../rules.ts'
import type { LoggedIn } from './logins.ts'

/** Where to go after the login: only a path of our own, of the staff, as a header can carry it. */
export function nextOf(text: string, here: URL): string {
  const path = ownPath(text, here)
  return /^\/staff(\/|\?|$)/.test(path) ? path : '/staff'
}

/** A path of our own as a browser would follow it, encoded; the first page for anything that leads elsewhere: //a is another host. */
export function ownPath(to: string, { origin }: URL): string {
  const url = URL.parse(to, origin)
  return url?.origin === origin && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/'
}

/** A form that was sent without a session, to travel through the login. */
export const pack = (ask: Ask, form: Submitted): string =>
  JSON.stringify({ action: ask.url.pathname + ask.url.search, fields: form.fields })

const PACKED = z.object({ action: z.string(), fields: z.record(z.string(), z.array(z.string())) })

/** What was packed; null for anything that we did not pack: it came back from a browser. */
function unpacked(packed: string): z.infer<typeof PACKED> | null {
  try {
    return PACKED.safeParse(JSON.parse(packed)).data ?? null
  } catch {
    return null
  }
}

/** The form that was interrupted, to be sent again by the person who typed it. */
export function resumeView(packed: string, here: URL): View | null {
  const kept = unpacked(packed)
  if (!kept || nextOf(kept.action, here) !== kept.action) return null
  const fields = Object.entries(kept.fields).flatMap(([name, values]) => values.map(value => hidden(name, value)))
  return {
    title: '入力の続き',
    body: html`${pageHead({ title: '入力の続き', lead: 'ログインしました。入力した内容は残っています。「続ける」を押すと送ります。' })}
      ${form({ action: kept.action, body: fields, submit: button({ text: '続ける', kind: 'main' }) })}`,
  }
}

/** The cookies of whoever has logged in; what was held between the two steps is over. */
export const cookiesOf = ({ tls }: Pick<Ask, 'tls'>, { token, browser }: LoggedIn): Cookie[] => [
  cookieOfSession({ tls }, token, SESSION.hours * 3600),
  { name: knownCookie(tls), value: browser, maxAge: KNOWN_DAYS * 86_400 },
  { name: secondCookie(tls), value: '', maxAge: 0 },
]

/** The first page of a resident who is in. */
const MY = '/my'

/** Where the login leads: on with what was typed, else to the page that was asked for. */
export function arrived(ask: Ask, { next, interrupted }: Way, loggedIn: LoggedIn): View | Redirect {
  const cookies = cookiesOf(ask, loggedIn)
  const resume = interrupted ? resumeView(interrupted, ask.url) : null
  return resume ? { ...resume, cookies } : { redirect: loggedIn.hatted ? MY : next, cookies }
}

/** The cookie of a session that ends after so many seconds; 0: of none. */
export const cookieOfSession = ({ tls }: Pick<Ask, 'tls'>, token: string, maxAge: number): Cookie => ({
  ...{ name: sessionCookie(tls), value: token, maxAge },
})

/** What a login carries along: where to go on, and a form that was interrupted ('' for none). */
export type Way = { next: string; interrupted: string }

export const wayOf = (ask: Ask, typed: Submitted): Way => ({
  next: nextOf(one(typed, 'next'), ask.url),
  interrupted: one(typed, 'interrupted'),
})

/** The same in a form. */
export const wayFields = ({ next, interrupted }: Way) => [
  hidden('next', next),
  interrupted ? hidden('interrupted', interrupted) : '',
]
