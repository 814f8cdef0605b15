import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { makeFolder } from './disk.ts'
import { SetupError } from './errors.ts'
import { newId } from './ids.ts'

/*
 * What even whoever has the whole database must not read (the secrets of second factors) is closed under a key that the
 * database does not hold: YUI_SECRET, or a file of its own beside the data. It is in no backup: it is kept elsewhere.
 */

// Until a process is told, a key of its own: what it closes nobody else opens.
let secret: Buffer = randomBytes(32)

/** Tells this process the key of the installation, once, at its start. */
export const useSecret = (key: Buffer): void => {
  secret = key
}

/** The key for one purpose (32 bytes): what is closed for another purpose, city or account does not open under it. */
export const keyFor = (...purpose: readonly string[]): Buffer =>
  createHmac('sha256', secret).update(purpose.join('\n')).digest()

/** The installation's key: YUI_SECRET where it is set, else that of the file `secret.key`, which is made where there is none. */
export function readSecret({ secret: given, dataDir }: Pick<Config, 'secret' | 'dataDir'>): Buffer {
  if (given) return Buffer.from(given, 'hex')
  const path = join(dataDir, 'secret.key')
  try {
    return keyIn(path) ?? keyIn(path, made(dataDir, path))!
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(
      `鍵のファイル「${path}」を読み書きできません。結いを動かす人が読み書きできるようにするか、YUI_SECRET に鍵（16進数64文字）を指定してください。`,
    )
  }
}

/** The key that stands in the file; null where there is no file. */
function keyIn(path: string, text = textOf(path)): Buffer | null {
  if (text === null) return null
  if (/^[0-9a-f]{64}\s*$/.test(text)) return Buffer.from(text.trim(), 'hex')
  throw new SetupError(
    `鍵のファイル「${path}」の中身が鍵（16進数64文字）ではありません。控えておいた鍵のファイルに戻してください。`,
  )
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

/** Makes the file whole or not at all; of two processes at once both get the key of the first. */
function made(dataDir: string, path: string): string {
  makeFolder(dataDir, 0o700)
  const draft = `${path}.${newId()}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readFileSync(path, 'utf8')
}
