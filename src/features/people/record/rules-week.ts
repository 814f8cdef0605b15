import { nfkc } from '#platform/text.ts'
import { clockTime, parseTime } from '#platform/times.ts'

/** Minutes after midnight. */
export type Span = { from: number; to: number }
/** When somebody can come: 0 is Monday. */
export type Free = Span & { weekday: number }

/** What a ticked half-day stands for: 6:00-12:00 and 12:00-18:00; both together are one stretch. */
export const HALVES: readonly Span[] = [
  { from: 360, to: 720 },
  { from: 720, to: 1080 },
]

/**
 * Times of one day as typed: 「9:00-12:00、午後1時〜4時」. In order, joined where they touch. Null where a part cannot be
 * read or ends before it begins.
 */
export function parseSpans(text: string): Span[] | null {
  const spans = nfkc(text)
    .split(/[、,;\n/|・]/)
    .filter(part => part.trim() !== '')
    .map(parseSpan)
  return spans.every(span => span !== null) ? joined(spans) : null
}

function parseSpan(text: string): Span | null {
  const [, start = '', end = ''] = /^(.+?)(?:から|[-~−–―ー])(.+?)(?:まで)?$/.exec(text.trim()) ?? []
  const from = parseTime(start.trim())
  const to = parseTime(end.trim())
  if (from === null || to === null) return null
  // 「午後1時〜4時」: the afternoon goes on.
  const meant = to <= from && /午後|pm/i.test(start) && to < 720 ? to + 720 : to
  return from < meant && meant <= 1440 ? { from, to: meant } : null
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ ...span })
  }
  return result
}

export const formatSpans = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${clockTime(from)}-${clockTime(to)}`).join('、')

const ticked = (bits: number): Span[] => joined(HALVES.filter((_, half) => bits & (1 << half)))

/**
 * A typed week: ticked half-days (14 bits, two a day) and, for a day where times are typed, those instead. `wrong` names
 * the days whose times cannot be read.
 */
export function readFree(week: number, times: readonly string[]): { free: Free[]; wrong: number[] } {
  const days = Array.from({ length: 7 }, (_, weekday) => {
    const typed = times[weekday] ?? ''
    return typed.trim() === '' ? ticked((week >> (2 * weekday)) & 3) : parseSpans(typed)
  })
  return {
    free: days.flatMap((spans, weekday) => (spans ?? []).map(span => ({ weekday, ...span }))),
    wrong: days.flatMap((spans, weekday) => (spans ? [] : [weekday])),
  }
}

/** The stored week as it is typed: half-days where they say it all, times where they do not. */
export function showFree(free: readonly Free[]): { week: number; times: string[] } {
  let week = 0
  const times = Array.from({ length: 7 }, (_, weekday) => {
    const text = formatSpans(joined(free.filter(one => one.weekday === weekday)))
    const bits = [0, 1, 2, 3].find(bits => formatSpans(ticked(bits)) === text)
    if (bits !== undefined) week |= bits << (2 * weekday)
    return bits === undefined ? text : ''
  })
  return { week, times }
}
