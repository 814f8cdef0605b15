import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { commands as accounts } from '#features/accounts/index.ts'
import { commands as imports } from '#features/imports/index.ts'
import { municipalityByCode, municipalityOf } from '#features/municipalities/index.ts'
import { commands as plans } from '#features/plans/index.ts'
import { backup, restore } from '#platform/backup/index.ts'
import { systemClock, today } from '#platform/clock.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command, Open } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { connect, leave } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { registerMunicipality } from '#platform/register.ts'
import { roundsCommand } from '#platform/rounds/command.ts'
import { seedDemo } from '../seed/index.ts'
import { ROUNDS } from './rounds.ts'

const migrate: Command = {
  name: ['migrate'],
  usage: 'migrate',
  help: 'データベースの形を最新にします。すでに最新なら何もしません。',
  run: async () => {
    const { applied } = await connect(readConfig(process.env))
    console.log(
      applied.length > 0 ? `${applied.length}件の変更を行いました：${applied.join('、')}` : 'データベースは最新です。',
    )
    return 0
  },
}

const seed: Command = {
  name: ['seed'],
  usage: 'seed',
  help: 'お試し用のまち（架空の人・団体・記録）を、空のデータベースに入れます。すでにデータがあるときは何もしません。本番（production）では使えません。',
  run: async () => {
    const config = readConfig(process.env)
    if (config.mode === 'production')
      throw new SetupError(
        '本番のデータベースには、お試し用のまちを入れません。試すときは YUI_MODE=demo をつけてください。',
      )
    const logins = await seedDemo(await connect(config), systemClock.now())
    console.log(logins.map(line => `  ${line}`).join('\n'))
    return 0
  },
}

const municipality: Command = {
  name: ['municipality', 'add'],
  usage: 'municipality add FILE.json',
  help: '自治体を登録します。ファイルには code（6けたの全国地方公共団体コード）、name、prefecture、desk_name、desk_phone、desk_hours、desk_address、lat、lng、host（省略できます）を書きます。',
  run: async ([path]) => {
    const row = await readMunicipality(path ?? '')
    const { owner } = await connect(readConfig(process.env))
    await registerMunicipality(owner, row)
    console.log(`${row.name}（${row.code}）を登録しました。次に、npx yui account add で最初の職員を登録してください。`)
    return 0
  },
}

const WANTED = z.object({
  code: z.string().refine(isMunicipalityCode),
  name: z.string().min(1),
  prefecture: z.string().min(1),
  host: z.string().nullish().default(null),
  desk_name: z.string().min(1),
  desk_phone: z.string().min(1),
  desk_hours: z.string().min(1),
  desk_address: z.string().min(1),
  lat: z.number().min(20).max(46),
  lng: z.number().min(122).max(154),
})

async function readMunicipality(path: string): Promise<z.infer<typeof WANTED>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new SetupError(`ファイル「${path}」を読めません。例：npx yui municipality add kashiwa.json`)
  })
  try {
    return WANTED.parse(JSON.parse(text))
  } catch (error) {
    const where = error instanceof z.ZodError ? String(error.issues[0]?.path[0] ?? '') : 'JSON の書き方'
    throw new SetupError(
      `ファイル「${path}」の「${where}」を直してください。必要な項目は npx yui municipality add --help で見られます。`,
    )
  }
}

const folderOf = (path: string | undefined, verb: string): string => {
  if (path) return resolve(path)
  throw new SetupError(`フォルダーを指定してください。例：npx yui ${verb} /mnt/backup/2026-11-21`)
}

const backupCommand: Command = {
  name: ['backup'],
  usage: 'backup DIR',
  help: 'データベースの控えを、空のフォルダーに書き出します。動いている間も行えます。個人情報がそのまま入るので、置き場所に気をつけてください。',
  run: async ([path]) => {
    const dir = folderOf(path, 'backup')
    const { tables, rows } = await backup(readConfig(process.env), dir, systemClock.now())
    console.log(
      `${tables}個の表、${rows.toLocaleString('ja')}行の控えを「${dir}」に書き出しました。個人情報が入っています。鍵のかかる場所に置いてください。`,
    )
    return 0
  },
}

const restoreCommand: Command = {
  name: ['restore'],
  usage: 'restore DIR',
  help: '控えのフォルダーから、空のデータのフォルダー（YUI_DATA）に戻します。データのあるフォルダーには戻しません。',
  run: async ([path]) => {
    const config = readConfig(process.env)
    const { tables, rows } = await restore(config, folderOf(path, 'restore'))
    console.log(
      `${tables}個の表、${rows.toLocaleString('ja')}行を「${config.dataDir}」に戻しました。この YUI_DATA で npm start を行ってください。`,
    )
    return 0
  },
}

/** Every verb of the command line; features bring theirs in `commands.ts`. */
export const COMMANDS: readonly Command[] = [
  migrate,
  seed,
  municipality,
  backupCommand,
  restoreCommand,
  roundsCommand(ROUNDS),
  ...accounts,
  ...imports,
  ...plans,
]

/** Opens the database that the settings name, loading the demo city where there is none yet, for the length of a verb. */
export const open: Open = async (work, code) => {
  const config = readConfig(process.env)
  const connected = await connect(config)
  const now = systemClock.now()
  if (config.mode === 'demo') await seedDemo(connected, now)
  const database = openDatabase(connected.app, { size: 2, statementMs: 600_000 })
  try {
    const found = await database.untenanted(
      async db => (code ? await municipalityByCode(db, code) : null) ?? (await municipalityOf(db, '')),
    )
    if (!found)
      throw new SetupError(
        '自治体がまだ登録されていません。npx yui municipality add で登録してから、もう一度 実行してください。',
      )
    return await work({ database, municipality: found.id, now, today: today(now) })
  } finally {
    await database.close()
    if (connected.server?.started) await leave(config, connected)
  }
}
