/**
 * Typed columns on shared memory: a spec names each column, its type and how many numbers a row takes. A column of several
 * planes has all rows of the first plane, then all of the next: a scan that needs one plane reads no other.
 */

type Maker =
  | Float64ArrayConstructor
  | Uint32ArrayConstructor
  | Uint16ArrayConstructor
  | Uint8ArrayConstructor
  | Int8ArrayConstructor

type Shared<T> = { new (memory: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }

/** A typed array of zeros on shared memory. */
export const shared = <T>(make: Shared<T>, length: number): T =>
  new make(new SharedArrayBuffer(length * make.BYTES_PER_ELEMENT))

/** Widths that depend on the taxonomies: they grow with them. */
export type Widths = { categories: number; skillWords: number }

export type Spec = Readonly<
  Record<string, readonly [type: Maker, width: number | keyof Widths, planes?: number | keyof Widths]>
>

type Column = InstanceType<Maker>

export type Columns<S extends Spec> = { -readonly [name in keyof S]: InstanceType<S[name][0]> }

const widthOf = (width: number | keyof Widths, widths: Widths): number =>
  typeof width === 'number' ? width : widths[width]

/** Columns of a spec with room for `rows`, all zero, each on a SharedArrayBuffer of its own. */
export const allocate = <S extends Spec>(spec: S, rows: number, widths: Widths): Columns<S> => {
  const entries = Object.entries(spec).map(([name, [type, width, planes = 1]]) => {
    const length = rows * widthOf(width, widths) * widthOf(planes, widths)
    return [name, shared<Column>(type, length)]
  })
  return Object.fromEntries(entries) as Columns<S>
}

/** New columns with more rows or wider ones, with the content of the old. */
export const resize = <S extends Spec>(
  spec: S,
  old: Columns<S>,
  rows: number,
  from: Widths,
  to: Widths,
): Columns<S> => {
  const grown = allocate(spec, rows, to)
  for (const [name, [, width, planes = 1]] of Object.entries(spec)) {
    const [few, many] = [widthOf(planes, from), widthOf(planes, to)]
    const size = old[name]!.length / few
    for (let plane = 0; plane < few; plane++)
      widen(
        old[name]!.subarray(plane * size, (plane + 1) * size),
        grown[name]!.subarray((plane * grown[name]!.length) / many),
        [widthOf(width, from), widthOf(width, to)],
      )
  }
  return grown
}

/** Copies rows of one width into wider ones. */
const widen = (source: Column, target: Column, [narrow, wide]: [number, number]): void => {
  if (narrow === wide) target.set(source)
  else
    for (let row = 0; row * narrow < source.length; row++)
      target.set(source.subarray(row * narrow, (row + 1) * narrow), row * wide)
}
