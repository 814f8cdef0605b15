import { z } from 'zod'
import type { EntryKind } from '#features/entries/index.ts'
import { chosenId, fiscal, line, needed, note, number, oneOf } from '#platform/reading.ts'
import { accept, filled, type Readable, type Refused, type Submitted } from '#platform/submitted.ts'
import { linesIn, linesTooMany } from './room.ts'
import { type Content, DIRECTIONS, KINDS, type Kind } from './rules.ts'
import { REFUSAL_TEXT } from './text.ts'

/** Among what one chooses: the words for 進捗状況, and what is counted. */
export type Choices = {
  options: readonly string[]
  kinds: readonly EntryKind[]
  indicators: readonly { code: string; name: string; unit: string }[]
}

/** Letters that each text may have; whether all of them fit the page is said by their lines. */
export const MOST = { summary: 600, purpose: 400, breakdown: 300, assessment: 1000, outlook: 800 }

export const WHY_MOST = 500

const amount = (label: string) =>
  number(`${label}は、0以上の数で入力してください。わからないときは、空けておきます。例：82`, {
    most: 999_999_999,
    step: 0.1,
  })

const shorter = '評価シートはA4の1枚です。短くしてください。'

/** Why a sheet is given back. */
export const readWhy = (typed: Submitted) =>
  accept(z.object({ why: note('差し戻すわけ', WHY_MOST, '短くしてください。') }), typed)

const contentForm = (options: readonly string[], counted: readonly string[]) =>
  z.object({
    page: line('掲載ページ', 50),
    name: needed(line('事務事業名', 100), '事務事業名を入力してください。'),
    summary: note('事業の概要', MOST.summary, shorter),
    purpose: note('事業の目的', MOST.purpose, shorter),
    progress: oneOf(options, ''),
    indicator: line('評価の指標', 100),
    counted: oneOf(counted),
    unit: line('単位', 10),
    direction: oneOf(DIRECTIONS, 'up'),
    target: amount('目標値'),
    actual: amount('実績'),
    breakdown: note('実績の内訳', MOST.breakdown, shorter),
    assessment: note('評価', MOST.assessment, shorter),
    outlook: note('今後の取組', MOST.outlook, shorter),
  })

/** Of a sheet of one kind nothing of the other is kept. */
const onlyOf = (content: Content): Content =>
  content.kind === 'progress'
    ? { ...content, indicator: '', counted: null, unit: '', direction: 'up', target: null, actual: null, breakdown: '' }
    : { ...content, progress: '' }

type Typed = Omit<Content, 'kind'>

/** At the longest of the texts it is told that they take more than the page of a sheet. */
function pageFault(kind: Kind, typed: Readable<Typed>): Record<string, string> {
  const { summary = '', purpose = '', breakdown = '', assessment = '', outlook = '' } = typed
  const texts = { summary, purpose, assessment, outlook, breakdown }
  const over = linesTooMany({ kind, name: typed.name ?? '', indicator: typed.indicator ?? '', ...texts })
  if (over === 0) return {}
  const [longest] = Object.entries(texts).toSorted(([, a], [, b]) => linesIn(b) - linesIn(a))
  return { [longest![0]]: `${REFUSAL_TEXT.tooLong}印刷すると${over}行分、多くなっています。` }
}

/** What was written on a sheet; refused where its texts take more than its page. */
export function readContent(
  kind: Kind,
  { options, kinds, indicators }: Choices,
  typed: Submitted,
): { ok: true; value: Content } | Refused {
  const counted = [...indicators.map(({ code }) => code), ...kinds.map(({ key }) => key)]
  const read = accept(contentForm(options, counted), typed, read => pageFault(kind, read))
  return read.ok ? { ok: true, value: onlyOf({ kind, ...read.value }) } : read
}

/** What is stored, as its form has it. */
export const typedOf = ({
  kind,
  page,
  name,
  summary,
  purpose,
  progress,
  indicator,
  counted,
  unit,
  direction,
  target,
  actual,
  breakdown,
  assessment,
  outlook,
}: Content): Submitted =>
  filled({
    ...{ kind, page, name, summary, purpose, progress, indicator, counted, unit, direction, target, actual, breakdown },
    ...{ assessment, outlook },
  })

const YEAR = '年度を「令和7年度」か「2025」のように入力してください。'

const begunForm = z.object({
  year: needed(fiscal(YEAR, { least: 2000, most: 2099 }), YEAR),
  work: needed(chosenId, '事業を選んでください。'),
  team: needed(chosenId, '部署を選んでください。'),
  kind: needed(oneOf(KINDS), '何で評価するかを選んでください。'),
})

/** Of which work, department and year a sheet is begun, and of which kind. */
export const readBegun = (typed: Submitted) => accept(begunForm, typed)
