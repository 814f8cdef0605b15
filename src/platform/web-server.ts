import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerUnreadable } from './unreadable.ts'

/** How long a request may take to arrive, its headers and the whole of it, in milliseconds. */
const ARRIVES = { headersTimeout: 10_000, requestTimeout: 60_000 }

/**
 * How long a connection on which nothing is asked stays open, in milliseconds. Longer than any proxy in front keeps one (nginx
 * 60 s, `ops/Caddyfile` 60 s): it is always the proxy that closes it. Where we closed first (Node after 5 s), what was sent in that very
 * moment got no answer, and nobody could tell whether it was carried out.
 */
const IDLE_MS = 75_000

/** The server of the pages: not listening yet, and with words for what is no readable request. */
export function webServer(fetch: (request: Request) => Response | Promise<Response>): Server {
  const server = createServer({ ...ARRIVES, keepAliveTimeout: IDLE_MS }, getRequestListener(fetch))
  answerUnreadable(server)
  return server
}
