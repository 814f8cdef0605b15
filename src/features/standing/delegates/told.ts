import { startOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import { standingTells } from '#platform/standing-told.ts'
import type { Charge } from './store.ts'

/** By it pages for everybody tell for whom their reader acts. */
export const told = (
  ask: Ask,
  by: string,
  { name, until_on }: Pick<Charge, 'name' | 'until_on'>,
  session?: string,
): Cookie =>
  standingTells(ask, { door: 'delegate', by, medium: 'web', until: startOf(addDays(until_on, 1)), for: name }, session)
