import { WIDTHS } from '../../files/fields-figures.ts'
import type { FormKind } from '../rules.ts'
import { wordDocument } from './package.ts'
import { type Column, facts, heading, p, table, title } from './words.ts'

/*
 * The forms that come with the product, made of the same names that a city may use in its own. A name that is repeated begins
 * in the first and ends in the last cell of its row, or stands in paragraphs of its own.
 */

/** A table whose row is repeated by a name. */
function listed(name: string, columns: readonly Column[], size = 9): string {
  const last = columns.length - 1
  const row = columns.map((one, at) => ({
    ...one,
    cell: `${at === 0 ? `{{#${name}}}` : ''}${one.cell}${at === last ? `{{/${name}}}` : ''}`,
  }))
  return table(row, size)
}

const none = (name: string, says: string): string => p(`{{^${name}}}${says}{{/${name}}}`)
const aside = (text: string) => p(text, { size: 8 })
const number = (head: string, cell: string, wide: number): Column => ({ head, cell: `{{${cell}}}`, wide, right: true })
const words = (head: string, cell: string, wide: number): Column => ({ head, cell: `{{${cell}}}`, wide })

/** A row of `facts` that stands only where the name says yes. */
const only = (name: string, label: string, value: string): [string, string] => [
  `{{#${name}}}${label}`,
  `${value}{{/${name}}}`,
]

const head = (): string =>
  [
    title('{{表題}}'),
    p('{{自治体}}　番号 {{番号}}　{{初日}}〜{{末日}}　{{作成日}} {{作成者}} 作成'),
    p('{{#新しい版}}{{前の版}}に置きかわる報告です。わけ：{{版のわけ}}{{/新しい版}}'),
  ].join('')

const foot = (): string => aside('{{注記}}') + aside('内容のハッシュ（SHA-256） {{ハッシュ}}')

/** Tables of up to so many columns beside the first, each in what is as wide as the page. */
const figures = (): string =>
  WIDTHS.map(count => {
    const wide = Math.floor(212 / count)
    const columns = Array.from({ length: count }, (_, at) => ({ ...number(`{{列${at + 1}}}`, `数${at + 1}`, wide) }))
    return [
      p(`{{#${count}列の表}}`),
      listed('行', [words('{{項目の見出し}}', '項目', 272 - wide * count), ...columns], 8),
      p(`{{/${count}列の表}}`),
    ].join('')
  }).join('')

const plan = (): string =>
  [
    head(),
    heading('目標と実績'),
    listed(
      '指標',
      [
        words('事業', '事業', 50),
        words('指標', '指標名', 62),
        words('単位', '単位', 14),
        number('目標', '目標', 16),
        number('実績', '実績', 18),
        number('達成率', '達成率', 16),
        words('状況', '状況', 21),
        number('年度の目標', '年度の目標', 18),
        number('年度の実績', '年度の実績', 20),
        number('達成率', '年度の達成率', 16),
        words('状況', '年度の状況', 21),
      ],
      8,
    ),
    aside('{{締め}}'),
    aside('目標：{{計画}}'),
    aside('{{状況の決め方}}'),
    aside('{{答えの入り方}}'),
    heading('締めたあとの訂正'),
    none('訂正', 'ありません。'),
    p('{{#訂正}}'),
    p('{{四半期}} {{指標名}}：{{締めた数}} → {{訂正した数}}（{{わけ}}、{{訂正した日}}、{{訂正した人}}）'),
    p('{{/訂正}}'),
    heading('部署が入れた実績'),
    none('実績の記入', 'ありません。'),
    listed('実績の記入', [words('種類', '種類', 110), words('区分', '区分', 90), number('数', '数', 60)]),
    p('{{#評価シート}}'),
    heading('評価シート：{{事務事業名}}（{{担当課}}）'),
    facts(
      [
        ['進捗・評点', '{{進捗状況}}{{評点}}'],
        ['評価', '{{評価}}'],
        ['今後の取組', '{{今後の取組}}'],
      ],
      [40, 232],
    ),
    p('{{/評価シート}}'),
    p('{{#内訳}}'),
    heading('{{表の名前}}'),
    figures(),
    aside('{{読み方}}'),
    p('{{/内訳}}'),
    p('{{#内訳がある}}'),
    aside('{{内訳の注記}}'),
    p('{{/内訳がある}}'),
    foot(),
  ].join('')

const sheet = (): string =>
  facts(
    [
      ['事務事業名', '{{事務事業名}}'],
      ['担当課', '{{担当課}}'],
      ['掲載ページ', '{{掲載ページ}}'],
      ['事業の概要', '{{事業の概要}}'],
      ['事業の目的', '{{事業の目的}}'],
      only('進捗で評価', '進捗状況', '{{進捗状況}}'),
      only('指標で評価', '評価の指標', '{{評価の指標}}'),
      only('指標で評価', '目標値', '{{目標値}}'),
      only('指標で評価', '実績', '{{実績}}　{{実績の内訳}}'),
      only('指標で評価', '評点', '{{評点}}'),
      ['評価', '{{評価}}'],
      ['今後の取組', '{{今後の取組}}'],
    ],
    [38, 146],
  )

const sheets = (): string =>
  [
    p('{{#評価シート}}'),
    title('事務事業評価シート（{{年度}}）', { newPage: true }),
    p('{{自治体}}　番号 {{番号}}　{{確定した日}} 確定（{{確定した人}}）'),
    sheet(),
    aside('内容のハッシュ（SHA-256） {{ハッシュ}}'),
    p('{{/評価シート}}'),
  ].join('')

const works = (): string =>
  [
    p('{{#事業票}}'),
    title('事業票（{{年度}}）　{{事業名}}', { newPage: true }),
    p('{{自治体}}　番号 {{番号}}　{{計画}}'),
    heading('目的・内容'),
    facts(
      [
        ['目的', '{{目的}}'],
        ['内容', '{{内容}}'],
        ['背景・経緯', '{{背景}}'],
        ['PRポイント', '{{PRポイント}}'],
        ['部署', '{{部署}}'],
        ['掲載ページ', '{{掲載ページ}}'],
      ],
      [38, 146],
    ),
    heading('予算・財源・支出'),
    none('予算・財源・支出', 'この事業のものとして入れた金額は、まだありません。0という意味ではありません。'),
    listed('予算・財源・支出', [words('種類', '種類', 64), words('区分', '区分', 70), number('金額', '数', 50)]),
    heading('実績'),
    none('実績の記入', 'この事業の実績は、まだ入っていません。0という意味ではありません。'),
    listed('実績の記入', [words('種類', '種類', 94), words('区分', '区分', 50), number('数', '数', 40)]),
    heading('評価と今後の取組'),
    none('評価シート', 'この年度の確定した評価シートは、ありません。'),
    p('{{#評価シート}}'),
    facts(
      [
        ['担当課', '{{担当課}}'],
        only('指標で評価', '評価の指標', '{{評価の指標}}　目標値 {{目標値}}　実績 {{実績}}'),
        ['進捗・評点', '{{進捗状況}}{{評点}}'],
        ['評価', '{{評価}}'],
        ['今後の取組', '{{今後の取組}}'],
      ],
      [38, 146],
    ),
    p(''),
    p('{{/評価シート}}'),
    foot(),
    p('{{/事業票}}'),
  ].join('')

const BODIES = { plan, sheets, works } satisfies Record<FormKind, () => string>

/** The form of a kind that comes with the product. */
export const standardForm = (kind: FormKind): Uint8Array<ArrayBuffer> =>
  wordDocument(BODIES[kind](), { landscape: kind === 'plan' })
