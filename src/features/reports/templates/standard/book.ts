import type { FormKind } from '../rules.ts'
import { bookPackage, type Cell, type FormPage, type Look } from './book-package.ts'

/*
 * The workbooks that come with the product, made of the same names that a city may use in its own: a list begins in the first and
 * ends in the last cell of its row, and is filled downwards; what is repeated within it stands in one cell.
 */

type Column = { head: string; cell: string; wide: number; look: Look }
const number = (head: string, name: string, wide: number): Column => ({
  head,
  cell: `{{${name}}}`,
  wide,
  look: 'number',
})
const words = (head: string, name: string, wide: number): Column => ({ head, cell: `{{${name}}}`, wide, look: 'words' })
/** A cell that repeats these words for each of a list within the list; where there is none it says so, which is not 0. */
const each = (head: string, name: string, said: string, wide: number, none = '記入なし'): Column => ({
  ...{ head, wide, look: 'words' },
  cell: `{{#${name}}}${said}\n{{/${name}}}{{^${name}}}${none}{{/${name}}}`,
})

const line = (text: string, look: Look): Cell[] => [{ text, look }]
const HEAD = [
  line('{{表題}}', 'title'),
  line('{{自治体}}　番号 {{番号}}　{{初日}}〜{{末日}}　{{作成日}} {{作成者}} 作成', 'plain'),
  line('{{#新しい版}}{{前の版}}に置きかわる報告です。わけ：{{版のわけ}}{{/新しい版}}', 'plain'),
  line('{{注記}}', 'aside'),
  line('内容のハッシュ（SHA-256） {{ハッシュ}}', 'aside'),
]

/** A sheet with a list that takes as many rows as it needs. */
function listed(name: string, list: string, columns: readonly Column[]): FormPage {
  const last = columns.length - 1
  const rows = [
    ...HEAD,
    columns.map(({ head }): Cell => ({ text: head, look: 'head' })),
    columns.map(
      ({ cell, look }, at): Cell => ({
        text: `${at === 0 ? `{{#${list}}}` : ''}${cell}${at === last ? `{{/${list}}}` : ''}`,
        look,
      }),
    ),
  ]
  return { name, widths: columns.map(({ wide }) => wide), rows, heads: HEAD.length + 1 }
}

const ENTERED = [
  words('種類', '種類', 44),
  words('区分', '区分', 30),
  number('数', '単位なしの数', 16),
  words('単位', '単位', 10),
]

const plan = (): FormPage[] => [
  listed('目標と実績', '指標', [
    words('事業', '事業', 26),
    words('指標', '指標名', 34),
    words('単位', '単位', 8),
    number('目標', '目標', 11),
    number('実績', '実績', 12),
    number('達成率', '達成率', 9),
    words('状況', '状況', 12),
    words('備考', '備考', 16),
    number('年度の目標', '年度の目標', 11),
    number('年度の実績', '年度の実績', 12),
    number('達成率', '年度の達成率', 9),
    words('状況', '年度の状況', 12),
  ]),
  listed('締めたあとの訂正', '訂正', [
    words('四半期', '四半期', 12),
    words('指標', '指標名', 34),
    words('締めた数', '締めた数', 14),
    words('訂正した数', '訂正した数', 14),
    words('わけ', 'わけ', 40),
    words('訂正した人', '訂正した人', 16),
    words('訂正した日', '訂正した日', 22),
  ]),
  listed('部署が入れた実績', '実績の記入', ENTERED),
]

const SHEET = [
  words('事務事業名', '事務事業名', 22),
  words('担当課', '担当課', 16),
  words('評価の指標', '評価の指標', 18),
  words('目標値', '目標値', 10),
  words('実績', '実績', 10),
  { head: '進捗・評点', cell: '{{進捗状況}}{{評点}}', wide: 14, look: 'words' as const },
  words('評価', '評価', 36),
  words('今後の取組', '今後の取組', 36),
]

const works = (): FormPage[] => [
  listed('事業票', '事業票', [
    { head: '事業', cell: '{{事業名}}\n{{計画}}\n{{部署}}', wide: 18, look: 'words' },
    words('目的', '目的', 20),
    words('内容', '内容', 22),
    words('背景・経緯', '背景', 18),
    words('PRポイント', 'PRポイント', 18),
    each('予算・財源・支出', '予算・財源・支出', '{{種類}} {{区分}} {{数}}', 18),
    each('実績', '実績の記入', '{{種類}} {{区分}} {{数}}', 18),
    each('評価', '評価シート', '{{担当課}} {{進捗状況}}{{評点}}\n{{評価}}', 28, '確定したシートなし'),
    each('今後の展開', '評価シート', '{{今後の取組}}', 22, '確定したシートなし'),
  ]),
  listed('事業に分けない金額', '事業に分けない金額', ENTERED),
]

const PAGES = {
  plan,
  sheets: () => [listed('評価シート', '評価シート', SHEET)],
  works,
} satisfies Record<FormKind, () => FormPage[]>

/** The workbook of a kind that comes with the product. */
export const standardBook = (kind: FormKind): Uint8Array<ArrayBuffer> => bookPackage(PAGES[kind]())
