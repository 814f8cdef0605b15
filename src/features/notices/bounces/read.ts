import { type Bounce, bounceIn } from './rules.ts'

export type { Bounce } from './rules.ts'

type Part = { mimeType: string; content: ArrayBuffer | Uint8Array | string }
type Mail = {
  from?: { address?: string }
  subject?: string
  text?: string
  html?: string
  attachments: Part[]
  headers: { key: string; value: string }[]
}

const textOf = ({ content }: Part): string =>
  typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('latin1')

/** What stands in an envelope's address: '' for the empty one. */
const inside = (path: string): string => /<([^>]*)>/.exec(path)?.[1] ?? path.trim()

/** Reads a mail that came back; null for one that is no report of a server about a mail of ours. */
export async function readBounce(bytes: Uint8Array): Promise<Bounce | null> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = (await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })) as unknown as Mail
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  const [path, type = ''] = [header('return-path'), header('content-type')]
  return bounceIn(
    {
      ...{
        from: mail.from?.address ?? '',
        sender: path === undefined ? null : inside(path),
        subject: mail.subject ?? '',
      },
      isReport: /multipart\/report/i.test(type) && /report-type="?delivery-status/i.test(type),
      reports: mail.attachments.filter(({ mimeType }) => mimeType.endsWith('delivery-status')).map(textOf),
      text: mail.text ?? (mail.html ?? '').replaceAll(/<[^>]*>/g, ' '),
      carried: mail.attachments.map(textOf),
    },
    Buffer.from(bytes).toString('latin1'),
  )
}
