import { nfkc } from '#platform/text.ts'
import type { EventRow } from '../rules.ts'
import { likely } from '../rules-reading.ts'
import { readPostcode } from '../values/codes.ts'
import type { Cells } from './cells.ts'

/** What tells an address from other words of a cell. */
const ADDRESS_LIKE = /[市区町村郡].{0,30}\d|丁目|番地|\d+-\d+/

/** Two addresses of one cell with ／ between them; any other text on one line. */
export function addressText(cell: string): { text: string; several: boolean } {
  const parts = cell
    .split(/\n|[／；;|｜]|(?<=\d)\s*[、,]\s*(?=[^\d\s])/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const several = parts.length > 1 && parts.every(part => ADDRESS_LIKE.test(nfkc(part)))
  return { text: several ? parts.join('／') : cell.replace(/\s*\n\s*/g, ' '), several }
}

/** Where: the venue (or where people meet), the address in one line, and a point that is in Japan or none. */
export function placeOf(cells: Cells): Pick<EventRow, 'place' | 'postcode' | 'address' | 'lat' | 'lng'> {
  const written = cells.text('address')
  const apart = written === '' && (cells.text('town') !== '' || cells.text('street') !== '')
  const whole = apart ? (['prefecture', 'city', 'town', 'street'] as const).map(cells.text).join('') : written
  const { text, several } = addressText(whole)
  if (several) cells.note('address', 'twoAddresses')
  const building = cells.text('building')
  const address = [text, building].filter(part => part !== '' && part !== '-').join(' ')
  const place = cells.optional('place') ?? cells.optional('meeting') ?? onlineOf(cells)
  return { place, postcode: postcodeOf(cells), address: address || null, ...pointOf(cells) }
}

const onlineOf = (cells: Cells): string | null => (/^オンライン/.test(cells.text('online')) ? 'オンライン' : null)

function postcodeOf(cells: Cells): string | null {
  const written = cells.text('postcode')
  const read = readPostcode(written)
  cells.offer('postcode', read, value => `〒${value}`, { postcode: null })
  if (read.kind === 'unknown') cells.note('postcode', 'badPostcode', written)
  return likely(read) ?? (written || null)
}

const within = (value: number, low: number, high: number) => value >= low && value <= high
const isLat = (value: number) => within(value, 20, 46)
const isLng = (value: number) => within(value, 122, 154)

/**
 * The point of an event. Half a point and one outside Japan are refused, the event is not: its address still says where
 * it is. Swapped values are put right, also where a converter moved the impossible latitude into the remarks.
 */
function pointOf(cells: Cells): Pick<EventRow, 'lat' | 'lng'> {
  const written = (['lat', 'lng'] as const).map(
    field =>
      nfkc(cells.text(field)) ||
      (field === 'lat' && /緯度\s*:\s*([\d.]+)/.exec(nfkc(cells.text('remarks')))?.[1]) ||
      '',
  )
  const [a = '', b = ''] = written
  const none = { lat: null, lng: null }
  if (a === '' && b === '') return none
  const [lat, lng] = [Number(a), Number(b)]
  if (a === '' || b === '') cells.note(a === '' ? 'lat' : 'lng', 'halfCoordinates')
  else if (isLat(lat) && isLng(lng)) return { lat, lng }
  else if (isLat(lng) && isLng(lat)) {
    cells.note('lat', 'swappedCoordinates')
    return { lat: lng, lng: lat }
  } else cells.note('lat', 'badCoordinates', `${a}, ${b}`)
  return none
}
