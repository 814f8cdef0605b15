import { type Day, dayQuestion, parseDay } from './dates.ts'

/** The days of a list: those that hold, what was typed at 「この日から」 and 「この日まで」, and what to put right there. */
export type AskedPeriod = {
  from: Day
  to: Day
  typed: { from: string; to: string }
  errors: { from?: string; to?: string }
}

type Whole = { from: Day; to: Day }

const readEnd = (typed: string, today: Day, within: Whole | null): { day?: Day; error?: string } => {
  if (typed.trim() === '') return {}
  const day = parseDay(typed, { last: today })
  if (day === null)
    return { error: dayQuestion(typed, { last: today }) ?? '「令和8年11月21日」のように入力してください。' }
  if (within && (day < within.from || day > within.to))
    return { error: '選んだ年度の中の日にするか、年度を選びなおしてください。' }
  return { day }
}

/**
 * Reads the period of a list from its address. An end that was left out is that of `whole`; one that cannot be read, that
 * lies outside of `within` or that comes before the other is said at its field and narrows nothing.
 */
export function askedPeriod(
  query: URLSearchParams,
  { whole, today, within = null }: { whole: Whole; today: Day; within?: Whole | null },
): AskedPeriod {
  const typed = { from: query.get('from') ?? '', to: query.get('to') ?? '' }
  const [from, to] = [readEnd(typed.from, today, within), readEnd(typed.to, today, within)]
  const turned = from.day && to.day && from.day > to.day
  if (turned) to.error = '「この日から」と同じ日か、それより後の日にしてください。'
  return {
    from: from.day ?? whole.from,
    to: (turned ? null : to.day) ?? whole.to,
    typed,
    errors: { ...(from.error && { from: from.error }), ...(to.error && { to: to.error }) },
  }
}
