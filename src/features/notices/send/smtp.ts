import type { Carried } from './carried.ts'
import { mailbox, mailText, type Parcel, stopHeaders, titleOf } from './parcel.ts'

type Server = { url: string; from: string; bounce?: string }
type Sent = { response: string }
type Letter = {
  from: string
  envelope?: { from: string; to: string }
  to: { name: string; address: string }
  subject: string
  text: string
  messageId: string
  headers: Record<string, string>
}
type Transport = { sendMail: (letter: Letter) => Promise<Sent>; close: () => void }

/** So many connections at once; no server of a city minds them. */
const CONNECTIONS = 5
const SECOND = 1000

let open: { url: string; transport: Transport } | null = null

/** The connections to the server, kept while there is something to send. */
async function transportTo(url: string): Promise<Transport> {
  if (open?.url === url) return open.transport
  closeMail()
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: CONNECTIONS, maxMessages: Number.POSITIVE_INFINITY },
    ...{ connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 30 * SECOND },
    // Nothing is read from a file or fetched from anywhere, whatever stands in the words.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }) as unknown as Transport
  open = { url, transport }
  return transport
}

/** Lets the connections to the server of mail go. */
export function closeMail(): void {
  open?.transport.close()
  open = null
}

/** By this a mail is known: handed over twice it is the same one. */
export const messageId = ({ attempts }: Pick<Parcel, 'attempts'>, from: string): string =>
  `<${attempts[0]}@${/@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost'}>`

/**
 * The address to which it comes back where it cannot be delivered (VERP: `bounce+ID@`): by it is known which one it was, also
 * where nothing else of the mail is sent along. The id says nothing of anybody, and nobody guesses one.
 */
export const envelopeFrom = ({ attempts }: Pick<Parcel, 'attempts'>, bounce: string): string =>
  bounce.replace('@', `+${attempts[0]}@`)

/** Hands a mail over. What the server refuses for good (5xx) failed; what it takes later, or not at all for now, is tried again. */
export async function sendMail({ url, from, bounce }: Server, parcel: Parcel): Promise<Carried> {
  const address = mailbox(parcel.to)
  if (address === null) return { failed: 'wrong', told: '' }
  const transport = await transportTo(url)
  try {
    const { response } = await transport.sendMail({
      ...{ from, to: { name: '', address }, subject: titleOf(parcel), text: mailText(parcel) },
      ...{ messageId: messageId(parcel, from), headers: stopHeaders(parcel.stop) },
      ...(bounce && { envelope: { from: envelopeFrom(parcel, bounce), to: address } }),
    })
    return { state: 'accepted', told: response.slice(0, 200) }
  } catch (error) {
    return refusalOf(error as { responseCode?: number; code?: string; command?: string })
  }
}

/** A refusal of this mail (5xx to RCPT or DATA) is final; one of us (login, greeting), or none at all, is not. */
function refusalOf({
  responseCode,
  code = 'unknown',
  command = '',
}: {
  responseCode?: number
  code?: string
  command?: string
}): Carried {
  const told = [responseCode, code, command].filter(Boolean).join(' ')
  const final = responseCode !== undefined && responseCode >= 500 && /^(RCPT TO|DATA|API)/.test(command)
  return final ? { failed: 'refused', told } : { state: 'later', told }
}
