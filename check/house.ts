import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { citesUnknown } from './cites.ts'
import { breachesOf, crowded, generated, inProduct } from './rules.ts'
import { outOfShape } from './shape.ts'
import { assertedRows } from './statements.ts'
import { sharedTables } from './writers.ts'

// Reads every file of ours and prints each breach of a rule of the house with its file and line; exits 1 where there is one.

const root = join(import.meta.dirname, '..')
const texts = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(name => /\.(ts|mjs|cjs|css|sql|md)$/.test(name) && existsSync(join(root, name)))
  .map(name => ({ name, text: readFileSync(join(root, name), 'utf8') }))
const files = texts.filter(({ name }) => /^(src|seed|e2e|bench|check|prove)\/.*\.(ts|css)$/.test(name))

const product = files.filter(({ name }) => inProduct(name) && name.endsWith('.ts') && !generated(name))
const breaches = [
  ...files.flatMap(({ name, text }) => breachesOf(name, text).map(({ line, says }) => `${name}:${line}  ${says}`)),
  ...crowded(files.map(({ name }) => name)),
  ...sharedTables(product, readFileSync(join(root, 'src/platform/schema.ts'), 'utf8')),
  ...assertedRows(product),
  ...citesUnknown(texts),
  ...outOfShape(files),
]
for (const line of breaches) console.log(line)
process.exitCode = breaches.length > 0 ? 1 : 0
