import { resolve } from 'node:path'
import { erasedIn, writeErased } from '#platform/backup/erased.ts'
import { YUI } from '#platform/called.ts'
import type { Command } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'

export const commands: readonly Command[] = [
  {
    name: ['erasures'],
    usage: 'erasures FILE',
    help: '消去した方の番号（だれのことかわからない番号だけ）の一覧を、すべての自治体について、ファイルに書きます。古い控えから戻すとき、restore に --erasures FILE をつけると、その方たちをもう一度消します。すでにあるファイルの番号は残ります。',
    run: async (args, open) => {
      const [file, ...rest] = args
      if (!file || file.startsWith('-') || rest.length > 0)
        throw new SetupError(`一覧を書くファイルを指定してください。例：${YUI} erasures /mnt/backup/erasures.json`)
      const count = await open(async ({ database }) => writeErased(resolve(file), await erasedIn(database)), {
        all: true,
      })
      console.log(`消去した${count}人の番号を「${resolve(file)}」に書きました。`)
      return 0
    },
  },
]
