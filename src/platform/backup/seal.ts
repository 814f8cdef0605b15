import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { YUI } from '#platform/called.ts'
import { writeNew } from '../disk.ts'
import { SetupError } from '../errors.ts'

/** What opens a sealed backup: `AGE-SECRET-KEY-1…`. It is never kept with the backups. */
export type Identity = string

const webOf = (from: Readable) => Readable.toWeb(from) as globalThis.ReadableStream<Uint8Array>

/** The recipients as they are; refuses one that is no public key of age. */
export function checkRecipients(recipients: readonly string[]): readonly string[] {
  for (const recipient of recipients)
    try {
      new Encrypter().addRecipient(recipient)
    } catch {
      throw new SetupError(
        `「${recipient}」は公開鍵ではありません。${YUI} backup key FILE が表示した、age1 で始まる文字を指定してください。`,
      )
    }
  return recipients
}

/** The text as only the holder of one of these keys reads it, also with the ordinary `age` tool. */
export async function* sealed(from: Readable, recipients: readonly string[]): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  yield* (await encrypter.encrypt(webOf(from))) as ReadableStream<Uint8Array>
}

/** What was sealed, in the clear. Refuses a key that does not fit, and what was cut or changed since it was sealed. */
export async function opened(from: Readable, identity: Identity): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const clear = await decrypter.decrypt(webOf(from)).catch(error => {
    from.destroy()
    throw /no identity matched/.test(String(error))
      ? new SetupError(
          'この鍵では控えを開けません。控えを取ったときの公開鍵と組の、秘密の鍵のファイルを指定してください。',
        )
      : new SetupError('控えのファイルが壊れているか、書きかえられています。別の控えを指定してください。')
  })
  return Readable.fromWeb(clear as ReadableStream<Uint8Array>)
}

/** A key for one moment, with its public half. */
export async function newIdentity(): Promise<{ identity: Identity; recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Writes a new key into a file that is not there yet and only its owner reads; gives the public half. */
export async function writeIdentity(path: string): Promise<string> {
  const { identity, recipient } = await newIdentity()
  const text = `# 結いの控えを開く秘密の鍵です。控えとは別の場所に、2か所以上にしまってください。\n# public key: ${recipient}\n${identity}\n`
  const done = await writeNew(path, text, 0o600)
  if (done !== 'written')
    throw new SetupError(
      done === 'there'
        ? `「${path}」はもうあります。鍵を失わないよう、上書きはしません。ほかの名前を指定してください。`
        : `「${path}」に書き込めません。空きのある、書き込める場所を指定してください。`,
    )
  return recipient
}

/** The key in a file as `writeIdentity` or `age-keygen` wrote it. */
export async function readIdentity(path: string): Promise<Identity> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new SetupError(`鍵のファイル「${path}」を読めません。--identity に、秘密の鍵のファイルを指定してください。`)
  })
  const line = text.split(/\r?\n/).find(line => /^AGE-SECRET-KEY-/.test(line))
  try {
    await identityToRecipient(line!)
    return line!
  } catch {
    throw new SetupError(
      `「${path}」は秘密の鍵のファイルではありません。AGE-SECRET-KEY- で始まる行のあるファイルを指定してください。`,
    )
  }
}
