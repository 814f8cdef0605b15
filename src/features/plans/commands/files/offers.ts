import { type PastOffer, type Term, terms } from '#matching/index.ts'
import { readCsv } from '#platform/csv.ts'
import { SetupError } from '#platform/errors.ts'
import { fileRefusals } from '#platform/files.ts'
import { jsonOf, textOf } from './files.ts'
import { listed } from './read.ts'

type Row = { where: string; cells: Readonly<Record<string, unknown>> }

/** What became of past offers, from a CSV or JSON file: the share 0 to 1 of each term, `outcome` 0 or 1, `propensity`. */
export const readOffers = async (path: string): Promise<PastOffer[]> => {
  const rows = /\.json$/i.test(path) ? rowsOfJson(path, await jsonOf(path)) : await rowsOfCsv(path, await textOf(path))
  const wrong: string[] = []
  const offers = rows.map(row => offerOf(row, wrong))
  if (wrong.length > 0)
    throw new SetupError(
      [`ファイル「${path}」に直すところが${wrong.length}か所あります。`, ...listed(wrong)].join('\n'),
    )
  return offers
}

const COLUMNS = [...terms, 'outcome', 'propensity']

const rowsOfCsv = async (path: string, text: string): Promise<Row[]> => {
  const table = await readCsv(text.replace(/^\ufeff/, ''))
  if (typeof table === 'string') throw new SetupError(`「${path}」：${fileRefusals[table]}`)
  const missing = COLUMNS.slice(0, -1).filter(name => !table.header.includes(name))
  if (missing.length > 0)
    throw new SetupError(`「${path}」の1行目に次の列がありません：${missing.join('、')}。列：${COLUMNS.join(',')}`)
  return table.records.map(({ row, cells }) => ({
    where: `${row}行目 `,
    cells: Object.fromEntries(
      table.header.map((name, i) => [name, cells[i] === undefined || cells[i] === '' ? undefined : Number(cells[i])]),
    ),
  }))
}

const rowsOfJson = (path: string, given: unknown): Row[] => {
  if (!Array.isArray(given))
    throw new SetupError(`「${path}」には、結果を「[ ]」で囲んだ一覧で書いてください。項目：${COLUMNS.join('、')}`)
  return given.map((row, i) => ({ where: `[${i}].`, cells: row !== null && typeof row === 'object' ? row : {} }))
}

const offerOf = ({ where, cells }: Row, wrong: string[]): PastOffer => {
  const number = (name: string, missing: number | null, fits: (value: number) => boolean, says: string): number => {
    const value = cells[name] ?? missing
    if (typeof value === 'number' && fits(value)) return value
    wrong.push(`${where}${name}：${says}`)
    return 0
  }
  const shareOf = (term: Term): number => number(term, null, n => n >= 0 && n <= 1, '0から1までの数を書いてください。')
  return {
    terms: Object.fromEntries(terms.map(term => [term, shareOf(term)])) as Record<Term, number>,
    // Shares are points under weights of one point each.
    weights: Object.fromEntries(terms.map(term => [term, 1])) as Record<Term, number>,
    succeeded:
      number('outcome', null, n => n === 0 || n === 1, '0（決まらなかった）か1（決まった）を書いてください。') === 1,
    propensity: number(
      'propensity',
      1,
      n => n > 0 && n <= 1,
      '0より大きく1以下の数を書いてください（なければ空けます）。',
    ),
  }
}
