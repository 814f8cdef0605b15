import { type Day, eraYear, formatDay, formatShort } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { FileRefused } from './files/rules.ts'
import type { KindRefusal } from './kinds/actions.ts'
import type { Answers, Asks, EntryRefusal } from './rules.ts'
import { answered, contentOf, responseOf } from './rules.ts'

/** Of an entry of a closed quarter, to whoever may put it right all the same. */
export const CLOSED_TEXT =
  '締めた数は、ここで実績を入れたり直したりしても変わりません。数も直すときは、「指標」の「四半期の締め」でこの四半期を開き、「締めたあとの訂正」をしてください。'

export const REFUSAL_TEXT = {
  backwards: '「この日から」は、「日」と同じ日かそれより前の日にしてください。',
  over: '期間が2つの年度にまたがっています。年度ごとに分けて入れてください。',
  ahead: 'まだ来ていない日です。実績は、その日が来てから入れてください。',
  closed:
    'この四半期は締めてあります。締めたあとの訂正は、管理者（所管課）が行えます。数と資料をそえて、管理者に頼んでください。',
  tooMany: '答えの合計が、アンケートを渡した人数より多くなっています。人数か答えの数を直してください。',
  noAnswers: 'この実績は、アンケートの答えを入れるものです。5つの答えの数を入れてください。',
  noPart: 'どれにあたるかを入れてください。',
  noPaper: '何に書いてある数かを入れるか、資料のファイルを付けてください。例：令和8年6月20日 セミナー実施報告書',
  foreign: 'この部署の実績は、その部署の記入担当か、コーディネーター・管理者が入れます。自分の部署を選んでください。',
  ended: 'この種類の実績は、この日には入れられません（使うのを終わりにした種類です）。',
  noMedium:
    '周知の方法は、費目が「広報費」のときだけ選べます。費目を「広報費」にするか、方法を「選ばない」にしてください。',
  slips:
    'この実績の答えは、配ったアンケートの用紙から数えています。人数や答えの数は、ここでは変えられません。「アンケート」の画面で、用紙ごとに入れてください。',
  workOver: 'この事業は、この年度には行われていません。事業か日を確かめてください。',
} satisfies Record<EntryRefusal, string>

export const FILE_REFUSED_TEXT = {
  empty: 'ファイルの中身が空です。正しいファイルか、確かめてください。',
  tooLarge: 'ファイルが大きすぎます（上限は10MBです）。小さくするか、分けてください。',
  macros: 'マクロの入ったファイルは受け取れません。マクロのない形（.xlsx、.docx）かPDFで保存し直してください。',
  unknown:
    'このファイルは受け取れません。PDF、Excel（.xlsx）、Word（.docx）、CSV、写真（JPEG・PNG）、テキストのどれかにしてください。',
} satisfies Record<FileRefused, string>

/** What people answered, from 5 to 1: the words of the survey of the consultations. */
export const ANSWER_TEXT = ['とても満足', '満足', 'ふつう', '不満', 'とても不満'] as const

/** Of no department. */
export const OFFICE = '部署なし（窓口）'

/** 6月20日, or the days from which to which it holds. */
export const daysText = ({ from_day, on_day }: { from_day: Day | null; on_day: Day }): string =>
  from_day === null || from_day === on_day
    ? formatDay(on_day)
    : `${formatDay(from_day)}〜${from_day.slice(0, 4) === on_day.slice(0, 4) ? formatShort(on_day) : formatDay(on_day)}`

/** That some of the same days are told already, and what to do. */
export const overlapText = (entry: {
  name: string
  from_day: Day | null
  on_day: Day
  count: number
  unit: string
}): string =>
  `同じ期間の「${entry.name}」が、もう入っています（${daysText(entry)} ${countText(entry.count, entry.unit)}）。同じ数を2回入れると、二重に数えられます。`

export const countText = (count: number, unit: string): string => `${count.toLocaleString('ja')}${unit}`

/** What was answered in a line; '' where nobody was asked. */
export function answersText(answers: Answers | null, asked: number | null): string {
  if (answers === null) return ''
  const each = answers.map((count, at) => `${ANSWER_TEXT[at]}${count.toLocaleString('ja')}`).join('・')
  const content = contentOf(answers)
  const response = responseOf(answers, asked)
  const rate =
    response === null
      ? '（渡した人数がわからないため、回答率は出せません）'
      : `（${asked!.toLocaleString('ja')}人に渡し、回答率${response}%）`
  return `${answered(answers).toLocaleString('ja')}人が回答${rate}。${each}。${content === null ? '' : `満足度${content}%`}`
}

export const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** 12.3 KB, as a person reads the size of a file. */
export const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes}バイト`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)}KB`
      : `${(bytes / 1024 / 1024).toFixed(1)}MB`

export const ASKS_TEXT = {
  none: '聞かない',
  may: '聞いたときに入れる',
  only: '答えだけを入れる',
} satisfies Record<Asks, string>

export const KIND_TEXT = {
  named: '同じ名前の種類があります。別の名前にしてください。',
} satisfies Record<KindRefusal, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'entry.attach': ['figure', '実績〜に資料を追加する'],
  'entry.see': ['figure', '実績〜を見る'],
  'entry.file': ['figure', '実績〜の資料を見る'],
  'entry.make': ['figure', '実績を入力する画面を使う'],
  'entry.table': ['figure', '表から実績を入力する画面を使う'],
  'entry-kind.change': ['figure', '実績の種類を直す'],
  'entry-kind.make': ['figure', '実績の種類の画面を使う'],
} satisfies Looks
