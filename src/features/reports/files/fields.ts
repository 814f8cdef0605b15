/*
 * The names that may stand in a form, {{…}}: each with what it means and how its value is made, so that the list which a city
 * reads and what is filled in are one. A name with others in it is repeated, {{#指標}} … {{/指標}}, or stands for a yes.
 */

/** How a name stands in a form: {{番号}}. */
export const MARKS = { start: '{{', end: '}}' }

/** A number stands as one in a workbook, and as it is written among words. */
export type Value = string | number | boolean | readonly Data[]
export type Data = { readonly [name: string]: Value }

export type Field<T> = { name: string; means: string; of: (one: T) => Value; inner?: readonly Named[] }
/** A field as it is listed, whatever it is filled from. */
export type Named = Pick<Field<never>, 'name' | 'means' | 'inner'>

/** A value among words. */
export const shown = (value: Value): string =>
  typeof value === 'number' ? value.toLocaleString('ja') : typeof value === 'string' ? value : ''

/** A text or a number. */
export const field = <T>(name: string, means: string, of: (one: T) => string | number): Field<T> => ({
  name,
  means,
  of,
})

/** A yes, for parts of a form that stand only then. */
export const yes = <T>(name: string, means: string, of: (one: T) => boolean): Field<T> => ({
  name,
  means,
  of,
  inner: [],
})

/** A part that is repeated for each of several. */
export const each = <T, One>(
  name: string,
  means: string,
  of: (one: T) => readonly One[],
  fields: readonly Field<One>[],
): Field<T> => ({ name, means, inner: fields, of: one => of(one).map(item => dataOf(fields, item)) })

/** What is filled in. */
export const dataOf = <T>(fields: readonly Field<T>[], one: T): Data =>
  Object.fromEntries(fields.map(({ name, of }) => [name, of(one)]))
