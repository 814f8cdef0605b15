import { CONSENT_TEXT } from '#features/consents/index.ts'
import type { WaitsFor } from '#features/steps/index.ts'
import type { Looks } from '#platform/feature.ts'
import type { Group, Refusal } from './rules.ts'

export const GROUP_TEXT = {
  overdue: '期限を過ぎているもの',
  today: 'きょうのもの',
  week: '今週のもの（7日以内）',
  later: 'その先のもの',
  paused: '同意が取り消され、止まっているもの',
} satisfies Record<Group, string>

export const GROUP_EMPTY = {
  overdue: '期限を過ぎたものはありません。',
  today: 'きょう期限のものはありません。',
  week: '今週期限のものはありません。',
  later: 'その先のものはありません。',
  paused: '止まっているものはありません。',
} satisfies Record<Group, string>

/** Whom the steps of a list wait for. */
export const WAITED_TEXT = {
  any: 'すべて',
  desk: '窓口が動く番',
  resident: '本人の返事待ち',
  organiser: '団体の返事待ち',
  partner: '連携先の返事待ち',
} satisfies Record<WaitsFor | 'any', string>

export const REFUSAL_TEXT = {
  ...CONSENT_TEXT,
  nextMissing:
    'この方には、ほかに開いている一歩がありません。次の期限を入力してください。相談を終わりにするときは、相談の記録で「この相談で終わり」を選びます。',
  referElsewhere: '連携先につなぐ一歩は、この方の画面の「いまの相談」から、つなぐ先を選んで入れてください。',
  gone: 'この一歩は、もう済んだか、別の職員に引きつがれています。一覧を開き直して確かめてください。',
  unseen:
    'この一歩は、あなたの役割では見られない方のものです。続きは、担当の職員が行います。伝えることがあるときは、その職員に伝えてください。',
  notPerson: 'この一歩は、それぞれのページで記録すると済みになります。リンクから開いてください。',
  ownerUnknown: '引きつぐ職員を一覧から選んでください。',
  ownerUnfit: 'その職員の役割では、この一歩を担当できません。一覧の中から、ほかの職員を選んでください。',
  sameOwner: 'その職員がいまの担当です。ほかの職員を選んでください。',
  notYours: 'この一歩は、担当の職員か、コーディネーター・管理者だけが引きつげます。担当の職員に頼んでください。',
  notPending: 'この引きつぎは、もう引き受けたか、もどしたあとです。一覧を開き直して確かめてください。',
  noReturn: '引きついだ職員がいまは窓口にいないため、もどせません。引き受けるか、ほかの職員に引きついでください。',
  duePast: '次の期限は、きょうかそれより後の日にしてください。例：令和8年11月28日',
} satisfies Record<Refusal, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'step.accepted': ['step', '〜の次の一歩の引きつぎに返事する'],
  'step.done': ['step', '〜の次の一歩を終わりにする'],
  'step.handed-over': ['step', '〜の次の一歩をほかの職員にお願いする'],
  'step.read': ['step', '〜の次の一歩を見る'],
  'step.returned': ['step', '〜の次の一歩の引きつぎに返事する'],
  'stuck.read': ['city', '終わっていない処理を見る'],
  'stuck.retry': ['city', '終わっていない処理をやり直す'],
  'worklist.read': ['step', 'やることの一覧を見る'],
} satisfies Looks
