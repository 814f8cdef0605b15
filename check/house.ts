import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { citesUnknown } from './cites.ts'
import { sharedTables } from './writers.ts'

// Rules of the house that no library knows. Prints each breach with its file and line; exits 1 where there is one.

const root = join(import.meta.dirname, '..')
const all = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(name => existsSync(join(root, name)))
const files = all.filter(name => /^(src|seed|e2e|bench|check)\/.*\.(ts|css)$/.test(name))

type Rule = { says: string; breaks: (name: string, text: string) => number | null }

const lineOf = (text: string, at: number): number | null => (at < 0 ? null : text.slice(0, at).split('\n').length)
const inProduct = (name: string) => name.startsWith('src/') && !/\.test\.ts$|\/testing\.ts$/.test(name)
const generated = (name: string) => name === 'src/platform/schema.ts'

const RULES: readonly Rule[] = [
  {
    says: 'time is a parameter: new Date and Date.now stand in platform/clock.ts and nowhere else',
    breaks: (name, text) =>
      inProduct(name) && !/\/(clock|dates)\.ts$/.test(name)
        ? lineOf(text, text.search(/new Date\(\)|Date\.now\(/))
        : null,
  },
  {
    says: 'a file past 300 lines is split by verb or noun',
    breaks: (name, text) => (!generated(name) && text.split('\n').length > 301 ? 301 : null),
  },
  {
    says: 'no inline style or script: the content security policy refuses them',
    breaks: (name, text) =>
      inProduct(name) ? lineOf(text, text.search(/<[^>]+ (style|onclick|onchange|onsubmit)="/)) : null,
  },
  {
    says: 'a test that is skipped says why: t.skip(reason), never test.skip or test.only',
    breaks: (name, text) =>
      name.endsWith('.test.ts') ? lineOf(text, text.search(/\b(test|it|describe)\.(skip|only|todo)\b/)) : null,
  },
  {
    says: 'no request to another host: no absolute address in product code but in comments and namespaces',
    breaks: (name, text) =>
      inProduct(name) ? lineOf(text, text.search(/(src|href|action|@import)\s*=?\s*["'(]+https?:/)) : null,
  },
]

let breaches = 0
for (const name of files) {
  const text = readFileSync(join(root, name), 'utf8')
  for (const { says, breaks } of RULES) {
    const line = breaks(name, text)
    if (line === null) continue
    breaches++
    console.log(`${name}:${line}  ${says}`)
  }
}

const ROOM = 15
const inFolder = Map.groupBy(
  files.filter(name => name.startsWith('src/features/')),
  name => dirname(name),
)
for (const [folder, { length }] of inFolder) {
  if (length <= ROOM) continue
  breaches++
  console.log(`${folder}  no folder of a feature has more than ${ROOM} files directly in it: ${length} stand here`)
}

const product = files
  .filter(name => inProduct(name) && name.endsWith('.ts') && !generated(name))
  .map(name => ({ name, text: readFileSync(join(root, name), 'utf8') }))
for (const line of sharedTables(product, readFileSync(join(root, 'src/platform/schema.ts'), 'utf8'))) {
  breaches++
  console.log(line)
}
const texts = all
  .filter(name => /\.(ts|mjs|cjs|css|sql|md)$/.test(name))
  .map(name => ({ name, text: readFileSync(join(root, name), 'utf8') }))
for (const line of citesUnknown(texts)) {
  breaches++
  console.log(line)
}
process.exitCode = breaches > 0 ? 1 : 0
