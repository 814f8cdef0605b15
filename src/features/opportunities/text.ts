import { LEGAL_FORM_TEXT, type LegalForm, SKILL_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import { clockTime } from '#platform/times.ts'
import type { SourceVerb } from './intake/rules.ts'
import {
  EVERY_WEEK,
  isWholeJob,
  moreThanSaid,
  type OpportunityData,
  type Reward,
  type RewardUnit,
  type SlotData,
  type Status,
  type Team,
  type Verb,
} from './rules.ts'
import type { Figures, RefusalKey } from './terms/rules-refusals.ts'
import type { Unknown } from './unknown.ts'

/** What stands where a fact is not known. */
export const ASK_TEXT = 'わかりません。主催者か窓口におたずねください。'

/** What is not known, as it is named in a sentence. */
export const UNKNOWN_TEXT = {
  times: '曜日と時間',
  place: '場所（地図の上の位置）',
  reward: 'お金',
  capacity: '定員',
  loads: 'からだの負担',
  age: '年齢の条件',
  residence: '住まいの条件',
} satisfies Record<Unknown, string>

export const STATUS_TEXT = {
  draft: '下書き',
  submitted: '申請中',
  returned: '修正依頼',
  open: '公開中',
  closed: '募集終了',
  ended: '終了',
} satisfies Record<Status, string>

/** What the button says. */
export const VERB_TEXT = {
  submit: '公開を申請する',
  delete: '下書きを消す',
  publish: '公開する',
  return: '修正を頼む',
  withdraw: '申請を取り下げる',
  close: '募集を終える',
  extend: '内容を確かめて続ける',
  amend: '条件を変えて申請し直す',
  reopen: 'もう一度募集する',
  end: '活動を終了にする',
} satisfies Record<Verb, string>

/** What the history and the flash say once it is done. */
export const DONE_TEXT = {
  submit: '公開を申請しました',
  delete: '下書きを消しました',
  publish: '公開しました',
  return: '修正を頼みました',
  withdraw: '申請を取り下げました',
  close: '募集を終えました',
  extend: '内容を確かめ、掲載を続けました',
  amend: '条件が変わったため、確かめ直しに回しました',
  reopen: 'もう一度募集を始めました',
  end: '活動を終了にしました',
  'take-in': '取り込みました',
  renew: '取込元の内容に合わせました',
  drop: '取込により終了にしました',
  restore: '取込を取り消し、前の内容にもどしました',
} satisfies Record<Verb | SourceVerb, string>

export const STEP_NOTE_TEXT = {
  draft: '下書きを仕上げて、公開を申請する',
  submitted: '内容を確かめて、公開するか修正を頼む',
  returned: '頼まれたところを直して、もう一度申請する',
  open: '掲載の内容がいまも正しいか、団体に確かめる',
  closed: '活動を終了にするか、もう一度募集するかを決める',
} satisfies Record<Exclude<Status, 'ended'>, string>

/** The reason in the history where the calendar closed it. */
export const OVER_TEXT = '終わりの日を過ぎたため'

export const UNPLACED_TEXT = '職業紹介を行わないことにしたため'

export const REWARD_TEXT = {
  wage: '賃金',
  fee: '報酬',
  thanks: 'お礼',
  none: 'なし',
  cost: '参加費（払う）',
} satisfies Record<Reward, string>

export const REWARD_UNIT_TEXT = {
  hour: '1時間',
  time: '1回',
  day: '1日',
  job: '1件',
  month: '1か月',
} satisfies Record<RewardUnit, string>

/** 「賃金 1時間1,200円」, 「お礼 1回500円」, 「なし」. */
export function rewardText(row: {
  reward: string | null
  reward_said: string
  reward_yen: number | null
  reward_unit: string | null
}): string {
  if (row.reward === null) return row.reward_said ? `わからない（案内には「${row.reward_said}」）` : 'わからない'
  const kind = REWARD_TEXT[row.reward as Reward] ?? row.reward
  if (row.reward_yen === null) return kind
  const unit = REWARD_UNIT_TEXT[row.reward_unit as RewardUnit] ?? ''
  return `${kind} ${unit}${row.reward_yen.toLocaleString('ja')}円`
}

/** 「毎週」, 「第1・第3」: the weeks of the month of a slot. */
export const weeksText = (weeks: number): string =>
  weeks === EVERY_WEEK
    ? '毎週'
    : [1, 2, 3, 4, 5]
        .filter(week => weeks & (1 << (week - 1)))
        .map(week => `第${week}`)
        .join('・')

/** 「火曜 9:30〜12:00」, 「第1・第3土曜 13:00〜15:00」, 「令和8年12月20日（日） 10:00〜12:00」. */
export function slotText(slot: SlotData): string {
  const time = `${clockTime(slot.from_min)}〜${clockTime(slot.to_min)}`
  if (slot.on_day) return `${formatDay(slot.on_day)} ${time}`
  const weeks = slot.weeks === EVERY_WEEK ? '' : weeksText(slot.weeks)
  return `${weeks}${WEEKDAY_TEXT[slot.weekday ?? 0]}曜 ${time}`
}

/** Whether one person does all of an activity, for staff. */
export const WHOLE_TEXT = { whole: '全部を受けもつ', shared: '分けて受けもってよい' } as const

/** That the hours of an activity that one person does alone are more than those that were said of one; '' where they are not. */
export function moreThanSaidText(row: Parameters<typeof moreThanSaid>[0]): string {
  const week = moreThanSaid(row)
  return week === null
    ? ''
    : `「1人の1週間の時間」は${row.hours_week}時間ですが、活動の時間は合わせて週${Math.round(week * 10) / 10}時間です。ひとりが全部を受けもつのか、分け合うのかを、団体に確かめてください。`
}

/** The same of one activity; what nobody said is told as such. */
export const wholeText = (row: Pick<OpportunityData, 'whole' | 'legal_form' | 'team'>): string => {
  const text = WHOLE_TEXT[isWholeJob(row) ? 'whole' : 'shared']
  if (row.team !== null) return `${text}（チームで分け合うため）`
  return row.whole === null ? `${text}（決めていないので、${LEGAL_FORM_TEXT[row.legal_form]}のふだんのとおり）` : text
}

/** Who must be in a team, for staff: 「普通自動車免許のある人が各枠に1人、はじめての人は各枠2人まで」. */
export const teamText = ({ leader, experienced, newcomers }: Team): string =>
  [
    'すべての枠の席がうまったときだけ始める',
    leader && `「${SKILL_TEXT[leader]}」のある人が各枠に1人`,
    experienced && `経験のある人が各枠に${experienced}人以上`,
    newcomers !== undefined && `はじめての人は各枠${newcomers}人まで`,
  ]
    .filter(Boolean)
    .join('・')

/** What must stand on a job that is kept to people of 60 and over (労働施策総合推進法施行規則1条の3第1項3号ニ). */
export const AGE_EXCEPTION_TEXT = '60歳以上の方の募集です（年齢制限の例外事由3号のニ：60歳以上の高年齢者に限って募集）'

/** The nature of each legal form, for whoever chooses one. */
export const LEGAL_FORM_HINT = {
  employment: '雇う人の指示で働き、賃金を受け取ります。最低賃金と労働条件の明示があります。',
  contract: '頼まれた仕事を自分の裁量で仕上げ、報酬を受け取ります。指示や時間の拘束はできません。',
  dispatch: '派遣会社に雇われ、派遣先の指示で働きます。',
  'paid-volunteering': '手間へのお礼や実費が出ます。断るのは自由で、時給では表しません。',
  volunteering: 'お礼のない活動、学び、趣味、健康づくり。参加費があることもあります。',
} satisfies Record<LegalForm, string>

type About = Figures & { label: string }

const yen = (amount: number | undefined) => `${(amount ?? 0).toLocaleString('ja')}円`

/** The sentence of a refusal; `label` is the name of the term or field. */
export const REFUSAL_TEXT = {
  missing: ({ label }) =>
    `「${label}」を入力してください。ないときは「なし」、変わらないときは「変更なし」と書けます。`,
  placeMissing: () => '場所がわかるように、町か、場所の名前か、番地を入力してください。',
  timeMissing: () =>
    'いつの活動か、曜日か日付と時間を1行以上入力するか、「相談して決める」を選んでください。わからないときは、団体に確かめてください。',
  rewardMissing: () => '金額を入力してください。例：1,200',
  rewardUnknown: () =>
    'いくら支払われるかがわからないままでは、雇用・派遣・業務委託は公開できません。団体に確かめてください。',
  rewardKind: () =>
    '雇用・派遣・業務委託は、賃金か報酬が要ります。お金の出ない活動は「無償・参加」で登録してください。',
  unitMissing: () => '金額が何に対してか（1時間、1回、1日、1件、1か月）を選んでください。',
  wagePerJob: () => '雇用と派遣の賃金は、1時間・1日・1か月のどれかで表してください。',
  thanksPerHour: () =>
    '有償ボランティアのお礼は、時給など時間あたりの額では表せません。「1回500円」のように、回や日や件で表してください。',
  belowMinimumWage: ({ minimumWage }) =>
    `最低賃金（1時間${yen(minimumWage?.yen)}：${minimumWage?.source ?? ''}）を下回っています。団体に確かめて、${yen(minimumWage?.yen)}以上の額に直してください。`,
  placementOff: ({ day }) =>
    `この市は${formatDay(day)}には職業紹介を行わないことになっているため、雇用と派遣の活動は登録も公開もできません（市の設定の「行うこと・行わないこと」）。`,
  minimumWageUnknown: ({ day }) =>
    `${formatDay(day)}の最低賃金が登録されていないため、賃金が最低賃金以上かを確かめられません。雇用と派遣は、登録されるまで公開できません。システム管理者に、この日の最低賃金を入れるよう頼んでください（市の設定の「最低賃金」）。`,
  hoursUnknown: () =>
    '1時間あたりの賃金が最低賃金以上かを確かめるため、日給なら時間の行を、月給なら「1週間の時間」を入力してください。',
  paymentLate: () =>
    '支払いの日が、仕事を受け取ってから60日を過ぎます（フリーランス法4条）。60日以内になるように直してください。例：月末締め、翌月25日払い',
  paymentUnclear: () =>
    '支払いの日が読み取れません。「30日以内」「月末締め、翌月25日払い」のように、締め日と支払日か、日数で書いてください。',
  ageFloor: () =>
    '雇用と派遣で年齢を限れるのは「60歳以上」だけです（例外事由3号のニ）。そのほかは「年齢は問わない」にして、「シニア歓迎」のように書いてください。',
  ageUnknown: () => '年齢を問わないか、60歳以上に限るかを、団体に確かめて選んでください（労働施策総合推進法9条）。',
  ageWording: () =>
    '年齢を限る言葉が入っています。「60歳以上に限る」を選ぶか、「55歳以上限定」のような言葉を「シニア歓迎」などに直してください（労働施策総合推進法9条）。',
  ageMaximum: () =>
    '年齢の上限を示す言葉が入っています。「70歳まで」「60〜70歳」のような言葉は使えません。消してください（労働施策総合推進法9条）。',
  endBeforeStart: () => '終わりの日が、始まりの日より前です。日付を確かめてください。',
  endPast: () => '終わりの日が過ぎています。これからの日に直すか、空けておいてください。',
  slotTimes: () => '始まりの時刻より後の時刻を、終わりに入力してください（24:00まで）。例：9:30から12:00',
  slotWeeks: () => '月のうちどの週かを選んでください。',
  capacityBelowTaken: () => '募集する人数が、もう決まった人数より少なくなっています。決まった人数以上にしてください。',
} satisfies Record<RefusalKey, (about: About) => string>

/** Why a verb cannot be done now. */
export const VERB_REFUSAL_TEXT = {
  changed: 'この画面を開いたあとに、別の職員がこの活動を変更しました。いまの内容を確かめて、もう一度押してください。',
  changedForm:
    'この画面を開いたあとに、別の職員がこの活動を変更しました。入力した内容は下に残っています。いまの内容と見比べて、もう一度保存してください。',
  dayUnclear: '終わる日を「令和8年11月21日」か「2026-11-21」のように、暦にある日で入力してください。',
  notNow: 'いまの状態では、その操作はできません。いまの状態を確かめてください。',
  incomplete: 'このままでは公開できません。「内容を変更する」から、下の項目を直してください。',
  reasonMissing: '何を直してほしいかを、団体にわかるように書いてください。例：休憩時間を書いてください。',
  organisationMissing: '団体を一覧から選んでください。',
  unverified: '確認の前に公開するわけを入力してください。例：市の課から紹介された団体で、来週訪問する',
} as const

export type VerbRefusal = keyof typeof VERB_REFUSAL_TEXT

/** How a look at one of its pages is told. */
export const LOOKS = {
  'opportunity.act': ['activity', '活動〜の状態を直す'],
  'opportunity.change': ['activity', '活動〜を直す画面を使う'],
  'opportunity.publish': ['activity', '活動〜を公開する'],
  'opportunity.read': ['activity', '活動〜を見る'],
  'opportunity.register': ['activity', '活動を登録する画面を使う'],
  'opportunity.return': ['activity', '活動〜の申請を差しもどす'],
} satisfies Looks
