import type { Command } from '../command.ts'
import { SetupError } from '../errors.ts'
import { type Head, type Verified, verifyChain } from './chain.ts'

/** The verb that proves the log of looks: nothing in it was changed, left out or cut off. */
export const auditCommand: Command = {
  name: ['audit', 'verify'],
  usage: 'audit verify [--head N:HASH] [--municipality CODE] [--json]',
  help: '閲覧の記録（だれがだれの何を見たか）が、書かれたときのままかを確かめます。最後に出る番号とハッシュを紙や別の機械に控えておき、次のときに --head で渡すと、そのときまでの記録が丸ごと書きかえられていないことも分かります。ちがいがあると、終了コードは1です。',
  run: async (args, open) => {
    const noted = args.includes('--head') ? readHead(after(args, '--head')) : null
    const code = args.includes('--municipality') ? after(args, '--municipality') : undefined
    const found = await open(
      ({ database, municipality }) => database.read({ lane: 'job', municipality }, db => verifyChain(db, noted)),
      { code },
    )
    console.log(args.includes('--json') ? JSON.stringify(found) : inWords(found))
    return found.broken === null && found.held !== false ? 0 : 1
  },
}

const after = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1] ?? ''

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
