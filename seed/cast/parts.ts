const DAYS = '月火水木金土日'

/** 「月」 is 0, 「日」 is 6; throws for any other letter. */
export function weekdayOf(letter: string): number {
  const weekday = [...DAYS].indexOf(letter)
  if (weekday < 0) throw new Error(`no weekday ${letter}`)
  return weekday
}

/** The inverse: 0 is 「月」. */
export const weekdayLetter = (weekday: number): string => DAYS[weekday] ?? ''
