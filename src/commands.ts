import { systemClock } from '#platform/clock.ts'
import type { Command } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/connect.ts'
import { seedDemo } from '../seed/index.ts'

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
  help: 'お試し用のまち（架空の人・団体・記録）を、空のデータベースに入れます。すでにデータがあるときは何もしません。',
  run: async () => {
    const connected = await connect(readConfig(process.env))
    const logins = await seedDemo(connected, systemClock.now())
    console.log(logins.map(line => `  ${line}`).join('\n'))
    return 0
  },
}

/** Every verb of the command line; features bring theirs in `commands.ts`. */
export const COMMANDS: readonly Command[] = [migrate, seed]
