import { carriersNow } from '#platform/carriers.ts'
import type { Carried } from './carried.ts'
import { sendLine } from './line.ts'
import type { Parcel } from './parcel.ts'
import { sendSms } from './sms.ts'
import { sendMail } from './smtp.ts'

/** Longer nobody waits for another server: it is tried again later. */
const WAIT_MS = 45_000

/** Hands one parcel over to the service of its channel. Never throws: what goes wrong is said. */
export async function carry(parcel: Parcel): Promise<Carried> {
  const { smtp, sms, line } = carriersNow()
  const how = {
    mail: smtp && (() => sendMail(smtp, parcel)),
    sms: sms && (() => sendSms(sms, parcel)),
    line: line && (() => sendLine(line, parcel)),
  }[parcel.channel]
  if (!how) return { state: 'later', told: 'no server is set' }
  const slow = new Promise<Carried>(resolve => {
    setTimeout(resolve, WAIT_MS, { state: 'later', told: 'no answer' }).unref()
  })
  return Promise.race([how().catch(error => ({ state: 'later' as const, told: saidBy(error) })), slow])
}

/** What an error says of itself, without addresses. */
export const saidBy = (error: unknown): string =>
  error instanceof Error ? `${(error as { code?: string }).code ?? error.name}`.slice(0, 200) : 'unknown'
