/**
 * The eras of modern Japan. A day of change belongs to both eras when the old emperor still lived on it
 * (1912-07-30, 1926-12-25): both spellings are read, the later one is written, as ICU does.
 * Before 1873 Japan used the lunar calendar (明治5年太政官布告第337号), so 明治 is read from its year 6.
 */
export const eras = [
  { name: '令和', letter: 'R', first: '2019-05-01', last: '9999-12-31' },
  { name: '平成', letter: 'H', first: '1989-01-08', last: '2019-04-30' },
  { name: '昭和', letter: 'S', first: '1926-12-25', last: '1989-01-07' },
  { name: '大正', letter: 'T', first: '1912-07-30', last: '1926-12-25' },
  { name: '明治', letter: 'M', first: '1873-01-01', last: '1912-07-30' },
] as const

export type Era = (typeof eras)[number]

/** The calendar year of the era's first year; 明治 began in 1868. */
export function eraBase(era: Era): number {
  return era.name === '明治' ? 1868 : Number(era.first.slice(0, 4))
}

/** The era whose full name, first kanji or letter is `word`; null when there is none. */
export function findEra(word: string): Era | null {
  return eras.find(era => era.name === word || era.name[0] === word || era.letter === word.toUpperCase()) ?? null
}
