import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// `npm run sbom [FILE]`: every component that is installed, as CycloneDX (docs/security), and whether each has a licence that we
// may use and hand on. Ends with 1 where one has another.

/** Licences under which a city may run and hand on what it gets (MPL-2.0: a tool of the tests, whose own files stay as they are). */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'MPL-2.0',
  '0BSD',
  'Zlib',
])
const root = join(import.meta.dirname, '..')

/** Whether one of the licences that are offered ('MIT OR Apache-2.0') is allowed, with all that belongs to it ('MIT AND Zlib'). */
export const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(one => one.split(' AND ').every(part => ALLOWED.has(part.trim())))

type Locked = {
  version?: string
  license?: string
  hasInstallScript?: boolean
  integrity?: string
  deprecated?: string
  resolved?: string
}

/** What the lock file names, by package. */
export const locked = (): [name: string, Locked][] =>
  Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Record<string, Locked>)
    .filter(([path]) => path !== '')
    .map(([path, one]) => [path.replace(/^.*node_modules\//, ''), one])

/** Packages without a licence that is allowed, each with what it has. */
export const unlicensed = (): string[] =>
  locked()
    .filter(([, { license }]) => !isAllowed(license ?? ''))
    .map(([name, { license }]) => `${name}: ${license ?? 'no licence'}`)

/** Packages that are not sealed by a hash (SHA-512) of what was read, or that come from somewhere else than a registry. */
export const unsealed = (all = locked()): string[] =>
  all
    .filter(
      ([, { integrity, resolved }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') || /^(git|file|http:)/.test(resolved ?? ''),
    )
    .map(([name]) => name)

/** Packages that whoever made them has given up, as they said when they were locked. */
export const givenUp = (all = locked()): string[] =>
  all.flatMap(([name, { deprecated }]) => (deprecated ? [`${name}: ${deprecated}`] : []))

if (process.argv[1] === import.meta.filename) {
  const file = process.argv[2] ?? join(root, 'tmp/sbom.cdx.json')
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  const wrong = unlicensed()
  for (const line of wrong) console.log(line)
  console.log(`${JSON.parse(text).components.length} components: ${file}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}
