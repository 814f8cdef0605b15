import { packed } from '#platform/xlsx/index.ts'
import { openForm, type Parts } from '../templates/package.ts'
import { type Data, MARKS, shown, type Value } from './fields.ts'
import { filledLength, MOST_FILLED, type Tag } from './length.ts'

type Told = { inspect?: { postparsed?: readonly Tag[] } }

/** The engine on a form, and the parts of each of its texts, headers and footers too. What cannot be parsed throws. */
export async function readForm(parts: Parts) {
  const tags: Tag[] = []
  const names = { name: 'names', set: (told: Told) => void tags.push(...(told.inspect?.postparsed ?? [])) }
  return { engine: await engineOn(parts, [names]), tags }
}

/**
 * The engine on a form. It is a large package and only read when a report is made or a form is put in. It evaluates nothing: a
 * name is looked up and that is all. What cannot be parsed throws.
 */
export async function engineOn(parts: Parts, modules: readonly object[] = []) {
  const [{ default: Engine }, { default: Zip }] = await Promise.all([import('docxtemplater'), import('pizzip')])
  const zip = new Zip()
  for (const [name, part] of parts) zip.file(name, part)
  return new Engine(zip, {
    delimiters: MARKS,
    syntax: { changeDelimiterPrefix: null },
    ...{ paragraphLoop: true, linebreaks: true, errorLogging: false, stripInvalidXMLChars: true },
    parser: name => ({ get: scope => (Object.hasOwn(scope, name.trim()) ? worded(scope[name.trim()]) : undefined) }),
    nullGetter: () => '',
    modules: [...modules],
  })
}

const worded = (value: Value): Value => (typeof value === 'number' ? shown(value) : value)

/** The parts of the document as the engine has them. */
export const partsOf = (engine: Awaited<ReturnType<typeof engineOn>>): Parts =>
  new Map(
    Object.entries(engine.getZip().files).flatMap(([name, file]) =>
      file.dir ? [] : [[name, Buffer.from(file.asUint8Array())] as const],
    ),
  )

/** A form with its names filled in; null where it cannot be, or would come to too much. The same form and values give the same bytes. */
export async function fill(form: Uint8Array, values: Data): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts = await openForm(form)
  if (typeof parts === 'string') return null
  try {
    const { engine, tags } = await readForm(parts)
    if (filledLength(tags, values) > MOST_FILLED) return null
    engine.render(values)
    return packed([...partsOf(engine)])
  } catch (error) {
    // What the engine says of a form names words of it, and stays here.
    if (error instanceof Error && 'properties' in error) return null
    throw error
  }
}
