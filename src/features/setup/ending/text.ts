import { formatDay } from '#platform/dates.ts'
import type { Ended, EndingEntry, EndingRefusal } from './rules.ts'

export const ENDED_TEXT = {
  programmes: '事業',
  areas: '圏域・周りの市町村',
  towns: '町',
  facilities: '駅・施設',
} satisfies Record<Ended, string>

export const REFUSAL_TEXT = {
  gone: (name: string) => `「${name}」は登録にありません。名前を確かめてください。`,
  taken: () => 'その名前のものが、もうあります。別の名前にするか、どちらかを先に終わりにしてください。',
  used: (name: string) =>
    `「${name}」は記録で使われているので、消せません。終わる日を書くと、新しくは選べなくなり、記録には残ります。`,
} satisfies Record<EndingRefusal, (name: string) => string>

export function endedText(entry: EndingEntry): string {
  const what = `${ENDED_TEXT[entry.of]}「${entry.name}」`
  if ('becomes' in entry) return `${what}の名前を「${entry.becomes}」に変えました`
  if ('removed' in entry) return `${what}を消しました（一度も使われていません）`
  return entry.ends_on === null
    ? `${what}の終わりの日を取り消しました`
    : `${what}を${formatDay(entry.ends_on)}で終わりにしました`
}

const MOST = 5

/** What a file leaves out: nothing is taken away for that, it is asked. */
export const missingText = (of: Ended, names: readonly string[]): string =>
  `ファイルにない${ENDED_TEXT[of]}があります：${names.slice(0, MOST).join('、')}${names.length > MOST ? ` など${names.length}` : ''}。終わったのなら changes に ends_on を、名前が変わったのなら becomes を書いてください。忘れただけなら、書き足してください。何も消していません。`
