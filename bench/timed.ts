import { quantile } from './city/measure.ts'

export type Timed = { perSecond: number; p95: number; p99: number; odd: number; ms: readonly number[] }

/** What so many at once are answered in so many seconds, each going on as soon as they are. */
export async function timed(
  seconds: number,
  visitors: number,
  go: (n: number) => Promise<Response>,
  expected = 200,
): Promise<Timed> {
  const ms: number[] = []
  let [n, odd] = [0, 0]
  for (let warm = 0; warm < 30; warm++) await (await go(warm)).text()
  const since = performance.now()
  const until = since + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const asked = performance.now()
      const response = await go(n++)
      await response.arrayBuffer()
      ms.push(performance.now() - asked)
      if (response.status !== expected) odd++
    }
  }
  await Promise.all(Array.from({ length: visitors }, one))
  const perSecond = ms.length / ((performance.now() - since) / 1000)
  return { perSecond, p95: quantile(ms, 0.95), p99: quantile(ms, 0.99), odd, ms }
}

/** What several processes were asked at the same time. */
export function together(list: readonly Timed[]): Timed {
  const ms = list.flatMap(one => one.ms)
  const sum = (of: (one: Timed) => number) => list.reduce((sum, one) => sum + of(one), 0)
  const [perSecond, odd] = [sum(one => one.perSecond), sum(one => one.odd)]
  return { perSecond, p95: quantile(ms, 0.95), p99: quantile(ms, 0.99), odd, ms }
}
