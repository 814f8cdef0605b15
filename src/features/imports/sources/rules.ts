import type { TakenElsewhere } from '#features/opportunities/index.ts'
import { fold } from '#platform/folding.ts'
import { nfkc } from '#platform/text.ts'
import { type Issue, issue, type ReadRow } from '../rules.ts'

/**
 * What is left of a file's name when it comes again next month: without its kind, dates and counters. A name that is
 * nothing else stays whole.
 */
export function stemOf(fileName: string): string {
  const whole = nfkc(fileName.split(/[\\/]/).at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
  const stem = whole
    .replace(/\(\d+\)|コピー|\bcopy\b/gi, ' ')
    .replace(
      /(?:令和|平成|(?<![a-z])[RH])\d{1,2}(?!\d)(?:年?度?[-_.]?\d{1,2}(?:月号?|(?!\d)))?|\d{1,4}(?:年度?|月号?|日|号)/gi,
      ' ',
    )
    .replace(/\d{4}[-_.]\d{1,2}(?:[-_.]\d{1,2})?(?!\d)|\d{4,14}/g, ' ')
    .replace(/年度?|[\s_.~・()[\]-]+/g, ' ')
    .trim()
  return stem === '' ? whole : stem
}

/** Parts of a title of two characters each, by which two titles are compared. */
const pairs = (title: string): Set<string> => {
  const plain = nfkc(title)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\d]/gu, '')
  return new Set(Array.from({ length: Math.max(1, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)))
}

/** Whether two titles are of different things: neither holds the other, and they have less than a third in common. */
export function unlike(a: string, b: string): boolean {
  const [one, other] = [pairs(a), pairs(b)]
  const [short, long] = [nfkc(a), nfkc(b)].sort((x, y) => x.length - y.length) as [string, string]
  if (long.includes(short)) return false
  const common = [...one].filter(pair => other.has(pair)).length
  return (2 * common) / (one.size + other.size) < 1 / 3
}

type Named = { title: string; starts_on: string | null; place_name: string }

/**
 * Whether a number that is used again names something else: another title and another day. `certain` where the place is
 * another too; else a person is asked.
 */
export function namesAnother(before: Named, after: Named): { certain: boolean } | null {
  if (before.starts_on === after.starts_on || !unlike(before.title, after.title)) return null
  const [was, is] = [before.place_name, after.place_name].map(place => nfkc(place).replace(/\s/g, '')) as [
    string,
    string,
  ]
  return { certain: was !== is }
}

const MOST_TITLES = 3
const sameness = (title: string, day: string | null, place: string): string =>
  [fold(title), day ?? '', fold(place)].join(' ')

/** For each other list that has rows of this one already (same name, day and place) a warning: how many, which, and what to do. */
export function repeatsOf(
  rows: readonly Pick<ReadRow, 'title' | 'startsOn' | 'place'>[],
  known: readonly TakenElsewhere[],
  lists: readonly { id: string; name: string }[],
): Issue[] {
  const bySource = Map.groupBy(known, ({ source }) => source)
  return lists.flatMap(({ id, name }) => {
    const has = new Set((bySource.get(id) ?? []).map(one => sameness(one.title, one.starts_on, one.place_name)))
    const same = rows.filter(row => has.has(sameness(row.title, row.startsOn, row.place ?? '')))
    if (same.length === 0) return []
    const titles = same.slice(0, MOST_TITLES).map(({ title }) => `「${title.slice(0, 30)}」`)
    const some = titles.join('') + (same.length > MOST_TITLES ? 'など' : '')
    return [
      issue(
        1,
        '',
        'repeatsOther',
        `一覧「${name}」にもう入っている催しと、名前・日・場所が同じ行が${same.length}行あります（${some}）`,
      ),
    ]
  })
}
