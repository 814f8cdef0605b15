import type { Of } from '#platform/happening.ts'
import type { Medium as SaidBy } from './kept/rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** What was said by pictures was kept, by themselves or by the desk for them; what it was stands in the rows alone. */
    'interest.kept': Of<'interest', { lines: number; choices: number; said: SaidBy }>
    'interest.forgotten': Of<'interest', { lines: number; choices: number }>
    'saved-search.begun': Of<'saved_search'>
    /** By themselves, by the link of a notice, or after its time. */
    'saved-search.ended': Of<'saved_search', { as: 'self' | 'link' | 'over' }>
  }
}
