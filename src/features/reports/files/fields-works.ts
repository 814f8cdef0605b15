import type { SheetsReport, Work, WorksReport } from '../snapshot/rules.ts'
import { each, type Field, field } from './fields.ts'
import { ENTERED_FIELDS, type Hashed, HEAD_FIELDS } from './fields-plan.ts'
import { SHEET_FIELDS } from './fields-sheets.ts'

/** The names in the form of the 評価シート of a year. */
export const SHEETS_FIELDS: readonly Field<Hashed<SheetsReport>>[] = [
  ...HEAD_FIELDS,
  field('部署', '1つの部署だけの報告のとき、その部署（すべての部署のときは空）', ({ team }) => team),
  field('枚数', '評価シートの数', ({ sheets }) => sheets.length),
  field('確定していない数', '確定していないため、のせていない評価シートの数', ({ open }) => open),
  each('評価シート', '確定した評価シートごとにくり返す', ({ sheets }) => sheets, SHEET_FIELDS),
]

const WORK_FIELDS: readonly Field<Work>[] = [
  field('計画', '計画の名前', ({ plan }) => plan),
  field('事業名', '事業の番号と名前', ({ name }) => name),
  field('掲載ページ', '計画の掲載ページ', ({ page }) => page),
  field('目的', '事業の目的', ({ purpose }) => purpose),
  field('内容', '事業の内容', ({ summary }) => summary),
  field('背景', '事業の背景・経緯（ないときは空）', ({ background = '' }) => background),
  field('PRポイント', '事業のPRポイント（ないときは空）', ({ appeal = '' }) => appeal),
  field('部署', '事業の部署', ({ teams }) => teams.join('、')),
  each('予算・財源・支出', '金額ごとにくり返す', ({ money }) => money, ENTERED_FIELDS),
  each('実績の記入', '部署が入れた実績ごとにくり返す', ({ figures }) => figures, ENTERED_FIELDS),
  each('評価シート', '確定した評価シートごとにくり返す', ({ sheets }) => sheets, SHEET_FIELDS),
]

/** The names in the form of the 事業票. */
export const WORKS_FIELDS: readonly Field<Hashed<WorksReport>>[] = [
  ...HEAD_FIELDS,
  each('事業票', '事業ごとにくり返す', ({ works }) => works, WORK_FIELDS),
  each(
    '事業に分けない金額',
    'どの事業のものと決めずに入れた金額ごとにくり返す',
    ({ shared }) => shared,
    ENTERED_FIELDS,
  ),
]
