import { type Instant, today } from '../clock.ts'
import { addDays, type Day, weekday } from '../dates.ts'
import { SetupError } from '../errors.ts'

/** How many days, weeks and months are kept of which there is a backup: the newest of each. */
export type Keep = { days: number; weeks: number; months: number }

/** A folder of backups, one made after the other, and for which public keys: none where they are in the clear. */
export type Series = { dir: string; recipients: readonly string[]; keep: Keep }

/** A week of mornings, a month of weeks, a year of months. */
export const KEEP = '7d,4w,12m'

/** Reads `7d,4w,12m`; each part at most once, at least one day (0 would take away what was just made). */
export function readKeep(text: string): Keep {
  const parts = text.split(',').map(part => /^(\d{1,3})([dwm])$/.exec(part))
  const of = (unit: string) => Number(parts.find(part => part?.[2] === unit)?.[1] ?? 0)
  const keep = { days: of('d'), weeks: of('w'), months: of('m') }
  const units = new Set(parts.map(part => part?.[2]))
  if (parts.includes(null) || units.size < parts.length || keep.days < 1)
    throw new SetupError(
      `控えを残す数「${text}」を読めません。日・週・月の数を 7d,4w,12m のように書いてください（日は1以上）。`,
    )
  return keep
}

/** When a backup was made is its name: `2026-11-29T010500Z`. */
export const nameAt = (now: Instant): string => `${now.slice(0, 19).replaceAll(':', '')}Z`

/** The moment in a name; null for anything else that lies in the folder. */
export function momentOf(name: string): Instant | null {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(name) ?? []
  return day ? `${day}T${hour}:${minute}:${second}.000Z` : null
}

/** Of these backups those that the rule lets go: for each day, week (from Monday) and month the newest one stays. */
export function letGo(names: readonly string[], { days, weeks, months }: Keep): string[] {
  const newest = names
    .filter(name => momentOf(name))
    .sort()
    .reverse()
  const kept = new Set<string>()
  for (const [count, spanOf] of [
    [days, (day: Day) => day],
    [weeks, (day: Day) => addDays(day, -weekday(day))],
    [months, (day: Day) => day.slice(0, 7)],
  ] as const) {
    const spans = new Set<string>()
    for (const name of newest) {
      const span = spanOf(today(momentOf(name)!))
      if (spans.has(span) || spans.size >= count) continue
      spans.add(span)
      kept.add(name)
    }
  }
  return newest.filter(name => !kept.has(name))
}
