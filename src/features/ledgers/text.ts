import type { Looks } from '#platform/feature.ts'
import type { Book, Lack, Left, OpeningEnd, Refusal, Result, SeekingEnd } from './rules.ts'

export const BOOK_TEXT = { seekers: '求職管理簿', openings: '求人管理簿' } satisfies Record<Book, string>

export const SEEKING_END_TEXT = {
  hired: '就職した',
  withdrawn: '本人が取り下げた',
  expired: '有効期間が終わった',
  closed: '相談を終えた',
} satisfies Record<SeekingEnd, string>

export const OPENING_END_TEXT = {
  filled: '人数がそろった',
  withdrawn: '求人者が取り下げた',
  expired: '有効期間が終わった',
} satisfies Record<OpeningEnd, string>

export const RESULT_TEXT = { hired: '採用', refused: '不採用', declined: '本人が辞退' } satisfies Record<Result, string>

export const LEFT_TEXT = {
  left: 'あり',
  stayed: 'なし',
  early: '6か月たっていない',
} satisfies Record<Left, string>

export const LACK_TEXT = {
  work: '希望する職種',
  address: '住所・所在地',
  occupation: '職業の分類',
  valid: '有効期間',
  overdue: '有効期間が過ぎたあとの扱い',
  openings: '求人数',
  period: '雇用期間',
  wage: '賃金',
  place: '就業場所',
  contact: '連絡先',
  result: '採否（紹介から30日をすぎたもの）',
  left: '6か月以内に離職したか',
} satisfies Record<Lack, string>

export const REFUSAL_TEXT = {
  changed: 'この画面を開いたあとに、ほかの職員が変えました。いまの内容を確かめて、もう一度入力してください。',
  open: 'すでに受け付けています。いまの受付を終えてから、新しく受け付けてください。',
  form: '雇用か派遣の活動だけを、求人として受け付けられます。',
  gone: 'この受付は見つかりません。もう一度、画面を開いてください。',
} satisfies Record<Refusal, string>

export const LOOKS = {
  'ledger.seekers': ['person', '求職管理簿を見る'],
  'ledger.openings': ['activity', '求人管理簿を見る'],
  'ledger.file': ['person', '管理簿のファイルを保存する'],
  'ledger.seeking': ['person', '求職の受付の画面を使う'],
  'ledger.opening': ['activity', '求人の受付の画面を使う'],
} satisfies Looks
