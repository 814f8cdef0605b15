import { once } from 'node:events'
import { noteLook } from '#platform/audit/index.ts'
import type { Command } from '#platform/command.ts'
import { streamCsv } from '#platform/csv.ts'
import type { Day } from '#platform/dates.ts'
import { parseDay } from '#platform/dates.ts'
import { SetupError } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { HEAD, partOf } from './csv.ts'

const after = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : undefined

function dayIn(args: readonly string[], name: string): Day | null {
  const typed = after(args, name)
  if (typed === undefined) return null
  const day = parseDay(typed)
  if (day) return day
  throw new SetupError(`${name} には、日付を「2026-11-21」か「令和8年11月21日」のように書いてください。`)
}

/** The log of a period as a file on the standard output, without names: whoever runs the server need not know who people are. */
const exportCommand: Command = {
  name: ['audit', 'export'],
  usage: 'audit export [--from DAY] [--until DAY] [--municipality CODE]',
  help: '閲覧の記録（だれがだれの何を見たか）を、CSVにして標準出力に書き出します（新しいものから）。利用者は番号だけで、名前は出しません。書き出したことも閲覧の記録に残ります。例：npx yui audit export --from 2026-10-01 --until 2026-10-31 > looks.csv',
  run: async (args, open) => {
    const [from, to] = [dayIn(args, '--from'), dayIn(args, '--until')]
    if (from && to && from > to)
      throw new SetupError('--until には、--from と同じ日か、それより後の日を書いてください。')
    const find = { person: null, by: null, kind: null, refused: false, from, to }
    const code = after(args, '--municipality')
    await open(
      async ({ database, municipality }) => {
        const scope = { lane: 'job', municipality } as const
        const look = { action: 'looks.exported', path: 'audit export', requestId: newId() }
        const asked = { ...(from && { from }), ...(to && { to }) }
        await database.write(scope, tx => noteLook(tx, { ...look, asked }))
        const parts = streamCsv(HEAD, at =>
          database.write(scope, async tx => {
            const part = await partOf(tx, find, at, false)
            if (part.people && part.people.length > 0)
              await noteLook(tx, { ...look, asked, shown: [...new Set(part.people)] })
            return part
          }),
        )
        for await (const chunk of parts) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
      },
      { code },
    )
    return 0
  },
}

export const commands: readonly Command[] = [exportCommand]
