import ts from 'typescript'
import type { Source } from './writers.ts'

// Statements in SQL: what is said of their rows is compared with what the database answers.

const HELPER = 'src/platform/rows.ts'

const ASSERTED =
  'the row of a statement in SQL is not asserted by hand: rowsOf(db, COLUMNS)`select …` compares it with the answer, or the builder knows it'
const ANEW =
  'the columns of rowsOf stand in a constant of the file: made anew for each call, they are compared at each call'

/** sql`…`, of whose rows nothing is said. */
const isPlain = (node: ts.Node): boolean =>
  ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql' && node.typeArguments === undefined

/** Whether something is sent to a connection: the builder's own queries know theirs, and are sent without an argument. */
const isSent = (node: ts.Node): node is ts.CallExpression & { expression: ts.PropertyAccessExpression } =>
  ts.isCallExpression(node) &&
  node.arguments.length > 0 &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'execute'

/** What stands within an expression about its value: (await x).rows[0] is about x. */
function withinOf(node: ts.Node): ts.Node {
  const inner =
    ts.isAsExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node)
      ? node.expression
      : null
  return inner ? withinOf(inner) : node
}

function faultOf(node: ts.Node): string | null {
  if (isSent(node) && !isPlain(node.expression.expression)) return ASSERTED
  if (ts.isAsExpression(node) && isSent(withinOf(node))) return ASSERTED
  const isRows = ts.isCallExpression(node) && node.expression.getText() === 'rowsOf'
  return isRows && node.arguments[1] && !ts.isIdentifier(node.arguments[1]) ? ANEW : null
}

/** A line for each statement whose rows are what somebody says they are, and for each list of columns that is made anew. */
export const assertedRows = (files: readonly Source[]): string[] =>
  files
    .filter(({ name, text }) => name !== HELPER && /\.execute\(|\browsOf\(/.test(text))
    .flatMap(({ name, text }) => {
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
      const found: string[] = []
      const look = (node: ts.Node): void => {
        const fault = faultOf(node)
        if (fault) found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getEnd()).line + 1}  ${fault}`)
        ts.forEachChild(node, look)
      }
      look(file)
      return found
    })
