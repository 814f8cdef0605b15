import { crc32, deflateRawSync } from 'node:zlib'

/** What stands of a part in its own head and in the directory (APPNOTE.TXT 4.3.7, 4.3.12): deflated, 1 January 1980. */
function fieldsOf(content: Buffer, deflated: Buffer, name: string): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt16LE(0x21, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(deflated.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

const signature = (number: number, more = 0): Buffer => {
  const bytes = Buffer.alloc(4 + more)
  bytes.writeUInt32LE(number)
  return bytes
}

/**
 * A package of these parts, in this order. Nothing of the day or the machine is in it: the same parts give the same bytes.
 */
export function packed(
  parts: readonly (readonly [name: string, content: string | Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of parts) {
    const content = Buffer.from(part)
    const deflated = deflateRawSync(content)
    const fields = fieldsOf(content, deflated, name)
    const body = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name), deflated])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([signature(0x02014b50, 2), fields, rest, Buffer.from(name)]))
    bodies.push(body)
    at += body.length
  }
  const size = directory.reduce((all, one) => all + one.length, 0)
  const end = signature(0x06054b50, 18)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]))
}
