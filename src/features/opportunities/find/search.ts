import {
  CATEGORIES,
  type Category,
  DOORS,
  type Door,
  halfDayBit,
  isCategory,
  isLegalForm,
  isLoad,
  LEGAL_FORMS,
  type LegalForm,
  type Load,
  MEANS,
  type Means,
  WEEKDAYS,
} from '#features/kinds/index.ts'
import { type Area, type City, findTown, type Gazetteer, type Town } from '#features/places/index.ts'

/** Money between the two: one gets some, none flows, one pays. */
export const REWARD_FILTERS = { paid: ['wage', 'fee', 'thanks'], free: ['none'], cost: ['cost'] } as const
export type RewardFilter = keyof typeof REWARD_FILTERS

/** What a visitor asks for; everything is in the address, so that it can be sent and kept. */
export type Criteria = {
  q: string
  door: Door | null
  form: LegalForm | null
  category: Category | null
  area: Area | null
  /** Half-days of which one is enough, as 14 bits; 0 is any time. */
  when: number
  from: Town | null
  means: Means
  /** From `from` by `means`; null is any distance. */
  minutes: number | null
  reward: RewardFilter | null
  /** Loads that must not be there at all. */
  loads: readonly Load[]
  trial: boolean
  visit: boolean
  /** From 1. */
  page: number
  size: number
}

export const SIZE = { usual: 20, most: 50 }
const LONGEST_QUESTION = 100
const LONGEST_WAY = 180
const LAST_PAGE = 100_000

/** What was asked, and a sentence for every condition that could not be used. */
export type Asked = { criteria: Criteria; notes: string[] }

/** Reads the address of a list. A value that means nothing is left out and said, never refused. */
export function readCriteria(params: URLSearchParams, places: Pick<Gazetteer, 'areas' | 'towns'>, city: City): Asked {
  const notes: string[] = []
  const { oneOf, several, number } = reader(params, notes)
  const from = fromOf(params.get('from') ?? '', places.towns, city, notes)
  const minutes = number('minutes', '時間（分）', LONGEST_WAY)
  if (minutes !== null && !params.get('from'))
    notes.push('時間でさがすときは、「どこから」に町の名前を入れてください。')
  const criteria: Criteria = {
    q: questionOf(params.get('q') ?? '', notes),
    door: oneOf('door', '入口', typed => (isDoor(typed) ? typed : null)),
    form: oneOf('form', '働き方', typed => (isLegalForm(typed) ? typed : null)),
    category: oneOf('category', '分野', typed => (isCategory(typed) ? typed : null)),
    area: oneOf('area', '地域', typed => places.areas.find(({ id, name }) => id === typed || name === typed) ?? null),
    when: several('when', '時間帯', halfDayOf).reduce((week, bit) => week | bit, 0),
    from,
    means: oneOf('means', '行き方', typed => (isMeans(typed) ? typed : null)) ?? 'walk',
    minutes: from ? minutes : null,
    reward: oneOf('reward', 'お金', typed => (isRewardFilter(typed) ? typed : null)),
    loads: [...new Set(several('load', 'からだの負担', typed => (isLoad(typed) ? typed : null)))],
    trial: params.get('trial') === '1',
    visit: params.get('visit') === '1',
    page: number('page', 'ページ', LAST_PAGE) ?? 1,
    size: number('size', '1ページの件数', SIZE.most) ?? SIZE.usual,
  }
  return { criteria, notes }
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
        notes.push(`${label}の「${short(typed)}」は わからないため、この条件は使わずに さがしました。`)
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
  if (letters.length > LONGEST_QUESTION)
    notes.push(`ことばが長いため、はじめの${LONGEST_QUESTION}文字で さがしました。`)
  return letters.slice(0, LONGEST_QUESTION).join('')
}

function fromOf(typed: string, towns: readonly Town[], city: City, notes: string[]): Town | null {
  if (typed.trim() === '') return null
  const found = findTown(towns, typed, city)
  if ('id' in found) return found
  const names = found.names.slice(0, 5).map(name => `「${name}」`)
  notes.push(
    names.length === 0
      ? `「${short(typed)}」という町が見つからないため、場所は使わずに さがしました。「どこから」には 町の名前を入れてください。`
      : `「${short(typed)}」で始まる町が いくつかあります。${names.join('')}などから 1つ入れてください。`,
  )
  return null
}

/** `tue-am`, or the number 0…13 that the tick grid sends, as its bit. */
function halfDayOf(typed: string): number | null {
  if (/^(\d|1[0-3])$/.test(typed)) return 1 << Number(typed)
  const [day = '', half = ''] = typed.split('-')
  const weekday = (WEEKDAYS as readonly string[]).indexOf(day)
  return weekday >= 0 && (half === 'am' || half === 'pm') ? halfDayBit(weekday, half === 'pm') : null
}

/** The numbers 0…13 of the half-days in a week of 14 bits. */
export const halfDaysIn = (week: number): number[] =>
  Array.from({ length: 14 }, (_, i) => i).filter(i => week & (1 << i))

const halfDayKey = (index: number): string => `${WEEKDAYS[index >> 1]}-${index % 2 === 0 ? 'am' : 'pm'}`

/** The address that asks for this: `?door=help&when=tue-am`, or '' where nothing is asked. What is usual is left out. */
export function queryOf(criteria: Criteria): string {
  const { from, means, minutes, page, size } = criteria
  const pairs: [string, string | number | null | false][] = [
    ['q', criteria.q],
    ['door', criteria.door],
    ['form', criteria.form],
    ['category', criteria.category],
    ['area', criteria.area?.name ?? null],
    ...halfDaysIn(criteria.when).map((index): [string, string] => ['when', halfDayKey(index)]),
    ['from', from?.name ?? null],
    ['means', minutes !== null && means],
    ['minutes', minutes],
    ['reward', criteria.reward],
    ...criteria.loads.map((load): [string, string] => ['load', load]),
    ['trial', criteria.trial && '1'],
    ['visit', criteria.visit && '1'],
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
