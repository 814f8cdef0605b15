import type { WordRefusal } from './rules.ts'

export const WORD_REFUSAL_TEXT = {
  short: '同じ意味のことばは、2文字以上で入力してください。1文字では関係のない活動まで見つかります。',
  same: 'この2つは、もともと同じことばとしてさがします（ひらがな・カタカナ、数字の書き方、漢字の新旧は区別しません）。',
  there: 'この組み合わせは、もう入っています。',
} satisfies Record<WordRefusal, string>
