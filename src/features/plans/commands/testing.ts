import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { commands } from './index.ts'

/** A folder for the files of a test; call it at the top of the test file. */
export const testFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'yui-match-'))
  after(() => rmSync(folder, { recursive: true }))
  const at = (name: string): string => join(folder, name)
  return {
    folder,
    at,
    put: (name: string, content: unknown): string => {
      writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content))
      return at(name)
    },
    text: (name: string): string => readFileSync(at(name), 'utf8'),
    json: (name: string) => JSON.parse(readFileSync(at(name), 'utf8')),
  }
}

/** Runs a verb as the command line does: its exit code and what it says. */
export const yui = async (t: TestContext, ...words: string[]): Promise<{ code: number; said: string }> => {
  const said: unknown[] = []
  t.mock.method(console, 'log', (line: unknown) => said.push(line))
  t.mock.method(console, 'error', (line: unknown) => said.push(line))
  const command = commands.find(({ name }) => name.every((word, i) => words[i] === word))!
  const noDatabase = () => assert.fail('the engine needs no database')
  const code = await command.run(words.slice(command.name.length), noDatabase).catch(error => {
    if (!(error instanceof SetupError)) throw error
    said.push(error.message)
    return 2
  })
  t.mock.restoreAll()
  return { code, said: said.join('\n') }
}
