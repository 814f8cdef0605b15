import { YUI } from '#platform/called.ts'
import type { Command, CommandContext } from '../command.ts'
import { SetupError } from '../errors.ts'
import { type Head, type Verified, verifyChain } from './chain.ts'

/** What was found of a municipality, with its 全国地方公共団体コード and its name. */
type Told = { municipality: string; name: string } & Verified

/** The verb that proves the log of looks: nothing in it was changed, left out or cut off. */
export const auditCommand: Command = {
  name: ['audit', 'verify'],
  usage: 'audit verify [--head N:HASH] [--municipality CODE] [--json]',
  help: '閲覧の記録（だれがだれの何を見たか）が、書かれたときのままかを、すべての自治体について確かめます（1つにつき1行。--municipality をつけると、その自治体だけ）。最後に出る番号とハッシュを紙や別の機械に控えておき、次のときに --head で渡すと、そのときまでの記録が丸ごと書きかえられていないことも分かります。1つでもちがいがあると、終了コードは1です。',
  run: async (args, open) => {
    const { noted, code } = wishOf(args)
    const told = await open(
      city => verified(city, code === undefined, noted),
      code === undefined ? { all: true } : { code },
    )
    console.log(args.includes('--json') ? JSON.stringify(told) : linesOf(told).join('\n'))
    return told.every(isWhole) ? 0 : 1
  },
}

const VALUED = ['--head', '--municipality']

function wishOf(args: readonly string[]): { noted: Head | null; code: string | undefined } {
  const behind = (option: string) => (args.includes(option) ? (args[args.indexOf(option) + 1] ?? '') : undefined)
  const unknown = args.find((arg, at) => ![...VALUED, '--json'].includes(arg) && !VALUED.includes(args[at - 1] ?? ''))
  if (unknown) throw new SetupError(`「${unknown}」は使えません。使い方は ${YUI} audit verify --help で見られます。`)
  const head = behind('--head')
  return { noted: head === undefined ? null : readHead(head), code: behind('--municipality') }
}

/** Reads the log of the municipality, or of each there is; a head that was noted is that of one of them. */
async function verified({ database, municipality }: CommandContext, all: boolean, noted: Head | null): Promise<Told[]> {
  const cities = await database.untenanted(db =>
    db.selectFrom('municipality').select(['id', 'code', 'name']).orderBy('code').execute(),
  )
  const meant = cities.filter(({ id }) => all || id === municipality)
  if (noted && meant.length > 1)
    throw new SetupError(
      '--head は1つの自治体の控えです。どの自治体のものかを --municipality コード で書いてください。',
    )
  const told: Told[] = []
  for (const { id, code, name } of meant) {
    const found = await database.read({ lane: 'job', municipality: id }, db => verifyChain(db, noted))
    told.push({ municipality: code, name, ...found })
  }
  return told
}

const isWhole = ({ broken, held }: Verified): boolean => broken === null && held !== false

/** A line for each municipality where there are several, and last which of them are to be looked at. */
function linesOf(told: readonly Told[]): string[] {
  if (told.length === 1) return told.map(inWords)
  const named = ({ municipality, name }: Told) => `${name}（${municipality}）`
  const wrong = told.filter(found => !isWhole(found))
  return [
    ...told.map(found => `${named(found)}　${inWords(found).replace('\n', '')}`),
    ...(wrong.length > 0 ? [`${told.length}自治体のうち、ちがいがあるもの：${wrong.map(named).join('、')}`] : []),
  ]
}

function readHead(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq && hash) return { seq: Number(seq), hash }
  throw new SetupError('--head には、前に表示された番号とハッシュを「番号:ハッシュ」の形で書いてください。')
}

export function inWords({ lines, head, broken, held }: Verified): string {
  const count = `閲覧の記録 ${lines.toLocaleString('ja')}件`
  const kept = head ? `\n控え：${head.seq}:${head.hash}` : ''
  if (broken !== null)
    return `${count}：${broken}件目から、書かれたときのままではありません。すぐに責任者へ知らせ、控え（バックアップ）と見比べてください。`
  if (held === false)
    return `${count}：つながりは正しいですが、渡された控えの行がありません。記録が書きかえられたか、別の自治体の控えです。${kept}`
  return `${count}：書かれたときのままです。${held ? '渡された控えの行もそのままです。' : ''}${kept}`
}
