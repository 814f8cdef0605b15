import { formatDay } from '#platform/dates.ts'
import type { Correction, Entered, Figure, Head, Line, PlanReport } from '../snapshot/rules.ts'
import {
  closingsText,
  correctedText,
  countText,
  figuresNote,
  isWholeYear,
  lightsNote,
  lightText,
  ownFigure,
  rateText,
  remarkText,
  valueText,
  withUnit,
} from '../snapshot/told.ts'
import { waysText } from '../snapshot/ways/rules.ts'
import { periodText, yearText } from '../text.ts'
import { each, type Field, field, yes } from './fields.ts'
import { FIGURE_FIELDS } from './fields-figures.ts'
import { SHEET_FIELDS } from './fields-sheets.ts'

/** A report with the hash of all that stands on it. */
export type Hashed<R extends Head> = R & { hash: string; note: string }

export const HEAD_FIELDS: readonly Field<Hashed<Head>>[] = [
  field('番号', '報告の番号', ({ code }) => code),
  field('表題', '報告の名前と期間', ({ title }) => title),
  field('年度', '年度', ({ fiscal_year }) => yearText(fiscal_year)),
  field('期間', '年度、または年度と四半期', report => periodText(report)),
  field('初日', '期間のはじめの日', ({ from }) => formatDay(from)),
  field('末日', '期間のおわりの日', ({ to }) => formatDay(to)),
  field('自治体', '自治体の名前', ({ city }) => city),
  field('作成者', 'この報告をつくった職員', ({ by }) => by),
  field('作成日', 'この報告をつくった日', ({ day }) => formatDay(day)),
  yes('新しい版', '前の版があるときだけに出す部分', ({ replaces }) => replaces !== ''),
  field('前の版', 'この報告に置きかえられる前の報告の番号（ないときは空）', ({ replaces }) => replaces),
  field('版のわけ', '新しい版をつくったわけ（ないときは空）', ({ reason }) => reason),
  field('ハッシュ', 'この報告の内容のハッシュ（SHA-256）', ({ hash }) => hash),
  field('注記', '少ない数を出していないことの説明（ないときは空）', ({ note }) => note),
]

/** The number, or the words that stand where none is told. */
const numberOf = (line: Line, figure: Figure): string | number =>
  figure.hidden ? valueText(line, figure) : (figure.value ?? valueText(line, figure))

const at = (quarter: number) => (line: Line) => line.quarters[quarter - 1]
const quarterFields = ([1, 2, 3, 4] as const).flatMap(q => {
  const told = (of: (line: Line, figure: Figure) => string | number) => (line: Line) => {
    const figure = at(q)(line)
    return figure ? of(line, figure) : '—'
  }
  return [
    field(
      `第${q}四半期の目標`,
      `第${q}四半期の目標の数`,
      told((_, { target }) => target ?? '—'),
    ),
    field(`第${q}四半期の実績`, `第${q}四半期の実績の数`, told(numberOf)),
  ]
})

type InReport = { line: Line; report: PlanReport }
const LINE_FIELDS: readonly Field<InReport>[] = [
  field('事業', '計画の事業', ({ line }) => line.section),
  field('指標名', '指標の名前', ({ line }) => line.name),
  field('単位', '指標の単位', ({ line }) => line.unit),
  field('目標', 'この四半期（年次報告では第4四半期）の目標', ({ line }) => ownFigure(line).target ?? '—'),
  field('実績', 'この四半期の実績', ({ line }) => numberOf(line, ownFigure(line))),
  field('達成率', 'この四半期の実績の、目標に対する割合', ({ line }) => rateText(ownFigure(line))),
  field('状況', 'この四半期の状況（● 達成 など）', ({ line }) => lightText(ownFigure(line).light, true)),
  field('備考', '締めていない数、途中からの記録など', ({ line }) => remarkText(ownFigure(line))),
  field('年度の目標', '年度の目標', ({ line }) => line.year.target ?? '—'),
  field('年度の実績', '年度のはじめから期間のおわりまでの実績', ({ line }) => numberOf(line, line.year)),
  field('年度の達成率', '年度の実績の、年度の目標に対する割合', ({ line }) => rateText(line.year)),
  field('年度の状況', '年度の状況', ({ line, report }) => lightText(line.year.light, isWholeYear(report))),
  field('年度の備考', '年度の途中からの記録など', ({ line }) => remarkText(line.year, true)),
  field('数えた記録', 'この四半期に数えた記録の数', ({ line }) => withUnit(ownFigure(line).records, '件')),
  field('記録のハッシュ', '数えた記録のハッシュ（SHA-256）', ({ line }) => ownFigure(line).hash ?? '—'),
  field('目標の出典', '目標が書いてあるもの', ({ line }) => line.source || '—'),
  ...quarterFields.map(({ name, means, of }) => ({ name, means, of: ({ line }: InReport) => of(line) })),
]

const CORRECTION_FIELDS: readonly Field<Correction>[] = [
  field('四半期', '訂正した四半期', ({ quarter }) => `第${quarter}四半期`),
  field('指標名', '訂正した指標', ({ name }) => name),
  field('締めた数', '締めたときの数', one => correctedText(one)[0]),
  field('訂正した数', '訂正したあとの数', one => correctedText(one)[1]),
  field('わけ', '訂正のわけ', ({ reason }) => reason),
  field('訂正した人', '訂正した職員', ({ by }) => by),
  field('訂正した日', '訂正した日', ({ day }) => formatDay(day)),
]

export const ENTERED_FIELDS: readonly Field<Entered>[] = [
  field('種類', '実績の種類', ({ name }) => name),
  field('区分', '費目、財源、方法など（ないときは空）', ({ part }) => part),
  field('数', '数と単位', countText),
  field('単位なしの数', '数（単位は別の名前）', one => (one.hidden ? countText(one) : (one.count ?? countText(one)))),
  field('単位', '数の単位', ({ unit }) => unit),
]

/** The names in the form of a quarter's and a year's report. */
export const PLAN_FIELDS: readonly Field<Hashed<PlanReport>>[] = [
  ...HEAD_FIELDS,
  field('計画', '目標のある計画', ({ plan }) => plan?.name ?? ''),
  field('締め', 'どの四半期を、だれが、いつ締めたか', closingsText),
  field('状況の決め方', '達成・遅れなどの区切り', lightsNote),
  field('答えの入り方', '満足度の答えが、紙・QRコード・電話のどれで入ったか（ないときは空）', waysText),
  each('指標', '指標ごとにくり返す', report => report.lines.map(line => ({ line, report })), LINE_FIELDS),
  each('訂正', '締めたあとの訂正ごとにくり返す', ({ corrections }) => corrections, CORRECTION_FIELDS),
  each('実績の記入', '部署が入れた実績ごとにくり返す', ({ entered }) => entered, ENTERED_FIELDS),
  each('評価シート', '年次報告で、確定した評価シートごとにくり返す', ({ sheets }) => sheets, SHEET_FIELDS),
  each(
    '内訳',
    '内訳、相談から定着まで、かかった時間と周知の表ごとにくり返す（小さい数は伏せた形）',
    ({ breakdowns }) => breakdowns?.told ?? [],
    FIGURE_FIELDS,
  ),
  yes('内訳がある', '内訳などの表があるときだけに出す部分', ({ breakdowns }) => breakdowns !== undefined),
  field('内訳の注記', '内訳などの表をいつ数えたか、伏せた数の説明', report =>
    report.breakdowns ? figuresNote(report.breakdowns, report) : '',
  ),
]
