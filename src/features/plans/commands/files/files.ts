import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { SetupError } from '#platform/errors.ts'

/** JSON with each row of a list at the top on a line of its own, to be read, compared and searched line by line. */
export const inLines = (value: object): string => {
  const rows = (list: readonly unknown[]) => `[${list.map(row => `\n${JSON.stringify(row)}`).join()}\n]`
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined)
  const lines = entries.map(
    ([key, inside]) =>
      `${JSON.stringify(key)}: ${Array.isArray(inside) && inside.length > 0 ? rows(inside) : JSON.stringify(inside)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

/** A text of more characters than this is more than one string of the engine that runs us can hold. */
const MOST_BYTES = 500 * 1024 * 1024

/** The text of a file; a sentence where there is none, or one too large. */
export const textOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null)
  if (!found) throw new SetupError(`ファイル「${path}」が見つかりません。場所と名前を確かめてください。`)
  if (found.isDirectory()) throw new SetupError(`「${path}」はフォルダーです。中のファイルの名前まで書いてください。`)
  if (found.size > MOST_BYTES)
    throw new SetupError(`ファイル「${path}」が大きすぎます（上限は500メガバイトです）。地域や期間で分けてください。`)
  return readFile(path, 'utf8').catch(() => {
    throw new SetupError(`ファイル「${path}」を読めません。読む権限があるかを確かめてください。`)
  })
}

/** What stands in a JSON file; a sentence that says where it breaks off or is none. */
export const jsonOf = async (path: string): Promise<unknown> => {
  const text = (await textOf(path)).replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SetupError(`ファイル「${path}」を JSON として読めません。${breakOf(text, (error as Error).message)}`)
  }
}

const breakOf = (text: string, message: string): string => {
  if (text.trim() === '') return '中身が空です。'
  if (/end of JSON|Unterminated/.test(message))
    return 'ファイルが途中で切れています。作り直すか、もう一度写してください。'
  const at = /line (\d+) column (\d+)/.exec(message)
  const near = /"((?:.|\n)+)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1]
  const where = at
    ? `${at[1]}行目の${at[2]}文字目`
    : near
      ? `「${near.trim().replace(/\s+/g, ' ')}」のあたり`
      : '書き方'
  return `${where}を直してください（NaN、Infinity、コメント、余分な「,」は書けません）。`
}

/** Whether two paths lead to one file, through links too. */
export const samePlace = async (a: string, b: string): Promise<boolean> => (await placeOf(a)) === (await placeOf(b))

const placeOf = async (path: string): Promise<string> =>
  realpath(path).catch(async () =>
    join(await realpath(dirname(path)).catch(() => resolve(dirname(path))), basename(path)),
  )

/** A file that is written whole or not at all: `keep` puts it in its place, `drop` leaves no trace. */
export type NewFile = { write: (text: string) => Promise<void>; keep: () => Promise<void>; drop: () => Promise<void> }

/** Opens a file beside its place, so that what cannot be written is said before the work begins. */
const newFile = async (wanted: string): Promise<NewFile> => {
  const path = await placeOf(wanted)
  const found = await stat(path).catch(() => null)
  if (found && !found.isFile())
    throw new SetupError(`「${wanted}」には書けません（ふつうのファイルではありません）。別の名前にしてください。`)
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  const file = await open(beside, 'w').catch(() => {
    throw new SetupError(`「${wanted}」に書けません。フォルダーがあるか、書く権限があるかを確かめてください。`)
  })
  const drop = async (): Promise<void> => {
    await file.close().catch(() => {})
    await rm(beside, { force: true })
  }
  const orSay = async (work: () => Promise<void>): Promise<void> =>
    work().catch(({ code }) => {
      const why = code === 'ENOSPC' ? '空きがありません。場所を空けて' : `書き込めません（${code}）。場所を変えて`
      throw new SetupError(`「${wanted}」を書いている途中で止まりました。${why}、もう一度実行してください。`)
    })
  return {
    write: text => orSay(() => file.writeFile(text)),
    keep: () =>
      orSay(async () => {
        await file.sync()
        await file.close()
        await rename(beside, path)
      }),
    drop,
  }
}

/** Opens files for a piece of work; what it has not kept by its end leaves no trace. */
export const withFiles = async <T>(
  paths: readonly (string | undefined)[],
  work: (files: (NewFile | null)[]) => Promise<T>,
): Promise<T> => {
  const files: (NewFile | null)[] = []
  try {
    for (const path of paths) files.push(path === undefined ? null : await newFile(path))
    return await work(files)
  } finally {
    for (const file of files) await file?.drop()
  }
}
