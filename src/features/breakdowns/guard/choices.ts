import { MEANS } from '#features/kinds/index.ts'
import { DIGITAL } from '#features/people/index.ts'
import { areasOf } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { BANDS } from '../counts/rules.ts'
import { groupText } from './text.ts'

/** A group that can be chosen. */
export type Choice = { value: string; label: string; group: string }

/** Men and women from an age on, what somebody uses, how they come, and where they live: what is known of those who register. */
export async function choicesOf(db: Read): Promise<Choice[]> {
  const areas = (await areasOf(db)).filter(({ ends_on, neighbour }) => !ends_on && !neighbour)
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  const of = (group: string, keys: readonly string[]) =>
    keys.map(value => ({ value, label: groupText(value, names), group }))
  const ages = BANDS.filter(band => band > 0)
  return [
    ...of(
      '性別と年齢',
      ['male', 'female'].flatMap(sex => ages.map(age => `who:${sex}:${age}`)),
    ),
    ...of(
      '使えるもの',
      DIGITAL.map(one => `digital:${one}`),
    ),
    ...of(
      '行くための足',
      MEANS.map(one => `means:${one}`),
    ),
    ...of(
      'お住まい',
      areas.map(({ id }) => `area:${id}`),
    ),
  ]
}
