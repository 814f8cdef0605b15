import { personColumns, type Snapshot, type Spec } from '#matching/index.ts'

export type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | Int32Array

/** The columns of people as the peers read them: all weekdays, and all categories, of one person side by side. */
export function rowByRow({ people, widths }: Snapshot): Snapshot['people'] {
  const spec: Spec = personColumns
  const planesOf = (planes: Spec[string][2] = 1) => (typeof planes === 'number' ? planes : widths[planes])
  const entries = Object.entries(people).map(([name, column]) => [
    name,
    joined(column, people.kinds.length, planesOf(spec[name]?.[2])),
  ])
  return Object.fromEntries(entries)
}

function joined(column: Column, rows: number, planes: number): Column {
  if (planes === 1) return column
  const width = column.length / rows / planes
  const planeOf = (i: number) => Math.floor((i % (width * planes)) / width)
  return column.map((_, i) => column[(planeOf(i) * rows + Math.floor(i / width / planes)) * width + (i % width)]!)
}
