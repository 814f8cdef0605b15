import { readFile, stat } from 'node:fs/promises'
import { YUI } from '#platform/called.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command, CommandContext } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { MAX_UPLOAD } from '#platform/files.ts'
import { confirmImport } from './actions.ts'
import { answerOffers } from './offers/actions.ts'
import { planImport } from './planning/actions.ts'
import { type FileToImport, type Issue, issue, type Offer, rowName, type SheetAt } from './rules.ts'
import { DOUBT_TEXT } from './rules-reading.ts'
import { runById } from './store-runs.ts'

/** What `--json` prints. `refused` stands only where the file as a whole was. */
export type ImportReport = {
  file: string
  /** The name of the source that it was taken for. */
  list: string | null
  sheets: SheetAt[]
  /** What of the file was not read. */
  unread: string[]
  dialect: string | null
  encoding: string | null
  read: number
  created: number
  updated: number
  unchanged: number
  ended: number
  quarantined: number
  /** Readings that are not certain. They count only with `--accept-readings`. */
  offers: (Offer & { row: number })[]
  issues: Issue[]
  refused?: string
}

type Wish = { path: string; municipality: string; list?: string; json: boolean; dry: boolean; accept: boolean }

const VALUED = ['--municipality', '--list']

function wishOf(args: readonly string[]): Wish {
  const given = (option: string) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined)
  const municipality = given('--municipality') ?? ''
  const list = given('--list')?.trim()
  const path = args.find((arg, i) => !arg.startsWith('--') && !VALUED.includes(args[i - 1] ?? '')) ?? ''
  const unknown = args.find(
    arg => arg.startsWith('--') && ![...VALUED, '--json', '--dry-run', '--accept-readings'].includes(arg),
  )
  if (unknown)
    throw new SetupError(`「${unknown}」という指定はありません。${YUI} import events --help で使い方を見られます。`)
  if (!path)
    throw new SetupError(`取り込むファイルを書いてください。例：${YUI} import events events.csv --municipality 122173`)
  if (!isMunicipalityCode(municipality))
    throw new SetupError(
      `--municipality には6けたの全国地方公共団体コードを書いてください（「${municipality}」は正しいコードではありません）。例：--municipality 122173`,
    )
  return {
    path,
    municipality,
    ...(list ? { list } : {}),
    json: args.includes('--json'),
    dry: args.includes('--dry-run'),
    accept: args.includes('--accept-readings'),
  }
}

async function readInput(path: string): Promise<Uint8Array | Issue> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile())
    return {
      row: 0,
      column: '',
      code: 'empty',
      message: `ファイル「${path}」が見つかりません。場所と名前を確かめてください。`,
    }
  // A larger file is refused by its size alone; its content is never read into memory.
  if (found.size > MAX_UPLOAD)
    return {
      row: 0,
      column: '',
      code: 'tooLarge',
      message: 'ファイルが10メガバイトを超えています。分けてから取り込んでください。',
    }
  return readFile(path)
}

const NOTHING = {
  list: null,
  sheets: [],
  unread: [],
  dialect: null,
  encoding: null,
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  ended: 0,
  quarantined: 0,
  offers: [],
}

const refusedFor = (file: string, refused: Issue): ImportReport => ({
  file,
  ...NOTHING,
  issues: [refused],
  refused: refused.message,
})

async function importFile(
  file: FileToImport,
  { dry, accept }: Pick<Wish, 'dry' | 'accept'>,
  { database, municipality, now, today }: CommandContext,
): Promise<ImportReport> {
  const importer = { by: null, now, today }
  return database.write(
    { lane: 'job', municipality },
    async (tx): Promise<ImportReport> => {
      const planned = await planImport(tx, file, importer)
      if ('refused' in planned) return refusedFor(file.name, planned.refused)
      if ('asks' in planned) return refusedFor(file.name, issue(1, '', 'columnsUnknown', planned.asks.join('、')))
      const { dialect, encoding, read, issues, rows } = planned.parsed
      if (accept) await answerOffers(tx, planned.run, { all: true }, importer)
      const { counts, source, sheets, unread } = (await runById(tx, planned.run))!
      if (!dry) await confirmImport(tx, planned.run, importer)
      return {
        file: file.name,
        list: source,
        sheets,
        unread,
        dialect,
        encoding,
        read,
        created: counts.create ?? 0,
        updated: counts.update ?? 0,
        unchanged: counts.unchanged ?? 0,
        ended: counts.end ?? 0,
        quarantined: counts.quarantine ?? 0,
        offers: rows.flatMap(({ row, offers }) => offers.map(offer => ({ row, ...offer }))),
        issues,
      }
    },
    report => !dry && report.refused === undefined,
  )
}

function inWords(report: ImportReport, dry: boolean): string {
  if (report.refused) return `${report.file}：取り込めませんでした。${report.refused}`
  const head = `${report.file}（一覧「${report.list}」）：${report.read}件を読みました（${report.encoding}）。${dry ? '取り込むと、' : ''}新しい ${report.created}・変更 ${report.updated}・変わらず ${report.unchanged}・終了 ${report.ended}・保留 ${report.quarantined}`
  const told = report.issues.map(
    ({ row, column, message }) => `  ${rowName(report.sheets, row)}行目 ${column}：${message}`,
  )
  const asked = report.offers.map(
    ({ row, column, words, reading, why }) =>
      `  ${rowName(report.sheets, row)}行目 ${column}：「${words.replace(/\s*\n\s*/g, ' ')}」は「${reading}」と読めます。${DOUBT_TEXT[why]}`,
  )
  return [head, ...report.unread.map(sentence => `  ${sentence}`), ...told, ...asked].join('\n')
}

export const commands: readonly Command[] = [
  {
    name: ['import', 'events'],
    usage: 'import events FILE --municipality CODE [--list NAME] [--accept-readings] [--dry-run] [--json]',
    help: 'イベント一覧（CSVかExcelの.xlsx。推奨データセット・ベース・レジストリ・GIFの見出しか、職員の画面で1度合わせた独自の見出し）を取り込みます。--list で、どの一覧かを名前で書けます。書かなければ、日付を除いた同じ名前のファイルを同じ一覧とみなします。一覧ごとに、ほかの一覧から来た催しには触れません。はっきり読めないセルは読み方を並べて書き、--accept-readings を付けたときだけそのとおりに取り込みます。同じファイルを2度取り込んでも何も変わりません。--dry-run は数えるだけで、何も書きません。終わりの番号は、すべての行を取り込むか保留にしたとき0、ファイル全体を断ったとき2です。',
    run: async (args, open) => {
      const wish = wishOf(args)
      const input = await readInput(wish.path)
      const name = wish.path.split(/[\\/]/).at(-1)!
      const report =
        'message' in input
          ? refusedFor(name, input)
          : await open(context => importFile({ ...wish, name, bytes: input }, wish, context), {
              code: wish.municipality,
              orOnly: true,
            })
      console.log(wish.json ? JSON.stringify(report) : inWords(report, wish.dry))
      return report.refused === undefined ? 0 : 2
    },
  },
]
