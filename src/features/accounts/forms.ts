import { z } from 'zod'
import { exact } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { lengthOf } from '#platform/text.ts'
import { isWeak } from './login/weak.ts'
import { PASSWORD } from './rules.ts'
import { WEAK_TEXT } from './text.ts'

const noLonger = (most: number, name: string) => `${name}は${most}文字までです。`

/** Nothing is tried, and nothing counts as a failure, before both are typed. */
export const loginForm = z.object({
  login: exact('ログイン名を入力してください。').max(100, noLonger(100, 'ログイン名')),
  password: exact('パスワードを入力してください。').max(PASSWORD.longest * 2, noLonger(PASSWORD.longest, 'パスワード')),
})

/** A password that its owner chooses. */
export const chosenPassword = z
  .string()
  .refine(
    typed => lengthOf(typed) >= PASSWORD.shortest,
    `新しいパスワードは${PASSWORD.shortest}文字以上にしてください。ことばをいくつかつなげると、覚えやすく長くできます。`,
  )
  .refine(typed => lengthOf(typed) <= PASSWORD.longest, `新しいパスワードは${PASSWORD.longest}文字までです。`)

export const passwordForm = z.object({
  current: exact('いまのパスワードを入力してください。'),
  password: chosenPassword,
  again: z.string(),
})

/** It is typed twice alike, and is none of the first guesses at its owner (login, name). */
export const againAlike =
  (own: readonly string[]): FormRule<{ password: string; again: string }> =>
  ({ password, again }) => ({
    ...(password !== undefined && isWeak(password, own) ? { password: WEAK_TEXT } : {}),
    ...(password !== undefined && password !== again
      ? { again: '新しいパスワードを、上と同じにもう一度入力してください。' }
      : {}),
  })

/** The new password is another one too. */
export const newAndAlike =
  (own: readonly string[]): FormRule<z.infer<typeof passwordForm>> =>
  ({ current, password, again }) => ({
    ...againAlike(own)({ password, again }),
    ...(password !== undefined && password === current ? { password: 'いまと違うパスワードにしてください。' } : {}),
  })
