import { eraYear } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import type { Words } from '#platform/happening.ts'
import {
  type Content,
  type Direction,
  type Graded,
  type Grades,
  gradeOf,
  type Kind,
  type NoGrade,
  type Refusal,
  type Status,
} from './rules.ts'

export const STATUS_TEXT = {
  draft: '下書き',
  submitted: '提出（確定待ち）',
  confirmed: '確定',
} satisfies Record<Status, string>

export const KIND_TEXT = {
  progress: '進捗状況で評価する',
  score: '指標の目標値と実績で評価する（評点）',
} satisfies Record<Kind, string>

export const DIRECTION_TEXT = {
  up: '多いほどよい（実績÷目標値）',
  down: '少ないほどよい（目標値÷実績）',
} satisfies Record<Direction, string>

export const REFUSAL_TEXT = {
  ended: 'この部署は、この年度が始まる前に終わっています。仕事を引き継いだ部署を選んでください。',
  notGoing: 'この事業は、この年度には行われていません。事業か年度を確かめてください。',
  notBegun: 'まだ始まっていない年度です。年度が始まってから書いてください。',
  taken: 'この事業・部署・年度の評価シートは、もうあります。一覧から開いて、続きを書いてください。',
  tooLong: '文章がA4の1枚に入りません。短くしてください。',
  noAssessment: '提出する前に、「評価」を書いてください。',
  noOutlook: '提出する前に、「今後の取組」を書いてください。',
  noProgress: '提出する前に、「進捗状況」を選んでください。',
  noIndicator: '提出する前に、「評価の指標」を書いてください。',
  foreign:
    'この部署の評価シートは、その部署の記入担当か、コーディネーター・管理者が書きます。自分の部署を選んでください。',
  changed: 'ほかの人が、先に書き直しました。下の入力は残しています。一覧から新しい内容を確かめ、書き足してください。',
  own: '提出した人は、確定できません。ほかのコーディネーターか管理者が内容を確かめて、確定します。',
  shut: 'いまの状態では、この操作はできません。開き直して、状態を確かめてください。',
  noReason: '差し戻すわけを書いてください。部署の人が、何を直せばよいかわかるようにします。',
} satisfies Record<Refusal, string>

/** Why there is no grade. */
export const NO_GRADE_TEXT = {
  noTarget: '目標値がわからないため、評点は出せません',
  noActual: '実績がわからないため、評点は出せません',
  zeroTarget: '目標値が0のため、評点は出せません',
  noThresholds: '市の評点の基準がまだ登録されていないため、評点は出せません',
} satisfies Record<NoGrade, string>

/** C（達成率74.3%）, or why there is no grade. */
export function gradeText(graded: Graded): string {
  if ('none' in graded) return NO_GRADE_TEXT[graded.none]
  return graded.percent === null ? graded.grade : `${graded.grade}（達成率${graded.percent}%）`
}

/** The grade as it was kept, with the share by which it was reckoned; of one without a grade, why. */
export function keptGradeText(sheet: Content & { grade: string | null }, grades: Grades): string {
  const graded = gradeOf(sheet, grades)
  if (sheet.grade === null) return gradeText('none' in graded ? graded : { none: 'noThresholds' })
  return 'none' in graded ? sheet.grade : gradeText({ ...graded, grade: sheet.grade })
}

/** 82件; わかりません where nobody knows. */
export const numberText = (value: number | null, unit: string): string =>
  value === null ? 'わかりません' : `${value.toLocaleString('ja')}${unit}`

export const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** What happened to a sheet, in words. */
export const TOLD = {
  'evaluation.begun': () => '書きはじめました。',
  'evaluation.saved': () => '下書きを保存しました。',
  'evaluation.handed-in': () => '提出しました。',
  'evaluation.given-back': ({ why }) => `差し戻しました。わけ：${why ?? ''}`,
  'evaluation.confirmed': ({ grade, alone }) =>
    `確定しました。${grade ? `評点は${grade}です。` : ''}${alone ? 'ほかに確定できる職員がいないため、提出した人が確定しました。' : ''}`,
  'step.handed-over': () => '確定の仕事を、ほかの職員に引きつぎました。',
  'step.returned': () => '確定の仕事が、もとの職員に戻りました。',
  'step.accepted': () => '確定の仕事を、引き受けました。',
} satisfies Words<'evaluation', null>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'evaluation.begin': ['figure', '評価シートを書きはじめる画面を使う'],
  'evaluation.decide': ['figure', '評価シート〜の確定を判断する'],
  'evaluation.write': ['figure', '評価シート〜を書く画面を使う'],
} satisfies Looks
