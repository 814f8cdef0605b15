import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { codeOf, SetupError, traceOf } from './errors.ts'

const TYPED = '山田 太郎 0471001234'

/** What each parser makes of what somebody typed. */
const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  return assert.fail('nothing was thrown')
}

describe('what was typed never reaches a log', () => {
  for (const [title, error, code] of [
    ['a JSON parser that quotes it', thrownBy(() => JSON.parse(TYPED)), 'SyntaxError'],
    [
      'a schema that names it',
      thrownBy(() =>
        z
          .object({})
          .strict()
          .parse({ [TYPED]: 1 }),
      ),
      'ZodError',
    ],
    ['an address that cannot be read', thrownBy(() => new URL(`//${TYPED}`)), 'ERR_INVALID_URL'],
    ['a message that looks like a stack', new TypeError(`no\n    at ${TYPED} (file:///x.ts:1:1)`), 'TypeError'],
    ['a message that was changed afterwards', Object.assign(new Error(TYPED), { message: 'other' }), 'Error'],
    [
      'a database error with its detail',
      Object.assign(new Error(`invalid input: "${TYPED}"`), { code: '22P02', detail: `Key (email)=(${TYPED})` }),
      '22P02',
    ],
    ['a name and a code made of it', Object.assign(new Error('x'), { name: TYPED, code: TYPED }), 'Error'],
    ['what it was caused by', new SetupError('x', { cause: new Error(TYPED) }), 'Error'],
    ['a text that was thrown', TYPED, 'string'],
  ] as [string, unknown, string][])
    it(title, () => {
      assert.doesNotMatch(JSON.stringify(traceOf(error)), /山田|0471001234/)
      assert.equal(codeOf(error), code)
    })

  it('but where it came from does', () => {
    const { at } = traceOf(thrownBy(() => JSON.parse(TYPED)))
    assert.match(at?.join('\n') ?? '', /errors\.test\.ts:\d+:\d+/)
  })
})

describe('what nobody foresaw', () => {
  const run = (code: string) =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { logUnforeseen } = await import(${JSON.stringify(new URL('errors.ts', import.meta.url).href)})
         logUnforeseen(entry => console.error(JSON.stringify(entry)))
         ${code}`,
      ],
      { encoding: 'utf8' },
    )
  it('in a promise is logged without its words, and the process goes on', () => {
    const { status, stdout, stderr } = run(
      `Promise.reject(new Error('${TYPED}')); setTimeout(() => console.log('goes on'), 20)`,
    )
    assert.deepEqual([status, stdout], [0, 'goes on\n'])
    assert.match(stderr, /unhandled rejection/)
    assert.doesNotMatch(stderr, /山田/)
  })
  it('in an exception ends the process, without its words', () => {
    const { status, stderr } = run(`setTimeout(() => { throw new Error('${TYPED}') })`)
    assert.equal(status, 1)
    assert.match(stderr, /uncaught exception/)
    assert.doesNotMatch(stderr, /山田/)
  })

  it('is no reason to end: that nobody reads what is said any more, beside a thread', async () => {
    const code = `
      import { Worker } from 'node:worker_threads'
      const { logUnforeseen } = await import(${JSON.stringify(new URL('errors.ts', import.meta.url).href)})
      logUnforeseen(entry => console.error(JSON.stringify(entry)))
      const thread = new Worker('setInterval(() => {}, 1000)', { eval: true })
      console.log('begins')
      process.stdin.once('data', () => {
        console.log('to nobody')
        console.error('to nobody')
        setTimeout(() => process.exit(7), 100)
      })`
    const app = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'pipe' })
    await once(app.stdout, 'data')
    // As a terminal that is closed, or a journal that starts anew.
    app.stdout.destroy()
    app.stderr.destroy()
    app.stdin.write('go on')
    assert.deepEqual(await once(app, 'exit'), [7, null])
  })
})
