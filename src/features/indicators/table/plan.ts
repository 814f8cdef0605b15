import { type Work, workName, workNamed } from '#features/works/index.ts'
import type { At } from '../closing/rules.ts'
import { type Version, versionsIn } from '../definitions/rules.ts'
import { quarterName, yearName } from '../definitions/text.ts'
import type { TargetEntry, Words } from '../rules.ts'
import { nameOf, type Row, type RowFault } from './rules.ts'

/** A version that a row makes: of an indicator that is there (`key`), or of a new one by its name. */
export type Made = { of: string; isNew: boolean; from_year: number; words: Words; source: string }
/** What a table comes to: versions and targets, `of` as in `Made`, and all of it in sentences. */
export type Plan = { made: Made[]; targets: (Omit<TargetEntry, 'indicator'> & { of: string })[]; told: string[] }

type Known = {
  versions: readonly Version[]
  targets: readonly TargetEntry[]
  closed: readonly At[]
  works: readonly Work[]
}

const FIELDS = ['work_id', 'section', 'kind', 'name', 'unit', 'counts', 'direction', 'basis', 'sort'] as const

/** What would change by the rows of a table, in the order of the years; or what stands against it, by row. */
export function planOf(rows: readonly Row[], known: Known): Plan | { faults: RowFault[] } {
  const faults: RowFault[] = []
  const plan: Plan = { made: [], targets: [], told: [] }
  for (const row of rows.toSorted((a, b) => a.year - b.year)) {
    const standing = standingFor(row, known.versions)
    if (row.key !== '' && !known.versions.some(({ key }) => key === row.key)) {
      faults.push({
        row: row.row,
        says: `「記号」の「${row.key.slice(0, 40)}」という指標はありません。新しい指標なら、記号を空にしてください。`,
      })
      continue
    }
    const of = standing?.key ?? nameOf(row)
    version(row, of, standing, plan, known.works)
    faults.push(...targets(row, of, known, plan))
  }
  return faults.length > 0 ? { faults: faults.toSorted((a, b) => a.row - b.row) } : plan
}

/** What holds of the row's indicator in its year; by its name where no key is given. */
const standingFor = ({ key, words, year }: Row, versions: readonly Version[]): Version | undefined =>
  versionsIn(versions, year).find(one => (key ? one.key === key : one.name === words.name))

function version(
  { key, words, year, source, row }: Row,
  of: string,
  standing: Version | undefined,
  plan: Plan,
  works: readonly Work[],
): void {
  const planned = plan.made.findLast(one => one.of === of)?.words ?? standing
  const work = workNamed(works, words.section)
  const of_work = { work_id: work?.id ?? null, section: work ? workName(work) : words.section }
  const wanted: Words = { ...words, ...of_work, sort: words.sort ?? planned?.sort ?? 1000 + row }
  const changed = planned ? FIELDS.filter(field => planned[field] !== wanted[field]) : FIELDS
  if (changed.length === 0) return
  plan.made.push({ of, isNew: !planned && key === '', from_year: year, words: wanted, source })
  plan.told.push(
    planned
      ? `「${planned.name}」を${yearName(year)}から変えます：${changed
          .map(field => changeText(field, planned, wanted))
          .filter(Boolean)
          .join('、')}`
      : `「${wanted.name}」（${wanted.unit}）を${yearName(year)}から加えます。`,
  )
}

/** What of it changes; of the work that it names the same words already stand. */
const changeText = (field: (typeof FIELDS)[number], before: Words, after: Words): string => {
  if (field !== 'work_id') return `${FIELD_TEXT[field]} ${before[field]} → ${after[field]}`
  return before.section === after.section ? `「${after.section}」を事業の一覧とつなぐ` : ''
}

const FIELD_TEXT = {
  ...{ section: '事業', kind: '種類', name: '指標', unit: '単位', counts: '数え方', direction: '向き' },
  ...{ basis: '年度のまとめ方', sort: '順番' },
} satisfies Record<Exclude<(typeof FIELDS)[number], 'work_id'>, string>

/** An empty cell leaves a target as it is; one of a closed quarter stays as it was closed. */
function targets(row: Row, of: string, { targets, closed }: Known, plan: Plan): RowFault[] {
  const faults: RowFault[] = []
  for (const [quarter, value] of row.targets.entries()) {
    if (value === null) continue
    const before = targets.find(one => one.indicator === of && one.fiscal_year === row.year && one.quarter === quarter)
    if (before?.value === value && before.source === row.source) continue
    if (before?.value !== value && closed.some(one => one.fiscal_year === row.year && one.quarter === quarter)) {
      faults.push({
        row: row.row,
        says: `${yearName(row.year)}${quarterName(quarter)}は締めてあります。その目標は変えられません。`,
      })
      continue
    }
    plan.targets.push({ of, fiscal_year: row.year, quarter, value, source: row.source })
    if (before?.value !== value)
      plan.told.push(
        `「${row.words.name}」の目標 ${yearName(row.year)}${quarterName(quarter)}：${before ? `${before.value.toLocaleString('ja')} → ` : ''}${value.toLocaleString('ja')}`,
      )
  }
  return faults
}
