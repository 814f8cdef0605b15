import { availableParallelism, loadavg } from 'node:os'
import { closeTests } from '#platform/testing.ts'
import { demoApp } from '../seed/testing.ts'
import type { Figure } from './run.ts'
import { flood } from './staying/flood.ts'
import { kills } from './staying/kills.ts'
import { odd } from './staying/odd.ts'
import { startProgram } from './staying/program.ts'

/** Staying up: the database is killed, the login is flooded, bodies of 10 MB and ten thousand malformed requests come. */
export async function run(): Promise<readonly Figure[]> {
  const load = { name: `load of the machine before (${availableParallelism()} cores)`, value: loadavg()[0]!, unit: '' }
  const program = await startProgram()
  try {
    return [load, ...(await odd(program)), ...(await flood(program)), ...(await kills(program)), ...(await bodies())]
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
      // As a socket brings it: piece by piece.
      const pieces = { body: new Blob([body]).stream(), duplex: 'half' }
      const before = process.cpuUsage()
      const { status } = await app.request(`http://localhost${path}`, { method: 'POST', headers, ...pieces })
      const { user, system } = process.cpuUsage(before)
      const ms = (user + system) / 1000
      const name = `10 MB of fields to ${path}, ${type.split(';')[0]}: ${status}`
      figures.push({ name, value: ms, unit: 'ms of processor', bar: '≤ 100', ok: ms <= 100 && status === 413 })
    }
  return figures
}
