import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopServer } from '#platform/postgres/index.ts'

/** The whole program with the demo city, as `npm start` runs it, on a data directory of its own. */
export type Program = {
  base: string
  dataDir: string
  app: ChildProcess
  /** What it has written to its log so far. */
  said: () => string
  stop: () => Promise<void>
}

export async function startProgram(): Promise<Program> {
  const home = mkdtempSync(join(tmpdir(), 'yui-staying-'))
  const dataDir = join(home, 'data')
  const clear = async () => {
    await stopServer(dataDir)
    rmSync(home, { recursive: true, force: true, maxRetries: 9 })
  }
  try {
    const program = await runProgram(dataDir)
    const stop = async () => {
      program.app.kill('SIGKILL')
      await clear()
    }
    return { ...program, dataDir, stop }
  } catch (error) {
    await clear()
    throw error
  }
}

/** Those that were started here: none of them outlives us, however we end. */
const started: Pick<Program, 'app' | 'said'>[] = []
process.on('exit', () => {
  for (const { app } of started) app.kill('SIGKILL')
})

/** How the last program ended, if it did, and the end of its log: what somebody who finds a proof broken off asks first. */
export function lastWords(): string {
  const last = started.at(-1)
  if (!last) return ''
  const { exitCode, signalCode } = last.app
  return `the program ${(exitCode ?? signalCode) === null ? 'runs' : `ended with ${exitCode ?? signalCode}`}; its log ends: ${last.said().slice(-2000)}`
}

/** The same on data that may be there already; whoever starts it ends it. */
export async function runProgram(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  main = join(import.meta.dirname, '../../src/main.ts'),
): Promise<Pick<Program, 'base' | 'app' | 'said'>> {
  const app = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { ...process.env, PORT: '0', YUI_DATA: dataDir, YUI_MODE: 'demo', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const said = () => log
  app.stderr.setEncoding('utf8').on('data', piece => {
    log += piece
  })
  started.push({ app, said })
  let told = ''
  return new Promise((resolve, reject) => {
    app.stdout.setEncoding('utf8').on('data', piece => {
      told += piece
      const port = /localhost:(\d+)\//.exec(told)?.[1]
      if (port) resolve({ base: `http://127.0.0.1:${port}`, app, said })
    })
    app.on('close', () => reject(new Error(`the program ended without a word: ${log.slice(-500)}`)))
  })
}

/** Sends a form as our own page would; gives the answer without following where it leads. */
export const send = (base: string, path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: base, 'sec-fetch-site': 'same-origin', cookie },
    redirect: 'manual',
  })

/** A session of this member of staff, as the cookies that a browser would send. */
export async function session(base: string, login: string, password: string): Promise<string> {
  const response = await send(base, '/login', { login, password })
  if (response.status !== 303) throw new Error(`the login answered ${response.status}`)
  return response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}
