/** One transaction as its client saw it: what it appended where, and what it read; `kept` where it was committed. */
export type Done = {
  steps: readonly ({ append: number; item: number } | { read: number; saw: readonly number[] })[]
  kept: boolean
}

export type Anomalies = { g0: number; g1a: number; g1b: number; g1c: number; lost: number }

/**
 * What in a history of lists that only grow cannot have come of transactions that read what is committed (Adya's G0, G1a,
 * G1b, G1c; the method is Elle's). `last` is how each list stands at the end. An item is appended once in all.
 */
export function anomalies(done: readonly Done[], last: ReadonlyMap<number, readonly number[]>): Anomalies {
  const writer = new Map<number, number>()
  /** Items after which the same transaction appended to the same list once more. */
  const halfway = new Set<number>()
  let lost = 0
  done.forEach(({ steps, kept }, at) => {
    const before = new Map<number, number>()
    for (const step of steps) {
      if (!('append' in step)) continue
      writer.set(step.item, at)
      const earlier = before.get(step.append)
      if (earlier !== undefined) halfway.add(earlier)
      before.set(step.append, step.item)
      if (kept && !last.get(step.append)?.includes(step.item)) lost++
    }
  })
  let [g1a, g1b] = [0, 0]
  const [writes, both] = [graphOf(done.length), graphOf(done.length)]
  for (const items of last.values())
    items.forEach((item, at) => {
      const [from, to] = [writer.get(items[at - 1] ?? -1), writer.get(item)]
      if (from === undefined || to === undefined || from === to) return
      writes[from]!.add(to)
      both[from]!.add(to)
    })
  done.forEach(({ steps, kept }, at) => {
    if (!kept) return
    for (const step of steps) {
      if (!('read' in step)) continue
      const seen = step.saw.at(-1)
      for (const item of step.saw) {
        const by = writer.get(item)
        if (by !== undefined && by !== at && !done[by]!.kept) g1a++
      }
      const by = seen === undefined ? undefined : writer.get(seen)
      if (by === undefined || by === at) continue
      if (halfway.has(seen!)) g1b++
      both[by]!.add(at)
    }
  })
  return { g0: cycles(writes), g1a, g1b, g1c: cycles(both), lost }
}

type Graph = readonly Set<number>[]
const graphOf = (size: number): Graph => Array.from({ length: size }, () => new Set<number>())

/** How many nodes can reach themselves: what is left when those without an arrow to them are taken away, again and again. */
function cycles(graph: Graph): number {
  const arrows = graph.map(() => 0)
  for (const to of graph) for (const one of to) arrows[one]!++
  const free = [...arrows.keys()].filter(at => arrows[at] === 0)
  let gone = 0
  for (let at = free.pop(); at !== undefined; at = free.pop()) {
    gone++
    for (const one of graph[at]!) if (--arrows[one]! === 0) free.push(one)
  }
  return graph.length - gone
}
