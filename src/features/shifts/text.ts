import type { Looks } from '#platform/feature.ts'
import type { AbsenceReason, AbsenceStatus, Answer, Ending, Refusal } from './rules.ts'
import type { Knows } from './substitutes/rules.ts'

export const REASON_TEXT = {
  health: '体調',
  family: '家の用事',
  hospital: '通院',
  'no-word': '連絡なし',
  other: 'そのほか',
} satisfies Record<AbsenceReason, string>

export const STATUS_TEXT = {
  uncovered: '代わりの人を探しています',
  asked: '返事を待っています',
  covered: '代わりの人が決まりました',
  without: '代わりなしで行います',
  withdrawn: '来られることになりました',
} satisfies Record<AbsenceStatus, string>

/** The same in the few letters of a grid. */
export const MARK_TEXT = {
  uncovered: '欠席・代わり未定',
  asked: '欠席・返事待ち',
  covered: '欠席・代わりあり',
  without: '欠席・代わりなし',
} satisfies Record<Exclude<AbsenceStatus, 'withdrawn'>, string>

export const ENDING_TEXT = {
  without: '代わりなしで行う',
  withdrawn: 'やはり来られる（欠席を取り消す）',
} satisfies Record<Ending, string>

export const ANSWER_TEXT = { yes: '引き受ける', no: '断る' } satisfies Record<Answer, string>

export const KNOWS_TEXT = {
  activity: 'この活動の経験あり',
  organisation: 'この団体の経験あり',
} satisfies Record<Exclude<Knows, null>, string>

export const REFUSAL_TEXT = {
  notDecided: 'この活動に決定している人を一覧から選んでください。決定は、提案のページで記録します。',
  slotGone: 'この時間は、活動の内容の変更でなくなりました。いまある時間から選んでください。',
  beforeStart: '始まりの日より前からは入れられません。始まりの日か、それより後の日を入力してください。',
  endBeforeStart: '終わりの日は、始まりの日かそれより後の日にしてください。',
  never: 'この期間には、選んだ時間の日がありません。日付を確かめてください。',
  overlaps: '同じ時間に、ほかの担当があります。重ならない時間を選ぶか、先にその担当を終えてください。',
  cameUnsaid: '出欠がまだ選ばれていません。「来た」か「来なかった」を選んでから、もう一度押してください。',
  full: 'この時間は満員です。ほかの時間を選ぶか、団体に人数を確かめて活動の必要人数を直してください。',
  ended: 'この担当は、もう終わっています。',
  past: '過ぎた日は、欠席ではなく「出欠の記録」に「来なかった」と記録してください。きょうか、それより後の日を入力してください。',
  tooLong:
    '2か月をこえる欠席は記録できません。長く休むときは、分担のページで担当を終えて、空いた所に新しい人を入れてください。',
  notThen: 'この期間に、この方の担当の日がありません。担当の曜日と期間を確かめて、日付を直してください。',
  twice: 'この日の欠席は、もう記録しています。別の日を入力するか、いまの欠席のページを開いてください。',
  settled: 'この欠席は、もう片づいています。下のようすを確かめてください。',
  dayOver: 'この時間は、もう過ぎました。代わりの人は頼めません。「代わりなしで行う」を押して、片づけてください。',
  nobodyChosen: '頼む人を選んでください。',
  cannotCome: '頼めなくなった人がいます。画面を新しくしました。下の候補から選び直してください。',
  answered: 'この方の返事は、もう記録しています。下のようすを確かめてください。',
  consentMissing:
    '団体に名前を伝えることへの同意がまだありません。ご本人に確かめて、下の欄にチェックを入れてから、もう一度押してください。',
  hasSubstitute: '代わりの人が決まっています。先に、代わりの人の担当を終えてください。',
  future: 'まだ来ていない日の出欠は記録できません。',
} satisfies Record<Refusal, string>

/** Whether somebody came. */
export const CAME_TEXT = { yes: '来た', no: '来なかった' }

/** How a look at one of its pages is told. */
export const LOOKS = {
  'absence.ended': ['shift', '〜のお休みの知らせを終わりにする'],
  'absence.read': ['shift', '〜のお休みを見る'],
  'absence.told': ['shift', '〜のお休みを主催者に伝えたと記録する'],
  'assignment.absence': ['shift', '〜のお休みを入力する画面を使う'],
  'assignment.ended': ['shift', '〜の分担を終わりにする'],
  'shifts.assigned': ['shift', '活動〜の分担を直す'],
  'shifts.attendance': ['shift', '活動〜の出欠を記録する'],
  'shifts.read': ['shift', '活動〜の分担を見る'],
  'shifts.sheet': ['shift', '活動〜の1週間の表を見る'],
  'substitute.answered': ['shift', '〜の代わりの返事を記録する'],
  'substitute.asked': ['shift', '〜の代わりをお願いする'],
} satisfies Looks
