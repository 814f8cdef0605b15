import { createServer, type Server } from 'node:http'
import type { Instant } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db.ts'
import type { Requests } from './requests.ts'
import { stateOf } from './state.ts'
import { textOf } from './text.ts'

export { countRequests, type Requests } from './requests.ts'

export type Measured = { database: Database; config: Config; requests: Requests; now: () => Instant }

/** Everything that is measured, as Prometheus reads it. No person's data, no path, no id is in it. */
export const metricsText = async ({ database, config, requests, now }: Measured): Promise<string> =>
  textOf([...requests.lines(), ...(await stateOf(database, config, now()))])

/** A server beside that of the pages, for whoever watches over the installation: `/metrics` and nothing else. */
export const metricsServer = (measured: Measured): Server =>
  createServer({ requestTimeout: 5000 }, async (request, response) => {
    const asked = request.method === 'GET' && request.url === '/metrics'
    const text = asked ? await metricsText(measured).catch(() => null) : ''
    response.writeHead(text ? 200 : asked ? 503 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(text)
  })
