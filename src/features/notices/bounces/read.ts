import { isId } from '#platform/ids.ts'

/** What a mail that came back says: of which attempt, and whether for good (RFC 3463: 5.x.x) or only later (4.x.x). */
export type Bounce = { attempt: string; final: boolean; status: string }

type Part = { mimeType: string; content: ArrayBuffer | Uint8Array | string }
type Mail = { text?: string; attachments: Part[]; headers: { key: string; value: string }[] }

const OURS = /<([0-9a-f-]{36})@/gi
const STATUS = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im
/** Servers without a report of their own write the status into the text: 「550 5.1.1 User unknown」. */
const WRITTEN = /\b(?:[45]\d\d)[ -]([45]\.\d{1,3}\.\d{1,3})\b/

const textOf = ({ content }: Part): string =>
  typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('latin1')

/**
 * Reads a mail that came back (RFC 3464, or a plain text with the old headers in it). Null for one that is no bounce, or is
 * not about a mail of ours.
 */
export async function readBounce(bytes: Uint8Array): Promise<Bounce | null> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = (await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })) as unknown as Mail
  const reports = mail.attachments.filter(({ mimeType }) => mimeType.endsWith('delivery-status')).map(textOf)
  const carried = mail.attachments.map(textOf)
  const status = reports.map(text => STATUS.exec(text)?.[1]).find(Boolean) ?? WRITTEN.exec(mail.text ?? '')?.[1]
  const attempt = [...carried, mail.text ?? '', Buffer.from(bytes).toString('latin1')]
    .flatMap(text => [...text.matchAll(OURS)].map(([, id]) => id!.toLowerCase()))
    .find(isId)
  return status && attempt ? { attempt, final: status.startsWith('5'), status } : null
}
