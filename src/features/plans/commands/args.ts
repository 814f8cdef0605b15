import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { YUI } from '#platform/called.ts'
import { SetupError } from '#platform/errors.ts'

/** What was typed after a verb, by its options; a sentence for what the verb does not know. */
export const argsOf = <T extends ParseArgsOptionsConfig>(verb: string, args: readonly string[], options: T) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const name = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
    const said =
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `「${name}」という指定はありません。`
        : message.includes('does not take')
          ? `「${name}」のあとに値は書けません。`
          : `「${name}」のあとに値を書いてください。`
    throw new SetupError(`${said}${YUI} ${verb} --help で使い方を見られます。`)
  }
}

/** The files that a verb needs, in order; `usage` is the example that is shown. */
export const filesOf = (given: readonly string[], count: number, usage: string): string[] => {
  if (given.length < count) throw new SetupError(`ファイルを書いてください。例：${YUI} ${usage}`)
  if (given.length > count) throw new SetupError(`「${given[count]}」は余分です。例：${YUI} ${usage}`)
  return [...given]
}

/** A whole number within its limits; undefined where none was typed. */
export const wholeOf = (name: string, text: string | undefined, least: number, most: number): number | undefined => {
  if (text === undefined) return undefined
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new SetupError(
    `--${name} には${least}から${most.toLocaleString('ja')}までの整数を書いてください（「${text}」は使えません）。`,
  )
}
