import type { Shape } from '#platform/shapes.ts'
import { basesOf, entryKindOf, isOwn, OWN_COUNTS } from '../counting/rules.ts'
import { BASES, DIRECTIONS, type IndicatorEntry, KINDS } from '../rules.ts'
import { KEY } from './rules.ts'
import { BASIS_TEXT } from './text.ts'

const words = (text: string, most: number, empty?: true): Shape => ({
  of: 'words',
  most,
  text,
  ...(empty && { empty }),
})

/** By what targets and files name an indicator. */
export const KEY_SHAPE: Shape = {
  ...{ of: 'words', most: 60, text: '指標の記号' },
  like: { pattern: KEY, says: '指標の記号は、英小文字・数字・「-」で書いてください。例：salon-visitors' },
}

/** An indicator in the file of a city. */
export const INDICATOR: Shape = {
  of: 'record',
  fields: {
    key: KEY_SHAPE,
    from_year: { of: 'number', least: 2000, most: 2100, whole: true, text: 'どの年度から' },
    ended: { of: 'yes', text: '終わり' },
    section: words('事業', 100, true),
    sort: { of: 'number', least: 0, most: 100_000, whole: true, text: '順番' },
    kind: { of: 'choice', among: KINDS, text: '種類' },
    name: words('指標', 100),
    unit: words('単位', 10),
    counts: {
      ...{ of: 'words', most: 100, text: '数え方' },
      fits: (counts: string) =>
        isOwn(counts) || counts === 'none' || entryKindOf(counts)
          ? null
          : `「${counts}」という数え方はありません。使えるもの：${OWN_COUNTS.join('、')}、entries:記入の種類、entries-satisfaction:記入の種類、none`,
    },
    direction: { of: 'choice', among: DIRECTIONS, text: '向き' },
    basis: { of: 'choice', among: BASES, text: '年度のまとめ方' },
    source: words('もとになるもの', 400),
  },
  fits: ({ counts, basis }: IndicatorEntry) =>
    basesOf(counts).includes(basis)
      ? null
      : `数え方「${counts}」の年度のまとめ方は、${basesOf(counts)
          .map(one => `${one}（${BASIS_TEXT[one]}）`)
          .join('か')}にしてください。`,
}
