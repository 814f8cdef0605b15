import { z } from 'zod'
import { anyOf, line } from '#platform/reading.ts'
import { type Accepted, accept, all, filled, type Refused, type Submitted } from '#platform/submitted.ts'
import {
  answerOf,
  DECLINED,
  isBoth,
  NOTE_MOST,
  PAGES,
  type Page,
  QUESTIONS,
  questionsOf,
  type Sheet,
  type Written,
} from './rules.ts'
import { BOTH_TEXT, NOTE_TEXT } from './text.ts'

export const noteField = (page: Page): string => `${page}-note`

/** The fields of a page by their names. */
export const fieldsOf = (page: Page): string[] => [...questionsOf(page), noteField(page)]

const schemaOf = (page: Page) =>
  z.object(
    Object.fromEntries<z.ZodType>([
      ...questionsOf(page).map(key => [key, anyOf([...QUESTIONS[key].choices, DECLINED])] as const),
      [noteField(page), line(NOTE_TEXT, NOTE_MOST)],
    ]),
  )
const SCHEMAS = Object.fromEntries(PAGES.map(page => [page, schemaOf(page)])) as Record<
  Page,
  ReturnType<typeof schemaOf>
>

/** What was said on one page, or what is to be mended. */
export function readPage(page: Page, form: Submitted): Accepted<Written> | Refused {
  const both = questionsOf(page).filter(key => isBoth(all(form, key)))
  const read = accept(SCHEMAS[page], form, () => Object.fromEntries(both.map(key => [key, BOTH_TEXT])))
  if (!read.ok) return read
  const answers = questionsOf(page).flatMap(key => {
    const answer = answerOf(key, read.value[key] as string[])
    return answer ? [[key, answer]] : []
  })
  return { ok: true, value: { answers: Object.fromEntries(answers), note: String(read.value[noteField(page)]) } }
}

/** All pages (of these), or the first that is to be mended. */
export function readSheet(
  form: Submitted,
  pages: readonly Page[] = PAGES,
): { ok: true; sheet: Sheet } | { ok: false; page: Page; errors: Record<string, string> } {
  const sheet: { [P in Page]?: Written } = {}
  for (const page of pages) {
    const read = readPage(page, form)
    if (!read.ok) return { ok: false, page, errors: read.errors }
    sheet[page] = read.value
  }
  return { ok: true, sheet }
}

/** What is stored of a sheet, in the fields of its form. */
export const formOf = (sheet: Sheet): Submitted =>
  filled(
    Object.fromEntries(
      PAGES.flatMap(page => [
        ...Object.entries(sheet[page]?.answers ?? {}),
        [noteField(page), sheet[page]?.note ?? ''],
      ]),
    ),
  )
