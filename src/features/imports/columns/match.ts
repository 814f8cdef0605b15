import { COLUMNS, type Field, headerKey, type Layout, layoutOf } from '../reading/dialects.ts'
import { FIELD_TEXT, HEADINGS } from './headings.ts'

/** What a person said once of the headings of a source: the field of each by its key, '' for one that is not read. */
export type Columns = Readonly<Record<string, Field | ''>>

export const FIELDS = Object.keys(FIELD_TEXT) as Field[]
export const isField = (text: string): text is Field => Object.hasOwn(FIELD_TEXT, text)

/** The keys by which headings are remembered: in any spelling, the second of one name told apart; '' for none. */
export function columnKeys(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map(heading => {
    const key = headerKey(heading)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return key === '' || times === 1 ? key : `${key}#${times}`
  })
}

/** Fields of which a heading that offices use tells the same as that of a standard. */
const PLAIN: readonly Field[] = [
  ...([
    'startTime',
    'endTime',
    'place',
    'address',
    'description',
    'url',
    'target',
    'capacity',
    'fee',
    'feeNote',
  ] as const),
  ...(['applyBy', 'applyHow', 'contactPhone', 'contactMail'] as const),
]

/** A layout of a standard, with the columns that are called as offices call them (会場, 参加費) where it has none. */
export function withOffices(layout: Layout): Layout {
  const used = new Set(Object.values(layout.at).flat())
  const at = { ...layout.at }
  for (const [place, heading] of layout.header.entries()) {
    const field = used.has(place) ? undefined : NAMES.get(headerKey(heading))
    if (field && PLAIN.includes(field)) at[field] ??= [place]
  }
  return { ...layout, at }
}

/** Headings that nobody has matched yet, by their place. */
export const unmatched = (header: readonly string[], columns: Columns): number[] =>
  columnKeys(header).flatMap((key, at) => (key === '' || Object.hasOwn(columns, key) ? [] : [at]))

/**
 * Where the fields stand in a list of a city's own headings; null while a heading is new, or while name or day have no
 * column. It is the layout of a standard, with the city's own headings told to people.
 */
export function ownLayout(header: readonly string[], columns: Columns): Layout | null {
  if (unmatched(header, columns).length > 0) return null
  const renamed = columnKeys(header).map((key, at) => {
    const field = columns[key]
    return field ? standardName(field) : `列${at}`
  })
  const layout = layoutOf(renamed)
  return layout && !('missing' in layout) ? { ...layout, dialect: 'own', header: [...header] } : null
}

/** The name by which the reader knows a field; of the title's two the one that needs no other column beside it. */
const standardName = (field: Field): string => (field === 'title' ? COLUMNS.title[1] : COLUMNS[field][0])

const NAMES: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap(field =>
    [...COLUMNS[field], ...(HEADINGS[field] ?? [])].map((name): [string, Field] => [headerKey(name), field]),
  ).reverse(),
)
/** What a heading may contain, the longest first: 「講座の開催日時」 is a day before it is a course; 番号 is of many things. */
const PARTS: readonly (readonly [string, Field])[] = [...NAMES]
  .filter(([name, field]) => name.length >= 2 && field !== 'id')
  .sort(([a], [b]) => b.length - a.length)

/** Whether a cell is a heading that we know, of a standard or of offices. */
export const isHeading = (cell: string): boolean => NAMES.has(headerKey(cell))

const DAY = /\d{1,2}月\s*\d{1,2}日|^\d{4}[-/.年]\d{1,2}|^(令和|R)\s*\d|^\d{1,2}\/\d{1,2}/
const CONTENT: readonly (readonly [Field, RegExp])[] = [
  ['url', /^https?:\/\//],
  ['contactMail', /^[^\s@]+@[^\s@]+\.[a-z]+$/i],
  ['contactPhone', /^[0０][\d０-９]{1,4}[-－(（][\d０-９]{1,4}[-－)）][\d０-９]{3,4}$/],
  ['lat', /^[23]\d\.\d{3,}$|^4[0-5]\.\d{3,}$/],
  ['lng', /^1[2-4]\d\.\d{3,}$/],
  ['startsOn', DAY],
  ['startTime', /^(午前|午後)?\s*\d{1,2}([:：]\d{2}|時)/],
]

/**
 * The field that each column is likely to be, each field at most once: by its whole heading, then by what the heading
 * contains, then by what stands in its cells. A proposal only: a person decides.
 */
export function propose(header: readonly string[], records: readonly (readonly string[])[]): (Field | '')[] {
  const chosen: (Field | '')[] = header.map(() => '')
  const free = (field: Field | undefined): field is Field => field !== undefined && !chosen.includes(field)
  const round = (guess: (heading: string, at: number) => Field | undefined) =>
    header.forEach((heading, at) => {
      const field = chosen[at] === '' ? guess(headerKey(heading), at) : undefined
      if (free(field)) chosen[at] = field
    })
  round(key => NAMES.get(key))
  round(key => (key === '' ? undefined : PARTS.find(([part, field]) => key.includes(part) && free(field))?.[1]))
  round((_, at) => {
    const cells = records.map(record => record[at]?.trim() ?? '').filter(cell => cell !== '')
    return CONTENT.find(([field, kind]) => free(field) && mostly(cells, kind))?.[0]
  })
  return chosen
}

const mostly = (cells: readonly string[], kind: RegExp): boolean =>
  cells.length > 0 && cells.filter(cell => kind.test(cell)).length >= cells.length * 0.6
