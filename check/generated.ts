import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { proofsText } from '../prove/paper.ts'
import { PROOFS } from '../prove/proofs.ts'
import { PAGES } from '../src/app.ts'
import { citySchema } from '../src/features/setup/shape.ts'
import { FEATURES, loadFeatures, loadSettings } from '../src/features.ts'
import { planSchema, problemSchema } from '../src/matching/index.ts'
import { prepare } from '../src/platform/connect.ts'
import { newId } from '../src/platform/ids.ts'
import { appLogins } from '../src/platform/roles.ts'
import { embeddedServer } from '../src/platform/testing.ts'
import { type Limit, lanesText, limitsOf, type Right, rightsOf } from './lanes.ts'
import { tables } from './own-tables.ts'
import { dataText, permissionsText } from './papers.ts'
import { reviews } from './reviewed.ts'
import { schemaText } from './schema.ts'

// Files that are made from the code and the schema. `--write` writes them; without it a stale one fails the check.

const root = join(import.meta.dirname, '..')
const write = process.argv.includes('--write')
let stale = 0

function hold(name: string, text: string): void {
  const path = join(root, name)
  const before = (() => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  })()
  if (before === text) return
  if (write) writeFileSync(path, text)
  else {
    stale++
    console.log(`${name} is stale: run node run.mjs generate`)
  }
}

function routes(): string {
  const rows = PAGES.flatMap(page =>
    (['get', 'post', 'enter'] as const)
      .filter(method => page[method])
      .map(
        method =>
          `| ${method === 'enter' ? 'POST' : method.toUpperCase()} | \`${page.path}\` | ${page.audience} | ${page.can} | ${page.audit === 'none' ? 'none' : page.audit.action} | ${relative(root, fileURLToPath(page.file))} |`,
      ),
  )
  return `# Routes\n\nMade from the declared pages. Every write is also in the \`happening\` table.\n\n| method | path | audience | who may | audit | declared in |\n|---|---|---|---|---|---|\n${rows.sort().join('\n')}\n`
}

function features(): string {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const inside = ['src/features', '--include-only', '^src/features', '--output-type', 'json']
  const json = execFileSync(process.execPath, [depcruise, ...inside], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const part = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1]
  const arrows = new Set<string>()
  for (const { source, dependencies } of JSON.parse(json).modules as {
    source: string
    dependencies: { resolved: string }[]
  }[]) {
    for (const { resolved } of dependencies) {
      const [from, to] = [part(source), part(resolved)]
      if (from && to && from !== to && !/(\.test|\/testing)\.ts$/.test(source)) arrows.add(`  ${from} --> ${to}`)
    }
  }
  const map = FEATURES.map(({ name, text }) => `  ${name}["${name} ${text}"]`)
  return `flowchart TD\n${[...map, ...[...arrows].sort()].join('\n')}\n`
}

/** The text of a README with its map of the features as the list has it. */
const withMap = (name: string, map: readonly string[]): string =>
  readFileSync(join(root, name), 'utf8').replace(/(?<=: |：)[^\n:：.。]+( → [^\n:：.。]+)+/, map.join(' → '))

/** Types, a readable schema and what each lane may reach, all read from the catalogue of a freshly migrated database. */
async function schema(): Promise<{ types: string; sql: string; rights: readonly Right[]; limits: readonly Limit[] }> {
  const server = await embeddedServer()
  const name = `yui_g_${newId().slice(-12)}`
  const admin = new pg.Client(server.config('postgres'))
  await admin.connect()
  try {
    await admin.query(
      `do $$ begin create role yui_test login; exception when duplicate_object then null; when unique_violation then null; end $$`,
    )
    await admin.query(`create database ${name} owner yui_test`)
    const owner = server.config(name, 'yui_test')
    await prepare(server.config('postgres'), owner, appLogins({ user: 'yui_test' }), false)
    const out = join(tmpdir(), `${name}.ts`)
    const mapping = JSON.stringify({ timestamptz: 'string', int8: 'number' })
    const codegen = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
    const url = `postgres://yui_test@localhost:${owner.port}/${name}?host=${encodeURIComponent(owner.host)}`
    execFileSync(
      process.execPath,
      [
        codegen,
        '--dialect',
        'postgres',
        '--url',
        url,
        '--date-parser',
        'string',
        '--numeric-parser',
        'number',
        '--type-mapping',
        mapping,
        '--exclude-pattern',
        '{schema_migration,pgboss.*}',
        '--singularize',
        'false',
        '--out-file',
        out,
      ],
      { stdio: 'ignore' },
    )
    const [rights, limits] = [await rightsOf(owner), await limitsOf(owner)]
    return { types: readFileSync(out, 'utf8'), sql: await schemaText(owner), rights, limits }
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

const { types, sql, rights, limits } = await schema()
hold('src/platform/schema.ts', types)
hold('docs/generated/schema.sql', sql)
hold('docs/generated/lanes.md', lanesText(rights, limits))
hold('docs/generated/data.md', dataText(rights, PAGES, [tables, ...(await reviews('tables')).map(([, list]) => list)]))
hold('docs/generated/permissions.md', permissionsText(await loadFeatures(), PAGES))
hold('docs/proofs.md', proofsText(PROOFS))
hold('docs/generated/routes.md', routes())
hold('docs/generated/features.mmd', features())
hold(
  'README.md',
  withMap(
    'README.md',
    FEATURES.map(({ name, text }) => `${name} ${text}`),
  ),
)
hold(
  'README.ja.md',
  withMap(
    'README.ja.md',
    FEATURES.map(({ text }) => text),
  ),
)
hold('docs/generated/yui-problem.schema.json', `${JSON.stringify(problemSchema, null, 2)}\n`)
hold('docs/generated/yui-plan.schema.json', `${JSON.stringify(planSchema, null, 2)}\n`)
hold('docs/generated/yui-city.schema.json', `${JSON.stringify(citySchema(await loadSettings()), null, 2)}\n`)
process.exitCode = stale > 0 ? 1 : 0
