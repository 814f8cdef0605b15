import { lookCommands } from '#features/looks/commands.ts'
import { chosenOf, registered } from '#features/municipalities/index.ts'
import { setupCommands } from '#features/setup/commands.ts'
import { auditCommand } from '#platform/audit/command.ts'
import { type Again, backupCommands } from '#platform/backup/command.ts'
import { systemClock, today } from '#platform/clock.ts'
import type { Command, Open } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { connect, leave } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { roundsCommand } from '#platform/rounds/command.ts'
import { loginLines } from '../seed/city.ts'
import { seedDemo } from '../seed/index.ts'
import { loadCommands, loadLooks, loadParts, loadRounds, loadSettings } from './features.ts'

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
    await seedDemo(await connect(config), systemClock.now())
    console.log(
      loginLines()
        .map(line => `  ${line}`)
        .join('\n'),
    )
    return 0
  },
}

/** Whoever was erased after the backup was made is erased again, before anybody sees them. */
const eraseAgain: Again = async (config, lines) => {
  const { eraseAgain: again } = await import('#features/erasures/index.ts')
  const connected = await connect(config)
  const database = openDatabase(connected.logins, { size: 2, statementMs: 600_000 })
  try {
    return await again(database, (await loadParts()).erasings, lines, systemClock.now())
  } finally {
    await database.close()
    if (connected.server?.started) await leave(config, connected)
  }
}

/** Every verb of the command line; features bring theirs in `commands.ts`. */
export const COMMANDS: readonly Command[] = [
  migrate,
  seed,
  ...backupCommands(eraseAgain),
  roundsCommand(loadRounds),
  auditCommand,
  ...(await loadCommands()),
  ...setupCommands(loadSettings),
  ...lookCommands(loadLooks),
]

/** Opens the database that the settings name, loading the demo city where there is none yet, for the length of a verb. */
export const open: Open = async (work, wanted = {}) => {
  const config = readConfig(process.env)
  const connected = await connect(config)
  const now = systemClock.now()
  if (config.mode === 'demo') await seedDemo(connected, now)
  const database = openDatabase(connected.logins, { size: 2, statementMs: 600_000 })
  try {
    const municipality = chosenOf(await database.untenanted(registered), wanted)
    return await work({ database, municipality, now, today: today(now) })
  } finally {
    await database.close()
    if (connected.server?.started) await leave(config, connected)
  }
}
