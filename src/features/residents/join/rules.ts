/** The questions of a first registration in their order, one a page; with the name in its two halves fewer than seven. */
export const QUESTIONS = ['name', 'birth', 'home', 'reach'] as const
export type Question = (typeof QUESTIONS)[number]

/** The fields of each question, by the names that the desk's form has. */
export const FIELDS: Readonly<Record<Question, readonly string[]>> = {
  name: ['family_kana', 'given_kana', 'family_name', 'given_name'],
  birth: ['birth_on', 'birth_sure'],
  home: ['town_id'],
  reach: ['contact_first', 'phone'],
}

/** The first question that has something to be mended, with what it is; null where none has. */
export function toMend(
  errors: Readonly<Record<string, string>>,
  among: readonly Question[] = QUESTIONS,
): { question: Question; errors: Record<string, string> } | null {
  for (const question of among) {
    const own = Object.entries(errors).filter(([field]) => FIELDS[question].includes(field))
    if (own.length > 0) return { question, errors: Object.fromEntries(own) }
  }
  return null
}

type Residence = { residents_only: boolean }

/** Those of the programmes that take somebody who lives inside, or outside, of the city. */
export const takingFrom = <P extends Residence>(programmes: readonly P[], outside: boolean): P[] =>
  programmes.filter(one => !outside || !one.residents_only)
