import { once } from 'node:events'
import { noteLook } from '#platform/audit/index.ts'
import { YUI } from '#platform/called.ts'
import type { Command, CommandContext } from '#platform/command.ts'
import { streamCsv } from '#platform/csv.ts'
import type { Day } from '#platform/dates.ts'
import { parseDay } from '#platform/dates.ts'
import { SetupError } from '#platform/errors.ts'
import type { Looks } from '#platform/feature.ts'
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

type Period = { from: Day | null; to: Day | null }
type City = Pick<CommandContext, 'database' | 'municipality'>

/**
 * Writes the log of a period as a file, the latest first, part by part, without names: whoever runs the server need not know
 * who people are. That it was taken stands in the log.
 */
export async function exportLooks(
  { database, municipality }: City,
  { from, to }: Period,
  looks: Looks,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const scope = { lane: 'job', municipality } as const
  const asked = { ...(from && { from }), ...(to && { to }) }
  const look = { action: 'looks.exported', path: 'audit export', requestId: newId(), asked }
  await database.write(scope, tx => noteLook(tx, look))
  const find = { person: null, by: null, actions: null, refused: false, from, to }
  const parts = streamCsv(HEAD, at =>
    database.write(scope, async tx => {
      const part = await partOf(tx, find, at, { looks, named: false })
      const shown = [...new Set(part.people)]
      if (shown.length > 0) await noteLook(tx, { ...look, shown })
      return part
    }),
  )
  for await (const chunk of parts) await write(chunk)
}

const toStdout = async (chunk: Uint8Array): Promise<void> => {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}

const exportCommand = (looksOf: () => Promise<Looks>): Command => ({
  name: ['audit', 'export'],
  usage: 'audit export [--from DAY] [--until DAY] [--municipality CODE]',
  help: `閲覧の記録（だれがだれの何を見たか）を、CSVにして標準出力に書き出します（新しいものから）。利用者は番号だけで、名前は出しません。書き出したことも閲覧の記録に残ります。例：${YUI} audit export --from 2026-10-01 --until 2026-10-31 > looks.csv`,
  run: async (args, open) => {
    const period = { from: dayIn(args, '--from'), to: dayIn(args, '--until') }
    if (period.from && period.to && period.from > period.to)
      throw new SetupError('--until には、--from と同じ日か、それより後の日を書いてください。')
    const looks = await looksOf()
    await open(city => exportLooks(city, period, looks, toStdout), { code: after(args, '--municipality') })
    return 0
  },
})

/** The log as a file, in the words that the nouns give for its lines. */
export const lookCommands = (looksOf: () => Promise<Looks>): readonly Command[] => [exportCommand(looksOf)]
