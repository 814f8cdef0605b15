import type { Carried } from './carried.ts'
import { type Parcel, shortText } from './parcel.ts'

/** The address of a service without the token that stands in it, and the token. */
export function serviceOf(url: string): { href: string; token: string } {
  const service = new URL(url)
  const token = decodeURIComponent(service.password)
  service.username = ''
  service.password = ''
  return { href: service.href, token }
}

const SECOND = 1000

/** Sends JSON to a service: what its answer means. A 4xx is for good (but 408 and 429); everything else is tried again. */
export async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Carried> {
  const { href, token } = serviceOf(url)
  const answer = await fetch(href, {
    ...{ method: 'POST', body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(30 * SECOND) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  })
  await answer.body?.cancel()
  const told = String(answer.status)
  if (answer.ok) return { state: 'accepted', told }
  const final = answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)
  return final ? { failed: 'refused', told } : { state: 'later', told }
}

/** Hands an SMS over to a service that takes JSON; `id` tells it that one is the same as before. */
export const sendSms = (url: string, parcel: Parcel): Promise<Carried> =>
  post(url, { to: parcel.to, text: shortText(parcel), id: parcel.attempts[0] }, {})
