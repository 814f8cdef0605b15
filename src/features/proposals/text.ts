import type { Looks } from '#platform/feature.ts'
import type { EntryVerb, FollowUpResult, Help, How, Plan, Reason, Refusal, Result, Status } from './rules.ts'

export const STATUS_TEXT = {
  proposed: '提案',
  accepted: '本人承諾',
  introduced: '紹介済',
  visiting: '見学・体験・面接',
  decided: '決定',
  active: '活動中',
  ended: '終了',
  failed: '不調',
  declined: '辞退',
  passed: '見送り',
} satisfies Record<Status, string>

/** What stands beside the status of a proposal that is paused. */
export const PAUSED_TEXT = '同意取り消し・停止中'

/** What happened, as a line of the history says it. */
export const DONE_TEXT = {
  propose: '提案した',
  pass: '窓口が見送った',
  accept: '本人が承諾した',
  introduce: '団体に紹介した',
  visit: '見学の日を決めた',
  trial: '体験の日を決めた',
  interview: '面接の日を決めた',
  result: '結果を聞いた',
  decide: '決定した',
  start: '活動が始まった',
  'follow-up': '続いているか確かめた',
  end: '活動を終えた',
  decline: '本人が辞退した',
  'fall-through': '不調に終わった',
} satisfies Record<EntryVerb, string>

/** What can be done, as a button says it. */
export const VERB_TEXT = {
  propose: '提案する',
  pass: '見送る',
  accept: '承諾の返事があった',
  introduce: '紹介する',
  visit: '見学の日を決める',
  trial: '体験の日を決める',
  interview: '面接の日を決める',
  result: '結果を記録する',
  decide: '決定を記録する',
  start: '始まったことを記録する',
  'follow-up': '続いているか記録する',
  end: '終了を記録する',
  decline: '辞退を記録する',
  'fall-through': '不調を記録する',
} satisfies Record<EntryVerb, string>

export const PLAN_TEXT = { visit: '見学', trial: '体験', interview: '面接' } satisfies Record<Plan, string>

/** The name of a counsellor's introduction, by what the law calls it. */
export const HELP_TEXT = { placement: '職業紹介', introduction: '紹介（活動）' } satisfies Record<Help, string>

export const REASON_TEXT = {
  'own-words': '本人の言葉に合う',
  near: '家から近い',
  'hours-fit': '時間が合う',
  'skills-used': '経験が活きる',
  'terms-fit': '条件が合う',
  'good-place': '場の雰囲気が合う',
  needed: '地域で必要',
  'known-group': '団体を知っている',
  'easy-start': '試しやすい',
  companion: '知り合いがいる',
  'few-others': '候補が少ない',
  'too-far': '遠い',
  hours: '日や時間が合わない',
  health: '体調・からだの負担',
  wage: '報酬や条件が合わない',
  image: '思っていたものと違う・気が進まない',
  relations: '人間関係',
  family: '家庭の事情',
  'other-found': 'ほかの活動が決まった',
  'organiser-declined': '団体が見送った',
  skills: '経験や資格が足りない',
  filled: '先に定員が埋まった',
  'no-answer': '連絡がつかない',
  absent: '当日来なかった',
  'period-over': '期間の終わり',
  moved: '転居',
  'goes-on': '窓口の手をはなれて続いている',
  other: 'そのほか',
} satisfies Record<Reason, string>

export const RESULT_TEXT = {
  good: '前向き',
  thinking: '本人が考え中',
  waiting: '団体の返事を待っている',
  unsure: '気になる点がある',
  absent: '行われなかった',
} satisfies Record<Result, string>

export const FOLLOW_UP_TEXT = {
  continuing: '続いている',
  trouble: '困りごとがある',
  ended: '終わった',
} satisfies Record<FollowUpResult, string>

export const HOW_TEXT = { own: '窓口の紹介', partner: '連携先を通じて', self: '本人が見つけて' } satisfies Record<
  How,
  string
>

/** Which follow-up it is: 1週間, 1か月, 3か月, 6か月, 1年, 1年6か月 … after the start. */
export function roundText(round: number): string {
  if (round < 3) return ['1週間', '1か月', '3か月'][round]!
  const months = 6 * (round - 2)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return `${years ? `${years}年` : ''}${rest ? `${rest}か月` : ''}`
}

export const REFUSAL_TEXT = {
  notNow: 'この提案は、いまはその操作ができない状態です。下の「これまで」で最新の状態を確かめてください。',
  changed:
    'この画面を開いたあとに、別の職員がこの提案に記録を加えました。入力した内容は残っています。「これまで」を確かめて、必要ならもう一度押してください。',
  alreadyOpen: 'この活動は、この方にもう提案しています。新しく提案せずに、いまの提案に記録してください。',
  notOpenForProposals:
    'この活動は、いま募集していません（満員・募集終了・公開前のどれかです）。活動のページで状態を確かめてください。',
  placementOff:
    'この市は職業紹介を行わないことになっているため、雇用・派遣の団体にお名前を伝えられません。ご本人が自分で決めたときは、決まり方で「本人が見つけて」を選んでください。続けないときは「辞退」か「不調」を記録します。',
  introductionsOff:
    'この市は活動への紹介を行わないことになっているため、団体にお名前を伝えられません。ご本人が自分で決めたときは、決まり方で「本人が見つけて」を選んでください。続けないときは「辞退」か「不調」を記録します。',
  excluded:
    'この方には、この団体を「紹介しない」と記録されています。ご本人の気持ちが変わったときは、先にその記録を解いてください。',
  alreadyIntroduced: 'この提案では、もう団体に紹介しています。同じ方を二度紹介することはできません。',
  interviewNeedsIntroduction: '面接の前に、団体への紹介を記録してください。',
  nothingPlanned: '結果を記録する見学・体験・面接がありません。先に日を決めてください。',
  decideNeedsIntroduction:
    '窓口の紹介で決まった雇用・派遣は、先に紹介を記録してください。ご本人が見つけた場合は、決まり方で「本人が見つけて」を選んでください。',
  overlaps:
    '同じ時間の別の活動に、いま紹介しているところです。そちらの結果が出てから紹介するか、そちらを終わらせてください。',
  partnerGone: 'この連携先は、いまは選べません。連携先を選び直してください。',
  noSeat:
    '定員が埋まったため、決定を記録できません。団体に人数を確かめ、増やせるときは活動のページで定員を直してから、もう一度記録してください。',
  reasonUnfit: '理由を一覧から選んでください。',
  consentMissing:
    'この団体に伝えることへの同意がまだありません。ご本人に確かめて、同意を記録してから紹介してください。',
  consentGeneralOnly:
    '「全般」の同意だけでは、この団体に名前を伝えられません。この団体に伝えてよいかご本人に確かめて、同意を記録してください。',
  consentWithdrawn:
    'この団体への同意は取り消されているため、紹介・見学・体験・面接・窓口を通した決定はできません。お気持ちが変わったときは、あらためて同意を記録してください。続けないときは「辞退」か「不調」を記録します。',
  builtOn:
    'この提案は、分担や案とつながっています。分担は先に終わりにしてから直し、案から出した提案には、いまの状態に合う記録を加えてください。',
  moveIntroduced:
    'この提案では、もう団体に紹介しています。先に提案のページの「紹介のまちがい」で紹介を取り消してから、移してください。',
  followUpEnds: '活動が終わったときは、訂正ではなく、提案のページで「終了を記録する」を使ってください。',
} satisfies Record<Refusal, string>

/** More hours than all times of the activity together. */
export const aboveSlotsText = (hours: number, most: number): string =>
  `週${hours}時間は、この活動の時間をすべて合わせた週${Math.round(most * 10) / 10}時間より長くなっています。打ちまちがいでないか確かめてください。`

/** How a look at one of its pages is told. */
export const LOOKS = {
  'list.read': ['proposal', '前に見た順番の一覧を見る'],
  'opportunity.matches': ['proposal', '活動〜に合いそうな人の一覧を見る'],
  'person.matches': ['proposal', '〜に合いそうな活動を見る'],
  'person.read': ['person', '〜の記録を見る'],
  'proposal.activity-sheet': ['proposal', '〜に渡す活動の案内を見る'],
  'proposal.begun': ['proposal', '〜に活動を提案する'],
  'proposal.letter': ['proposal', '〜の紹介状を見る'],
  'proposal.read': ['proposal', '〜への提案を見る'],
  'proposal.written': ['proposal', '〜への提案のその後を記録する'],
  'proposals.exported': ['proposal', '提案の一覧をファイルに保存する'],
  'proposals.listed': ['proposal', '提案の一覧を見る'],
} satisfies Looks
