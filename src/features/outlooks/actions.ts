import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import './happenings.ts'
import { firstVersion, isEmpty, isSame, type Page, type Written } from './rules.ts'
import { addPage, changePage, holdSheet, pagesOf, removeOwn, removeSheet } from './store.ts'

/** A page as it was typed, with the version that was shown (0: there was none). */
export type Typed = { page: Page; written: Written; version: number }

/**
 * Saves these pages of somebody's sheet: which of them changed. Null: one of them was saved by somebody else meanwhile, and
 * nothing is saved.
 */
export async function savePages(
  tx: Tx,
  person: string,
  typed: readonly Typed[],
  { by, now, medium }: Doing & { medium: Medium },
): Promise<Page[] | null> {
  await holdSheet(tx, person)
  const kept = await pagesOf(tx, person)
  if (typed.some(({ page, version }) => (kept.get(page)?.version ?? 0) !== version)) return null
  const changed = typed.filter(({ page, written }) => {
    const before = kept.get(page)
    return before ? !isSame(before, written) : !isEmpty(written)
  })
  for (const { page, written, version } of changed) {
    const row = { ...written, person, page, medium, by, at: now }
    if (version === 0) await addPage(tx, { ...row, version: firstVersion(now) })
    else await changePage(tx, { ...row, version: version + 1 })
  }
  const pages = changed.map(({ page }) => page)
  if (pages.length > 0)
    await record(tx, { kind: 'outlook.saved', subject: ['outlook', person], person, by, medium, now, data: { pages } })
  return pages
}

/** Takes the sheet away as a whole, by whose it is (`own`) or at the desk at their wish; whether there was one. */
export async function emptySheet(tx: Tx, person: string, { by, now, own }: Doing & { own: boolean }): Promise<boolean> {
  await holdSheet(tx, person)
  const done = own ? await removeOwn(tx, person) : await removeSheet(tx, person)
  if (done) await record(tx, { kind: 'outlook.emptied', subject: ['outlook', person], person, by, now })
  return done
}
