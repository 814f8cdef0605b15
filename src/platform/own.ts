import type { Day } from './dates.ts'

/**
 * What a city calls by a name of its own, and what of the platform it does not do. `names` are those of the words that may
 * also stand inside our sentences; `off` the keys of what is switched off.
 */
export type Own = {
  words: Readonly<Record<string, string>>
  names: readonly string[]
  off: ReadonlySet<string>
}
type City = { own?: Own | undefined }

/** A word or a sentence of ours as this city says it: its own name of a thing. Never given what somebody has typed. */
export function said({ own }: City, text: string): string {
  if (!own) return text
  return own.words[text] ?? own.names.reduce((told, name) => told.replaceAll(name, own.words[name] ?? name), text)
}

/** Whether this city does what is named by this key. */
export const does = ({ own }: City, key: string): boolean => !own?.off.has(key)

/** Those of a list that belong to nothing that the city has switched off. */
export const offered = <T extends { within?: string | undefined }>(city: City, all: readonly T[]): T[] =>
  all.filter(({ within }) => within === undefined || does(city, within))

const FRESH_MS = 10_000
let changed = 0

/** Lets every reader of this process look again; other processes do so within ten seconds. */
export function forgetOwn(): void {
  changed++
}

/**
 * What the cities call and do themselves, read once in ten seconds for each: every page needs it. Where it cannot be read
 * what was known goes on to hold, and a city of which nothing was ever read has no names of its own.
 */
export function rememberOwn(read: (municipality: string, day: Day) => Promise<Own>) {
  const known = new Map<string, { at: number; day: Day; change: number; own: Promise<Own | undefined> }>()
  return (municipality: string, day: Day): Promise<Own | undefined> => {
    const last = known.get(municipality)
    const now = performance.now()
    if (last && now - last.at < FRESH_MS && last.day === day && last.change === changed) return last.own
    const own = read(municipality, day).catch(() => last?.own)
    known.set(municipality, { at: now, day, change: changed, own })
    return own
  }
}
