import { dirname } from 'node:path'
import ts from 'typescript'
import { generated, inProduct } from './rules.ts'
import type { Source } from './writers.ts'

// The shape of the whole: how long the product's files and functions are, and how many lines of tests stand beside them.

type Sized = { place: string; lines: number }

/** In lines, at the most; `tests`: to a line of the product so many of tests, at the least. */
const BARS = { median: 80, file: 185, function: 20, tests: 0.5 }

/** So many of the longest are named where a bar is not kept. */
const NAMED = 10

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** How long those are at the most that make up this share, the shortest first; 0 of none. */
export const quantile = (all: readonly Sized[], share: number): number =>
  all.map(({ lines }) => lines).sort((a, b) => a - b)[Math.ceil(all.length * share) - 1] ?? 0

/** Whether a function stands here under a name; one that is handed over on the spot is a part of the one in which it stands. */
function isNamed(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.body !== undefined
  const value = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
}

/** The functions of a file, each with its lines from its name to its end, those of functions within it included. */
export function functionsOf({ name, text }: Source): Sized[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest)
  const lineAt = (at: number) => file.getLineAndCharacterOfPosition(at).line + 1
  const found: Sized[] = []
  const look = (node: ts.Node): void => {
    const from = lineAt(node.getStart(file))
    if (isNamed(node)) found.push({ place: `${name}:${from}`, lines: lineAt(node.end) - from + 1 })
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

const isTest = (name: string): boolean => /^(src|seed|e2e)\/.*\.test\.ts$/.test(name)

const sizeOf = ({ name, text }: Source): Sized => ({ place: name, lines: linesOf(text) })

const sum = (all: readonly Sized[]): number => all.reduce((lines, one) => lines + one.lines, 0)

const longest = (all: readonly Sized[]): string =>
  [...all]
    .sort((a, b) => b.lines - a.lines)
    .slice(0, NAMED)
    .map(({ place, lines }) => `\n  ${place}  ${lines}`)
    .join('')

function tooLong(what: string, all: readonly Sized[], share: number, bar: number): string[] {
  const lines = quantile(all, share)
  return lines > bar ? [`src  ${what} have up to ${lines} lines, ${bar} at the most; the longest:${longest(all)}`] : []
}

function tooFewTests(product: readonly Sized[], tests: readonly Sized[]): string[] {
  const [of, are] = [sum(product), sum(tests)]
  const missing = Math.ceil(of * BARS.tests) - are
  if (missing <= 0) return []
  const tested = new Set(tests.map(({ place }) => dirname(place)))
  const untested = product.filter(({ place }) => !tested.has(dirname(place)))
  return [
    `src  ${are} lines of tests to ${of} of the product are ${(are / of).toFixed(3)}, ${BARS.tests} at the least: ${missing} are missing; the longest without a test in their folder:${longest(untested)}`,
  ]
}

/** A text for each bar that these files do not keep: the figure, the bar, and where one begins. */
export function outOfShape(files: readonly Source[]): string[] {
  const own = files.filter(({ name }) => name.endsWith('.ts') && inProduct(name) && !generated(name))
  const product = own.map(sizeOf)
  return [
    ...tooLong('half of the files', product, 0.5, BARS.median),
    ...tooLong('nine of ten files', product, 0.9, BARS.file),
    ...tooLong('nine of ten functions', own.flatMap(functionsOf), 0.9, BARS.function),
    ...tooFewTests(product, files.filter(({ name }) => isTest(name)).map(sizeOf)),
  ]
}
