import { nfkc } from '#platform/text.ts'
import type { EventRow } from '../rules.ts'
import type { Cells } from './cells.ts'

/** Where: the venue (or where people meet), the address in one line, and a point that is in Japan or none. */
export function placeOf(cells: Cells): Pick<EventRow, 'place' | 'address' | 'lat' | 'lng'> {
  const parts = (['prefecture', 'city', 'town', 'street'] as const).map(cells.text)
  const whole = cells.text('address') || (parts[2] || parts[3] ? parts.join('') : '')
  const address = [whole, cells.text('building')].filter(text => text !== '' && text !== '-').join(' ')
  const online = /^オンライン/.test(cells.text('online')) ? 'オンライン' : null
  const place = cells.optional('place') ?? cells.optional('meeting') ?? online
  return { place, address: address || null, ...pointOf(cells) }
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
