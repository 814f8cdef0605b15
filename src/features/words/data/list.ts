import type { Category } from '#features/kinds/index.ts'

/**
 * Words with the source from which they come. A line is a group that means the same: `本(ほん) 書籍`, with readings, which
 * are asked and stand in no text, in brackets. What stands after `>` is found too where the words before it are asked.
 */
export type WordList = {
  source: string
  words: string
  /** What stands before `>` is only how people say it: it finds what stands behind, and is found by nothing else. */
  onlyAsked?: true
}

/** What belongs to the field of a category, with the source from which it comes; readings in brackets. */
export type FieldList = { source: string; words: Partial<Record<Category, string>> }
