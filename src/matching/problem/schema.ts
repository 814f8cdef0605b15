import type { PlanRule, Rule } from './rules.ts'

/** A small part of JSON Schema 2020-12 and its check: what the published schemas of the engine's files use. */
export type Schema = {
  $schema?: string
  $id?: string
  title?: string
  description?: string
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  const?: string
  enum?: readonly string[]
  pattern?: string
  minLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  items?: Schema
  prefixItems?: readonly Schema[]
  required?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: Schema
  anyOf?: readonly Schema[]
}

/** Keywords of the schema that a value may miss, and the rules of a problem that no schema can say. */
export type IssueCode =
  | 'type'
  | 'const'
  | 'enum'
  | 'pattern'
  | 'minLength'
  | 'minimum'
  | 'maximum'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems'
  | 'required'
  | 'anyOf'
  | 'date'
  | 'span'
  | 'week'
  | 'repeated'
  | 'sum'
  | 'tooMany'
  | 'unknown'
  | 'contradiction'
  | Rule
  | PlanRule

/** What is wrong and where: a path such as `people[3].at[0]`, and the keyword or rule that is not met. */
export type Issue = { path: string; code: IssueCode; expected?: string | number }

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value

const isType = (type: string, value: unknown): boolean =>
  type === 'integer'
    ? Number.isInteger(value)
    : type === 'number'
      ? typeof value === 'number' && Number.isFinite(value)
      : typeOf(value) === type

/** Everything about a value that does not fit a schema, up to a hundred issues. */
export const misfits = (schema: Schema, value: unknown, path = '', found: Issue[] = []): Issue[] => {
  const say = (code: IssueCode, expected?: string | number): void => {
    if (found.length < 100) found.push({ path, code, ...(expected === undefined ? {} : { expected }) })
  }
  if (schema.anyOf) {
    if (schema.anyOf.every(one => misfits(one, value, path).length > 0)) say('anyOf')
    return found
  }
  if (schema.type && !isType(schema.type, value)) {
    say('type', schema.type)
    return found
  }
  if (schema.const !== undefined && value !== schema.const) say('const', schema.const)
  if (schema.enum && !schema.enum.includes(value as string)) say('enum', schema.enum.join(', '))
  if (typeof value === 'string') textMisfits(schema, value, say)
  if (typeof value === 'number') numberMisfits(schema, value, say)
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) say('minItems', schema.minItems)
    const tooMany = schema.maxItems !== undefined && value.length > schema.maxItems
    if (tooMany) say('maxItems', schema.maxItems)
    // Of a list that is refused for its length, or once enough is wrong, the rest is not looked at.
    for (const [i, item] of tooMany ? [] : value.entries()) {
      if (found.length >= 100) break
      const inside = schema.prefixItems?.[i] ?? schema.items
      if (inside) misfits(inside, item, `${path}[${i}]`, found)
    }
  } else if (typeOf(value) === 'object') {
    const record = value as Record<string, unknown>
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
    for (const key of schema.required ?? [])
      if (record[key] === undefined && found.length < 100) found.push({ path: at(key), code: 'required' })
    for (const [key, inside] of Object.entries(record)) {
      const known =
        schema.properties && Object.hasOwn(schema.properties, key)
          ? schema.properties[key]
          : schema.additionalProperties
      if (known && inside !== undefined) misfits(known, inside, at(key), found)
    }
  }
  return found
}

type Say = (code: IssueCode, expected?: string | number) => void

const textMisfits = (schema: Schema, value: string, say: Say): void => {
  if (schema.minLength !== undefined && value.length < schema.minLength) say('minLength', schema.minLength)
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) say('pattern', schema.pattern)
}

const numberMisfits = (schema: Schema, value: number, say: Say): void => {
  if (schema.minimum !== undefined && value < schema.minimum) say('minimum', schema.minimum)
  if (schema.maximum !== undefined && value > schema.maximum) say('maximum', schema.maximum)
  if (schema.multipleOf !== undefined && !Number.isInteger(value / schema.multipleOf))
    say('multipleOf', schema.multipleOf)
}
