import { nfkc } from '#platform/text.ts'
import { OUTSIDE } from '../forms.ts'

/** What is known of the place that was chosen, and by which names an address tells where it is. */
export type HomeFacts = {
  city: string
  prefecture: string
  /** The neighbours whose towns are entered, by their names. */
  neighbours: readonly string[]
  /** The town that was chosen: the neighbour's whose it is, null for one of the city's own; none: there is no such town. */
  town: { neighbour: string | null } | null
}

export type HomeRefusal = 'noTown' | 'livesHere' | 'livesThere'

/** The municipality, our own or a neighbour, that an address begins with; null where it names none of them. */
export function namedIn(address: string, { city, prefecture, neighbours }: HomeFacts): string | null {
  const plain = nfkc(address).replace(/\s/g, '')
  const local = plain.startsWith(prefecture) ? plain.slice(prefecture.length) : plain
  return [city, ...neighbours].find(name => local.startsWith(name)) ?? null
}

/**
 * Whether a home that was chosen (a town by its id, outside, or null) goes with the address; `null`: yes. A town that is
 * not there is refused; so is one of another municipality than the address names, since a residence rule goes by the town.
 */
export function homeRefusal(home: string | null, address: string, facts: HomeFacts): HomeRefusal | null {
  if (home === null) return null
  if (home !== OUTSIDE && facts.town === null) return 'noTown'
  const named = namedIn(address, facts)
  if (named === null) return null
  if (named === facts.city) return home === OUTSIDE || facts.town?.neighbour ? 'livesHere' : null
  return home === OUTSIDE || facts.town?.neighbour === named ? null : 'livesThere'
}
