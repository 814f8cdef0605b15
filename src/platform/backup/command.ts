import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { YUI } from '#platform/called.ts'
import { systemClock } from '../clock.ts'
import type { Command } from '../command.ts'
import { type Config, readConfig } from '../config.ts'
import { SetupError } from '../errors.ts'
import { type ErasedLine, listIn, readErased } from './erased.ts'
import { backup, type Moved, restore, verify } from './index.ts'
import { readKeep } from './keep.ts'
import { checkRecipients, readIdentity, writeIdentity } from './seal.ts'
import { addBackup } from './series.ts'

type Asked = { path: string | undefined; flags: ReadonlySet<string>; options: ReadonlyMap<string, readonly string[]> }

/** What was written after the verb: one path, flags, and options with a value each; refuses anything else. */
function read(args: readonly string[], verb: string, known: { flags?: string[]; options?: string[] }): Asked {
  const [paths, flags, options]: [string[], Set<string>, Map<string, string[]>] = [[], new Set(), new Map()]
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (known.flags?.includes(arg)) flags.add(arg)
    else if (known.options?.includes(arg) && rest[0] && !rest[0].startsWith('--'))
      options.set(arg, [...(options.get(arg) ?? []), rest.shift()!])
    else if (arg.startsWith('-') || paths.length > 0)
      throw new SetupError(`「${arg}」は使えないか、値が足りません。使い方は ${YUI} ${verb} --help で見られます。`)
    else paths.push(arg)
  }
  return { path: paths[0], flags, options }
}

const folderOf = ({ path }: Asked, verb: string): string => {
  if (path) return resolve(path)
  throw new SetupError(`フォルダーを指定してください。例：${YUI} ${verb} /mnt/backup/2026-11-21`)
}

const counted = ({ tables, rows }: Moved): string => `${tables}個の表、${rows.toLocaleString('ja')}行`

const identityOf = async ({ options }: Asked) => {
  const path = options.get('--identity')?.at(-1)
  return path ? readIdentity(resolve(path)) : null
}

/** Whom a backup is for; in the clear only where that is said. */
function recipientsOf({ flags, options }: Asked): readonly string[] {
  const recipients = checkRecipients(options.get('--to') ?? [])
  if (recipients.length > 0 !== flags.has('--plain')) return recipients
  throw new SetupError(
    `控えには個人情報が入ります。--to のあとに公開鍵（age1…）を書いて暗号化するか、暗号化しないなら --plain をつけてください（どちらか一方）。鍵は ${YUI} backup key FILE で作れます。`,
  )
}

const backupCommand: Command = {
  name: ['backup'],
  usage: 'backup DIR (--to age1… | --plain) [--keep 7d,4w,12m]',
  help: 'データベースの控えを、公開鍵で暗号化して空のフォルダーに書き出します。動いている間も行えます。--to は何度でも書け、どの鍵でも開けます。--keep をつけると、DIR の中に日時の名前のフォルダーを作り、試しに戻して確かめてから、残す数（日・週・月）より古い控えを消します。--plain は暗号化しません。',
  run: async args => {
    const asked = read(args, 'backup', { flags: ['--plain'], options: ['--to', '--keep'] })
    const [dir, recipients, keep] = [
      folderOf(asked, 'backup'),
      recipientsOf(asked),
      asked.options.get('--keep')?.at(-1),
    ]
    const [config, now] = [readConfig(process.env), systemClock.now()]
    const warning = recipients.length > 0 ? '' : '個人情報が入っています。鍵のかかる場所に置いてください。'
    if (keep === undefined) {
      const moved = await backup(config, { dir, now, recipients })
      console.log(`${counted(moved)}の控えを「${dir}」に書き出しました。${warning}`)
      return 0
    }
    const { path, removed, ...moved } = await addBackup(config, { dir, recipients, keep: readKeep(keep) }, now)
    const gone = removed > 0 ? `古い控え${removed}個を消しました。` : ''
    console.log(`${counted(moved)}の控えを「${path}」に書き出し、試しに戻して確かめました。${gone}${warning}`)
    return 0
  },
}

/** Erases those of the list in the restored database who stand in it; gives how many. */
export type Again = (config: Config, lines: readonly ErasedLine[]) => Promise<number>

/** The lists of who was erased since: the one that is named, and those that lie beside this backup and those of today. */
async function erasedSince(dir: string, { options }: Asked, { backup: series }: Config): Promise<ErasedLine[]> {
  const named = options.get('--erasures')?.at(-1)
  if (named && !existsSync(named)) throw new SetupError(`消去した方の一覧「${named}」がありません。`)
  const paths = [...(named ? [resolve(named)] : []), listIn(dirname(dir)), ...(series ? [listIn(series.dir)] : [])]
  return (await Promise.all([...new Set(paths)].map(readErased))).flat()
}

const restoreCommand = (again: Again): Command => ({
  name: ['restore'],
  usage: 'restore DIR [--identity FILE] [--erasures FILE]',
  help: `控えのフォルダーから、空のデータのフォルダー（YUI_DATA）か、空のデータベース（DATABASE_URL）に戻します。暗号化した控えには、秘密の鍵のファイルが要ります。データのあるところには戻しません。控えのあとに消去した方は、控えのとなりの erasures.json（または --erasures のファイル。${YUI} erasures で書けます）により、もう一度消します。`,
  run: async args => {
    const asked = read(args, 'restore', { options: ['--identity', '--erasures'] })
    const config = readConfig(process.env)
    const dir = folderOf(asked, 'restore')
    const erased = await erasedSince(dir, asked, config)
    const moved = await restore(config, dir, await identityOf(asked))
    const people = erased.length > 0 ? await again(config, erased) : 0
    if (people > 0) console.log(`控えのあとに消去した${people}人を、もう一度消しました。`)
    const where = config.databaseUrl ? 'DATABASE_URL のデータベース' : `「${config.dataDir}」`
    console.log(`${counted(moved)}を${where}に戻しました。同じ設定で結いを起動してください。`)
    return 0
  },
})

const verifyCommand: Command = {
  name: ['backup', 'verify'],
  usage: 'backup verify DIR [--identity FILE]',
  help: '控えを、仮のデータベースに戻してみて、すべての表の行数と中身が書き出したときのままかを確かめます。動いている結いには触れません。仮のデータベースは終わると消えます（TMPDIR に空きが要ります）。',
  run: async args => {
    const asked = read(args, 'backup verify', { options: ['--identity'] })
    const dir = folderOf(asked, 'backup verify')
    const moved = await verify(dir, await identityOf(asked))
    console.log(`「${dir}」は戻せます。${counted(moved)}が、書き出したときのままです。`)
    return 0
  },
}

const keyCommand: Command = {
  name: ['backup', 'key'],
  usage: 'backup key FILE',
  help: '控えを暗号化する鍵の組を作ります。秘密の鍵を FILE に書き、公開鍵（age1…）を表示します。秘密の鍵がないと控えは二度と開けません。サーバーの外の、2か所以上にしまってください。',
  run: async args => {
    const { path } = read(args, 'backup key', {})
    if (!path) throw new SetupError(`鍵を書くファイルを指定してください。例：${YUI} backup key /media/usb/yui.key`)
    console.log(await writeIdentity(resolve(path)))
    return 0
  },
}

/** Longer names first: `backup` alone would take them for a folder. */
export const backupCommands = (again: Again): readonly Command[] => [
  ...[verifyCommand, keyCommand, backupCommand],
  restoreCommand(again),
]
