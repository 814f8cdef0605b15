import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ownerOfRegister } from '#features/municipalities/index.ts'
import { type Feed, readFeed, readTowns, type TownList } from '#features/places/index.ts'
import { YUI } from '#platform/called.ts'
import { systemClock, today } from '#platform/clock.ts'
import type { Command, Open } from '#platform/command.ts'
import { writeNew } from '#platform/disk.ts'
import { SetupError } from '#platform/errors.ts'
import type { Setting } from '#platform/feature.ts'
import { decodeText } from '#platform/files.ts'
import { asMunicipality, type OwnerConfig, readHost } from '#platform/register.ts'
import { type Fault, faultsOf } from '#platform/shapes.ts'
import { type Done, endedIn, fileOf, missingIn, peopledCityOf, setup } from './actions.ts'
import { itemsOf } from './lacks.ts'
import type { CityEntry, CityFile } from './rules.ts'
import { cityShape } from './shape.ts'
import { asPlanned } from './text.ts'
import { lowered } from './wage/rules.ts'

type Settings = Readonly<Record<string, Setting>>

/** A file of a city, whole: with all that the register needs. Refused with what is wrong in it, each with its path. */
export function readCityFile(text: string, settings: Settings): CityFile | { faults: readonly Fault[] } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { faults: [{ path: '', says: brokenSays(String(error), text.trimEnd().length) }] }
  }
  const twice = twiceIn(text)
  if (twice) return { faults: [{ path: '', says: twice }] }
  const faults = faultsOf(cityShape(settings), json)
  return faults.length > 0 ? { faults } : (json as CityFile)
}

/** Which key stands twice in one { }: JSON would silently take the last. */
function twiceIn(text: string): string | null {
  const open: (Set<string> | null)[] = []
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null)
    else if (token === '}' || token === ']') open.pop()
    else if (token.endsWith(':')) {
      const key = String(JSON.parse(token.replace(/\s*:$/, '')))
      const keys = open.at(-1)
      if (keys?.has(key))
        return `「${key}」が、同じ { } の中に2回あります（${text.slice(0, index).split('\n').length}行目）。1つにまとめてください。`
      keys?.add(key)
    }
  }
  return null
}

const brokenSays = (message: string, length: number): string => {
  const at = /position (\d+)/.exec(message)?.[1]
  const line = /line (\d+)/.exec(message)?.[1]
  if (/end of JSON|Unterminated/.test(message) || Number(at ?? -1) >= length)
    return 'ファイルが途中で終わっています（JSON の } か " が閉じていません）。全部そろっているか確かめてください。'
  return `ファイルの書き方（JSON）が${line ? `${line}行目で` : ''}くずれています。「,」「"」「{ }」を確かめてください。`
}

export const faultText = ({ path, says }: Fault): string => (path === '' ? says : `${path}：${says}`)

const refusal = (faults: readonly Fault[]): SetupError =>
  new SetupError([...faults.map(faultText), `${faults.length}か所を直してください。何も変えていません。`].join('\n'))

/** What `setup` was called with. */
type Wish = { file: string; towns: readonly string[]; buses: readonly string[]; check: boolean; lower: boolean }
const LOWER = '--accept-lower'

function wishOf(args: readonly string[]): Wish {
  const behind = (option: string) => args.flatMap((arg, at) => (arg === option ? [args[at + 1] ?? ''] : []))
  const [towns, buses] = [behind('--towns'), behind('--buses')]
  const [file, ...others] = args.filter(
    (arg, at) => !arg.startsWith('--') && !['--towns', '--buses'].includes(args[at - 1] ?? ''),
  )
  const strange =
    args.find(arg => arg.startsWith('--') && !['--towns', '--buses', '--check', LOWER].includes(arg)) ?? others[0]
  if (strange !== undefined)
    throw new SetupError(`「${strange}」は使えません。${YUI} municipality setup --help で使い方を見られます。`)
  if (!file || [...towns, ...buses].includes(''))
    throw new SetupError(`ファイルを書いてください。例：${YUI} municipality setup kashiwa.json --towns 12_2025.csv`)
  return { file, towns, buses, check: args.includes('--check'), lower: args.includes(LOWER) }
}

/** As it was saved, also by an editor of Windows in its own code. */
async function readText(path: string): Promise<string> {
  const decoded = await decodeText(await read(path))
  if (typeof decoded !== 'string') return decoded.text
  throw new SetupError(
    `ファイル「${path}」を、文字のファイル（JSON）として読めません。途中で切れていないかを確かめ、UTF-8で保存し直してください。`,
  )
}

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch(() => {
    throw new SetupError(
      `ファイル「${path}」を読めません。名前と場所、読んでよいファイルになっているかを確かめてください。`,
    )
  })

async function listsOf(paths: readonly string[]): Promise<TownList[]> {
  if (paths.length === 0) return []
  const lists = await readTowns(
    await Promise.all(paths.map(async path => ({ name: basename(path), bytes: await read(path) }))),
  )
  if ('refused' in lists) throw new SetupError(lists.refused)
  return lists
}

async function feedsOf(paths: readonly string[], day: string): Promise<Feed[]> {
  const feeds: Feed[] = []
  for (const path of paths) {
    const feed = await readFeed(await read(path), day, `GTFS-JP（${basename(path)}）`)
    if ('refused' in feed) throw new SetupError(`${basename(path)}：${feed.refused}`)
    feeds.push(feed)
  }
  return feeds
}

type Result = Done & { isNew: boolean; missing: readonly string[] }

const WAGE_AT = 'settings：最低賃金'
const asked = (says: readonly string[]): SetupError =>
  new SetupError(
    [
      ...says.map(one => `${WAGE_AT}：${one}`),
      `この額でよければ、${LOWER} をつけてもう一度実行してください。何も変えていません。`,
    ].join('\n'),
  )

/**
 * Registers the city of a file unless it is there and puts in what the file says, as the owner, in one transaction; with
 * `check` all of it is done and undone again, without `lower` a minimum wage that falls is not taken. Throws a SetupError that
 * says what is wrong.
 */
export const setUp = (
  owner: OwnerConfig,
  file: CityFile,
  {
    check = false,
    lower = false,
    ...given
  }: { settings: Settings; lists?: readonly TownList[]; feeds?: readonly Feed[]; check?: boolean; lower?: boolean },
  now: string,
): Promise<Result> => {
  const named = { ...file, ...(file.host && { host: readHost(file.host) }) }
  return asMunicipality(
    owner,
    named as CityEntry,
    async (tx, municipality, isNew) => {
      const done = await setup(tx, municipality, named, given, { by: null, now, today: today(now) })
      if ('faults' in done) throw refusal(done.faults)
      const fell = check || lower ? [] : lowered(done)
      if (fell.length > 0) throw asked(fell)
      return { ...done, isNew, missing: await missingIn(tx, named) }
    },
    () => !check,
  )
}

/** What was done, or would be, in sentences; with what is missing and what is doubted. */
export function report(done: Result, check: boolean, day: string): string[] {
  const { city, told, left, isNew, missing } = done
  const would = (line: string) => (check ? asPlanned(line) : line)
  const lacks = itemsOf(city, day).filter(({ says }) => says !== null)
  const fell = check ? lowered(done) : []
  return [
    ...(isNew ? [would(`${city.name}（${city.code}）を登録しました。`)] : []),
    ...told.map(would),
    ...(told.length === 0 && !isNew ? [`${city.name}は、もうこのとおりに登録されています。何も変えていません。`] : []),
    ...missing,
    ...(left.length > 0
      ? [
          `どの圏域にも入っていない町が${left.length}あり、入れていません：${left.slice(0, 10).join('、')}${left.length > 10 ? ' など' : ''}`,
        ]
      : []),
    ...lacks.map(
      ({ path, text, says, needed }) => `${needed ? '足りません' : '確かめてください'}（${path}：${text}）：${says}`,
    ),
    ...fell
      .filter(says => !lacks.some(lack => lack.says === says))
      .map(says => `確かめてください（${WAGE_AT}）：${says}`),
    ...(fell.length > 0 ? [`低い額でよければ、登録するときに ${LOWER} をつけてください。つけなければ断ります。`] : []),
    ...(check ? ['確かめただけで、何も変えていません。'] : []),
  ]
}

/** The verbs by which a city is put in; the figures that it may set are known when all nouns are. */
export const setupCommands = (settingsOf: () => Promise<Settings>): readonly Command[] => [
  {
    name: ['municipality', 'setup'],
    usage: 'municipality setup FILE.json [--towns TOWNS.csv]… [--buses GTFS.zip]… [--check] [--accept-lower]',
    help: '自治体を登録し、ファイルに書いた窓口・圏域・町・事業・設定・目標・市民の人口を入れます。全部入るか、何も変わらないかです。もう登録されているところは変えず、変えたところを言います。必ず要るのは code、name、prefecture、desk_name、desk_phone、desk_hours、desk_address、lat、lng（2つ目の自治体からは host も）。形は docs/generated/yui-city.schema.json にあります。町は --towns に国土交通省の位置参照情報や町字マスターのCSVを渡せます（いくつでも）。バスの路線は、ファイルに書くか、--buses に標準的なバス情報フォーマット（GTFS-JP）のzipを渡せます（会社ごとに1つ。その会社の路線で、入っていないものは終わりになります）。--check は、足りないところを言うだけで、何も変えません。前より低い最低賃金は打ちまちがいのことがあるので断ります（--accept-lower をつけると受け付けます）。「municipality setup --export CODE FILE.json」で、いまの内容を同じ形のファイルに書き出します。',
    run: async (args, open) => {
      if (args[0] === '--export') return exportCity(args.slice(1), open)
      const wish = wishOf(args)
      const settings = await settingsOf()
      const file = readCityFile(await readText(wish.file), settings)
      if ('faults' in file) throw refusal(file.faults)
      const lists = await listsOf(wish.towns)
      const now = systemClock.now()
      const feeds = await feedsOf(wish.buses, today(now))
      const done = await ownerOfRegister(owner =>
        setUp(owner, file, { settings, lists, feeds, check: wish.check, lower: wish.lower }, now),
      )
      console.log(report(done, wish.check, today(now)).join('\n'))
      if (done.isNew && !wish.check)
        console.log(
          `次に、最初の職員を登録してください：${YUI} account add --municipality ${done.city.code} --login ログイン名 --name '名前' --role administrator`,
        )
      return wish.check && itemsOf(done.city, today(now)).some(({ says, needed }) => says !== null && needed) ? 1 : 0
    },
  },
]

async function exportCity([code, path]: readonly string[], open: Open): Promise<number> {
  if (!code || !path)
    throw new SetupError(
      `コードと、書き出すファイルを書いてください。例：${YUI} municipality setup --export 122173 kashiwa.json`,
    )
  const file = await open(
    ({ database, municipality }) =>
      database.read({ lane: 'job', municipality }, async db => ({
        ...fileOf(await peopledCityOf(db, municipality)),
        ...(await endedIn(db)),
      })),
    { code },
  )
  if ((await writeNew(path, `${JSON.stringify(file, null, 2)}\n`)) !== 'written')
    throw new SetupError(
      `ファイル「${path}」に書き出せません。もうあるファイルには書きません。空きのある、書き込める場所の別の名前にしてください。`,
    )
  console.log(`${file.name}の内容を「${path}」に書き出しました。`)
  return 0
}
