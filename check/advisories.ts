import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './sbom.ts'

// `npm run advisories -- FOLDER`: whether what is installed stands in a list of advisories (OSV, as of osv.dev and GitHub: a file for
// each), which whoever runs this has fetched: no package is named to anybody. Ends with 1 where one does, with 2 where the folder has none.

type Event = { introduced?: string; fixed?: string; last_affected?: string }
type Affected = {
  package?: { ecosystem?: string; name?: string }
  ranges?: readonly { type?: string; events?: readonly Event[] }[]
  versions?: readonly string[]
}
export type Advisory = {
  id: string
  summary?: string
  withdrawn?: string
  affected?: readonly Affected[]
  database_specific?: { severity?: string }
}

/** The order of versions (semver.org §11): below 0 where the first is the earlier one. */
export function ordered(a: string, b: string): number {
  const [first, second] = [a, b].map(version => {
    const [core = '', ...rest] = version.replace(/\+.*$/, '').split('-')
    return { core: core.split('.').map(Number), pre: rest.length > 0 ? rest.join('-').split('.') : [] }
  }) as [Parts, Parts]
  for (let at = 0; at < 3; at++) {
    const by = (first.core[at] ?? 0) - (second.core[at] ?? 0)
    if (by !== 0) return by
  }
  if (first.pre.length === 0 || second.pre.length === 0) return second.pre.length - first.pre.length
  for (let at = 0; at < Math.max(first.pre.length, second.pre.length); at++) {
    const by = preOrdered(first.pre[at], second.pre[at])
    if (by !== 0) return by
  }
  return 0
}
type Parts = { core: number[]; pre: string[] }

/** Fewer parts come first, numbers before words. */
function preOrdered(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  const [first, second] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (first && second) return Number(a) - Number(b)
  if (first !== second) return first ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a version lies in a range: after each event it is in or out. */
const isWithin = (version: string, events: readonly Event[]): boolean =>
  events
    .map(event => ({ event, from: event.introduced ?? event.fixed ?? event.last_affected ?? '0' }))
    .toSorted((a, b) => ordered(a.from, b.from))
    .reduce((within, { event, from }) => {
      if (event.introduced !== undefined) return within || event.introduced === '0' || ordered(version, from) >= 0
      return within && (event.fixed !== undefined ? ordered(version, from) < 0 : ordered(version, from) <= 0)
    }, false)

/** Whether an advisory is about this version of a package; one that was withdrawn is about nothing. */
export const isAbout = ({ withdrawn, affected = [] }: Advisory, name: string, version: string): boolean =>
  !withdrawn &&
  affected.some(
    one =>
      one.package?.ecosystem === 'npm' &&
      one.package.name === name &&
      ((one.versions ?? []).includes(version) ||
        (one.ranges ?? []).some(({ type, events = [] }) => type === 'SEMVER' && isWithin(version, events))),
  )

/** What stands in a folder of advisories about what is installed, a line for each; how many were read. */
export function found(folder: string, installed = locked()): { read: number; lines: string[] } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'))
  const versions = Map.groupBy(installed, ([name]) => name)
  const lines = names.flatMap(file => {
    const advisory = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Advisory
    const about = new Set((advisory.affected ?? []).map(one => one.package?.name ?? ''))
    return [...about].flatMap(name =>
      (versions.get(name) ?? [])
        .filter(([, { version = '' }]) => isAbout(advisory, name, version))
        .map(([, { version }]) =>
          `${name} ${version}: ${advisory.id} ${advisory.database_specific?.severity ?? ''} ${advisory.summary ?? ''}`.trim(),
        ),
    )
  })
  return { read: names.length, lines }
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? ''
  const { read, lines } = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? found(folder)
    : { read: 0, lines: [] }
  for (const line of lines) console.log(line)
  console.log(
    read > 0
      ? `${read} advisories read, ${lines.length} about what is installed`
      : 'No advisories (*.json, OSV) in this folder.',
  )
  process.exitCode = read === 0 ? 2 : lines.length > 0 ? 1 : 0
}
