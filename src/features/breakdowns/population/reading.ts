import { type CellRow, headingOf, rowsUnder } from '#platform/table-file.ts'
import { nfkc } from '#platform/text.ts'
import { agesIn, bandOf, type Residents } from './rules.ts'

export type PopulationRead = { rows: Residents[] } | { wrong: readonly string[] }

const HEADINGS = {
  town: /^(町名|町|町丁|町丁字|町丁目|大字|地区)/,
  age: /^(年齢|年代|年れい)/,
  female: /^女/,
  male: /^男(?!女)/,
} as const
type Heading = keyof typeof HEADINGS
type Places = Readonly<Record<Heading, number>>

/** Sums of other rows, which are reckoned anew. */
const SUM = /^(総数|合計|計|小計|総計)$/
/** The whole city. */
const WHOLE = /^(|市全体|全市|市全域|全域|総数|合計|計)$/
/** 「-」 and its kin, x and nothing: it is not told. */
const UNTOLD = /^[-‐‑‒–—―−ー－*…xX×]*$/

/** A count; null where it is not told, undefined for anything else. */
function countOf(typed: string): number | null | undefined {
  const text = nfkc(typed).replace(/[\s人]/g, '')
  if (UNTOLD.test(text)) return null
  return /^(\d{1,7}|\d{1,3}(,\d{3})+)$/.test(text) ? Number(text.replaceAll(',', '')) : undefined
}

/** No city has so many residents: somebody has added a column or put a row in twice, and the sums would be no numbers any more. */
const MOST_RESIDENTS = 20_000_000

const townKey = (name: string): string => nfkc(name).replace(/\s/g, '')

/**
 * Reads residents by town, age and sex from a CSV or a workbook; `towns`: the ids by the names of the register. Nothing is
 * taken of a file in which something cannot be read: each such cell in a sentence.
 */
export async function readPopulation(bytes: Uint8Array, towns: ReadonlyMap<string, string>): Promise<PopulationRead> {
  const cells = await rowsUnder(bytes, HEADINGS.age)
  if (typeof cells === 'string') return { wrong: [cells] }
  const heads = (cells[0]?.cells ?? []).map(headingOf)
  const place = (key: Heading) => heads.findIndex(head => HEADINGS[key].test(head))
  const places: Places = { town: place('town'), age: place('age'), female: place('female'), male: place('male') }
  if (places.age < 0 || places.female < 0 || places.male < 0)
    return { wrong: ['見出しの行が見つかりません。「町名」「年齢」「男」「女」の見出しのある表にしてください。'] }
  const known = new Map([...towns].map(([name, id]) => [townKey(name), id]))
  const lines = cells.slice(1).map(row => lineOf(row, places, known))
  const wrong = lines.flatMap(line => ('wrong' in line ? line.wrong : []))
  if (wrong.length > 0) return { wrong }
  const rows = summed(lines.flatMap(line => ('rows' in line ? line.rows : [])))
  const total = rows.reduce((sum, { count }) => sum + (count ?? 0), 0)
  if (total > MOST_RESIDENTS)
    return {
      wrong: [
        `合わせると${total.toLocaleString('ja')}人になります。「男」「女」の列に、人数のほかの数がないか、確かめてください。`,
      ],
    }
  return rows.length > 0
    ? { rows }
    : { wrong: ['表に行がありません。見出しの下に、町と年齢ごとの行を入れてください。'] }
}

/** The residents of a row; none of an empty one, or of a sum. */
function lineOf({ row, cells }: CellRow, places: Places, towns: ReadonlyMap<string, string>): PopulationRead {
  const cell = (key: Heading) => (places[key] < 0 ? '' : (cells[places[key]] ?? '').trim())
  const [town, age] = [townKey(cell('town')), nfkc(cell('age')).replace(/\s/g, '')]
  if (age === '' || SUM.test(age)) return { rows: [] }
  const ages = agesIn(age)
  const band = ages && bandOf(ages.from, ages.to)
  const id = WHOLE.test(town) ? null : towns.get(town)
  const counts = { female: countOf(cell('female')), male: countOf(cell('male')) }
  const wrong = [
    ...(band === null
      ? [`${row}行目の年齢「${cell('age')}」を、5歳きざみの年代に分けられません。例：65～69歳、65歳、85歳以上`]
      : []),
    ...(id === undefined
      ? [`${row}行目の町「${cell('town')}」が、町の一覧にありません。市の設定の「町」の名前にそろえてください。`]
      : []),
    ...(['female', 'male'] as const).flatMap(sex =>
      counts[sex] === undefined
        ? [`${row}行目の人数「${cell(sex)}」を数として読めません。わからないところは「-」にします。`]
        : [],
    ),
  ]
  if (wrong.length > 0) return { wrong }
  return { rows: (['female', 'male'] as const).map(sex => ({ town: id!, sex, band: band!, count: counts[sex]! })) }
}

/** Ages of one band come to its number; where one of them is not told, the band is not known. */
function summed(rows: readonly Residents[]): Residents[] {
  const groups = Map.groupBy(rows, ({ town, sex, band }) => `${town} ${sex} ${band}`)
  return [...groups.values()].map(list => ({
    ...list[0]!,
    count: list.some(({ count }) => count === null) ? null : list.reduce((sum, { count }) => sum + count!, 0),
  }))
}
