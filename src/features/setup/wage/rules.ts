import type { SettingEntry } from '#features/municipalities/rules.ts'
import { formatDay } from '#platform/dates.ts'
import { type Change, type City, fellFrom } from '../rules.ts'

export const WAGE = 'minimumWage'
const yen = ({ value }: SettingEntry): string => `${Number(value).toLocaleString('ja')}円`

/** What is doubted of a minimum wage that is less than the one before; null: nothing. */
export function lowerSays(city: Pick<City, 'settings'>, one: SettingEntry): string | null {
  const before = one.key === WAGE ? fellFrom(city, one) : null
  return (
    before &&
    `${formatDay(one.valid_from)}からの額（${yen(one)}）は、前の額（${yen(before)}、${formatDay(before.valid_from)}から）より低い額です。打ちまちがいでないかを確かめてください。`
  )
}

type Planned = { changes: readonly Change[]; city: Pick<City, 'settings'> }

/** What is asked once more: a minimum wage that comes now and is less than the one before. It is taken on a mark only, as on the page. */
export const lowered = ({ changes, city }: Planned): string[] =>
  changes.flatMap(({ of, after }) => (of === 'settings' && lowerSays(city, after as SettingEntry)) || [])
