import type { Looks } from '#platform/feature.ts'
import type { CorrectionRefusal, CorrectionVerb, Recall } from './rules.ts'

export const VERB_TEXT = {
  correct: '訂正する',
  move: 'ほかの方に移す',
  void: '取り消す',
} satisfies Record<CorrectionVerb, string>

export const DONE_TEXT = {
  correct: '訂正しました',
  move: 'ほかの方に移しました',
  void: '取り消しました',
} satisfies Record<CorrectionVerb, string>

export const CORRECTION_TEXT = {
  changed:
    'この画面を開いたあとに、この記録が変わりました。いまの内容を確かめてから、もう一度行ってください。入力した内容は残っています。',
  notYours: 'ほかの職員が書いた記録は、コーディネーターか管理者が直せます。どちらかに頼んでください。',
  notPossible: 'この記録では、その直しかたはできません。下の方法から選んでください。',
  nothingNew: '変わったところがないため、何も直していません。直したいところを入力してから、もう一度押してください。',
} satisfies Record<CorrectionRefusal, string>

export const RECALL_TEXT = {
  returned: '紹介状を返してもらった',
  destroyed: '廃棄したことを団体に確かめた',
  'not-sent': '紹介状はまだ渡していなかった',
} satisfies Record<Recall, string>

/** What somebody was told wrongly. A kind of before, which nobody writes any more, is told by its key. */
const INCIDENT_TEXT: Record<string, string> = { introduction: '紹介のまちがい' }
export const incidentText = (kind: string): string => INCIDENT_TEXT[kind] ?? kind

/** How a look at one of its pages is told. */
export const LOOKS = {
  'correction.list': ['correction', '訂正の一覧を見る'],
  'correction.read': ['correction', '〜の記録の訂正を見る'],
  'correction.recalled': ['correction', '〜の記録の訂正で、伝えた内容を回収したと記録する'],
  'record.corrected': ['correction', '〜の記録を直す'],
  'record.read': ['correction', '〜の記録を直す画面を見る'],
} satisfies Looks
