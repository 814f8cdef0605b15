import { readFile, stat } from 'node:fs/promises'
import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command, CommandContext } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { MAX_UPLOAD } from '#platform/files.ts'
import { confirmImport, type FileToImport, planImport } from './actions.ts'
import { answerOffers } from './offers/actions.ts'
import type { Issue, Offer } from './rules.ts'
import { DOUBT_TEXT } from './rules-reading.ts'
import { runById } from './store-runs.ts'

/** What `--json` prints. `refused` stands only where the file as a whole was. */
export type ImportReport = {
  file: string
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

type Wish = { path: string; municipality: string; json: boolean; dry: boolean; accept: boolean }

function wishOf(args: readonly string[]): Wish {
  const at = args.indexOf('--municipality')
  const municipality = (at >= 0 ? args[at + 1] : undefined) ?? ''
  const path = args.find((arg, i) => !arg.startsWith('--') && i !== at + 1) ?? ''
  const unknown = args.find(
    arg => arg.startsWith('--') && !['--municipality', '--json', '--dry-run', '--accept-readings'].includes(arg),
  )
  if (unknown)
    throw new SetupError(`「${unknown}」という指定はありません。npx yui import events --help で使い方を見られます。`)
  if (!path)
    throw new SetupError('取り込むファイルを書いてください。例：npx yui import events events.csv --municipality 122173')
  if (!isMunicipalityCode(municipality))
    throw new SetupError(
      `--municipality には6けたの全国地方公共団体コードを書いてください（「${municipality}」は正しいコードではありません）。例：--municipality 122173`,
    )
  return {
    path,
    municipality,
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
      if ('refused' in planned)
        return { file: file.name, ...NOTHING, issues: [planned.refused], refused: planned.refused.message }
      const { dialect, encoding, read, issues, rows } = planned.parsed
      if (accept) await answerOffers(tx, planned.run, { all: true }, importer)
      const { counts } = (await runById(tx, planned.run))!
      if (!dry) await confirmImport(tx, planned.run, importer)
      return {
        file: file.name,
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
  const head = `${report.file}：${report.read}件を読みました（${report.encoding}）。${dry ? '取り込むと、' : ''}新しい ${report.created}・変更 ${report.updated}・変わらず ${report.unchanged}・終了 ${report.ended}・保留 ${report.quarantined}`
  const asked = report.offers.map(
    ({ row, column, words, reading, why }) =>
      `  ${row}行目 ${column}：「${words.replace(/\s*\n\s*/g, ' ')}」は「${reading}」と読めます。${DOUBT_TEXT[why]}`,
  )
  return [head, ...report.issues.map(issue => `  ${issue.row}行目 ${issue.column}：${issue.message}`), ...asked].join(
    '\n',
  )
}

export const commands: readonly Command[] = [
  {
    name: ['import', 'events'],
    usage: 'import events FILE --municipality CODE [--accept-readings] [--dry-run] [--json]',
    help: 'イベント一覧のCSV（推奨データセット・ベース・レジストリ・GIF。UTF-8、Shift_JIS、UTF-16、EUC-JP、JIS）を取り込みます。はっきり読めないセルは読み方を並べて書き、--accept-readings を付けたときだけ そのとおりに取り込みます。同じファイルを2度 取り込んでも何も変わりません。--dry-run は数えるだけで、何も書きません。終わりの番号は、すべての行を取り込むか保留にしたとき0、ファイル全体を断ったとき2です。',
    run: async (args, open) => {
      const wish = wishOf(args)
      const input = await readInput(wish.path)
      const name = wish.path.split(/[\\/]/).at(-1)!
      const report =
        'message' in input
          ? { file: name, ...NOTHING, issues: [input], refused: input.message }
          : await open(context => importFile({ name, bytes: input, municipality: wish.municipality }, wish, context), {
              code: wish.municipality,
              orOnly: true,
            })
      console.log(wish.json ? JSON.stringify(report) : inWords(report, wish.dry))
      return report.refused === undefined ? 0 : 2
    },
  },
]
