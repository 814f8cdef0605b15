import { createInflateRaw } from 'node:zlib'
import { refusing } from './refusals.ts'

/** The parts of a package by name, each streamed on demand. */
export type Parts = {
  names: readonly string[]
  encrypted: boolean
  read(name: string): AsyncIterable<Uint8Array> | null
}

const MOST_ENTRIES = 10_000
const MOST_BYTES = 300 * 1024 * 1024
const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const UNKNOWN_SIZE = 0xffffffff

type Entry = { name: string; encrypted: boolean; method: number; packed: number; at: number }

/**
 * Opens a ZIP (APPNOTE 6.3) that is wholly in memory. What it unpacks to is counted as it comes, over all its parts:
 * sizes that stand in the file are not believed; beyond `most` bytes nothing is given. Throws the refusal of what cannot be read.
 */
export function openZip(bytes: Uint8Array, most = MOST_BYTES): Parts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = new Map(entriesOf(file).map(entry => [entry.name, entry]))
  const budget = { left: most }
  return {
    names: [...entries.keys()],
    encrypted: [...entries.values()].some(({ encrypted }) => encrypted),
    read(name) {
      const entry = entries.get(name)
      return entry ? counted(unpacked(file, entry), budget) : null
    },
  }
}

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || file.readUInt32LE(end) !== END) throw refusing('brokenWorkbook')
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw refusing('unpackedTooLarge')
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== ENTRY) throw refusing('brokenWorkbook')
    const [name, extra, comment] = [28, 30, 32].map(offset => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

function unpacked(file: Buffer, { method, packed, at }: Entry): AsyncIterable<Uint8Array> {
  if (packed === UNKNOWN_SIZE || file.readUInt32LE(at) !== LOCAL) throw refusing('brokenWorkbook')
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw refusing('brokenWorkbook')
  const content = file.subarray(start, start + packed)
  if (method === 0) return stored(content)
  if (method !== 8) throw refusing('brokenWorkbook')
  const inflate = createInflateRaw({ chunkSize: 16 * 1024 })
  inflate.end(content)
  return inflate
}

async function* stored(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content
}

async function* counted(chunks: AsyncIterable<Uint8Array>, budget: { left: number }): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    budget.left -= chunk.length
    if (budget.left < 0) throw refusing('unpackedTooLarge')
    yield chunk
  }
}
