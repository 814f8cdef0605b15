import { dirname } from 'node:path'

// Rules of the house that no library knows, as decisions about a file by its name and text.

/** A breach: the line where it stands, and the rule. */
export type Breach = { line: number; says: string }

type Rule = { says: string; breaks: (name: string, text: string) => number | null }

const lineOf = (text: string, at: number): number | null => (at < 0 ? null : text.slice(0, at).split('\n').length)

/** Whether a file is a part of the product, no test and nothing that tests alone read. */
export const inProduct = (name: string): boolean =>
  name.startsWith('src/') &&
  !/\.test\.ts$|\/testing\.ts$|\/find\/judged\/|^src\/matching\/cases\/|^src\/features\/[^/]+\/review\//.test(name)

/** Whether a file is made from the schema, not written. */
export const generated = (name: string): boolean => name === 'src/platform/schema.ts'

const LONGEST = 250
/** The parts of files of other programs, each in one line as they write them. */
const WRITTEN = /platform\/xlsx\/|templates\/standard\//

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
    // In a template literal they are text, and everything still compiles.
    says: 'the marks of a merge are taken out',
    breaks: (_, text) => lineOf(text, text.search(/^[<>]{7} /m)),
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
    says: 'no half-width space inside a sentence: where its line may break, the browser and ui/phrases.ts say',
    breaks: (name, text) => (inProduct(name) && !LISTS.test(name) ? lineOf(text, spaceIn(text)) : null),
  },
  {
    // The runner takes the tests that are there for all there are: it may close the database while the file still waits. A
    // suite that waits while the next file of its process is read can wait for ever.
    says: 'a test file waits for what it needs before its first test, not between tests nor in a suite',
    breaks: (name, text) =>
      name.endsWith('.test.ts') ? (lineBetween(text) ?? lineOf(text, text.search(/^\s*describe\(.*\basync\b/m))) : null,
  },
  {
    // What a template says is told as it stands; between the parts of one it may break.
    says: `a line with parts in it has ${LONGEST} letters at the most: a template breaks inside a part`,
    breaks: (name, text) =>
      WRITTEN.test(name) ? null : lineOf(text, text.search(new RegExp(`^(?=.*\\$\\{).{${LONGEST + 1}}`, 'm'))),
  },
  {
    says: 'no request to another host: no absolute address in product code but in comments and namespaces',
    breaks: (name, text) =>
      inProduct(name) ? lineOf(text, text.search(/(src|href|action|@import)\s*=?\s*["'(]+https?:/)) : null,
  },
  {
    says: 'the product asks no other program over the network but the services that a city names: of identity, of notices, LINE',
    breaks: (name, text) =>
      inProduct(name) &&
      !/^src\/(ui\/client\/|features\/(accounts\/identity\/provider|residents\/line\/provider|notices\/send\/sms)\.ts$)/.test(
        name,
      )
        ? lineOf(text, text.search(ASKS))
        : null,
  },
]

/** What would ask another program over the network; the browser asks us, and the database has its own library. */
const ASKS =
  /\bfetch\(|import[^;\n]*\b(request|get|connect|createConnection)\b[^;\n]*'node:(https?|http2|net|tls|dgram)'/

/** Words one after another, and what people type: no sentences of ours. */
const LISTS = /(surnames|variants|weak)\.ts$|words\/data\//

/** Where a sentence has a space; comments and the kana of a name (「なかむら かずこ」) may have one. */
const spaceIn = (text: string): number =>
  text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, comment => comment.replaceAll(/[^\n]/g, '-'))
    .replace(/(?<=[「'：][ぁ-ん]{1,8}) (?=[ぁ-ん]{1,8}[」'）])/g, '-')
    .search(/(?<=[ぁ-ん、。」）]) +[ぁ-んァ-ヶ一-龯「]/)

/** The line of a statement of the file itself that waits after the first test. */
function lineBetween(text: string): number | null {
  const first = text.search(/^(test|describe|it)\(/m)
  const at = first < 0 ? -1 : text.slice(first).search(/^(?:(?:const|let)\s[^=]*=\s*\(*)?await\b/m)
  return at < 0 ? null : lineOf(text, first + at)
}

/** The first breach of each rule in this file. */
export const breachesOf = (name: string, text: string): Breach[] =>
  RULES.flatMap(({ says, breaks }) => {
    const line = breaks(name, text)
    return line === null ? [] : [{ line, says }]
  })

const ROOM = 15

/** A sentence for each folder of a feature in which more than fifteen of these files stand directly. */
export const crowded = (names: readonly string[]): string[] =>
  [
    ...Map.groupBy(
      names.filter(name => name.startsWith('src/features/')),
      name => dirname(name),
    ),
  ]
    .filter(([, { length }]) => length > ROOM)
    .map(
      ([folder, { length }]) =>
        `${folder}  no folder of a feature has more than ${ROOM} files directly in it: ${length} stand here`,
    )
