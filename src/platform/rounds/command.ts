import { YUI } from '#platform/called.ts'
import { systemClock, today } from '../clock.ts'
import type { Command } from '../command.ts'
import { readConfig } from '../config.ts'
import { connect, leave } from '../connect.ts'
import { type Day, formatDay, parseDay } from '../dates.ts'
import { type Database, openDatabase } from '../db.ts'
import { SetupError } from '../errors.ts'
import { type Ran, type Round, runRounds } from './index.ts'

/** What ran, with the 全国地方公共団体コード and the name of its municipality. */
type Told = { municipality: string; name: string } & Ran

/** The verb that runs what is due in every municipality, for whoever does that by a clock of their own. */
export const roundsCommand = (load: () => Promise<readonly Round[]>): Command => ({
  name: ['rounds'],
  usage: 'rounds [--day YYYY-MM-DD] [--municipality CODE] [--json]',
  help: '毎日の決まった処理（古い記録の片づけなど）でまだ行っていないものを、すべての自治体について行います。動いているサーバーは自分で行うので、ふだんは要りません。前にできなかったものも、すぐにもう一度試します。--day をつけると、その日までのものに、--municipality をつけると1つの自治体に限ります。できなかったものがあると、終了コードは1です。',
  run: async args => {
    const { day, code } = wishOf(args, today(systemClock.now()))
    const rounds = await load()
    const told = await withDatabase(database => runEverywhere(database, rounds, day, { code }))
    if (args.includes('--json')) console.log(JSON.stringify(told))
    else console.log(told.length > 0 ? told.map(ran => lineOf(ran, rounds)).join('\n') : 'いま行うことはありません。')
    return told.some(ran => 'code' in ran) ? 1 : 0
  },
})

/** The day for which to run, and where; refuses one that has not come: what is done for a day is never done again. */
function wishOf(args: readonly string[], today: Day): { day: Day; code: string | null } {
  const behind = (option: string) => (args.includes(option) ? (args[args.indexOf(option) + 1] ?? '') : null)
  const [typed, code] = [behind('--day'), behind('--municipality')]
  const day = typed === null ? today : parseDay(typed)
  const unknown = args.find((arg, at) => ![...VALUED, '--json'].includes(arg) && !VALUED.includes(args[at - 1] ?? ''))
  if (unknown) throw new SetupError(`「${unknown}」は使えません。使い方は ${YUI} rounds --help で見られます。`)
  if (!day) throw new SetupError('--day には日付を書いてください。例：--day 2026-11-28')
  if (day > today) throw new SetupError(`${formatDay(day)}はまだ来ていません。今日までの日付を書いてください。`)
  return { day, code }
}
const VALUED = ['--day', '--municipality']

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const connected = await connect(config)
  const database = openDatabase(connected.logins, { size: 2, statementMs: 60_000 })
  try {
    return await work(database)
  } finally {
    await database.close()
    if (connected.server?.started) await leave(config, connected)
  }
}

/**
 * Runs what is due on the day in every municipality of the register (or in the one of this code), to its end: nobody comes back for the rest. What failed
 * before is tried again at once.
 */
export async function runEverywhere(
  database: Database,
  rounds: readonly Round[],
  day: Day,
  { code = null, now = systemClock.now }: { code?: string | null; now?: () => string } = {},
): Promise<Told[]> {
  const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: now(), ...entry }))
  const cities = await database.untenanted(db =>
    db.selectFrom('municipality').select(['id', 'code', 'name']).orderBy('code').execute(),
  )
  const meant = cities.filter(city => code === null || city.code === code)
  if (code !== null && meant.length === 0)
    throw new SetupError(
      `コード「${code}」の自治体は登録されていません。${YUI} municipality list でコードを見られます。`,
    )
  const told: Told[] = []
  for (const { id, code, name } of meant) {
    const asked = { today: day, retry: true, longest: Number.POSITIVE_INFINITY }
    const { ran } = await runRounds(id, rounds, { database, now, log }, asked)
    told.push(...ran.map(one => ({ municipality: code, name, ...one })))
  }
  return told
}

function lineOf(ran: Told, rounds: readonly Round[]): string {
  const text = rounds.find(({ name }) => name === ran.round)?.text ?? ran.round
  const what = `${ran.name}　${formatDay(ran.day)}　${text}`
  return 'code' in ran
    ? `${what}：できませんでした（エラー ${ran.code}、${ran.failures}回目）`
    : `${what}：${ran.count}件`
}
