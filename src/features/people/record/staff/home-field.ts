import { type Area, areasOf, type Town, townsOf } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Field, selectField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { OUTSIDE } from '../../forms.ts'

/** A town to choose: one of the city's own with its area, or a neighbour's, whose name the area has. */
export type Home = { id: string; name: string; area: string; outside: boolean }

/** Where somebody lives: the city's own towns, the neighbours' each under their municipality, or anywhere else outside. */
export const townField = (field: Field, towns: readonly Home[], empty = 'まだ聞いていない'): Content => {
  const near = towns.some(({ outside }) => outside)
  return selectField({
    ...field,
    empty,
    options: [
      ...towns.map(({ id, name, area, outside }) =>
        outside ? { value: id, label: name, group: `${area}（市外）` } : { value: id, label: `${name}（${area}）` },
      ),
      near
        ? { value: OUTSIDE, label: '市外にお住まい（町は上にない・わからない）', group: 'そのほか' }
        : { value: OUTSIDE, label: '市外にお住まい' },
    ],
  })
}

/** Towns with their area for a choice: the city's own by name, then those of each neighbour. */
export async function townOptions(db: Read): Promise<Home[]> {
  const [areas, towns] = [await areasOf(db), await townsOf(db)]
  const homeOf = ({ id, name, ends_on = null }: Town, { name: area, neighbour = null }: Area): Home => {
    return { id, name: ends_on ? `${name}・${formatDay(ends_on)}まで` : name, area, outside: neighbour !== null }
  }
  const own = new Map(areas.filter(({ neighbour }) => !neighbour).map(area => [area.id, area]))
  const near = areas.filter(({ neighbour }) => neighbour)
  return [
    ...towns.flatMap(town => (own.has(town.area_id) ? homeOf(town, own.get(town.area_id)!) : [])),
    ...near.flatMap(area => towns.filter(({ area_id }) => area_id === area.id).map(town => homeOf(town, area))),
  ]
}
