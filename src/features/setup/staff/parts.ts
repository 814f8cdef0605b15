import { html } from 'hono/html'
import { parseDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Setting } from '#platform/feature.ts'
import { doneOr, type Flash } from '#platform/flash.ts'
import { type Ask, doing, type Redirect, type Staff, type View } from '#platform/page.ts'
import { type Fault, faultsOf, type Shape } from '#platform/shapes.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { checkbox, checkboxField } from '#ui/choices.ts'
import { dateField, fieldId, textArea, textField } from '#ui/fields.ts'
import { checked } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { setup } from '../actions.ts'
import type { CityFile } from '../rules.ts'
import { cityShape } from '../shape.ts'

export const PATH = '/staff/city'
export type Settings = Readonly<Record<string, Setting>>
export type Errors = Readonly<Record<string, string>>

/** A page of the city, below the guide. `errors`: a sentence for each field that does not fit. */
export const cityView = (
  { title, lead, back = [PATH, '市の設定'] }: { title: string; lead: string; back?: [href: string, text: string] },
  body: Content,
  errors: Errors = {},
): View => ({
  title,
  nav: PATH,
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(...back)}${pageHead({ title, lead })}${checked(errors, body)}`,
})

/**
 * Puts in what was typed. Gives where to go on, or the sentences, each at the field that `fieldOf` names for the path in the
 * file.
 */
export async function put(
  ask: Ask<Staff>,
  tx: Tx,
  file: CityFile,
  settings: Settings,
  redirect: string,
  fieldOf: (path: string) => string,
): Promise<Redirect | { errors: Errors }> {
  const done = await setup(tx, ask.municipality.id, file, { settings }, doing(ask))
  if ('faults' in done) return { errors: errorsOf(done.faults, fieldOf) }
  return {
    redirect,
    ...toldOr(done.told),
  }
}

/** What was changed, or that nothing was. */
export const toldOr = (told: readonly string[]): { flash: Flash } =>
  doneOr(told.length > 0, told.join('／').slice(0, 400), '変わったところはありませんでした。')

/** All that is wrong with a file by itself, before anything is put in: each sentence at its field. */
export const wrongIn = (file: CityFile, settings: Settings, fieldOf: (path: string) => string): Errors =>
  errorsOf(faultsOf(cityShape(settings, false), file), fieldOf)

const errorsOf = (faults: readonly Fault[], fieldOf: (path: string) => string): Errors =>
  Object.fromEntries(faults.toReversed().map(({ path, says }) => [fieldOf(path), says]))

/** The last name of a path: `settings[0].value.walk` is `walk`. */
export const lastOf = (path: string): string =>
  path
    .split('.')
    .at(-1)!
    .replace(/\[\d+\]$/, '')

/** The fields in which a value of a shape is typed; those of a record one below the other. */
export function valueFields(shape: Shape, name: string, label: string, typed: Submitted, errors: Errors): Html[] {
  if (shape.of === 'record')
    return Object.entries(shape.fields).flatMap(([part, field]) =>
      valueFields(field, part, field.text || part, typed, errors),
    )
  if (shape.of === 'list' && shape.each.of === 'choice') {
    const { among, texts = {} } = shape.each
    const options = among.map(value => ({ value, label: texts[value] ?? value }))
    return [checkboxField({ name, label, options, values: all(typed, name), error: errors[name] })]
  }
  if (shape.of === 'list') return [textArea({ name, label, rows: 4, value: one(typed, name), error: errors[name] })]
  const field = { name, label, required: true, value: one(typed, name), error: errors[name] }
  if (shape.of === 'day') return [dateField(field)]
  return [
    textField({
      ...field,
      width: shape.of === 'number' ? 'short' : 'full',
      ...(shape.of === 'number' && { inputmode: 'decimal' as const }),
    }),
  ]
}

/** A field that must be filled in, with what was typed and what is wrong with it. */
export const asked = (typed: Submitted, errors: Errors) => (name: string, label: string) => ({
  ...{ name, label, required: true },
  ...{ value: one(typed, name), error: errors[name] },
})

/** What was typed for a shape, as a file has it; a sentence for each field of which nothing could be read. */
export function readValue(shape: Shape, name: string, typed: Submitted): { value: unknown; errors: Errors } {
  if (shape.of === 'record') {
    const parts = Object.entries(shape.fields).map(([part, field]) => [part, readValue(field, part, typed)] as const)
    return {
      value: Object.fromEntries(parts.map(([part, { value }]) => [part, value])),
      errors: Object.assign({}, ...parts.map(([, { errors }]) => errors)),
    }
  }
  if (shape.of === 'list')
    return { value: shape.each.of === 'choice' ? all(typed, name) : linesOf(one(typed, name)), errors: {} }
  const text = one(typed, name).trim()
  if (shape.of === 'day') return readDayField(name, text)
  if (text === '') return { value: null, errors: { [name]: '入力してください。' } }
  if (shape.of === 'number') {
    const plain = nfkc(text).replace(/[,円歳\s]/g, '')
    return /^\d{1,12}(\.\d{1,8})?$/.test(plain)
      ? { value: Number(plain), errors: {} }
      : { value: null, errors: { [name]: '数字で入力してください。例：1195' } }
  }
  return { value: text, errors: {} }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** A day however it is written. */
export function readDayField(name: string, text: string): { value: string | null; errors: Errors } {
  if (text.trim() === '') return { value: null, errors: { [name]: '日を入力してください。例：令和8年10月1日' } }
  const value = parseDay(text)
  return value
    ? { value, errors: {} }
    : { value, errors: { [name]: `「${text.slice(0, 20)}」は暦にない日か、読めない日です。例：令和8年10月1日` } }
}

/** A value of a shape as its fields show it. */
export const typedOf = (shape: Shape, name: string, value: unknown): Record<string, string | readonly string[]> => {
  if (value === null || value === undefined) return {}
  if (shape.of === 'list')
    return {
      [name]: shape.each.of === 'choice' ? (value as readonly string[]) : (value as readonly string[]).join('\n'),
    }
  if (shape.of !== 'record') return { [name]: String(value) }
  return Object.fromEntries(
    Object.keys(shape.fields).map(part => [part, String((value as Record<string, unknown>)[part] ?? '')]),
  )
}

/** The tick without which nothing that is over is changed, where the form asks for it. */
export const sureBox = (says: string | undefined): Html | false =>
  says !== undefined &&
  html`<div id="${fieldId('sure')}-box">${checkbox({ name: 'sure', label: 'まちがいない。このまま記録する', error: says })}</div>`
