/** What is paid once for an activity that takes few people, however many of its slots somebody takes. */

/** `row` tells the activities apart. */
export type Toll = { row: number; fee: number }

type Taxed = { weight: number; toll: Toll | null }

/** By toll the items for which it is paid, without those that cost none. */
export const byToll = <T extends Taxed>(items: readonly T[]): ReadonlyMap<Toll, readonly T[]> => {
  const owing = new Map<Toll, T[]>()
  for (const item of items) {
    const own = item.toll && owing.get(item.toll)
    if (own) own.push(item)
    else if (item.toll) owing.set(item.toll, [item])
  }
  return owing
}

/** Whether an item that is no lighter stays so with its toll, whatever else is paid already. */
export const isNoDearer = (better: Taxed, item: Taxed): boolean =>
  better.toll === null || better.toll === item.toll || better.weight - better.toll.fee >= item.weight

/** What the tolls cost that are not among those paid. */
export const newOf = (tolls: readonly Toll[], paid: readonly Toll[]): number => {
  let sum = 0
  for (const toll of tolls) if (!paid.includes(toll)) sum += toll.fee
  return sum
}

/** All tolls of both, each once and always in the same order. */
export const joined = (paid: readonly Toll[], more: readonly Toll[]): readonly Toll[] =>
  more.every(toll => paid.includes(toll)) ? paid : [...new Set([...paid, ...more])].sort((a, b) => a.row - b.row)

/** Of each toll what is due before each weekday of a list; the last figure is all of it. */
export type Dues = ReadonlyMap<Toll, readonly number[]>

/**
 * Spreads each toll evenly over the weekdays on which it can arise: who takes the activity on some of them owes no more
 * than the toll by these shares. They are in steps that add up without an error.
 */
export const duesOf = (days: readonly (readonly { tolls: readonly Toll[] }[])[]): Dues => {
  const arising = days.map(tollsOf)
  const all = new Set(arising.flatMap(tolls => [...tolls]))
  return new Map(
    [...all].map(toll => [
      toll,
      spread(
        toll.fee,
        arising.map(tolls => tolls.has(toll)),
      ),
    ]),
  )
}

const tollsOf = (bundles: readonly { tolls: readonly Toll[] }[]): ReadonlySet<Toll> => {
  const all = new Set<Toll>()
  for (const { tolls } of bundles) for (const toll of tolls) all.add(toll)
  return all
}

const spread = (fee: number, arises: readonly boolean[]): number[] => {
  const count = arises.filter(Boolean).length
  return Array.from({ length: arises.length + 1 }, (_, day) => {
    const before = arises.slice(0, day).filter(Boolean).length
    return before === count ? fee : Math.floor((fee * before * 1024) / count) / 1024
  })
}

/** What of these tolls is due before a weekday. */
export const dueBefore = (tolls: readonly Toll[], day: number, dues: Dues): number => {
  let sum = 0
  for (const toll of tolls) sum += dues.get(toll)![day]!
  return sum
}
