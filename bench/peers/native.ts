import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateCity, type Snapshot, snapshotOf } from '#matching/index.ts'
import { type Column, rowByRow } from '../columns.ts'
import { byScan } from '../kernel.ts'
import type { Figure } from '../run.ts'

const RUNS = 20

/** The kernel in JavaScript against the same in C, on all pairs of 300 people and 10,000 activities. Throws where they differ. */
export function againstC(): Figure[] {
  const s = snapshotOf(generateCity({ people: 300, opportunities: 10_000, seed: 7 }))
  const native = inC(s, RUNS)
  if (!native)
    return [{ name: 'no C compiler on this machine: the kernel has no native peer here', value: 0, unit: '' }]
  for (let run = 0; run < 3; run++) byScan(s)
  const before = process.cpuUsage()
  for (let run = 0; run < RUNS; run++) byScan(s)
  const { user, system } = process.cpuUsage(before)
  const own = byScan(s)
  if (own.eligible !== native.eligible || own.total !== native.total)
    throw new Error(`the C kernel is not the same formula: ${JSON.stringify([own, native])}`)
  const share = (100 * native.seconds) / ((user + system) / 1e6 / RUNS)
  return [{ name: 'kernel / the same in C', value: share, unit: '%', bar: '≥ 30 %', ok: share >= 30 }]
}

/** What the C program says of all pairs, and the seconds of a run; null where the machine has no C compiler. */
export function inC(s: Snapshot, runs: number): { eligible: number; total: number; seconds: number } | null {
  const compiler = ['cc', 'gcc', 'clang'].find(isThere)
  if (!compiler) return null
  const folder = mkdtempSync(join(tmpdir(), 'yui-kernel-'))
  try {
    const [source, program, data] = [
      join(import.meta.dirname, '../native/kernel.c'),
      join(folder, 'kernel'),
      join(folder, 'data'),
    ]
    // Not -ffast-math: the same figures to the last point are asked for.
    execFileSync(compiler, ['-O3', '-march=native', '-ffp-contract=off', '-o', program, source, '-lm'])
    writeFileSync(data, columnsOf(s))
    const [eligible, total, seconds] = execFileSync(program, [data, String(runs)], { encoding: 'utf8' })
      .split(' ')
      .map(Number)
    return { eligible: eligible!, total: total!, seconds: seconds! }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Counts, weights and columns one after another, each from a multiple of eight bytes on, in the order that C takes them. */
function columnsOf(s: Snapshot): Buffer {
  const { opportunities: o, slots, shapes, widths } = s
  const p = rowByRow(s)
  const counts = [s.person.ids.length, s.opportunity.ids.length, s.slotIds.length, s.shapeKeys.list.length] as const
  const rows = (count: number, columns: readonly Column[], capacity: number): Column[] =>
    columns.map(column => column.subarray(0, count * (column.length / capacity)))
  const ofPeople = [
    p.x,
    p.y,
    p.z,
    p.lat,
    p.lng,
    p.reachKm,
    p.reachChord2,
    p.kinds,
    p.avoids,
    p.taste,
    p.skills,
    p.free,
    p.busy,
    p.maxHours,
    p.maxDays,
    p.age,
    p.outsider,
    p.wishPay,
    p.wishYen,
    p.wishHours,
    p.wishDays,
    p.wishShift,
    p.wishHalves,
    p.words,
    p.excludesAt,
    p.excludes,
  ]
  const ofActivities = [
    o.x,
    o.y,
    o.z,
    o.lat,
    o.lng,
    o.open,
    o.kind,
    o.category,
    o.loads,
    o.requires,
    o.wants,
    o.wantsCount,
    o.ageMin,
    o.residentsOnly,
    o.paid,
    o.yen,
    o.days,
    o.shortest,
    o.words,
    o.need,
    o.slotsAt,
    o.slots,
  ]
  const all: Column[] = [
    Uint32Array.of(...counts, widths.categories, widths.skillWords, s.horizon.weeks),
    s.weights,
    ...rows(counts[0], ofPeople, p.x.length),
    ...rows(counts[1], ofActivities, o.x.length),
    ...rows(counts[2], [slots.shape, slots.weeks, slots.weekCount], slots.weeks.length),
    ...rows(counts[3], [shapes.weekday, shapes.from, shapes.to, shapes.hours, shapes.halves], shapes.from.length),
    s.excluded.opportunity,
  ]
  return Buffer.concat(
    all.flatMap(column => {
      const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength)
      return [bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]
    }),
  )
}
