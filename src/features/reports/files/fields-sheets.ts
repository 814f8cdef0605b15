import { formatDay } from '#platform/dates.ts'
import type { Sheet } from '../snapshot/rules.ts'
import { type Field, field, yes } from './fields.ts'

/** The names of a 評価シート of either kind. */
export const SHEET_FIELDS: readonly Field<Sheet>[] = [
  field('掲載ページ', '計画の掲載ページ', ({ page }) => page),
  field('事務事業名', '評価シートの事務事業名', ({ name }) => name),
  field('計画の事業', '計画での事業の番号と名前', ({ work }) => work),
  field('担当課', '評価シートを書いた部署', ({ team }) => team),
  field('事業の概要', '事業の概要', ({ summary }) => summary),
  field('事業の目的', '事業の目的', ({ purpose }) => purpose),
  yes('進捗で評価', '進捗状況で評価するシートだけに出す部分', ({ kind }) => kind === 'progress'),
  yes('指標で評価', '指標の目標値と実績で評価するシートだけに出す部分', ({ kind }) => kind === 'score'),
  field('進捗状況', '進捗状況', ({ progress }) => progress),
  field('評価の指標', '評価の指標', ({ indicator }) => indicator),
  field('目標値', '目標値と単位', ({ target }) => target),
  field('実績', '実績と単位', ({ actual }) => actual),
  field('実績の内訳', '実績の内訳', ({ breakdown }) => breakdown),
  field('評点', '評点と達成率', ({ grade }) => grade),
  field('評価', '評価', ({ assessment }) => assessment),
  field('今後の取組', '今後の取組', ({ outlook }) => outlook),
  field('確定した人', '評価シートを確定した職員', ({ by }) => by),
  field('確定した日', '評価シートを確定した日', ({ day }) => formatDay(day)),
]
