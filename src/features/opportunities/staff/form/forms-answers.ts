import { type LegalForm, LOADS, type Load } from '#features/kinds/index.ts'
import { tooLong } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { isHiring } from '../../rules.ts'
import { fieldsOf } from '../../terms/rules.ts'

const TERM_LIMIT = 1000

export function readTerms(form: Submitted, legalForm: LegalForm) {
  const said: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const { key, label } of fieldsOf(legalForm)) {
    const typed = one(form, `term.${key}`).trim()
    if (typed !== '') said[key] = typed
    const refused = tooLong(typed, `「${label}」`, TERM_LIMIT)
    if (refused !== null) errors[`term.${key}`] = refused
  }
  return { said, errors }
}

/** What is not chosen is not known, unless it was said of all the rest that it was asked and is not there. */
export function readLoads(form: Submitted): Partial<Record<Load, number>> {
  const rest = one(form, 'load_rest') === 'none' ? '0' : ''
  const degrees = LOADS.map((load): [Load, string] => [load, one(form, `load.${load}`) || rest])
  return Object.fromEntries(degrees.filter(([, degree]) => /^[0-3]$/.test(degree)).map(([load, text]) => [load, +text]))
}

/** 「わからない」 and 「ない」 as they were answered beside the figures; without an answer a fact is not known. */
export function answered<T>(form: Submitted, legalForm: LegalForm, typed: { capacity: T; age_min: T }) {
  const age = one(form, 'age')
  const floor = isHiring(legalForm) && age === 'floor' ? 60 : typed.age_min
  return {
    capacity: one(form, 'capacity_known') === 'no' ? null : typed.capacity,
    age_min: age === 'none' ? 0 : age === 'unknown' ? null : floor,
  }
}

/** An answer that needs a figure, or that the rows of times contradict. */
export function unanswered(form: Submitted, slots: readonly unknown[], legalForm: LegalForm): Record<string, string> {
  const lacks = (name: string) => one(form, name).trim() === ''
  return {
    ...(one(form, 'capacity_known') === 'yes' && lacks('capacity')
      ? { capacity: '募集する人数を入力するか、「わからない」を選んでください。例：3' }
      : {}),
    ...(one(form, 'age') === 'floor' && !isHiring(legalForm) && lacks('age_min')
      ? { age_min: '何歳からかを入力してください。年齢を問わないときは「問わない」を選びます。例：60' }
      : {}),
    ...(one(form, 'times') === 'agreed' && slots.length > 0
      ? { times: '活動の時間の行があります。「上の表のとおり」を選ぶか、行を消してください。' }
      : {}),
    ...(one(form, 'whole') === '1' && one(form, 'team') === '1'
      ? {
          whole:
            'チームで分け合う活動は、ひとりが全部の時間を受けもつ活動にはできません。「分けて受けもってよい」を選ぶか、チームのチェックを外してください。',
        }
      : {}),
  }
}
