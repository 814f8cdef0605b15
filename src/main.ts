import type { Server } from 'node:http'
import { registered } from '#features/municipalities/index.ts'
import { countLooks } from '#features/views/index.ts'
import { YUI } from '#platform/called.ts'
import { carriersOf, useCarriers } from '#platform/carriers.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Connected, connect, leave } from '#platform/connect.ts'
import { openDatabase } from '#platform/db.ts'
import { logUnforeseen, SetupError } from '#platform/errors.ts'
import { keepServer } from '#platform/keeper.ts'
import { countRequests, metricsServer } from '#platform/metrics/index.ts'
import { readSecret, useSecret } from '#platform/secret.ts'
import { settle } from '#platform/settle.ts'
import type { Registered } from '#platform/tenants.ts'
import { webServer } from '#platform/web-server.ts'
import { loginLines } from '../seed/city.ts'
import { seedDemo } from '../seed/index.ts'
import { createApp } from './app.ts'
import { openJobs } from './jobs.ts'
import { refold } from './refold.ts'

const started = performance.now()

try {
  await start()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const demo = config.mode === 'demo'
  if (config.backup) (await import('#platform/backup/seal.ts')).checkRecipients(config.backup.recipients)
  const connected = await connectAs(config, demo)
  useSecret(readSecret(config))
  useCarriers(carriersOf(config))
  const log = (entry: Record<string, unknown>) => console.error(JSON.stringify({ time: systemClock.now(), ...entry }))
  logUnforeseen(log)
  const dataDir = connected.server ? config.dataDir : null
  const keeper = dataDir === null ? null : keepServer(dataDir, log)
  const database = openDatabase(connected.logins, {
    ...{ lost: () => keeper?.lost(), through: config.through, replica: config.replica },
    told: serves => log({ level: serves ? 'info' : 'warn', replica: serves ? 'answers' : 'is left out' }),
  })
  await database.untenanted(db => db.selectFrom('municipality').select('id').limit(1).execute())
  const folded = await refold(database)
  if (folded > 0) log({ level: 'info', folded })
  const requests = countRequests()
  const views = countLooks(database, log)
  const open: Server[] = []
  if (config.jobs !== 'only') {
    const app = await createApp({
      ...{ database, now: systemClock.now, demo, tls: !demo, log },
      ...{ dataDir, proxies: config.proxies, note: requests.note, views },
    })
    const server = webServer(app.fetch)
    // The demo answers this machine only: its passwords are printed on the screen.
    await listen(server, config.port, demo ? '127.0.0.1' : '0.0.0.0')
    open.push(server)
    announce(server, demo, await database.untenanted(registered))
  }
  if (config.metrics) {
    const metrics = metricsServer({ database, config, requests, now: systemClock.now })
    await listen(metrics, config.metrics.port, config.metrics.host)
    open.push(metrics)
  }
  const lost = () => keeper?.lost()
  const jobs = config.jobs === 'off' ? null : openJobs({ config, logins: connected.logins }, log, lost)
  const stop = async () => {
    setTimeout(() => process.exit(1), 10_000).unref()
    keeper?.stop()
    await Promise.all(open.map(closed))
    await views.flush()
    await jobs?.stop()
    await database.close()
    await leave(config, connected)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  settle()
}

/**
 * The database, of the demo with its city. What the filling took of the server's memory (40 MB) goes when the server starts
 * anew, where nobody else uses it.
 */
async function connectAs(config: Config, demo: boolean): Promise<Connected> {
  const connected = await connect(config)
  if (!demo || !(await seedDemo(connected, systemClock.now()))) return connected
  await leave(config, connected)
  return connect(config)
}

/** Takes no more requests and waits for those that are being answered. */
const closed = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new SetupError(
              `ポート${port}はほかのプログラムが使っています。PORT=3001 npm start のように、別の番号で起動してください。`,
            )
          : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

/** Says where the pages are: those of several cities each at its own host, by which they are told apart. */
function announce(server: Server, demo: boolean, cities: readonly Registered[]): void {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : ''
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const own = cities.map(({ name, host }) => `  ${name}　https://${host}/　職員の画面　https://${host}/staff`)
  const only = `  市民の画面　http://localhost:${port}/\n  職員の画面　http://localhost:${port}/staff`
  const none = `  自治体がまだ登録されていません。${YUI} municipality setup で登録してください。`
  const where = cities.length === 0 ? none : cities.length === 1 ? only : own.join('\n')
  console.log(`\n結い（Yui）を始めました（${seconds}秒、ポート${port}）\n\n${where}\n`)
  if (demo)
    console.log(
      `  お試し用の職員（人・団体・記録はすべて架空です）\n${loginLines()
        .map(line => `    ${line}`)
        .join('\n')}\n\n  とめるときは Ctrl+C\n`,
    )
}
