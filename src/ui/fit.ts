/** A fact in plain words; a line break begins a new line. */
export type SaidRow = { label: string; value: string }

/** How wide a text is in full letters: a half-width one counts for a little more than half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x2000 ? 0.6 : 1), 0)

/** How many lines a text takes where so many full letters stand in one. */
export const linesOf = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / letters)), 0)

const REST = '…（つづきは窓口へ）'

/** The text in no more than so many lines; where it is longer, it says where the rest is told. */
export function shortened(text: string, lines: number, letters: number): string {
  if (linesOf(text, letters) <= lines) return text
  const kept = [...text]
  while (kept.length > 0 && linesOf(kept.join('') + REST, letters) > lines) kept.pop()
  return kept.join('') + REST
}

/** What the line under a row takes, in lines. */
const EDGE = 0.45
/** Of each row so much is told before any row is told longer. */
const LEAST = 2
const LABEL_LETTERS = 6

const costOf = ({ label, value }: SaidRow, letters: number): number =>
  Math.max(linesOf(value, letters), linesOf(label, LABEL_LETTERS)) + EDGE

/** The lines that rows take on paper. */
export const roomOf = (rows: readonly SaidRow[], letters: number): number =>
  rows.reduce((sum, row) => sum + costOf(row, letters), 0)

/**
 * Rows that take no more than `room` lines: the first are told first, long ones are shortened, and those for which nothing
 * is left are named in a last row, so that one knows what to ask for.
 */
export function fitted(rows: readonly SaidRow[], room: number, letters: number): readonly SaidRow[] {
  if (roomOf(rows, letters) <= room) return rows
  const short = rows.map(row => ({ ...row, value: shortened(row.value, LEAST, letters) }))
  const last = LEAST + EDGE
  let left = room - last
  const fits = short.findIndex(row => {
    left -= costOf(row, letters)
    return left < 0
  })
  const count = fits < 0 ? rows.length : fits
  left = room - (fits < 0 ? 0 : last) - roomOf(short.slice(0, count), letters)
  const shown = short.slice(0, count).map((row, at) => {
    const longer = { ...row, value: shortened(rows[at]!.value, LEAST + Math.max(0, Math.floor(left)), letters) }
    left -= costOf(longer, letters) - costOf(row, letters)
    return longer
  })
  const rest = rows.slice(count).map(({ label }) => label)
  const named = shortened(rest.join('、'), 1, letters - 8)
  return rest.length === 0 ? shown : [...shown, { label: 'ほか', value: `${named}\nは、窓口へおたずねください。` }]
}
