import type { FormKind, FormRefusal } from './rules.ts'

export const FORM_TEXT = {
  plan: '四半期報告・年次報告',
  sheets: '事務事業評価シート',
  works: '事業票',
} satisfies Record<FormKind, string>

export const REFUSAL_TEXT = {
  empty: 'ファイルの中身が空です。正しいファイルか、確かめてください。',
  tooLarge: 'ファイルが大きすぎます（上限は5MBです）。図や写真を小さくしてください。',
  old: '古い形（.doc）か、パスワードのついたファイルです。Wordで「Word文書（.docx）」として、パスワードをつけずに保存し直してください。',
  other: 'Wordの文書（.docx）ではありません。Wordで「Word文書（.docx）」として保存したファイルを選んでください。',
  macros:
    'マクロなどのプログラムが入ったファイルは受け取れません。プログラムのない「Word文書（.docx）」として保存し直してください。',
  outside:
    '開いたときに、ほかの場所からファイルを読みこむ文書です。リンクした図やひな形を外すか、文書のなかに入れて保存し直してください。',
  bomb: '開くと大きくなりすぎるファイルです。図や写真をへらしてください。',
  broken: 'ファイルが壊れています。Wordで開き、名前を付けて保存し直してください。',
  changed: 'ほかの人が、先に新しいひな形を入れました。いまのひな形を確かめて、もう一度入れてください。',
} satisfies Record<FormRefusal | 'changed', string>
