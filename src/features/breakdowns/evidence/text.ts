import { CHANNEL_TEXT, type Channel } from '#features/consultations/index.ts'
import type { Read } from '#platform/db.ts'
import { NO_TALK } from '../counts/rules.ts'
import { areaValues, bandValues, COLUMN_TEXT, NAMELESS_VALUE, sexValues, type Value } from '../counts/text.ts'
import { DIGITAL_VALUES, GROUPED, HEARD_VALUES, MEANS_VALUES, REACHED_TEXT } from '../equity/text.ts'
import { STEP_TEXT } from '../funnel/text.ts'
import type { By, Wanted } from './rules.ts'

const whatText = (wanted: Wanted): string =>
  wanted.of === 'column' || wanted.of === 'decisions'
    ? COLUMN_TEXT[wanted.column].text
    : wanted.of === 'cohort'
      ? `はじめて相談した方のうち「${STEP_TEXT[wanted.step].text}」の方`
      : REACHED_TEXT[wanted.reached]

async function valuesOf(db: Read, by: By, value: string): Promise<readonly Value[]> {
  if (by === 'area') return areaValues(db, new Set([value]))
  if (by === 'channel') return [{ key: NO_TALK, text: '相談の記録がない方', unasked: true }]
  return {
    band: bandValues,
    sex: sexValues,
    who: GROUPED,
    means: MEANS_VALUES,
    digital: DIGITAL_VALUES,
    heard: HEARD_VALUES,
    all: [],
  }[by]
}

/** What a list is of, in words. */
export async function wantedText(db: Read, wanted: Wanted, by: By, value: string | null): Promise<string> {
  if (value === null) return whatText(wanted)
  const found = [...(await valuesOf(db, by, value)), NAMELESS_VALUE].find(({ key }) => key === value)
  return `${whatText(wanted)}：${found?.text ?? (CHANNEL_TEXT[value as Channel] as string | undefined) ?? '（ほかの値）'}`
}
