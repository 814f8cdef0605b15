import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { type Server, stopServer } from './index.ts'
import type { Account } from './processes.ts'

/** A test, or all of a file. */
export type Ends = { after: (work: () => Promise<void>) => void }

/** A data directory that does not exist yet, in a directory that only its owner enters; the test leaves nothing of it. */
export function scratch(t: Ends, name = 'data', owner: Account | null = null): string {
  const home = mkdtempSync(join(tmpdir(), 'yui-test-'))
  if (owner) chownSync(home, owner.uid, owner.gid)
  const dataDir = join(home, name)
  t.after(async () => {
    await stopServer(dataDir)
    rmSync(home, { recursive: true, force: true, maxRetries: 9 })
  })
  return dataDir
}

/** The answer of one query as the superuser. */
export async function ask(server: Pick<Server, 'socketDir' | 'port'>, sql: string): Promise<unknown> {
  const client = new pg.Client({ host: server.socketDir, port: server.port, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const APPLICATION = `
  const { openServer } = await import(process.argv[1])
  try {
    const server = await openServer(process.argv[2], { log: line => console.log(JSON.stringify({ line })) })
    console.log(JSON.stringify({ server }))
    process.stdin.resume()
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }))
  }`

export type Opened = { server?: Server; refused?: string; lines: string[]; app: ChildProcess }

/** Another process, in a process group of its own, that opens the server and then lives until the test ends or kills it. */
export function startApplication(t: TestContext, dataDir: string, account: Account | null = null): ChildProcess {
  const args = ['--input-type=module', '-e', APPLICATION, new URL('index.ts', import.meta.url).href, dataDir]
  const app = spawn(process.execPath, args, {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => app.kill('SIGKILL'))
  return app
}

/** What that process says: the server that it got, or the sentence that refused it. */
export async function openElsewhere(t: TestContext, dataDir: string, account: Account | null = null): Promise<Opened> {
  const app = startApplication(t, dataDir, account)
  const lines: string[] = []
  for await (const text of createInterface({ input: app.stdout! })) {
    const said = JSON.parse(text)
    if (!said.line) return { ...said, lines, app }
    lines.push(said.line)
  }
  throw new Error('the application ended without a word')
}

/** Resolves when the process is gone. */
export async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode === null && app.signalCode === null) await new Promise(resolve => app.once('exit', resolve))
}
