import { ownerOfRegister } from '#features/municipalities/index.ts'
import { YUI } from '#platform/called.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { registerPrefecture } from '#platform/register.ts'

const OPTIONS = ['--host', '--desk', '--phone', '--hours', '--address'] as const

function optionsOf(args: readonly string[]): Record<(typeof OPTIONS)[number], string> {
  const read = (name: string) => args[args.indexOf(name) + 1 || args.length]?.trim() ?? ''
  return Object.fromEntries(OPTIONS.map(name => [name, read(name)])) as Record<(typeof OPTIONS)[number], string>
}

/** The verb that lets a prefecture read the figures of the cities of this installation. */
export const commands: readonly Command[] = [
  {
    name: ['prefecture', 'add'],
    usage: 'prefecture add CODE NAME --host HOST --desk TEXT --phone PHONE [--hours TEXT] [--address TEXT]',
    help: `市町村が見せると決めた数字だけを読む、都道府県を登録します。ページは専用のホスト名に出ます。同じコードでもう一度行うと、書きかえます。次に、${YUI} account add --municipality CODE で最初の職員を登録してください。例：prefecture add 120006 千葉県 --host yui.pref.chiba.lg.jp --desk 高齢者福祉課 --phone 043-223-0000`,
    run: async args => {
      const [code = '', name = ''] = args
      const given = optionsOf(args)
      if (!isMunicipalityCode(code) || code.slice(2, 5) !== '000')
        throw new SetupError(`「${code}」は都道府県のコードではありません。例：120006`)
      if (name === '' || name.startsWith('--')) throw new SetupError('コードのあとに名前を書いてください。例：千葉県')
      const missing = (['--host', '--desk', '--phone'] as const).find(
        one => given[one] === '' || given[one].startsWith('--'),
      )
      if (missing)
        throw new SetupError(`${missing} を書いてください。${YUI} prefecture add --help で使い方を見られます。`)
      const row = { code, name, prefecture: name, host: given['--host'] }
      const desk = { desk_name: given['--desk'], desk_phone: given['--phone'] }
      const isNew = await ownerOfRegister(owner =>
        registerPrefecture(owner, { ...row, ...desk, desk_hours: given['--hours'], desk_address: given['--address'] }),
      )
      console.log(
        `${name}（${code}）を${isNew ? '登録' : '書きかえ'}しました。数字は、市が「都道府県に見せる数字」で決めると出ます。`,
      )
      if (isNew)
        console.log(
          `次に、${YUI} account add --municipality ${code} --role administrator で最初の職員を登録してください。`,
        )
      return 0
    },
  },
]
