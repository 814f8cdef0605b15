import type { PlanStatus, Refusal, Skip } from './rules.ts'

export const PLAN_STATUS_TEXT = {
  waiting: '順番待ち',
  running: '計算中',
  done: 'できました',
  stopped: '途中で止めた',
  failed: '失敗',
} satisfies Record<PlanStatus, string>

/** Why a run came to nothing; the keys are stored. */
export const FAILURE_TEXT = {
  broken:
    '計算が途中で止まりました。もう一度 計算しても同じときは、システム管理の担当に「案の計算が止まる」と伝えてください。',
  cutOff:
    '計算の途中で システムが何度も止まったため、計算をやめました。システム管理の担当に確かめてから、もう一度 計算してください。',
  invalid:
    '登録されているデータに計算できない所があるため、案をつくれませんでした。システム管理の担当に「案のデータの確認」を頼んでください。',
  contradiction:
    '固定した割り当てどうしが、いまの条件では両立しません。固定をいくつか外してから、もう一度 計算してください。',
} as const
export type Failure = keyof typeof FAILURE_TEXT

export const PLAN_REFUSAL_TEXT = {
  notNow: 'この案は、いまは その操作ができない状態です。ページを開き直して、いまの様子を確かめてください。',
  noBase: 'もとになる案がまだできていません。計算が終わってから、もう一度 試してください。',
  unknownChange: '変えたい活動・枠・圏域が、この案の中にありません。一覧から選び直してください。',
  gone: 'この割り当ては、もうこの案にありません。別の職員が動かしたか、外した可能性があります。案を開き直してください。',
  locked: 'この割り当ては固定されています。動かすときは、先に固定を外してください。',
  proposed: 'この割り当ては、もう提案にしました。これからのことは、提案のページに記録してください。',
  breaksRules: 'この方は、この枠には入れません。理由は次のとおりです。',
  twice: 'この方は、もうこの枠に入っています。',
  clash: 'この方には、同じ時間か、間が1時間ない ほかの割り当てがあります。先にそちらを外すか、別の枠を選んでください。',
  rest: '続けてすると からだにこたえる活動が、同じ日か となりの日にあります。先にそちらを外すか、別の枠を選んでください。',
  threeADay: 'この方の割り当てが、1日に3つになります。同じ日の割り当てを1つ外すか、別の日の枠を選んでください。',
  days: 'この方が活動できる日数の上限を超えます。先に ほかの割り当てを外すか、本人に確かめて上限を直してください。',
  hours:
    'この方が1週間に活動できる時間の上限を超えます。先に ほかの割り当てを外すか、本人に確かめて上限を直してください。',
  full: 'この枠の席は、固定や提案ずみの方でうまっています。別の枠を選ぶか、どなたかの固定を外してください。',
  taken: 'この枠の席は、もう うまっています。入っている方を先に外すか、別の枠を選んでください。',
  apart: 'いっしょにならないように決めている方が、この枠に入っています。別の枠を選んでください。',
  team: 'この枠はチームで引き受ける活動のもので、この方が入るだけでは チームの条件がそろいません。別の枠を選ぶか、活動のチームの条件を見直してください。',
  setAside: 'この案は、使わないことにしてあります。使うときは「まとめ」で「やはり この案を使う」を押してください。',
  inUse: 'この案は、使わないことには なっていません。ページを開き直して、いまの様子を確かめてください。',
  noOwner: '担当の職員が見つかりません。一覧から選び直してください。',
  pastDue: '期限は、きょうか、それより後の日にしてください。',
  nobody: '提案にする割り当てがありません。もう提案にしたか、案から外されています。',
  tooMany: '一度に提案にできるのは300人までです。選ぶ方を減らして、何回かに分けてください。',
} satisfies Record<Refusal, string>

/** Why somebody in a plan got no proposal of it, in a table. */
export const SKIP_TEXT = {
  alreadyOpen: 'この活動は、もう提案しています',
  notOpenForProposals: 'この活動は、いま募集していません',
  notAtDesk: 'この方の相談は終わっています',
  excluded: 'この団体は、この方には紹介しないことになっています',
} satisfies Record<Skip, string>

/** What a proposal says of where it comes from. */
export const handedOverNote = (plan: string): string => `案「${plan}」からの提案`
