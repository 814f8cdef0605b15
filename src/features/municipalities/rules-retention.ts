import type { Shape } from '#platform/shapes.ts'

const years = (text: string, standard: number | null, source: string) => ({
  standard: standard as number | null,
  unit: '年',
  source,
  text,
  shape: { of: 'number', least: 1, most: 100, whole: true } as Shape,
})

/**
 * For how long records are kept after their end, as the city has decided it: to be known and shown. By the first the ledgers of
 * placement forget; by the others nothing is taken away yet. Where no law says it, it is the city's own rule on documents, and not known until it is entered.
 */
export const RETENTION = {
  placementYears: years(
    '職業紹介の帳簿の保存（終わってから）',
    2,
    '職業安定法32条の15・33条の、帳簿を備える事業者の例（完結後2年）。市が29条で行うときは、帳簿は義務ではない',
  ),
  personYears: years('利用者の記録の保存（利用が終わってから）', null, '市の文書管理の規程（まだ入っていない）'),
  lookYears: years('閲覧の記録の保存', null, '市の文書管理の規程（まだ入っていない）'),
}
