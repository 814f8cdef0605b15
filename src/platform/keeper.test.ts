import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from './connect.ts'
import { openServer } from './postgres/index.ts'
import { scratch } from './postgres/testing.ts'
import { registerMunicipality } from './register.ts'

// The whole program as it is started by `npm start`, on a data directory of its own: nothing is pretended.

const MAIN = join(import.meta.dirname, '../main.ts')

async function openMain(t: TestContext, dataDir: string): Promise<{ app: ChildProcess; base: string }> {
  const app = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { ...process.env, PORT: '0', YUI_DATA: dataDir, YUI_MODE: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => app.kill('SIGKILL'))
  let said = ''
  for await (const chunk of app.stdout!) {
    said += chunk
    const port = /localhost:(\d+)\//.exec(said)?.[1]
    if (port) return { app, base: `http://127.0.0.1:${port}` }
  }
  throw new Error('the program ended without a word')
}

test('the database is killed under two running programs: both answer in words, start it again once, and go on', {
  timeout: 300_000,
}, async t => {
  const dataDir = scratch(t)
  const { owner, server } = await connect({ mode: 'production', port: 0, dataDir, proxies: 0 })
  await registerMunicipality(owner, {
    ...{ code: '122173', name: '柏市', prefecture: '千葉県', desk_name: '窓口', desk_phone: '04-0000-0000' },
    ...{ desk_hours: '9時から17時', desk_address: '柏市', lat: 35.86, lng: 139.97 },
  })
  const programs = await Promise.all([openMain(t, dataDir), openMain(t, dataDir)])
  for (const { base } of programs) assert.equal((await fetch(`${base}/opportunities`)).status, 200)
  for (const round of [1, 2]) {
    const { pid } = await openServer(dataDir)
    process.kill(pid, 'SIGKILL')
    const since = performance.now()
    const answers = await Promise.all(programs.map(({ base }) => untilWell(base)))
    t.diagnostic(`round ${round}: the page again after ${((performance.now() - since) / 1000).toFixed(1)} s`)
    for (const refused of answers.flat()) {
      assert.deepEqual([refused.status, refused.retry], [503, '5'])
      assert.match(refused.text, /データベースにつながりません/)
      assert.match(refused.text, /04-0000-0000/)
    }
    for (const { base } of programs) assert.equal((await fetch(`${base}/healthz`)).status, 200)
    const now = await openServer(dataDir)
    assert.deepEqual([now.started, now.pid === pid], [false, false])
  }
  assert.ok(server)
  assert.deepEqual(
    programs.map(({ app }) => app.exitCode),
    [null, null],
  )
})

type Answer = { status: number; retry: string | null; text: string }

/** Asks for a page until it is there five times in a row; gives the answers that it was not. Fails after a hundred seconds. */
async function untilWell(base: string): Promise<Answer[]> {
  const refused: Answer[] = []
  const until = performance.now() + 100_000
  for (let well = 0; well < 5; ) {
    assert.ok(performance.now() < until, 'the page did not come back')
    const response = await fetch(`${base}/opportunities`)
    const text = await response.text()
    well = response.status === 200 ? well + 1 : 0
    if (response.status !== 200)
      refused.push({ status: response.status, retry: response.headers.get('retry-after'), text })
    await sleep(20)
  }
  return refused
}
