import { type Explanation, explain, type Outline, outlines, type Rule, rules } from '#matching/index.ts'
import type { Engine } from './engine/engine.ts'
import type { Ranked } from './lists.ts'

/** Of one rule, all that it rules out first, those that lack the least in front; explained where they are looked at. */
export type RuledOut = { rule: Rule; count: number; explained: (from: number, to: number) => Ranked[] }

/** So many of a group are explained to find which of them lack the least; the others follow by how many rules they break. */
const EXPLAINED = 50

/**
 * The published activities that do not come into question, by the rule that is broken first. First those that a change
 * would admit, of these the ones that lack the least and would suit best.
 */
export const ruledOutFor = (engine: Engine, person: string, keeps?: (id: string) => boolean): RuledOut[] =>
  ruledOut(outlines(engine.snapshot, 'person', person, keeps), id => explain(engine.snapshot, person, id))

/** The people who do not come into question for an activity. */
export const ruledOutPeople = (engine: Engine, opportunity: string): RuledOut[] =>
  ruledOut(outlines(engine.snapshot, 'opportunity', opportunity), id => explain(engine.snapshot, id, opportunity))

const ruledOut = (groups: ReadonlyMap<Rule, Outline>, look: (id: string) => Explanation): RuledOut[] =>
  rules.flatMap(rule => {
    const group = groups.get(rule)
    return group ? [groupOf(rule, group, look)] : []
  })

function groupOf(rule: Rule, group: Outline, look: (id: string) => Explanation): RuledOut {
  const explained = (ids: readonly string[]) => ids.map(id => ({ id, explanation: look(id) }))
  let first: Ranked[] | undefined
  return {
    rule,
    count: group.reduce((sum, { length }) => sum + length, 0),
    explained: (from, to) => {
      first ??= explained(leading(group, EXPLAINED)).sort(byEase)
      const rest = to > EXPLAINED ? leading(group, to).slice(Math.max(from, EXPLAINED)) : []
      return [...first.slice(from, to), ...explained(rest)]
    },
  }
}

/** The first so many of a group, those that break the fewest rules in front, of equals by id. */
function leading(group: Outline, most: number): string[] {
  const found: string[] = []
  for (const ids of group) found.push(...smallest(ids, most - found.length))
  return found
}

/** The smallest so many in order: of thousands a desk page names five, and sorting all of them would take longer than the rest. */
function smallest(ids: readonly string[], most: number): string[] {
  const kept = ids.slice(0, most).sort()
  if (most <= 0) return []
  for (const id of ids.slice(most)) {
    if (id > kept.at(-1)!) continue
    kept.pop()
    const at = kept.findIndex(other => other > id)
    kept.splice(at < 0 ? kept.length : at, 0, id)
  }
  return kept
}

/** How many there are in all groups. */
export const countOf = (groups: readonly RuledOut[]): number => groups.reduce((sum, { count }) => sum + count, 0)

/** What a change would admit comes first, of these what lacks the least and would suit best. */
export function byEase(a: Ranked, b: Ranked): number {
  const changes = ({ explanation }: Ranked) => explanation.nearest.length || Number.POSITIVE_INFINITY
  const [mine, theirs] = [changes(a), changes(b)]
  if (mine !== theirs) return mine < theirs ? -1 : 1
  return b.explanation.total - a.explanation.total || (a.id < b.id ? -1 : 1)
}
