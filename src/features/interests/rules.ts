import { CATEGORIES, type Category, type Door } from '#features/kinds/index.ts'

/*
 * What somebody answers to pictures. Without an account nothing of it is kept by us: it stands in the address as a short code,
 * two signs for each answer in the order in which they were given, so that a page can be shared, printed and gone back from.
 */

/** To a picture: yes, no, later. `aside`: what they chose in this field is not to be counted as a liking. */
export const ANSWERS = ['yes', 'no', 'later', 'aside'] as const
export type Answer = (typeof ANSWERS)[number]

/** What was answered of each field, in that order; no field twice. */
export type Answered = readonly (readonly [category: Category, answer: Answer])[]

/** So many pictures are shown at a time. */
export const AT_A_TIME = 12

/** The sign of each field in the code: it is never given to another one, since addresses are kept and printed. */
const SIGNS = {
  ...{ 'care-support': 'A', 'childcare-support': 'B', 'school-support': 'C', office: 'D', 'public-service': 'E' },
  ...{ reception: 'F', cleaning: 'G', 'facility-care': 'H', retail: 'I', kitchen: 'J', driving: 'K', farming: 'L' },
  ...{ gardening: 'M', repair: 'N', digital: 'O', teaching: 'P', 'light-work': 'Q', guarding: 'R', neighbours: 'S' },
  ...{ 'watch-over': 'T', listening: 'U', 'child-raising': 'V', books: 'W', environment: 'X', guiding: 'Y' },
  ...{ events: 'Z', safety: 'a', international: 'b', welfare: 'c', community: 'd', lectures: 'e', smartphone: 'f' },
  ...{ languages: 'g', history: 'h', career: 'i', music: 'j', art: 'k', handicraft: 'l', 'board-games': 'm' },
  ...{ cooking: 'n', nature: 'o', salon: 'p', flowers: 'q', gymnastics: 'r', sports: 's', dance: 't' },
  ...{ walking: 'u', checks: 'v' },
} as const satisfies Record<Category, string>

const FIELDS = new Map(Object.entries(SIGNS).map(([category, sign]) => [sign as string, category as Category]))

/** The code of these answers: A1B2. */
export const codeOf = (answered: Answered): string =>
  answered.map(([category, answer]) => `${SIGNS[category]}${ANSWERS.indexOf(answer)}`).join('')

/** The answers of a code; what is none of ours is left out, and of two about one field the later one holds. */
export const readCode = (code: string): Answered =>
  [...code.slice(0, 200).matchAll(/([A-Za-z])([0-3])/g)].reduce<Answered>((known, [, sign, at]) => {
    const category = FIELDS.get(sign!)
    return category ? answering(known, category, ANSWERS[Number(at)]!) : known
  }, [])

/** With this answer: the field keeps its place where it was answered before. */
export const answering = (answered: Answered, category: Category, answer: Answer): Answered =>
  answered.some(([known]) => known === category)
    ? answered.map(one => (one[0] === category ? [category, answer] : one))
    : [...answered, [category, answer]]

/** Without the last answer. */
export const undone = (answered: Answered): Answered => answered.slice(0, -1)

/** As if this field had never been asked. */
export const forgetting = (answered: Answered, category: Category): Answered =>
  answered.filter(([known]) => known !== category)

/** How many activities are open in each field. */
export type Open = ReadonlyMap<Category, number>

/** What is known of a door before anything is said. */
const PRIOR = 0.5

/**
 * How much an answer about a field is expected to tell, counted in activities. It decides those of the field itself, the more
 * the less sure the answer is: 4·p·(1−p) of them, with p the share of 「はい」 behind that door so far. And it tells something of
 * the others behind the door: by how much the variance of p (a Beta distribution, by Jeffreys’ prior) is expected to shrink. So what many activities hang on comes first, and a door of which nothing is known before one that was answered often.
 */
function telling(category: Category, open: Open, answered: Answered): number {
  const door: Door = CATEGORIES[category]
  const known = new Map(answered)
  const behind = (Object.keys(CATEGORIES) as Category[]).filter(one => CATEGORIES[one] === door)
  const said = (answer: Answer) => behind.filter(one => known.get(one) === answer).length
  const [yes, no] = [PRIOR + said('yes'), PRIOR + said('no')]
  const p = yes / (yes + no)
  const others = behind.reduce((sum, one) => (one === category || known.has(one) ? sum : sum + (open.get(one) ?? 0)), 0)
  const variance = (p * (1 - p)) / (yes + no + 1)
  return 4 * ((open.get(category) ?? 0) * p * (1 - p) + (others * variance) / (yes + no + 1))
}

/**
 * The field to ask about next: of those that have an open activity and were not answered the one that tells most, of equals the
 * first on the list. Null: all were asked.
 */
export function nextCard(open: Open, answered: Answered): Category | null {
  const known = new Set(answered.map(([category]) => category))
  const left = (Object.keys(CATEGORIES) as Category[]).filter(one => !known.has(one) && (open.get(one) ?? 0) > 0)
  let best: { category: Category; told: number } | null = null
  for (const category of left) {
    const told = telling(category, open, answered)
    if (!best || told > best.told + 1e-9) best = { category, told }
  }
  return best?.category ?? null
}

/** Whether a dozen is full: what was learnt is shown before another one begins. */
export const isPause = (answered: Answered): boolean => answered.length > 0 && answered.length % AT_A_TIME === 0

/** Something that was chosen without being said: the field of an activity on the list. */
export type Chosen = { category: Category; title: string }

/** One thing that is known of somebody, and what it rests on: said to a picture, or shown by what they put on their list. */
export type Line =
  | { category: Category; basis: 'said'; answer: Exclude<Answer, 'aside'> }
  | { category: Category; basis: 'shown'; titles: readonly string[]; used: boolean }

/** All that is known, what was said first in the order in which it was said, then what was shown by choosing. */
export function linesOf(answered: Answered, chosen: readonly Chosen[]): Line[] {
  const said = answered.flatMap(([category, answer]): Line[] =>
    answer === 'aside' ? [] : [{ category, basis: 'said', answer }],
  )
  const aside = new Set(answered.filter(([, answer]) => answer === 'aside').map(([category]) => category))
  const shown = [...Map.groupBy(chosen, ({ category }) => category)].map(([category, all]): Line => {
    return { category, basis: 'shown', titles: all.map(({ title }) => title), used: !aside.has(category) }
  })
  return [...said, ...shown]
}

/** A wish of −2 (never) to 2 by what was said: 「いいえ」 is left out of the list altogether. */
const SAID = { yes: 1, no: -2 } as const
/** By what one thing on the list shows, and by all of them at most (0 to 1, added to what was said). */
const SHOWN = { each: 0.5, most: 1 }

export type Taste = { likes: Partial<Record<Category, number>>; shown: Partial<Record<Category, number>> }

/** The same as wishes for the ranking; 「あとで」 says nothing. */
export function tasteOf(lines: readonly Line[]): Taste {
  const taste: Taste = { likes: {}, shown: {} }
  for (const line of lines) {
    if (line.basis === 'shown') {
      if (line.used) taste.shown[line.category] = Math.min(SHOWN.most, SHOWN.each * line.titles.length)
    } else if (line.answer !== 'later') taste.likes[line.category] = SAID[line.answer]
  }
  return taste
}
