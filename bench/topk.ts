import { generateCity, score, snapshotOf, topOpportunities, topPeople } from '#matching/index.ts'

type Row = { name: string; value: number; unit: string; bar?: string; ok?: boolean }

const quantile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * share)]!

/** Milliseconds of each call, the middle of three, after a warm-up that is long enough for the compiler. */
const timesOf = (warmUp: number, calls: number, call: (i: number) => void): number[] => {
  for (let i = 0; i < warmUp; i++) call(i)
  const timeOf = (i: number): number => {
    const start = performance.now()
    call(i)
    return performance.now() - start
  }
  return Array.from({ length: calls }, (_, i) => {
    const three = Array.from({ length: 3 }, () => timeOf(warmUp + i))
    return three.sort((a, b) => a - b)[1]!
  })
}

const latency = (name: string, times: number[], mostMs: number): Row[] => {
  const p99 = quantile(times, 0.99)
  return [
    { name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms' },
    { name: `${name}, p99`, value: p99, unit: 'ms', bar: `≤ ${mostMs} ms`, ok: p99 <= mostMs },
  ]
}

/** Ranked lists in a city of 50,000 people and 10,000 activities, and the speed of the kernel over all of its pairs. */
export async function run(): Promise<Row[]> {
  const [people, opportunities] = [50_000, 10_000]
  const city = generateCity({ people, opportunities, seed: 7 })
  const started = performance.now()
  const s = snapshotOf(city)
  const build = performance.now() - started
  const person = (i: number): string => city.people[(i * 7919) % people]!.id
  const opportunity = (i: number): string => city.opportunities[(i * 7919) % opportunities]!.id
  const toPerson = timesOf(1000, 1000, i => topOpportunities(s, person(i), 10))
  const toOpportunity = timesOf(600, 300, i => topPeople(s, opportunity(i), 10))
  const rate = opportunities / 1e3 / (toPerson.reduce((sum, ms) => sum + ms, 0) / toPerson.length)
  const pairs = timesOf(10, 200, p => {
    for (let o = 0; o < opportunities; o++) score(s, p, o)
  })
  return [
    { name: 'snapshot of 50,000 × 10,000', value: build, unit: 'ms', bar: '≤ 1000 ms', ok: build <= 1000 },
    ...latency('ten activities for a person', toPerson, 1),
    ...latency('ten people for an activity', toOpportunity, 5),
    { name: 'kernel in a scan for a person', value: rate, unit: 'Mpairs/s' },
    { name: 'kernel pair by pair', value: opportunities / 1e3 / quantile(pairs, 0.5), unit: 'Mpairs/s' },
  ]
}
