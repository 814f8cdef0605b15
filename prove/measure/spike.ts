import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeTests } from '#platform/testing.ts'
import { browserless } from '../../seed/testing.ts'
import { HERE, listening, openCity, quantile, secondCity, THERE } from '../city.ts'
import { least, type Measure, most, none, read } from '../proof.ts'

const SECONDS = { smoke: 10, full: 60 }
const [CALM, SPIKE] = [4, 28]

/**
 * Two cities on one installation; in one of them seven times as many visitors come as before. Those of the other wait no more
 * than a little longer.
 * Shown to fail: on a machine with a load of 19 the other city waited 4.5 s.
 */
export const run: Measure = async profile => {
  const city = await openCity({ first: secondCity })
  const { base, stop } = await listening(city.app)
  await (await browserless(city.app, '', HERE).get('/opportunities')).text()
  await visits(base, THERE, CALM, 3)
  const calm = (
    await Promise.all([visits(base, HERE, CALM, SECONDS[profile]), visits(base, THERE, CALM, SECONDS[profile])])
  )[1]!
  const [loud, beside] = await Promise.all([
    visits(base, HERE, SPIKE, SECONDS[profile]),
    visits(base, THERE, CALM, SECONDS[profile]),
  ])
  stop()
  await closeTests()
  const [before, during] = [quantile(calm.ms, 0.99), quantile(beside.ms, 0.99)]
  return [
    least('visits of the city with the crowd', loud!.ms.length, 200, ''),
    read('the other city before, p99', before, 'ms'),
    most('the other city meanwhile, p99', during, 500, 'ms'),
    read('the same, against before', during / before, '×'),
    none('visits that were not served', calm.odd + loud!.odd + beside!.odd),
  ]
}

/** So many visitors of a city, each with a tenth of a second of thought. */
async function visits(
  base: string,
  host: string,
  visitors: number,
  seconds: number,
): Promise<{ ms: number[]; odd: number }> {
  const ms: number[] = []
  let odd = 0
  const until = performance.now() + seconds * 1000
  const visitor = async () => {
    while (performance.now() < until) {
      const since = performance.now()
      if ((await asked(base, new URL(host).host)) !== 200) odd++
      ms.push(performance.now() - since)
      await sleep(100)
    }
  }
  await Promise.all(Array.from({ length: visitors }, visitor))
  return { ms, odd }
}

/** The status of the list of activities under this host. */
const asked = (base: string, host: string): Promise<number> =>
  new Promise(resolve => {
    const { hostname, port } = new URL(base)
    request({ hostname, port, path: '/opportunities', headers: { host } }, response =>
      response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    )
      .on('error', () => resolve(0))
      .end()
  })
