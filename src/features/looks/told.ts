import type { DayOfLooks, ToldBy, ToldLook } from './rules.ts'
import { rolesText } from './text.ts'

/** Whoever looked, as the city tells it; `office` stands for all of it. Who has no account came by a link or a command. */
export function lookerText({ by, roles }: Pick<DayOfLooks, 'by' | 'roles'>, how: ToldBy, office: string): string {
  if (by === null || how === 'office') return office
  const role = rolesText({ roles }) || office
  return how === 'name' ? `${role} ${by}` : role
}

/**
 * The looks as the resident may see them, the latest first: when, by whom, what for, and how often; never which page, nor
 * who else stood in a list. What reads the same is one line.
 */
export function toldToResident(looks: readonly DayOfLooks[], how: ToldBy, office: string): ToldLook[] {
  const told = new Map<string, ToldLook>()
  for (const { day, kind, listed, refused, count, ...looker } of looks) {
    const who = lookerText(looker, how, office)
    const key = [day, who, kind, listed, refused].join('|')
    told.set(key, { day, who, kind, listed, refused, count: count + (told.get(key)?.count ?? 0) })
  }
  return [...told.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}
