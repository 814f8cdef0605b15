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
  app.stderr!.setEncoding('utf8').on('data', piece => {
    log += piece
  })
  let told = ''
  for await (const chunk of app.stdout!) {
    told += chunk
    const port = /localhost:(\d+)\//.exec(told)?.[1]
    if (port) return { base: `http://127.0.0.1:${port}`, app, said: () => log }
  }
  app.kill('SIGKILL')
  throw new Error(`the program ended without a word: ${log.slice(-500)}`)
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
