import { SaxesParser } from 'saxes'

/** What a reader of a part is told: names without their prefix, attributes as they are written. */
export type Watch = {
  open(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Streams a part of a workbook through its watcher. Entities of a document type are never expanded: they are an error. */
export async function walk(chunks: AsyncIterable<Uint8Array>, watch: Watch): Promise<void> {
  const parser = new SaxesParser({ position: false })
  const utf8 = new TextDecoder('utf-8')
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => watch.open(bare(name), attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => watch.close?.(bare(name)))
  if (watch.text) {
    const text = watch.text
    parser.on('text', text)
    parser.on('cdata', text)
  }
  for await (const chunk of chunks) parser.write(utf8.decode(chunk, { stream: true }))
  parser.write(utf8.decode()).close()
}
