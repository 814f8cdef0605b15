import type { Shape } from '#platform/shapes.ts'

/** From how many percent of the target a grade is given, the best one first. */
type Threshold = { grade: string; from: number }

export const SETTINGS = {
  evaluationProgress: {
    standard: ['②予定どおり進んでいる', '③予定より遅れている'],
    unit: '選択肢',
    source: '茅ヶ崎市 事務事業評価シート（平成27年度）で確かめられた2つ',
    text: '評価シートの進捗状況の選択肢',
    shape: {
      of: 'list',
      each: { of: 'words', most: 40 },
      fits: (options: string[]) =>
        options.length === 0
          ? '1つ以上書いてください。'
          : new Set(options).size === options.length
            ? null
            : '同じことばが2つあります。',
    } as Shape,
  },
  /** No city's table is the standard: one that has not said its own gets no grade. */
  evaluationGrades: {
    standard: null as readonly Threshold[] | null,
    unit: '%',
    source: '自治体の設定（ないときは評点を出さない）',
    text: '評価シートの評点の基準（達成率）',
    shape: {
      of: 'list',
      each: {
        of: 'record',
        fields: {
          grade: { of: 'words', most: 4, text: '評点' },
          from: { of: 'number', least: 0, most: 1000, text: '達成率（%以上）' },
        },
      },
      fits: gradesFault,
    } as Shape,
  },
}

/** From the best to the worst, none twice, and down to 0 so that there is a grade for everything. */
function gradesFault(grades: readonly Threshold[]): string | null {
  if (grades.length === 0) return '評点を1つ以上書いてください。'
  if (grades.at(-1)!.from !== 0) return 'いちばん下の評点は「0%以上」にしてください。'
  if (new Set(grades.map(({ grade }) => grade)).size < grades.length) return '同じ評点が2つあります。'
  return grades.some(({ from }, at) => at > 0 && from >= grades[at - 1]!.from)
    ? '達成率の高い評点から順に書いてください。'
    : null
}
