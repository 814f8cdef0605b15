import { isLegalForm, type LegalForm } from '#features/kinds/index.ts'
import { askedPage } from '#platform/reading.ts'
import { queryTerms, searchText } from '#platform/search.ts'
import type { SlotFacts, SlotRow } from '../../view.ts'

/** A cell of the week: `day × 3 + half`, Monday = 0; halves as people say them: 午前 to noon, 午後 to five, 夕方. */
export type Cell = number
export const HALVES = ['am', 'pm', 'evening'] as const

/** The cell in which a slot begins. */
export const cellOf = ({ weekday, from_min }: Pick<SlotFacts, 'weekday' | 'from_min'>): Cell =>
  weekday * 3 + (from_min < 12 * 60 ? 0 : from_min < 17 * 60 ? 1 : 2)

export const freeSeats = (slot: Pick<SlotRow, 'need' | 'placements'>): number =>
  Math.max(0, slot.need - slot.placements.length)

/** The conditions of the board as they stand in its address. */
export type BoardFilter = {
  area: string | null
  kind: LegalForm | null
  /** Only slots with free seats. */
  free: boolean
  /** Words in the names of activity, organisation or somebody placed. */
  q: string
  cell: Cell | null
  page: number
}

/** Reads the conditions; what cannot be read is left out. */
export function boardFilter(query: URLSearchParams): BoardFilter {
  const asked = (name: string) => query.get(name)?.trim() ?? ''
  const cell = Number(asked('at'))
  return {
    area: asked('area') || null,
    kind: isLegalForm(asked('kind')) ? (asked('kind') as LegalForm) : null,
    free: asked('free') === '1',
    q: asked('q'),
    cell: asked('at') !== '' && Number.isInteger(cell) && cell >= 0 && cell < 21 ? cell : null,
    page: askedPage(query),
  }
}

/** The address of the board with these conditions. */
export function boardQuery(filter: Partial<BoardFilter>): string {
  const set: Record<string, string> = {
    ...(filter.area && { area: filter.area }),
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.free && { free: '1' }),
    ...(filter.q && { q: filter.q }),
    ...(typeof filter.cell === 'number' && { at: String(filter.cell) }),
    ...(filter.page !== undefined && filter.page > 1 && { page: String(filter.page) }),
  }
  return Object.keys(set).length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** The slots that meet the conditions, whatever cell is open, in the order of the week. */
export function slotsThat(slots: readonly SlotRow[], { area, kind, free, q }: BoardFilter): SlotRow[] {
  const { terms } = queryTerms(q)
  return slots
    .filter(
      slot =>
        (!area || slot.area_id === area) &&
        (!kind || slot.legal_form === kind) &&
        (!free || freeSeats(slot) > 0) &&
        terms.every(term => wordsOf(slot).includes(term)),
    )
    .sort(byTime)
}

const wordsOf = ({ title, organisation, placements }: SlotRow): string =>
  searchText(
    title,
    organisation,
    ...placements.flatMap(({ person }) => [person.name, person.kana, String(person.number)]),
  )

const byTime = (a: SlotFacts, b: SlotFacts): number =>
  a.weekday - b.weekday || a.from_min - b.from_min || a.to_min - b.to_min || (a.title < b.title ? -1 : 1)

/** The cell that is open: the one asked for, else the first of the week with something in it. */
export const openCell = (week: readonly { cell: Cell }[], asked: Cell | null): Cell | null =>
  asked ?? week[0]?.cell ?? null
