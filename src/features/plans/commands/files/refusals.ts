import type { Fault, Issue, IssueCode, PlanRule, Rule } from '#matching/index.ts'

type Say = (expected: string | number) => string
const figure = (value: string | number): string => (typeof value === 'number' ? value.toLocaleString('ja') : value)

const TYPE_TEXT: Readonly<Record<string, string>> = {
  object: '「{ }」で囲んだ項目',
  array: '「[ ]」で囲んだ一覧',
  string: '「" "」で囲んだ文字',
  number: '数',
  integer: '整数',
  boolean: 'true か false',
}

const BROKEN = {
  open: () => '募集していない活動です',
  kind: () => '本人が受けない就業形態です',
  category: () => '本人がしたくない分野です',
  load: () => 'からだの負担が、本人の限度をこえています',
  skill: () => '必要な資格・技能がありません',
  reach: () => '行ける範囲より遠い所です',
  age: () => '年齢の条件に合いません',
  residence: () => '市内に住む人だけの活動です',
  excluded: () => '職員が除いた組み合わせです',
  availability: () => '本人が空いていない時間です',
  busy: () => '本人の都合が悪い日と重なっています',
  hours: () => '1週間の時間が、本人の上限をこえています',
  days: () => '期間中の日数が、本人の上限をこえています',
  need: expected => `必要な人数（${figure(expected)}人）をこえています`,
  capacity: expected => `活動の定員（${figure(expected)}人）をこえています`,
  twice: () => '同じ人が同じ枠に2度入っています',
  clash: () => '同じ人の枠が重なっているか、次の場所へ移る1時間がありません',
  threeADay: () => '同じ人の枠が1日に3つ以上あります',
  rest: () => '負担の大きい枠が、同じ日か続いた日にあります',
  team: expected => `組の人数（${figure(expected)}人）がそろっていません`,
  leader: () => '資格・技能のあるまとめ役がいません',
  experienced: () => '経験のある人が足りません',
  newcomers: () => 'はじめての人が多すぎます',
  apart: () => '別々にする人が、同じ枠にいます',
  together: () => 'いっしょに参加する人が、そろっていません',
  locked: () => '固定した人が、その枠にいません',
  whole: () => 'ひとりが全部の枠を受けもつ活動（whole）の、一部の枠だけにいます',
  activities: expected => `受けもつ活動が多すぎます（${figure(expected)}つまで）`,
} satisfies Record<Rule | PlanRule, Say>

const ISSUES: Readonly<Record<IssueCode, Say>> = {
  ...(Object.fromEntries(
    Object.entries(BROKEN).map(([code, say]) => [
      code,
      (expected: string | number) => `固定できません。${(say as Say)(expected)}。`,
    ]),
  ) as Record<keyof typeof BROKEN, Say>),
  type: expected => `${TYPE_TEXT[expected]}を書いてください。`,
  const: expected => `「${expected}」と書いてください。`,
  enum: expected => `次の中から選んでください：${expected}`,
  pattern: expected =>
    String(expected).startsWith('^\\d{4}')
      ? '年月日を 2026-12-07 のように書いてください。'
      : '曜日と時間帯を tue-am のように書いてください（時間帯は am、pm、evening）。',
  minLength: () => '空にはできません。文字を書いてください。',
  minimum: expected => `${figure(expected)}以上の数にしてください。`,
  maximum: expected => `${figure(expected)}以下の数にしてください。`,
  multipleOf: expected => `${expected}きざみの数にしてください（0.25 は15分です）。`,
  minItems: expected => `${figure(expected)}つ以上書いてください。`,
  maxItems: expected => `多すぎます（${figure(expected)}まで）。減らすか、地域や期間で分けてください。`,
  required: () => 'この項目がありません。書き足してください。',
  anyOf: () => '一覧（["standing"]）か、3までの度合い（{"standing": 2}）で書いてください。',
  date: () => '暦にない日です。正しい年月日にしてください。',
  span: () => '始まりを終わりより前にしてください。0時間の枠や、夜の0時をまたぐ枠は書けません（2つに分けてください）。',
  week: () => '期間（horizon.weeks）の外の週です。',
  repeated: expected => `「${expected}」が2度使われています。ほかと重ならない名前にしてください。`,
  sum: expected => `配点の合計を${figure(expected)}にしてください（書かない項目は標準の配点で数えます）。`,
  tooMany: expected => `種類が多すぎます（${figure(expected)}種類まで）。`,
  unknown: () => 'このファイルにない id です。',
  contradiction: () =>
    '同じ人どうしを「いっしょ（together）」と「別々（apart）」の両方にはできません。同じ活動を「チーム（team）」と「ひとりが全部（whole）」の両方にもできません。',
}

/** Where a problem is wrong and what to do about it. */
export const issueText = ({ path, code, expected = '' }: Issue): string =>
  `${path || '（ファイル全体）'}：${ISSUES[code](expected)}`

/** A fault of a plan; `instance`: it was made for another problem. */
export type PlanFault = Omit<Fault, 'code'> & { code: Fault['code'] | 'instance' }

const FAULTS: Readonly<Record<PlanFault['code'], Say>> = {
  ...BROKEN,
  person: () => '問題のファイルにいない人です',
  slot: () => '問題のファイルにない枠です',
  score: expected => `点が違います。正しくは${expected}点です`,
  terms: () => '点の内訳が違います',
  objective: expected => `点の合計が違います。正しくは${expected}点です`,
  gap: expected => `最良との差が違います。正しくは${expected}です`,
  bound: expected =>
    expected === Number.POSITIVE_INFINITY
      ? '上限を示せません。certificate の prices か charges に、使えない値があります'
      : `上限が小さすぎます。certificate の値で示せる上限は${expected}点です`,
  instance: expected => `別の問題の案です。この問題は ${expected} です`,
}

/** Where a plan is wrong and how. */
export const faultText = ({
  path,
  code,
  expected,
}: Omit<PlanFault, 'expected'> & { expected?: string | number }): string => `${path}：${FAULTS[code](expected ?? '')}。`
