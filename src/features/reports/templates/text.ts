import type { Short } from '../files/book/sheet.ts'
import type { FormKind, FormRefusal, FormType } from './rules.ts'

export const FORM_TEXT = {
  plan: '四半期報告・年次報告',
  sheets: '事務事業評価シート',
  works: '事業票',
} satisfies Record<FormKind, string>

export const TYPE_TEXT = { docx: 'Word', xlsx: 'Excel' } satisfies Record<FormType, string>

export const REFUSAL_TEXT = {
  empty: 'ファイルの中身が空です。正しいファイルか、確かめてください。',
  tooLarge: 'ファイルが大きすぎます（上限は5MBです）。図や写真を小さくしてください。',
  old: '古い形（.doc、.xls）か、パスワードのついたファイルです。「Word文書（.docx）」か「Excelブック（.xlsx）」として、パスワードをつけずに保存し直してください。',
  other:
    'Wordの文書（.docx）でも、Excelのブック（.xlsx）でもありません。そのどちらかとして保存したファイルを選んでください。',
  macros:
    'マクロなどのプログラムが入ったファイルは受け取れません。プログラムのない「Word文書（.docx）」か「Excelブック（.xlsx）」として保存し直してください。',
  outside:
    '開いたときに、ほかの場所からファイルを読みこむ文書です。リンクした図やひな形、ほかのブックを見る数式を外すか、文書のなかに入れて保存し直してください。',
  bomb: '開くと大きくなりすぎるファイルです。図や写真、使っていないシートや行をへらしてください。',
  broken: 'ファイルが壊れています。WordかExcelで開き、名前を付けて保存し直してください。',
  changed: 'ほかの人が、先に新しいひな形を入れました。いまのひな形を確かめて、もう一度入れてください。',
} satisfies Record<FormRefusal | 'changed', string>

/** That a list has too few rows, and how many it needs. */
export const shortText = ({ list, sheet, needed, room }: Short): string =>
  `「${list}」の行が足りません。${needed}行いりますが、シート「${sheet}」には${room}行しかありません。名前を書いた行の下に、何も書いていない行を足してください。`
