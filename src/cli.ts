import { YUI } from '#platform/called.ts'
import { SetupError, traceOf } from '#platform/errors.ts'
import { COMMANDS, open } from './commands.ts'

const HELP = `結い（Yui）のコマンド

  ${YUI} <コマンド> [引数…]

${COMMANDS.map(({ usage, help }) => `  ${usage}\n      ${help}`).join('\n')}

  それぞれの説明は、コマンドのあとに --help をつけてください。
  環境変数 YUI_DATA（データのフォルダー）と DATABASE_URL（外のデータベース）は npm start と同じです。`

// Whoever reads along may stop before the end, as `head` does.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') return say(HELP, args.length === 0 ? 2 : 0)
  const command = COMMANDS.find(({ name }) => name.every((word, at) => args[at] === word))
  if (!command) return say(`「${args.join(' ')}」というコマンドはありません。${YUI} --help で一覧を見られます。`, 2)
  const rest = args.slice(command.name.length)
  if (rest.includes('--help')) return say(`${YUI} ${command.usage}\n\n${command.help}`, 0)
  try {
    return await command.run(rest, open)
  } catch (error) {
    if (error instanceof SetupError) return say(error.message, 2)
    return say(`うまく動きませんでした。\n${JSON.stringify(traceOf(error))}`, 1)
  }
}

function say(text: string, code: number): number {
  if (code === 0) console.log(text)
  else console.error(text)
  return code
}
