import { type Change, type Figure, isPlan, type Line, type PlanReport, type Snapshot } from './rules.ts'

const told = (value: number | null, unit: string): string =>
  value === null ? '—' : `${value.toLocaleString('ja')}${unit}`

type Lines = Pick<PlanReport, 'lines' | 'quarter'>

const figuresOf = ({ quarters, year }: Line): [period: string, figure: Figure][] => [
  ...quarters.map((figure, at): [string, Figure] => [`第${at + 1}四半期`, figure]),
  ['年度', year],
]

/** What differs in value or target from the report before; an indicator that came or went is told by its name alone. */
export function changesBetween(before: Snapshot, now: Lines): Change[] {
  if (!isPlan(before)) return []
  const was = new Map(before.lines.map(line => [line.key, line]))
  const gone = before.lines.filter(({ key }) => !now.lines.some(line => line.key === key))
  return [
    ...now.lines.flatMap(line => {
      const old = was.get(line.key)
      return old
        ? changedIn(old, line)
        : [{ name: line.name, period: '指標', was: 'なし', is: '加わった', people: false }]
    }),
    ...gone.map(({ name }) => ({ name, period: '指標', was: 'あった', is: 'なくなった', people: false })),
  ]
}

function changedIn(old: Line, line: Line): Change[] {
  const before = new Map(figuresOf(old))
  const { name, unit, people } = line
  return figuresOf(line).flatMap(([period, figure]) => {
    const last = before.get(period)
    if (!last) return []
    const value: Change = { name, period, people, was: told(last.value, unit), is: told(figure.value, unit) }
    const target = {
      ...value,
      period: `${period}の目標`,
      people: false,
      was: told(last.target, unit),
      is: told(figure.target, unit),
    }
    return [value, target].filter(({ was, is }) => was !== is)
  })
}
