/** Typed columns on shared memory: a spec names each column, its type and how many numbers a row takes. */

type Maker =
  | Float64ArrayConstructor
  | Uint32ArrayConstructor
  | Uint16ArrayConstructor
  | Uint8ArrayConstructor
  | Int8ArrayConstructor

/** Widths that depend on the taxonomies: they grow with them. */
export type Widths = { categories: number; skillWords: number }

export type Spec = Readonly<Record<string, readonly [type: Maker, width: number | keyof Widths]>>

export type Columns<S extends Spec> = { -readonly [name in keyof S]: InstanceType<S[name][0]> }

const widthOf = (width: number | keyof Widths, widths: Widths): number =>
  typeof width === 'number' ? width : widths[width]

/** Columns of a spec with room for `rows`, all zero, each on a SharedArrayBuffer of its own. */
export const allocate = <S extends Spec>(spec: S, rows: number, widths: Widths): Columns<S> => {
  const entries = Object.entries(spec).map(([name, [type, width]]) => {
    const length = rows * widthOf(width, widths)
    const make: new (memory: SharedArrayBuffer) => InstanceType<Maker> = type
    return [name, new make(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))]
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
  for (const [name, [, width]] of Object.entries(spec)) {
    const source = old[name]!
    const target = grown[name]!
    const [narrow, wide] = [widthOf(width, from), widthOf(width, to)]
    if (narrow === wide) target.set(source)
    else
      for (let row = 0; row * narrow < source.length; row++)
        target.set(source.subarray(row * narrow, (row + 1) * narrow), row * wide)
  }
  return grown
}
