import { availableParallelism, loadavg } from 'node:os'
import { crawl, malformed } from '#platform/malformed.ts'
import { closeTests } from '#platform/testing.ts'
import { demoApp } from '../seed/testing.ts'
import type { Figure } from './run.ts'
import { flood } from './staying/flood.ts'
import { kills } from './staying/kills.ts'
import { startProgram } from './staying/program.ts'

const MALFORMED = 10_000

/** Staying up: the database is killed, the login is flooded, bodies of 10 MB and ten thousand malformed requests come. */
export async function run(): Promise<readonly Figure[]> {
  const load = { name: `load of the machine before (${availableParallelism()} cores)`, value: loadavg()[0]!, unit: '' }
  const program = await startProgram()
  try {
    return [load, ...(await flood(program)), ...(await kills(program)), ...(await bodies()), await refusals()]
  } finally {
    await program.stop()
    await closeTests()
  }
}

/** Bodies of 10 MB of fields, to each kind of page and in each way of writing them. */
async function bodies(): Promise<Figure[]> {
  const { app, login } = await demoApp()
  const { cookie } = await login('kanri')
  const figures: Figure[] = []
  for (const [type, body] of [
    ['application/x-www-form-urlencoded', 'a&'.repeat(5_000_000)],
    ['application/json', `{"a":[${'1,'.repeat(5_000_000)}1]}`],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(200_000)],
  ] as const)
    for (const path of ['/login', '/staff/imports']) {
      const headers = {
        origin: 'http://localhost',
        cookie,
        'content-type': type,
        'content-length': String(body.length),
      }
      const before = process.cpuUsage()
      const { status } = await app.request(`http://localhost${path}`, { method: 'POST', body, headers })
      const { user, system } = process.cpuUsage(before)
      const ms = (user + system) / 1000
      const name = `10 MB of fields to ${path}, ${type.split(';')[0]}: ${status}`
      figures.push({ name, value: ms, unit: 'ms of processor', bar: '≤ 100', ok: ms <= 100 && status === 413 })
    }
  return figures
}

async function refusals(): Promise<Figure> {
  const city = await demoApp()
  let failures = 0
  for (const asked of [city.visitor, await city.login('suzuki'), await city.login('kanri')]) {
    const requests = malformed(await crawl(asked.get, [asked.cookie ? '/staff' : '/'], 60), 4711)
    for (let n = 0; n < MALFORMED / 3; n++) {
      const { path, method, headers, body } = requests.next().value
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const response = await city.app.request(`http://localhost${path}`, {
        method,
        headers: { cookie: asked.cookie, origin: 'http://localhost', ...length, ...headers },
        ...(body === undefined ? {} : { body: body as BodyInit }),
      })
      await response.arrayBuffer()
      if (response.status >= 500) failures++
    }
  }
  return {
    name: `${MALFORMED} malformed requests: answered 5xx`,
    value: failures,
    unit: '',
    bar: '0',
    ok: failures === 0,
  }
}
