import type { Submitted, Upload } from './submitted.ts'
import { cleanText } from './text.ts'

/** What a page takes: a form; a form with another one packed into it (the login after the session's end); a file. */
export type Takes = 'form' | 'packed' | 'file'

/** Why a body is not read: too large as a file or as a form, too many fields, of a type that is no form, or broken. */
export type BodyRefusal = 'file' | 'long' | 'fields' | 'type' | 'unreadable'

const KB = 1024

/** The largest body in bytes. A form grows to about twice its size when it is packed; a file of 10 MB has a form around it. */
const LARGEST: Record<Takes, number> = { form: 256 * KB, packed: 576 * KB, file: 11 * 1024 * KB }
const MOST_FIELDS = 1000

type Body = { kind: 'urlencoded' | 'multipart' | 'json'; type: string; bytes: Buffer<ArrayBuffer> }

/** A file comes as multipart and as nothing else: what comes otherwise is a form. */
const sizeOf = (request: Request, takes: Takes): Takes =>
  takes === 'file' && kindOf(request.headers.get('content-type') ?? '') !== 'multipart' ? 'form' : takes

/** True where the body says, or cannot say, that it is larger than the page takes. Browsers always give a length. */
export function isTooLarge(request: Request, takes: Takes = 'form'): boolean {
  const length = request.headers.get('content-length')
  return length === null
    ? request.headers.has('transfer-encoding')
    : !(Number(length) <= LARGEST[sizeOf(request, takes)])
}

/**
 * Reads a request body (urlencoded, multipart or JSON object) into a form. Its size and the number of its fields are
 * looked at before anything of it is parsed, which is what costs. Texts are cleaned of what a database refuses.
 */
export async function readBody(request: Request, takes: Takes = 'form'): Promise<Submitted | BodyRefusal> {
  const size = sizeOf(request, takes)
  const tooLarge = size === 'file' ? 'file' : 'long'
  if (isTooLarge(request, takes)) return tooLarge
  const type = request.headers.get('content-type') ?? ''
  const bytes = await bytesOf(request, type)
  if (bytes.length === 0) return { fields: {}, files: {} }
  if (bytes.length > LARGEST[size]) return tooLarge
  const kind = kindOf(type)
  if (!kind) return 'type'
  const body = { kind, type, bytes }
  return countFields(body) > MOST_FIELDS ? 'fields' : parse(body)
}

/** The bytes of a body; of one with more parts than any form has no more are taken than show it. */
async function bytesOf(request: Request, type: string): Promise<Buffer<ArrayBuffer>> {
  if (kindOf(type) !== 'multipart' || !request.body) return Buffer.from(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let parts = 0
  for await (const chunk of request.body) {
    chunks.push(chunk)
    // One that is cut between two chunks is missed here, and found in the whole.
    parts += countBoundaries(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), type)
    if (parts > MOST_FIELDS) break
  }
  return Buffer.concat(chunks)
}

const KINDS: Record<string, Body['kind']> = {
  'application/x-www-form-urlencoded': 'urlencoded',
  'multipart/form-data': 'multipart',
  'application/json': 'json',
}

const kindOf = (type: string): Body['kind'] | undefined => KINDS[type.split(';')[0]!.trim().toLowerCase()]

const AMPERSAND = 0x26

/** How many fields a body has at most, from its bytes alone; beyond `MOST_FIELDS` nobody goes on counting. */
export function countFields({ kind, type, bytes }: Body): number {
  if (kind === 'json') return countValues(bytes)
  if (kind === 'multipart') return countBoundaries(bytes, type)
  let count = 1
  for (let at = bytes.indexOf(AMPERSAND); at >= 0 && count <= MOST_FIELDS; at = bytes.indexOf(AMPERSAND, at + 1))
    count++
  return count
}

function countBoundaries(bytes: Buffer, type: string): number {
  const boundary = `--${/boundary="?([^";]+)/i.exec(type)?.[1] ?? ''}`
  let count = 0
  for (
    let at = bytes.indexOf(boundary);
    at >= 0 && count <= MOST_FIELDS;
    at = bytes.indexOf(boundary, at + boundary.length)
  )
    count++
  return count
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]

/** Values are parted by commas outside of texts: what is typed may be full of them. */
function countValues(bytes: Buffer): number {
  let count = 1
  let inText = false
  for (let at = 0; at < bytes.length && count <= MOST_FIELDS; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) inText = !inText
    else if (inText && byte === BACKSLASH) at++
    else if (!inText && byte === COMMA) count++
  }
  return count
}

async function parse(body: Body): Promise<Submitted | 'unreadable'> {
  // No prototype, and no field named as something that every object has: no form of ours has one, and whoever looks a name
  // up in a record of their own would find a function.
  const fields: Record<string, string[]> = Object.create(null)
  const files: Record<string, Upload> = Object.create(null)
  try {
    for (const [name, value] of await entries(body)) {
      if (name in Object.prototype) continue
      if (typeof value === 'string') {
        fields[name] ??= []
        fields[name].push(cleanText(value))
      } else if (value.size > 0 || value.name)
        files[name] = { name: cleanText(value.name), bytes: new Uint8Array(await value.arrayBuffer()) }
    }
  } catch {
    return 'unreadable'
  }
  return body.kind === 'json' ? { fields, files, json: true } : { fields, files }
}

async function entries({ kind, type, bytes }: Body): Promise<Iterable<[string, string | File]>> {
  if (kind === 'urlencoded') return new URLSearchParams(bytes.toString()).entries()
  if (kind === 'json') return entriesOfJson(JSON.parse(bytes.toString()))
  return (await new Response(bytes, { headers: { 'content-type': type } }).formData()).entries()
}

function entriesOfJson(body: unknown): [string, string][] {
  if (typeof body !== 'object' || body === null) throw new TypeError('no form')
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => {
      if (typeof one === 'object' && one !== null) throw new TypeError('a form has no depth')
      return [name, String(one)]
    }),
  )
}
