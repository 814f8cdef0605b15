import { z } from 'zod'
import { fiscalYear } from '#platform/ages.ts'
import { type Day, dayQuestion, parseDay } from '#platform/dates.ts'
import { chosenId, fiscal, line, needed, note, number, oneOf, ticked } from '#platform/reading.ts'
import { accept, filled, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { basesOf } from '../counting/rules.ts'
import { BASES, DIRECTIONS, KINDS } from '../rules.ts'
import type { Choices } from './choices.ts'
import type { Version } from './rules.ts'
import { DEFINE_TEXT } from './text.ts'

const YEARS = { least: 2000, most: 2100 }

/** Several days, one after the other: 令和9年1月15日、令和9年3月31日. */
const days = z.string().transform((typed, context): Day[] => {
  const parts = typed
    .split(/[、,，\n]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const read = parts.map(part => parseDay(part))
  const wrong = read.indexOf(null)
  if (wrong === -1) return [...new Set(read as Day[])].toSorted()
  const part = parts[wrong]!
  context.addIssue(
    dayQuestion(part, null) ??
      `「${part.slice(0, 20)}」は読めない日です。「令和9年1月15日、令和9年3月31日」のように入力してください。`,
  )
  return z.NEVER
})

const versionForm = z.object({
  work_id: chosenId,
  section: line('見出し', 100),
  name: needed(line('指標', 100), '指標の名前を入力してください。例：サロンの参加者数'),
  unit: needed(line('単位', 10), '単位を入力してください。例：人'),
  kind: needed(oneOf(KINDS), '種類を選んでください。'),
  counts: needed(line('数え方', 100), DEFINE_TEXT.counts),
  direction: needed(oneOf(DIRECTIONS), '多いほどよいか、少ないほどよいかを選んでください。'),
  basis: needed(oneOf(BASES), '年度のまとめ方を選んでください。'),
  sort: needed(
    number('順番は、0から100,000までの数で入力してください。', { most: 100_000 }),
    '順番を入力してください。',
  ),
  from_year: needed(
    fiscal('年度を「令和8年度」か「2026」のように入力してください（2000から2100まで）。', YEARS),
    'どの年度からかを入力してください。例：2026',
  ),
  ended: ticked,
  responsible_id: chosenId,
  reviews: days,
  source: needed(note('もとになるもの', 400), 'もとになるものを入力してください。例：第10期介護保険事業計画 第4章'),
  why: needed(note('直すわけ', 400), 'わけを入力してください。例：計画の見直しで単位が変わったため'),
})

/** What was typed of a version; `among` are the rules by which may be counted, and the works. */
export const readVersion = (typed: Submitted, { counts: among, works }: Pick<Choices, 'counts' | 'works'>) =>
  accept(versionForm, typed, ({ work_id, counts, basis }) => ({
    ...(work_id && !works.some(({ id }) => id === work_id) ? { work_id: DEFINE_TEXT.work } : {}),
    ...(counts && !among.includes(counts) ? { counts: DEFINE_TEXT.counts } : {}),
    ...(counts && among.includes(counts) && basis && !basesOf(counts).includes(basis)
      ? { basis: DEFINE_TEXT.basis }
      : {}),
  }))

/** A version as its form shows it, to be changed from the running fiscal year on. */
export const typedOf = (version: Version | null, today: Day): Submitted =>
  filled({
    ...(version ?? { kind: 'output', direction: 'up', basis: 'sum', sort: 1000, section: '', work_id: null }),
    ...{ from_year: fiscalYear(today), why: '', ended: version?.ended ? '1' : '' },
    // Of a work its name is the heading: none is typed beside it.
    ...(version?.work_id ? { section: '' } : {}),
    ...{ reviews: version?.reviews.join('、') ?? '' },
  } as Parameters<typeof filled>[0])

/** What was typed for a target: a number, in any width, with or without commas, to two decimals; null where it is none. */
export function readTarget(typed: string): number | null {
  const plain = nfkc(typed).replace(/\s/g, '')
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})(\.\d{1,2})?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null
}
