import { readFile } from 'node:fs/promises'
import { YUI } from '#platform/called.ts'
import type { Command } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'

const TOLD = {
  bounced: '戻ってきた通知を、次の方法へ進めました。',
  later: '相手のサーバーがまだ試しているので、そのままにします。',
  unknown: 'この自治体の通知ではないか、前に記録したものです。',
  none: '戻ってきたメールではありません。',
} as const

const bounces: Command = {
  name: ['notices', 'bounces'],
  usage: 'notices bounces FILE.eml … [--municipality CODE] [--json]',
  help: '届かずに戻ってきたメール（.eml）を読み、その通知を次の方法（電話・手紙など）へ進めます。メールサーバーが、戻ってきたメールを1通ずつファイルにして呼び出します。',
  run: async (args, open) => {
    const at = args.indexOf('--municipality')
    const code = at < 0 ? undefined : args[at + 1]
    const files = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1))
    if (files.length === 0)
      throw new SetupError(`読むファイルを書いてください。例：${YUI} notices bounces returned.eml`)
    const { readBounce } = await import('./bounces/read.ts')
    const { noteBounce } = await import('./bounces/actions.ts')
    const told = await open(
      async ({ database, municipality, now }) => {
        const lines: { file: string; came: keyof typeof TOLD }[] = []
        for (const file of files) {
          const bounce = await readBounce(await read(file))
          const came = bounce
            ? await database.write({ lane: 'job', municipality }, tx => noteBounce(tx, bounce, now))
            : 'none'
          lines.push({ file, came })
        }
        return lines
      },
      { code },
    )
    if (args.includes('--json')) console.log(JSON.stringify(told))
    else for (const { file, came } of told) console.log(`${file}：${TOLD[came]}`)
    return 0
  },
}

const read = (file: string): Promise<Uint8Array> =>
  readFile(file).catch(() => {
    throw new SetupError(`ファイル「${file}」を読めません。場所と名前を確かめてください。`)
  })

export const commands: readonly Command[] = [bounces]
