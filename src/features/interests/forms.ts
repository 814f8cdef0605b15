import { MEANS, type Means } from '#features/kinds/index.ts'
import { timesAsked, timesIn, timesOf } from '#features/opportunities/index.ts'
import { type City, findPlace, furthest, type Gazetteer, type Ground, type Place } from '#features/places/index.ts'
import { type Day, formatShort, parseDay } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import { type Answered, codeOf, readCode } from './rules.ts'
import { listCode, readList } from './saved/code.ts'

/** What somebody said on the way to 「わたしに合うもの」: all of it stands in the address, and nothing that was not asked. */
export type Asked = {
  answered: Answered
  /** When they can come: the parts of a week (opportunities/find/week.ts); 0: not said. */
  when: number
  /** Days on which they cannot, whatever the week says. */
  off: readonly Day[]
  from: Place | null
  /** Minutes that they would take by each means; one that is not there they do not use. */
  ways: Partial<Record<Means, number>>
  /** Activities that they kept, who came from their own page: they go along as those on the device do. */
  mine?: readonly string[]
}

/**
 * With a sentence for what could not be used, the places that were meant perhaps, and what was typed for a field; `wrong`: the
 * fields to be looked at again.
 */
export type AskedHere = {
  asked: Asked
  notes: string[]
  choices: string[]
  typed: { from: string; off: string }
  wrong: { from: boolean; off: boolean }
}

/** The minutes that are offered; any whole number up to the longest is understood. */
export const MINUTES = [10, 15, 20, 30, 45, 60] as const
const LONGEST = 180
const MOST_DAYS = 10
const LONGEST_TEXT = 200

/** Reads the address. What means nothing is left out and said, never refused. */
export function readAsked(
  params: URLSearchParams,
  places: Pick<Gazetteer, 'towns' | 'facilities'>,
  city: City,
  today: Day,
): AskedHere {
  const notes: string[] = []
  const from = fromOf(params.get('from') ?? '', places, city, notes)
  const { days, typed, wrong } = daysOf(params.getAll('off'), today, notes)
  const asked: Asked = {
    answered: readCode(params.get('a') ?? ''),
    when: params.getAll('when').reduce((week, typed) => week | (timesOf(typed) ?? 0), 0),
    off: days,
    from: from.place,
    ways: waysOf(params),
    ...(params.has('mine') && { mine: readList(params.get('mine') ?? '') }),
  }
  return {
    asked,
    notes,
    choices: from.choices,
    typed: { from: (params.get('from') ?? '').slice(0, LONGEST_TEXT), off: typed },
    wrong: { from: from.place === null && (params.get('from') ?? '').trim() !== '', off: wrong },
  }
}

function waysOf(params: URLSearchParams): Asked['ways'] {
  const said = MEANS.flatMap(means => {
    const typed = nfkc(params.get(means) ?? '').trim()
    const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
    return minutes >= 1 && minutes <= LONGEST ? [[means, minutes] as const] : []
  })
  return Object.fromEntries(said)
}

/** Days as they are typed in one field (12月5日、12/9) or stand in the address, one by one. */
function daysOf(given: readonly string[], today: Day, notes: string[]): { days: Day[]; typed: string; wrong: boolean } {
  const parts = given.flatMap(text => text.slice(0, LONGEST_TEXT).split(/[、,，;；\s]+/)).filter(part => part !== '')
  const read = parts.map(part => ({ part, day: parseDay(part, { next: today }) }))
  for (const { part } of read.filter(({ day }) => day === null))
    notes.push(`「${part}」という日がわからないため、使っていません。12月5日 のように入れてください。`)
  const days = [...new Set(read.flatMap(({ day }) => (day !== null && day >= today ? [day] : [])))].sort()
  if (days.length > MOST_DAYS) notes.push(`行けない日は、はじめの${MOST_DAYS}日までを使っています。`)
  const unread = read.flatMap(({ part, day }) => (day === null ? [part] : []))
  const kept = days.slice(0, MOST_DAYS)
  return { days: kept, typed: [...kept.map(day => formatShort(day)), ...unread].join('、'), wrong: unread.length > 0 }
}

function fromOf(
  typed: string,
  places: Pick<Gazetteer, 'towns' | 'facilities'>,
  city: City,
  notes: string[],
): { place: Place | null; choices: string[] } {
  if (typed.trim() === '') return { place: null, choices: [] }
  const found = findPlace(places, typed.slice(0, LONGEST_TEXT), city)
  if ('place' in found) return { place: found.place, choices: found.closer }
  notes.push(
    found.choices.length === 0
      ? `「${[...typed].slice(0, 30).join('')}」という町・駅・施設が見つかりません。町・駅・施設の名前か郵便番号を入れてください。`
      : `「${[...typed].slice(0, 30).join('')}」に当てはまる場所がいくつかあります。1つ選んでください。`,
  )
  return { place: null, choices: found.choices.slice(0, 12) }
}

/** What stands in the address for this, name by name; what was not said is left out. */
export const pairsOf = ({ answered, when, off, from, ways, mine = [] }: Asked): [name: string, value: string][] => [
  ...(answered.length > 0 ? [['a', codeOf(answered)] as [string, string]] : []),
  ...timesIn(when).map(({ key }): [string, string] => ['when', key]),
  ...off.map((day): [string, string] => ['off', day]),
  ...(from ? [['from', from.name] as [string, string]] : []),
  ...MEANS.flatMap(means => (ways[means] ? [[means, String(ways[means])] as [string, string]] : [])),
  ...(mine.length > 0 ? [['mine', listCode(mine)] as [string, string]] : []),
]

/** The address that says this: `?a=W0A1&when=tue-am`, or '' where nothing was said. */
export function queryOf(asked: Asked): string {
  const query = new URLSearchParams(pairsOf(asked))
  return query.size > 0 ? `?${query}` : ''
}

/** How far they go at most, in km of straight line by the best of their means; undefined where they did not say it. */
export const reachKm = (
  { from, ways, when }: Pick<Asked, 'from' | 'ways' | 'when'>,
  ground: Ground,
): number | undefined =>
  !from || Object.keys(ways).length === 0
    ? undefined
    : furthest(ground, from, ways, timesAsked({ when, on: null })) / 1000
