/** Turns at a few connections that many cities share. */
export type Turns = {
  /** Waits for the turn of a city; gives what gives it back. '' is what belongs to none. */
  take: (city: string) => Promise<() => void>
  /** How many wait. */
  waiting: () => number
}

type Waiter = { since: number; go: () => void; timer: NodeJS.Timeout }

/** Whoever is refused is told that it is busy (`isUnreachable`), as by a server that has no connection left. */
const busy = () => Object.assign(new Error('too many wait for a connection'), { code: '53300' })

/**
 * Shares `size` connections out between cities. Of those that wait, the one that holds fewest comes next, then whoever
 * came first. While more than one city is known, no city holds more than twice what is left free (the dynamic threshold of
 * switches, Choudhury and Hahne 1998: 6 of 10, then another one 2, then 1): where the statements of one city hang, another
 * one that comes finds a connection. The only city there is may have all.
 *
 * Behind `most` others nobody would come to their turn in time (`patience`, milliseconds): who comes then is refused at
 * once, except where others of the same city are not to blame for the crowd.
 */
export function fairTurns(size: number, most: number, patience: number): Turns {
  const [held, queues] = [new Map<string, number>(), new Map<string, Waiter[]>()]
  const known = new Set<string>()
  let [free, crowd] = [size, 0]

  const holds = (city: string) => held.get(city) ?? 0
  const may = (city: string) => free > 0 && (known.size < 2 || holds(city) === 0 || holds(city) + 1 <= 2 * (free - 1))
  const hold = (city: string) => {
    free--
    held.set(city, holds(city) + 1)
    let given = false
    return () => {
      if (given) return
      given = true
      free++
      if (holds(city) > 1) held.set(city, holds(city) - 1)
      else held.delete(city)
      callNext()
    }
  }
  const leave = (city: string, waiter: Waiter) => {
    const others = queues.get(city)!.filter(other => other !== waiter)
    if (others.length > 0) queues.set(city, others)
    else queues.delete(city)
    crowd--
    clearTimeout(waiter.timer)
  }
  const callNext = () => {
    for (;;) {
      const city = nextOf(queues, holds, may)
      if (city === undefined) return
      const waiter = queues.get(city)![0]!
      leave(city, waiter)
      waiter.go()
    }
  }
  const isCrowded = (city: string) => {
    const own = queues.get(city)?.length ?? 0
    return crowd >= most && own >= most / Math.max(1, queues.size)
  }
  return {
    waiting: () => crowd,
    take: async city => {
      if (city !== '') known.add(city)
      if (!queues.has(city) && may(city)) return hold(city)
      if (isCrowded(city)) throw busy()
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          leave(city, waiter)
          reject(busy())
        }, patience)
        const waiter: Waiter = { since: performance.now(), timer, go: () => resolve(hold(city)) }
        queues.set(city, [...(queues.get(city) ?? []), waiter])
        crowd++
      })
    },
  }
}

/** Whose turn it is of those that wait; undefined where nobody may. */
function nextOf(
  queues: ReadonlyMap<string, readonly Waiter[]>,
  holds: (city: string) => number,
  may: (city: string) => boolean,
): string | undefined {
  let next: string | undefined
  const before = (a: string, b: string) => holds(a) - holds(b) || queues.get(a)![0]!.since - queues.get(b)![0]!.since
  for (const city of queues.keys()) if (may(city) && (next === undefined || before(city, next) < 0)) next = city
  return next
}
