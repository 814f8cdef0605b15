// Of what the reviews of the nouns are made (`src/features/<noun>/review/`): the lists that a person decides and reads as a
// whole, and that the checks compare with what the product declares. The product reads none of them.

/** From the most to the least sensitive; the names are those of a city's review. */
export const CLASSES = {
  health: '要配慮個人情報（からだ・健康）',
  case: '相談・紹介の記録',
  identity: '氏名・連絡先',
  secret: '認証の秘密（ハッシュか暗号文）',
  staff: '職員の情報',
  log: '見た記録・したことの記録',
  inside: '業務の情報（個人情報なし）',
  public: '公開する情報',
} as const
export type DataClass = keyof typeof CLASSES

export const CASE = '相談が終わってから5年（市が決める年数）。そのあと、職員2人の確認で消去'
export const DOCUMENT = '期限なし（市の文書として、市が決めます）'
export const BODY_DAYS = '文と送り先は90日（市が決める日数）'
export const NOBODY_DAYS = '登録のない方のものは、終わってから1年（市が決める日数）。ほかは利用者の記録と同じ'
export const WITH_PERSON = '利用者の記録と同じ'
export const WORK = '期限なし'

/**
 * `tables.ts`: table → class, what it holds, how long it is kept. One that stands nowhere stops the generation of
 * docs/generated/data.md, and so `npm test`.
 */
export type Tables = Readonly<Record<string, readonly [kind: DataClass, holds: string, kept: string]>>

/**
 * `rights.ts`: who (roles, or everyone, or whoever holds the link) → the routes that open to them, and to nobody else. A
 * route that stands in no list, or in two, fails the test (rights.test.ts), as does a page that opens to others.
 */
export type Rights = Readonly<Record<string, readonly string[]>>

/** Whom and what pages are asked about: ids of things that every city has, by the names that `things.ts` of a noun gives. */
export type Things = Readonly<Record<string, string>>

/** SQL for the id of a person with whom much is going on. */
export const TALKED = `(select person_id from proposal where status = 'active' group by person_id order by count(*) desc, person_id limit 1)`

/**
 * `kita` sees a part of the people (bench/city/limited.ts), the thing `near` is one of them: what they open all day is under
 * the bars of those who see everybody. The one statement more names their part, which stands above every page. `ueki` is
 * a resident who looks at their own.
 */
type Who = 'visitor' | 'ueki' | 'sato' | 'kita' | 'suzuki' | 'tanaka' | 'kanri' | 'kansa' | 'inoue'

/**
 * `questions.ts`: every page that can be opened, and how often it may take so many milliseconds (p95) and statements in a city
 * of 100,000 residents, on a quiet machine of two cores.
 */
export type Question = {
  /** The path as it is declared. */
  page: string
  who: Who
  ask: (things: Things) => string
  bar?: number
  statements?: number
}

export const question = (
  page: string,
  who: Who,
  ask: string | ((things: Things) => string),
  rest: Partial<Question> = {},
): Question => ({
  page,
  who,
  ask: typeof ask === 'string' ? () => ask : ask,
  ...rest,
})

/** A page about a person, as their counsellor asks for it. */
export const ofPerson = (end: string, rest: Partial<Question> = {}): Question =>
  question(`/staff/people/:id${end}`, 'sato', ({ person }) => `/staff/people/${person}${end}`, rest)
