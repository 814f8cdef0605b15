import {
  CATEGORIES,
  type Category,
  DOORS,
  type Door,
  isCategory,
  isLegalForm,
  isLoad,
  LEGAL_FORMS,
  MEANS,
  type Means,
} from '#features/kinds/index.ts'
import { type City, findPlace, type Gazetteer, type Place, placeNames } from '#features/places/index.ts'
import { fieldsOfSituation, type Words } from '#features/words/index.ts'
import { type Day, parseDay } from '#platform/dates.ts'
import { type Criteria, REWARD_FILTERS, type RewardFilter } from './criteria.ts'
import { distinct, readWords, soughtOf, UNWANTED, weekSaid } from './sentence/words.ts'
import { timesIn, timesOf } from './week.ts'

export { type Criteria, REWARD_FILTERS, type RewardFilter } from './criteria.ts'

export const SIZE = { usual: 20, most: 50 }
const LONGEST_QUESTION = 100
const LONGEST_WAY = 180
const MOST_WAGE = 99_999
const LAST_PAGE = 100_000

/**
 * What was asked, a sentence for every condition that could not be used, the places that were meant, perhaps, the words
 * that were left aside because others tell more, and the names of the categories near to how somebody lives or feels.
 */
export type Asked = {
  criteria: Criteria
  notes: string[]
  choices: string[]
  left: string[]
  situation: readonly string[]
}

/** With what words are understood; without it each is looked for as it stands. */
export type Understanding = { words: Words; today: Day }

type Where = Pick<Gazetteer, 'areas' | 'towns'> & Partial<Pick<Gazetteer, 'facilities'>>

/** Reads the address of a list. A value that means nothing is left out and said, never refused. */
export function readCriteria(params: URLSearchParams, where: Where, city: City, understood?: Understanding): Asked {
  const notes: string[] = []
  const { oneOf, several, number } = reader(params, notes)
  const gazetteer = { facilities: [], ...where }
  const from = fromOf(params.get('from') ?? '', gazetteer, city, notes)
  const minutes = number('minutes', '時間（分）', LONGEST_WAY)
  const plain: Criteria = {
    q: questionOf(params.get('q') ?? '', notes),
    sought: null,
    door: oneOf('door', '入口', typed => (isDoor(typed) ? typed : null)),
    form: oneOf('form', '働き方', typed => (isLegalForm(typed) ? typed : null)),
    category: oneOf('category', '分野', typed => (isCategory(typed) ? typed : null)),
    area: oneOf('area', '地域', typed => where.areas.find(({ id, name }) => id === typed || name === typed) ?? null),
    when: several('when', '時間帯', timesOf).reduce((week, bits) => week | bits, 0),
    on: oneOf('on', '日にち', typed => parseDay(typed, understood ? { next: understood.today } : null)),
    from: from.place,
    means: oneOf('means', '行き方', typed => (isMeans(typed) ? typed : null)) ?? 'walk',
    minutes,
    reward: oneOf('reward', 'お金', typed => (isRewardFilter(typed) ? typed : null)),
    wage: number('wage', '時給', MOST_WAGE),
    loads: [...new Set(several('load', 'からだの負担', typed => (isLoad(typed) ? typed : null)))],
    trial: params.get('trial') === '1',
    visit: params.get('visit') === '1',
    map: params.get('map') === '1',
    page: number('page', 'ページ', LAST_PAGE) ?? 1,
    size: number('size', '1ページの件数', SIZE.most) ?? SIZE.usual,
  }
  const situation = understood ? fieldsOfSituation(plain.q, understood.words) : []
  const { left, ...criteria } = understood ? withWords(plain, gazetteer, city, understood) : { ...plain, left: [] }
  // A place that was typed and is not known has its own sentence.
  if (criteria.minutes !== null && !criteria.from && from.choices.length === 0 && !params.get('from')?.trim())
    notes.push('時間でさがすときは、「どこから」に町の名前を入れてください（駅・施設の名前、郵便番号でもさがせます）。')
  // What was typed of a place that is still to be chosen is kept for the choice.
  if (!criteria.from && from.choices.length === 0) criteria.minutes = null
  return { criteria, notes, choices: from.choices, left, situation }
}

/** Times that fit both; where one says nothing, or they share nothing, what is said. */
const both = (a: number, b: number): number => a & b || a | b

/** A postcode that was typed where words are asked for says from where. */
function withPostcode(plain: Criteria, gazetteer: Pick<Gazetteer, 'towns' | 'facilities'>, city: City): Criteria {
  if (plain.from || !/^〒?\s*\d{3}[-‐−―ー]?\d{4}$/.test(plain.q.normalize('NFKC'))) return plain
  const found = findPlace(gazetteer, plain.q, city)
  return 'place' in found ? { ...plain, q: '', from: found.place } : plain
}

/** Words that are conditions become conditions, and the rest gets its synonyms. What was set by itself is not changed. */
function withWords(
  typed: Criteria,
  gazetteer: Pick<Gazetteer, 'towns' | 'facilities'>,
  city: City,
  { words: known, today }: Understanding,
): Criteria & { left: string[] } {
  const plain = withPostcode(typed, gazetteer, city)
  if (idEndOf(plain.q)) return { ...plain, left: [] }
  const said = readWords(plain.q, { words: known, today, placeOf: placeNames(gazetteer) })
  const { filters } = said
  const minutes = plain.minutes ?? filters.minutes ?? null
  const [named] = minutes !== null && !plain.from ? said.places : []
  const found = named ? findPlace(gazetteer, named, city) : null
  const from = found && 'place' in found ? found.place : null
  const words = distinct([...said.words, ...said.places.filter(name => !from || name !== named)])
  const unwanted = distinct(said.unwanted)
  return {
    ...plain,
    q: [...words, ...unwanted.map(word => `${word}${UNWANTED}`)].join(' '),
    sought: soughtOf(words, known.lexicon),
    unwanted,
    left: said.left,
    when: both(plain.when, weekSaid(said)),
    loads: [...new Set([...plain.loads, ...said.loads])],
    door: plain.door ?? filters.door ?? null,
    reward: plain.reward ?? filters.reward ?? null,
    wage: plain.wage ?? filters.wage ?? null,
    visit: plain.visit || filters.visit === true,
    trial: plain.trial || filters.trial === true,
    on: plain.on ?? filters.on ?? null,
    from: plain.from ?? from,
    means: plain.minutes === null && filters.means ? filters.means : plain.means,
    minutes,
  }
}

/** Reads values by name; for each that means nothing a sentence is added to the notes. */
function reader(params: URLSearchParams, notes: string[]) {
  const several = <T>(name: string, label: string, read: (typed: string) => T | null): T[] =>
    params
      .getAll(name)
      .filter(typed => typed !== '')
      .flatMap(typed => {
        const value = read(typed)
        if (value !== null) return [value]
        notes.push(`${label}の「${short(typed)}」はわからないため、この条件は使わずにさがしました。`)
        return []
      })
  const oneOf = <T>(name: string, label: string, read: (typed: string) => T | null): T | null =>
    several(name, label, read)[0] ?? null
  const number = (name: string, label: string, most: number): number | null =>
    oneOf(name, label, typed => {
      const value = Number(/^\d{1,6}$/.exec(typed.normalize('NFKC').trim())?.[0] ?? 0)
      return value >= 1 && value <= most ? value : null
    })
  return { several, oneOf, number }
}

const isDoor = (text: string): text is Door => (DOORS as readonly string[]).includes(text)
const isMeans = (text: string): text is Means => (MEANS as readonly string[]).includes(text)
const isRewardFilter = (text: string): text is RewardFilter => Object.hasOwn(REWARD_FILTERS, text)

const short = (text: string): string => [...text].slice(0, 30).join('')

function questionOf(typed: string, notes: string[]): string {
  const letters = [...typed.trim()]
  if (letters.length > LONGEST_QUESTION) notes.push(`ことばが長いため、はじめの${LONGEST_QUESTION}文字でさがしました。`)
  return letters.slice(0, LONGEST_QUESTION).join('')
}

/** The place that was typed; where it could be several, or has closer ones, the names to choose from. */
function fromOf(
  typed: string,
  gazetteer: Pick<Gazetteer, 'towns' | 'facilities'>,
  city: City,
  notes: string[],
): { place: Place | null; choices: string[] } {
  if (typed.trim() === '') return { place: null, choices: [] }
  const found = findPlace(gazetteer, typed, city)
  if ('place' in found) return { place: found.place, choices: found.closer }
  notes.push(
    found.choices.length === 0
      ? `「${short(typed)}」という町・駅・施設が見つからないため、場所は使わずにさがしました。「どこから」には、町・駅・施設の名前か郵便番号を入れてください。`
      : `「${short(typed)}」に当てはまる場所がいくつかあります。下から1つ選んでください。`,
  )
  return { place: null, choices: found.choices.slice(0, 12) }
}

/** The address that asks for this: `?door=help&when=tue-am`, or '' where nothing is asked. What is usual is left out. */
export function queryOf(criteria: Criteria): string {
  const { from, means, minutes, page, size } = criteria
  const pairs: [string, string | number | null | false][] = [
    ['q', criteria.q],
    ['door', criteria.door],
    ['form', criteria.form],
    ['category', criteria.category],
    ['area', criteria.area?.name ?? null],
    ...timesIn(criteria.when).map(({ key }): [string, string] => ['when', key]),
    ['on', criteria.on],
    ['from', from?.name ?? null],
    ['means', minutes !== null && means],
    ['minutes', minutes],
    ['reward', criteria.reward],
    ['wage', criteria.wage ?? null],
    ...criteria.loads.map((load): [string, string] => ['load', load]),
    ['trial', criteria.trial && '1'],
    ['visit', criteria.visit && '1'],
    ['map', criteria.map && '1'],
    ['size', size !== SIZE.usual && size],
    ['page', page > 1 && page],
  ]
  const query = new URLSearchParams(
    pairs
      .filter(([, value]) => value !== null && value !== false && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )
  return query.size > 0 ? `?${query}` : ''
}

/** The legal forms and categories behind a door: paid forms are work, whatever the category (`doorOf`). */
export const categoriesBehind = (door: Door): Category[] =>
  (Object.keys(CATEGORIES) as Category[]).filter(category => CATEGORIES[category] === door)
export const WORK_FORMS = LEGAL_FORMS.filter(
  form => form === 'employment' || form === 'contract' || form === 'dispatch',
)

/** A number to say on the phone: nine digits of the end of the id. */
export function activityNumber(id: string): string {
  const digits = String(Number.parseInt(id.slice(-7), 16)).padStart(9, '0')
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
}

/** The end of the id that a number as typed stands for; null for any other text. */
export function idEndOf(typed: string): string | null {
  const digits = /^(\d{3})-?(\d{3})-?(\d{3})$/.exec(typed.normalize('NFKC').trim())?.slice(1).join('')
  return digits && Number(digits) < 16 ** 7 ? Number(digits).toString(16).padStart(7, '0') : null
}
