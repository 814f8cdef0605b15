import { isCategory, MEANS, type Means } from '#features/kinds/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import { type Asked, queryOf } from '../forms.ts'
import { ANSWERS, type Answer, type Answered } from '../rules.ts'

/** What a line that is kept is about: a field, when, a day on which they cannot, from where, how far. */
export const KINDS = ['field', 'when', 'off', 'from', 'way'] as const
export type KeptKind = (typeof KINDS)[number]

/** How it was said: by themselves, or at the desk, on the telephone, on the sheet of paper. */
export const MEDIA = ['web', 'visit', 'phone', 'paper'] as const
export type Medium = (typeof MEDIA)[number]

/** One thing that was said. `key`: the field, the day or the means; of the other kinds there is one. */
export type Said = { kind: KeptKind; key: string; value: string }
export type Line = Said & { medium: Medium; at: Instant }

/** So many activities are kept at the most. */
export const MOST_CHOICES = 200

/** What was said, a line for each thing. */
export const linesIn = ({ answered, when, off, from, ways }: Asked): Said[] => [
  ...answered.map(([key, value]): Said => ({ kind: 'field', key, value })),
  ...(when === 0 ? [] : [{ kind: 'when', key: '', value: String(when) } as const]),
  ...off.map((key): Said => ({ kind: 'off', key, value: '' })),
  ...(from ? [{ kind: 'from', key: '', value: from.name } as const] : []),
  ...MEANS.flatMap((key): Said[] => (ways[key] ? [{ kind: 'way', key, value: String(ways[key]) }] : [])),
]

const isAnswer = (text: string): text is Answer => (ANSWERS as readonly string[]).includes(text)
const isMeans = (text: string): text is Means => (MEANS as readonly string[]).includes(text)

/** The answers among these lines, of fields that there still are. */
export const answeredIn = (lines: readonly Said[]): Answered =>
  lines.flatMap(({ kind, key, value }) =>
    kind === 'field' && isCategory(key) && isAnswer(value) ? [[key, value] as const] : [],
  )

/**
 * The same to begin with; what is over (a day) or no longer there (a field) is left out. A place is looked up anew by its name
 * where it is used.
 */
export function askedIn(lines: readonly Said[], mine: readonly string[], today: Day): Asked {
  const of = (wanted: KeptKind) => lines.filter(({ kind }) => kind === wanted)
  const [[week], [place]] = [of('when'), of('from')]
  return {
    answered: answeredIn(lines),
    when: week ? Number(week.value) || 0 : 0,
    off: of('off').flatMap(({ key }) => (key >= today ? [key] : [])),
    from: place ? { name: place.value, lat: 0, lng: 0 } : null,
    ways: Object.fromEntries(of('way').flatMap(({ key, value }) => (isMeans(key) ? [[key, Number(value)]] : []))),
    mine,
  }
}

/** The address that says it: '' where there is nothing to begin with. */
export const queryIn = (lines: readonly Said[], mine: readonly string[], today: Day): string =>
  queryOf(askedIn(lines, mine, today))
