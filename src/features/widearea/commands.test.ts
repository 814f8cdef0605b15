import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { commands } from './commands.ts'

// What is refused before anything is opened: whoever mistypes reads what to write, and nothing is registered.

const [add] = commands
const run = (...args: string[]) =>
  add!.run(args, () => {
    throw new Error('nothing is opened')
  })
const GOOD = ['120006', '千葉県', '--host', 'yui.pref.chiba.lg.jp', '--desk', '高齢者福祉課', '--phone', '043-223-0000']
const without = (name: string) => GOOD.filter((arg, at) => arg !== name && GOOD[at - 1] !== name)
const withoutValue = (name: string) => GOOD.filter((_, at) => GOOD[at - 1] !== name)

describe('a prefecture that is registered by hand', () => {
  for (const [why, args, says] of [
    ['nothing at all', [], /「」は都道府県のコードではありません。例：120006/],
    ['the code of a city', ['122173', ...GOOD.slice(1)], /「122173」は都道府県のコードではありません/],
    ['a wrong check digit', ['120007', ...GOOD.slice(1)], /「120007」は都道府県のコードではありません/],
    ['two digits', ['12', ...GOOD.slice(1)], /「12」は都道府県のコードではありません/],
    ['full width', ['１２０００６', ...GOOD.slice(1)], /都道府県のコードではありません/],
    ['no name', ['120006', ...GOOD.slice(2)], /コードのあとに名前を書いてください/],
    ['no name and nothing else', ['120006'], /コードのあとに名前を書いてください/],
    ['no host', without('--host'), /^--host を書いてください/],
    ['a host without its value', withoutValue('--host'), /^--host を書いてください/],
    ['no desk', without('--desk'), /^--desk を書いてください/],
    ['a telephone of blanks', [...without('--phone'), '--phone', '　'], /^--phone を書いてください/],
    ['a telephone at the end without its value', [...without('--phone'), '--phone'], /^--phone を書いてください/],
  ] as const)
    it(`is refused with what to write: ${why}`, () =>
      assert.rejects(run(...args), (error: unknown) => {
        assert.ok(error instanceof SetupError, String(error))
        assert.match(error.message, says)
        return true
      }))
})
