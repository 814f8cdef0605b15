import ts from 'typescript'
import type { Source } from './writers.ts'

// Statements in SQL: what is said of their rows is compared with what the database answers.

const HELPER = 'src/platform/rows.ts'
/** What stands below the builder: how a transaction begins, and the look at a replica, four times a second on a connection of its own. */
const BELOW = ['src/platform/transaction.ts', 'src/platform/replica.ts']

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

/** Whether something is asked on a bare connection, of whose rows the driver knows nothing. */
const isAsked = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'query'

/** Whether the rows of such an answer are taken: (await client.query(…)).rows, const { rows } = await client.query(…). */
function areTaken(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'rows' && isAsked(withinOf(node))
  if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isObjectBindingPattern(node.name)) return false
  const names = node.name.elements.map(one => (one.propertyName ?? one.name).getText())
  return names.includes('rows') && isAsked(withinOf(node.initializer))
}

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
  if (areTaken(node) || (isAsked(node) && (node as ts.CallExpression).typeArguments)) return ASSERTED
  if (isSent(node) && !isPlain(node.expression.expression)) return ASSERTED
  if (ts.isAsExpression(node) && isSent(withinOf(node))) return ASSERTED
  const isRows = ts.isCallExpression(node) && node.expression.getText() === 'rowsOf'
  return isRows && node.arguments[1] && !ts.isIdentifier(node.arguments[1]) ? ANEW : null
}

/** A line for each statement whose rows are what somebody says they are, and for each list of columns that is made anew. */
export const assertedRows = (files: readonly Source[]): string[] =>
  files
    .filter(({ name, text }) => ![HELPER, ...BELOW].includes(name) && /\.execute\(|\.query\b|\browsOf\(/.test(text))
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
