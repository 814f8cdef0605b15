import { type ConsentField, PURPOSES } from '#features/consents/rules.ts'

/*
 * わたしのこれから: six short pages on which somebody thinks of their own life to come. Everything may be left out; that
 * somebody does not answer is something else than that nothing was said, and neither is an answer.
 */

export const PAGES = ['liked', 'can', 'whom', 'often', 'money', 'health'] as const
export type Page = (typeof PAGES)[number]

type Asked = { page: Page; many: boolean; choices: readonly string[] }

/** What is asked, by its page; a choice is never given another meaning: sheets of years ago are read by it. */
export const QUESTIONS = {
  joy: { page: 'liked', many: true, choices: ['move', 'make', 'art', 'nature', 'learn', 'talk'] },
  proud: { page: 'liked', many: true, choices: ['thanked', 'finished', 'family', 'mastered', 'team'] },
  still: { page: 'liked', many: false, choices: ['still', 'again', 'enough'] },
  skill: { page: 'can', many: true, choices: ['cook', 'mend', 'digital', 'desk', 'teach', 'drive', 'garden'] },
  asked: { page: 'can', many: false, choices: ['often', 'sometimes', 'seldom'] },
  study: { page: 'can', many: false, choices: ['yes', 'thinking', 'no'] },
  company: { page: 'whom', many: true, choices: ['alone', 'family', 'friends', 'neighbours', 'new'] },
  ages: { page: 'whom', many: true, choices: ['children', 'young', 'peers', 'elders'] },
  role: { page: 'whom', many: false, choices: ['lead', 'help', 'join'] },
  days: { page: 'often', many: false, choices: ['daily', 'week-2', 'week-1', 'month', 'whim'] },
  hours: { page: 'often', many: true, choices: ['morning', 'afternoon', 'evening', 'weekend'] },
  far: { page: 'often', many: false, choices: ['home', 'walk', 'bus', 'train'] },
  earn: { page: 'money', many: false, choices: ['want', 'some', 'none'] },
  spend: { page: 'money', many: false, choices: ['nothing', 'little', 'more'] },
  shape: { page: 'health', many: false, choices: ['well', 'fair', 'careful'] },
  mind: { page: 'health', many: true, choices: ['standing', 'lifting', 'stairs', 'heat', 'long', 'nothing'] },
} as const satisfies Record<string, Asked>
export type Question = keyof typeof QUESTIONS
export type ChoiceOf<Q extends Question> = (typeof QUESTIONS)[Q]['choices'][number]

export const questionsOf = (page: Page): Question[] =>
  (Object.keys(QUESTIONS) as Question[]).filter(question => QUESTIONS[question].page === page)

/** 「答えない」: they were asked and keep it to themselves. */
export const DECLINED = 'declined'
export type Answer = readonly string[] | typeof DECLINED
/** A question that is not in it was not answered and not declined: nothing is known. */
export type Answers = { readonly [Q in Question]?: Answer }
export type Written = { answers: Answers; note: string }
export type Sheet = { readonly [P in Page]?: Written }

export const NOTE_MOST = 80

export const isEmpty = (written: Written | undefined): boolean =>
  written === undefined || (written.note === '' && Object.keys(written.answers).length === 0)

/** What was chosen of these values; null: nothing was said. Choices of another version of the program are left out. */
export function answerOf(question: Question, chosen: readonly string[]): Answer | null {
  if (chosen.includes(DECLINED)) return DECLINED
  const known = QUESTIONS[question].choices.filter(choice => chosen.includes(choice))
  return known.length > 0 ? (QUESTIONS[question].many ? known : known.slice(0, 1)) : null
}

/** 「答えない」 or 「特にない」 beside an answer says two things; nobody guesses which of them is meant. */
export const isBoth = (chosen: readonly string[]): boolean =>
  chosen.length > 1 && [DECLINED, 'nothing'].some(alone => chosen.includes(alone))

/** The answers of a page as they are known here, from whatever is stored. */
export const answersIn = (page: Page, stored: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(
    questionsOf(page).flatMap(question => {
      const answer = answerOf(question, [stored[question] ?? []].flat().map(String))
      return answer ? [[question, answer]] : []
    }),
  )

/** Whether two pages say the same. */
export const isSame = (one: Written, other: Written): boolean =>
  one.note === other.note && JSON.stringify(one.answers) === JSON.stringify(other.answers)

/** What stands in no address and in no memory of a browser: sensitive as such (個人情報の保護に関する法律2条3項), or nearly. */
export const SECRET: readonly Page[] = ['money', 'health']

/** What of the sheet a consent names: money and health apart, each of them can be kept back. */
const FIELDS = { money: 'money', health: 'health' } as const
export const fieldOf = (page: Page): ConsentField => (page === 'money' || page === 'health' ? FIELDS[page] : 'outlook')

/** The pages that a consent with these fields shows to staff. */
export const pagesShared = (fields: readonly string[]): Page[] => PAGES.filter(page => fields.includes(fieldOf(page)))

/** The fields of a consent by which the sheet is shown, with those of money and health that they want to be seen. */
export const fieldsShared = (also: readonly string[]): ConsentField[] =>
  PURPOSES.outlook.fields.filter(field => field === 'outlook' || also.includes(field))

/** The version of a page that is written for the first time: another one after all was deleted, so that no old form fits it. */
export const firstVersion = (now: string): number => Math.floor(Date.parse(now) / 1000) % 1_000_000_000
