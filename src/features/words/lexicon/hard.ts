import { HARD, READINGS } from '../data/index.ts'

/**
 * The words that get their readings on a page, `word(reading)` one after the other: those of the pages, and those that are
 * asked in kana, which somebody has looked at one by one. Of two readings of a word that of the pages holds.
 */
export const hardReadings = (): string => `${READINGS.words} ${HARD.words}`
