import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A text that only whoever has the key (32 bytes) reads. AES-256-GCM: 12 bytes of its own, 16 of the tag, then the text. */
export function closed(text: string, key: Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text that was closed with this key; throws for anything else. */
export function opened(text: string, key: Buffer): string {
  const bytes = Buffer.from(text, 'base64url')
  // Without its length Node takes a tag of four bytes, which can be guessed.
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
