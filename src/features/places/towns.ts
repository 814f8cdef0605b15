import { type CsvRecord, readCsv } from '#platform/csv.ts'
import { decodeText, fileRefusals } from '#platform/files.ts'
import { inSlices } from '#platform/slices.ts'
import { nfkc, toHiragana } from '#platform/text.ts'
import type { Point } from './rules.ts'

/*
 * Lists of the towns of Japan as a city downloads them, told apart by their headings: 位置参照情報 (国土交通省, 大字・町丁目
 * レベル), 町字マスター and its positions (デジタル庁, アドレス・ベース・レジストリ), and lists made from them (lgcode, …).
 */

/** A town as a list has it. `code` are the first five digits of its municipality, `city` its name with that of the ward. */
export type ListedTown = {
  code: string
  city: string
  name: string
  kana: string
  postcode: string
  point: Point | null
}
export type TownList = { dialect: string; towns: ListedTown[] }

type Field = 'code' | 'city' | 'ward' | 'town' | 'kana' | 'block' | 'part' | 'gone' | 'id' | 'lat' | 'lng' | 'postcode'
const HEADINGS: Record<Field, readonly string[]> = {
  code: ['市区町村コード', 'lg_code', '全国地方公共団体コード', 'lgcode'],
  city: ['市区町村名', 'city', 'municipality'],
  ward: ['ward', '政令市区名'],
  town: ['大字町丁目名', 'oaza_cho', '大字・町名', 'town'],
  kana: ['oaza_cho_kana', '大字・町名_カナ'],
  block: ['chome', '丁目名'],
  part: ['koaza', '小字名'],
  gone: ['ablt_date', '廃止日'],
  id: ['machiaza_id', '町字id'],
  lat: ['緯度', 'rep_lat', '代表点_緯度', 'lat'],
  lng: ['経度', 'rep_lon', '代表点_経度', 'lng'],
  postcode: ['post_code', '郵便番号'],
}

/** By which headings a list is known, in this order, and how many digits its codes have. */
const DIALECTS = [
  { name: '位置参照情報（大字・町丁目レベル）', digits: 5, has: ['市区町村コード', '大字町丁目名', '緯度', '経度'] },
  { name: '町字マスター', digits: 6, has: ['lg_code', 'machiaza_id', 'oaza_cho'] },
  { name: '町字マスター', digits: 6, has: ['全国地方公共団体コード', '町字id', '大字・町名'] },
  { name: '町字マスター位置参照', digits: 6, has: ['lg_code', 'machiaza_id', 'rep_lat', 'rep_lon'] },
  { name: '町の一覧', digits: 6, has: ['lgcode', 'municipality', 'town', 'lat', 'lng'] },
] as const

export const TOWN_LISTS =
  '国土交通省の「位置参照情報（大字・町丁目レベル）」か、デジタル庁の「町字マスター」（位置参照のファイルといっしょに）'

type Cells = (field: Field) => string
type Sheet = { dialect: string; rows: Cells[] }

/**
 * Reads lists of towns that belong together (a 町字マスター has its positions in a file of its own). Refused, with a sentence,
 * where one of them is none, or is no text.
 */
export async function readTowns(
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<TownList[] | { refused: string }> {
  const sheets: Sheet[] = []
  for (const { name, bytes } of files) {
    const sheet = await sheetOf(bytes)
    if (typeof sheet === 'string') return { refused: `${name}：${sheet}` }
    sheets.push(sheet)
  }
  const points = new Map<string, Point | null>()
  for (const { rows } of sheets)
    await inSlices(rows, cell => {
      if (cell('id') !== '') points.set(idOf(cell), pointOf(cell))
    })
  const lists: TownList[] = []
  for (const { dialect, rows } of sheets.filter(one => one.dialect !== '町字マスター位置参照')) {
    const towns = await inSlices(rows, cell => townOf(cell, points))
    lists.push({ dialect, towns: towns.flat() })
  }
  return lists
}

async function sheetOf(bytes: Uint8Array): Promise<Sheet | string> {
  const decoded = await decodeText(bytes)
  if (typeof decoded === 'string') return fileRefusals[decoded]
  const csv = await readCsv(decoded.text)
  if (typeof csv === 'string') return fileRefusals[csv]
  const header = csv.header.map(heading => nfkc(heading).trim())
  const dialect = DIALECTS.find(({ has }) => has.every(heading => header.includes(nfkc(heading))))
  if (!dialect) return `町の一覧の見出しがありません。${TOWN_LISTS}を、そのまま選んでください。`
  if ((csv.records.at(-1)?.cells.length ?? 0) < csv.header.length)
    return '最後の行が途中で終わっています。ファイルがすべてそろっているか、確かめてください。'
  const places = new Map(
    Object.entries(HEADINGS).map(([field, names]) => [field, header.findIndex(one => names.map(nfkc).includes(one))]),
  )
  const cellsOf =
    ({ cells }: CsvRecord): Cells =>
    field => {
      const text = (cells[places.get(field) ?? -1] ?? '').trim()
      return field === 'code' ? fiveDigits(text, dialect.digits) : text
    }
  return { dialect: dialect.name, rows: csv.records.map(cellsOf) }
}

/** The code without its check digit, also where a spreadsheet took the leading nought away. */
const fiveDigits = (text: string, digits: number): string =>
  nfkc(text).replace(/\.0$/, '').padStart(digits, '0').slice(0, 5)

const idOf = (cell: Cells): string => `${cell('code')} ${cell('id')}`

function pointOf(cell: Cells): Point | null {
  const [lat, lng] = [cell('lat'), cell('lng')].map(text => (/^\d{2,3}(\.\d+)?$/.test(text) ? Number(text) : 0))
  return lat && lng && lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154 ? { lat, lng } : null
}

/** Of a 町字マスター the parts of a 大字 and what was given up are left out. */
function townOf(cell: Cells, points: ReadonlyMap<string, Point | null>): ListedTown[] {
  if (cell('part') !== '' || cell('gone') !== '' || cell('town') === '') return []
  const kana = toHiragana(nfkc(cell('kana')))
  const postcode = cell('postcode').replace(/\D/g, '')
  return [
    {
      code: cell('code'),
      city: cell('city') + cell('ward'),
      name: cell('town') + cell('block').replace(/^[\d０-９]{1,2}(?=丁目$)/, digits => numeral(Number(nfkc(digits)))),
      kana,
      postcode: /^\d{7}$/.test(postcode) ? postcode : '',
      point: pointOf(cell) ?? points.get(idOf(cell)) ?? null,
    },
  ]
}

const DIGITS = '〇一二三四五六七八九'
/** 1 to 99 in the numerals of a 丁目. */
function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}

/**
 * The towns of one municipality, each name once. Those of a city with wards carry the name of the ward, since one name is
 * in several.
 */
export function townsIn(list: TownList, city: { code: string; name: string }): ListedTown[] {
  const five = city.code.slice(0, 5)
  const found = list.towns.flatMap(town => {
    const ward = town.city.startsWith(city.name) ? town.city.slice(city.name.length) : ''
    const inWard = ward.endsWith('区') && town.code.slice(0, 2) === five.slice(0, 2)
    return town.code === five || inWard ? [{ ...town, name: (inWard ? ward : '') + town.name }] : []
  })
  return [...new Map(found.toReversed().map(town => [town.name, town])).values()].toReversed()
}

/** The municipalities of a list, by name, the first few of them. */
export const citiesIn = ({ towns }: TownList, most = 3): string => {
  const names = [...new Set(towns.map(({ city }) => city))]
  return `${names.slice(0, most).join('、')}${names.length > most ? `など${names.length}市区町村` : ''}`
}
