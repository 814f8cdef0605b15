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
  usage: 'rounds [--day YYYY-MM-DD] [--json]',
  help: '毎日の決まった処理（古い記録の片づけなど）でまだ行っていないものを、すべての自治体について行います。動いているサーバーは自分で行うので、ふだんは要りません。前にできなかったものも、すぐにもう一度試します。--day をつけると、その日までのものに限ります。できなかったものがあると、終了コードは1です。',
  run: async args => {
    const day = dayOf(args, today(systemClock.now()))
    const rounds = await load()
    const told = await withDatabase(database => runEverywhere(database, rounds, day))
    if (args.includes('--json')) console.log(JSON.stringify(told))
    else console.log(told.length > 0 ? told.map(ran => lineOf(ran, rounds)).join('\n') : 'いま行うことはありません。')
    return told.some(ran => 'code' in ran) ? 1 : 0
  },
})

/** The day for which to run; refuses one that has not come: what is done for a day is never done again. */
function dayOf(args: readonly string[], today: Day): Day {
  const at = args.indexOf('--day')
  const [day, known] = [at < 0 ? today : parseDay(args[at + 1] ?? ''), at < 0 ? [] : [at, at + 1]]
  const unknown = args.find((arg, i) => arg !== '--json' && !known.includes(i))
  if (unknown) throw new SetupError(`「${unknown}」は使えません。使い方は ${YUI} rounds --help で見られます。`)
  if (!day) throw new SetupError('--day には日付を書いてください。例：--day 2026-11-28')
  if (day > today) throw new SetupError(`${formatDay(day)}はまだ来ていません。今日までの日付を書いてください。`)
  return day
}

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
 * Runs what is due on the day in every municipality of the register, to its end: nobody comes back for the rest. What failed
 * before is tried again at once.
 */
export async function runEverywhere(
  database: Database,
  rounds: readonly Round[],
  day: Day,
  now: () => string = systemClock.now,
): Promise<Told[]> {
  const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: now(), ...entry }))
  const cities = await database.untenanted(db =>
    db.selectFrom('municipality').select(['id', 'code', 'name']).orderBy('code').execute(),
  )
  const told: Told[] = []
  for (const { id, code, name } of cities) {
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
