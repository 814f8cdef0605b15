/**
 * The formats of cells that a workbook does not write out (ECMA-376 18.8.30), with what the Japanese Excel takes the
 * numbers 27-36 and 50-58 for.
 */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '¥#,##0',
  6: '¥#,##0',
  7: '¥#,##0.00',
  8: '¥#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'ge.m.d',
  28: 'ggge"年"m"月"d"日"',
  29: 'ggge"年"m"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'ge.m.d',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '¥#,##0',
  43: '#,##0.00',
  44: '¥#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'ge.m.d',
  51: 'ggge"年"m"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'ge.m.d',
  58: 'ggge"年"m"月"d"日"',
}

/** How a number is shown: by itself, as a day, a month, a weekday, a time of day, hours passed, or by a pattern of digits. */
export type Shown =
  | { as: 'general' | 'day' | 'dayAndTime' | 'month' | 'weekday' | 'time' | 'hours' }
  | { as: 'digits'; sections: string[] }

/** What a format means, by its number and, where the workbook has one, its code. */
export function shownBy(id: number, code = BUILT_IN[id] ?? 'General'): Shown {
  const sections = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const letters = lettersOf(sections[0] ?? '')
  if (/^(?:general|g\/標準|標準|@)?$/.test(letters)) return { as: 'general' }
  if (/\[h+\]|\[m+\]|\[s+\]/.test(letters)) return { as: 'hours' }
  if (!/[ymdhsgea]/.test(letters.replace(/e[+-]0+/g, ''))) return { as: 'digits', sections }
  const time = /[hs]/.test(letters)
  if (/d(?!dd)|(?<![a-z])d/.test(letters.replace(/d{3,4}/g, ''))) return { as: time ? 'dayAndTime' : 'day' }
  if (time) return { as: 'time' }
  return { as: /[ymge]/.test(letters) ? 'month' : 'weekday' }
}

/** A format without what is only written out or coloured, and without 午前/午後. */
const lettersOf = (section: string): string =>
  section
    .toLowerCase()
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|上午\/下午|午前\/午後/g, '')

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * A number as its cell shows it, but a day with its year as yyyy-mm-dd, a time as hh:mm: the cell may leave out what the
 * number knows. Nothing is added to what is shown: a cell that shows a month gives a month, one that shows a weekday that.
 */
export function displayed(value: number, shown: Shown, from1904: boolean): string {
  if (shown.as === 'general') return plain(value)
  if (shown.as === 'digits') return byDigits(value, shown.sections)
  if (shown.as === 'hours') return clock(Math.round(value * 1440))
  if (value < 0 || value > 2_958_466) return plain(value)
  if (shown.as === 'time') return clock(Math.round((value % 1) * 1440) % 1440)
  if (value < 1) return value === 0 ? '' : clock(Math.round(value * 1440))
  const day = dayOf(value, from1904)
  if (shown.as === 'month') return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月`
  if (shown.as === 'weekday') return '日月火水木金土'[day.getUTCDay()] ?? ''
  const iso = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`
  const minutes = Math.round((value % 1) * 1440)
  return minutes > 0 && minutes < 1440 ? `${iso} ${clock(minutes)}` : iso
}

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`

/** Days are counted from 1900 with a 29 February that never was, or from 1904. */
const dayOf = (value: number, from1904: boolean): Date => {
  const days = Math.floor(value + 1e-7)
  return new Date(from1904 ? Date.UTC(1904, 0, 1 + days) : Date.UTC(1899, 11, days < 60 ? 31 + days : 30 + days))
}

/** Fifteen digits are what a spreadsheet holds; more are noise of the binary number. */
const plain = (value: number): string => {
  const short = String(Number(value.toPrecision(15)))
  return short.includes('e') && Math.abs(value) < 1e21 ? SMALL.format(value) : short
}
const SMALL = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 15 })

function byDigits(value: number, sections: string[]): string {
  const negative = value < 0 && sections.length > 1
  const section = (negative ? sections[1] : value === 0 ? (sections[2] ?? sections[0]) : sections[0]) ?? ''
  const code = section.replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"').replace(/\[[^\]]*\]|[_*]./g, '')
  const found = /[0#?](?:[0#?,]*)(?:\.[0#?]*)?(?:[eE][+-]0+)?/.exec(withoutTexts(code))
  const words = (text: string) => text.replace(/"([^"]*)"|\\(.)/g, '$1$2')
  if (!found) return words(code) || plain(value)
  const number = digits(negative ? -value : value, found[0], /%/.test(withoutTexts(code)))
  return words(code.slice(0, found.index)) + number + words(code.slice(found.index + found[0].length))
}

/** Texts in quotes blanked out, so that places in the code stay. */
const withoutTexts = (code: string): string => code.replace(/"[^"]*"|\\./g, text => ' '.repeat(text.length))

function digits(value: number, pattern: string, percent: boolean): string {
  if (/e/i.test(pattern)) return plain(value)
  const thousands = /,+(?=\.|$)/.exec(pattern)?.[0].length ?? 0
  const scaled = (percent ? value * 100 : value) / 1000 ** thousands
  return patternOf(pattern).format(Number(scaled.toPrecision(15)))
}

const PATTERNS = new Map<string, Intl.NumberFormat>()

/** How a pattern of digits writes a number. Made once for each: a sheet has a hundred thousand numbers of one pattern. */
function patternOf(pattern: string): Intl.NumberFormat {
  const known = PATTERNS.get(pattern)
  if (known) return known
  const [whole = '', fraction = ''] = pattern.split('.')
  const made = new Intl.NumberFormat('en', {
    useGrouping: /,(?=[0#?])/.test(whole),
    minimumIntegerDigits: Math.max(1, Math.min(21, whole.replace(/[^0]/g, '').length)),
    minimumFractionDigits: Math.min(20, fraction.replace(/[^0?]/g, '').length),
    maximumFractionDigits: Math.min(20, fraction.length),
  })
  if (PATTERNS.size > 500) PATTERNS.clear()
  PATTERNS.set(pattern, made)
  return made
}
