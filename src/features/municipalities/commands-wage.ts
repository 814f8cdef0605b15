import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command } from '#platform/command.ts'
import { formatDay, parseDay } from '#platform/dates.ts'
import { SetupError } from '#platform/errors.ts'
import { putSetting } from './store.ts'

const option = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1 || args.length] ?? ''

function wageOf(args: readonly string[]): { from: string; yen: number; source: string; code?: string } {
  const [from, yen] = [parseDay(option(args, '--from')), Number(option(args, '--yen'))]
  const [source, code] = [option(args, '--source').trim(), option(args, '--municipality')]
  if (from === null) throw new SetupError('--from には、最低賃金が効力をもつ日を書いてください。例：--from 2026-10-01')
  if (!Number.isInteger(yen) || yen < 1 || yen > 100_000)
    throw new SetupError('--yen には、1時間の最低賃金を円で書いてください。例：--yen 1195')
  if (source === '' || source.startsWith('--'))
    throw new SetupError(
      '--source には、どこに書かれているかを書いてください。例：--source "千葉県最低賃金（千葉労働局）"',
    )
  if (code !== '' && !isMunicipalityCode(code))
    throw new SetupError(`「${code}」は全国地方公共団体コードではありません。例：--municipality 122173`)
  return { from, yen, source, ...(code && { code }) }
}

/** The figure without which no employment goes out: the administrator enters it as the prefecture announces it. */
export const commands: readonly Command[] = [
  {
    name: ['wage', 'set'],
    usage: 'wage set --from DAY --yen YEN --source TEXT [--municipality CODE]',
    help: '都道府県の最低賃金を、効力をもつ日と出典とともに登録します。その日に始まる雇用と派遣は、登録されるまで公開できません。同じ日の額は書きかえます。',
    run: async (args, open) => {
      const { from, yen, source, code } = wageOf(args)
      await open(
        ({ database, municipality }) =>
          database.write({ lane: 'job', municipality }, tx =>
            putSetting(tx, { key: 'minimumWage', valid_from: from, value: yen, source }),
          ),
        { code },
      )
      console.log(`${formatDay(from)}からの最低賃金を${yen.toLocaleString('ja')}円にしました（${source}）。`)
      return 0
    },
  },
]
