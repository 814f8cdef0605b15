import type { WordRefusal } from './rules.ts'

export const WORD_REFUSAL_TEXT = {
  short: '同じ意味の ことばは、2文字以上で入力してください。1文字では 関係のない活動まで 見つかります。',
  same: 'この2つは、もともと同じ ことばとして さがします（ひらがな・カタカナ、数字の書き方、漢字の新旧は区別しません）。',
  there: 'この組み合わせは、もう入っています。',
} satisfies Record<WordRefusal, string>
