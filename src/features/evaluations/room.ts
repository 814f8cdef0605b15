import { linesOf } from '#ui/fit.ts'
import type { Content } from './rules.ts'

/** Lines for the texts on the page of a sheet, and letters of a line, as it is printed; measured on paper. */
export const ROOM = { progress: 38, score: 35, letters: 40 }

/** How many lines a text takes on the page of a sheet. */
export const linesIn = (text: string): number => linesOf(text, ROOM.letters)

type Texts = Pick<
  Content,
  'kind' | 'name' | 'summary' | 'purpose' | 'indicator' | 'breakdown' | 'assessment' | 'outlook'
>

/** How many lines the texts of a sheet take more than its page has; 0 where all of it fits. */
export function linesTooMany({ kind, indicator, breakdown, ...texts }: Texts): number {
  const { name, summary, purpose, assessment, outlook } = texts
  const all = [name, summary, purpose, assessment, outlook, ...(kind === 'score' ? [indicator, breakdown] : [])]
  return Math.max(0, all.reduce((sum, text) => sum + linesIn(text), 0) - ROOM[kind])
}
