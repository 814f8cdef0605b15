import { type ZodType, z } from 'zod'

/** A form as it was sent: every field as a list of texts, uploaded files beside them. */
export type Submitted = {
  fields: Readonly<Record<string, readonly string[]>>
  files: Readonly<Record<string, Upload>> /** Sent by a script while somebody types, not by pressing a button. */
  json?: true
}
export type Upload = { name: string; bytes: Uint8Array }

/** What was typed, for showing the form again, and a sentence for each field that does not fit. */
export type Refused = { ok: false; errors: Record<string, string>; typed: Submitted }
export type Accepted<T> = { ok: true; value: T }

/** The first value of a field, cleaned, or ''. */
export const one = (form: Submitted, name: string): string => form.fields[name]?.[0] ?? ''

/** The version of a row that a form was opened with; -1, which no row has, where it names none: nobody is written over. */
export const versionOf = (form: Submitted, field = 'version'): number =>
  /^\d{1,9}$/.test(one(form, field)) ? Number(one(form, field)) : -1

/** All values of a field: checkboxes of one name. */
export const all = (form: Submitted, name: string): readonly string[] => form.fields[name] ?? []

/** A form from plain values, for showing what is stored in the same fields as what is typed. */
export function filled(values: Record<string, string | number | null | undefined | readonly string[]>): Submitted {
  const fields: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    fields[name] = typeof value === 'object' ? value : [String(value)]
  }
  return { fields, files: {} }
}

/** What could be read of a form: a field that does not fit is not there. */
export type Readable<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What holds between fields, or with what is stored: a sentence for each field that does not fit. */
export type FormRule<T> = (typed: Readable<T>) => Readonly<Record<string, string>>

/**
 * Reads a form by a schema whose keys are the field names. A key whose schema is an array gets all values,
 * any other the first one. The schema's messages are the sentences that the person reads.
 *
 * Every field is read by itself and the rule sees what could be read, so that all that is wrong is said at once. A
 * check of the schema as a whole would stay silent until every field is right; such a schema is refused.
 */
export function accept<T extends Record<string, unknown>>(
  schema: ZodType<T> & { shape: Record<string, z.core.$ZodType> },
  form: Submitted,
  rule: FormRule<T> = () => ({}),
): Accepted<T> | Refused {
  if (schema.def.checks?.length) throw new TypeError('a rule over several fields is given to accept()')
  const value: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const read = z.safeParse(field, isList(field) ? all(form, name) : one(form, name))
    if (read.success) value[name] = read.data
    else wrong[name] = read.error.issues[0]!.message
  }
  const errors = { ...rule(value as Readable<T>), ...wrong }
  return Object.keys(errors).length > 0 ? refuse(form, errors) : { ok: true, value: value as T }
}

/** A refusal that a rule makes after the form was read: the same shape, so the same page shows it. */
export const refuse = (form: Submitted, errors: Record<string, string>): Refused => ({ ok: false, errors, typed: form })

function isList(kind: unknown): boolean {
  let def = (kind as { def?: { type?: string; innerType?: unknown; in?: unknown } }).def
  while (def && def.type !== 'array' && (def.innerType ?? def.in))
    def = ((def.innerType ?? def.in) as { def?: typeof def }).def
  return def?.type === 'array'
}
