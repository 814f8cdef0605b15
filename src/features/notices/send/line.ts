import type { Carried } from './carried.ts'
import { type Parcel, shortText } from './parcel.ts'
import { post } from './sms.ts'

/** LINE answers so to a message that it took before under the same key. */
const TAKEN_BEFORE = '409'

/**
 * Hands a message over to LINE (Messaging API, push). The retry key makes that it is there once, however often it is handed
 * over (developers.line.biz, "Retrying a failed API request").
 */
export async function sendLine(url: string, parcel: Parcel): Promise<Carried> {
  const body = { to: parcel.to, messages: [{ type: 'text', text: shortText(parcel) }] }
  const carried = await post(url, body, { 'x-line-retry-key': parcel.attempts[0]! })
  return 'failed' in carried && carried.told === TAKEN_BEFORE ? { state: 'accepted', told: carried.told } : carried
}
