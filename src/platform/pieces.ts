import { raw } from 'hono/html'

/** Where the next piece of a page stands in its HTML. What people write is escaped, so nothing else gives this text. */
export const PIECE = raw('<!--piece-->')

/** What stands at each `PIECE`, in their order: HTML that was rendered and encoded before, for other requests too. */
export type Pieces = readonly (readonly Uint8Array[])[]

/** The page as bytes: its pieces are copied into it, not encoded again. */
export const filled = (html: string, pieces: Pieces): Uint8Array<ArrayBuffer> =>
  Buffer.concat(html.split(String(PIECE)).flatMap((text, i) => [Buffer.from(text), ...(pieces[i] ?? [])]))
