import { DECLINED, PAGES, type Question, questionsOf, type Sheet } from '../rules.ts'

/**
 * Words with which the list of activities is searched, by what was chosen: this table and nothing else. No question of money
 * or health stands in it: nothing is guessed of those, and a word stands in an address.
 */
export const WORDS = {
  joy: { move: '体操', make: '手芸', art: '音楽', nature: '自然', learn: '講座', talk: '集まり' },
  skill: { cook: '料理', mend: '修理', digital: 'スマホ', desk: '事務', teach: '教える', drive: '送迎', garden: '花' },
  ages: { children: '子ども' },
} as const satisfies { readonly [Q in Question]?: Readonly<Record<string, string>> }

/** So many are offered at most, in the order of the sheet. */
export const WORDS_MOST = 4

/** The words of what was chosen. */
export const wordsOf = (sheet: Sheet): string[] =>
  [
    ...new Set(
      PAGES.flatMap(page =>
        questionsOf(page).flatMap(question => {
          const [answer, words] = [sheet[page]?.answers[question], wordsFor(question)]
          return answer && answer !== DECLINED ? answer.flatMap(choice => words[choice] ?? []) : []
        }),
      ),
    ),
  ].slice(0, WORDS_MOST)

const wordsFor = (question: Question): Readonly<Record<string, string>> =>
  Object.hasOwn(WORDS, question) ? WORDS[question as keyof typeof WORDS] : {}
