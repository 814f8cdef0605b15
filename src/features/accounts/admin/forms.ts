import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { anyOf, chosenId, chosenIds, day, line, needed, oneOf, requiredDay } from '#platform/reading.ts'
import { nfkc } from '#platform/text.ts'
import { isFit } from '../identity/rules.ts'
import { ROLES } from '../rules.ts'
import type { Limit } from './rules.ts'

const FROM = '始まりの日を「令和8年12月1日」や「2026-12-01」のように入力してください。'
const UNTIL = '最後の日を「令和9年3月31日」や「2027-03-31」のように入力するか、空のままにしてください。'
const from = (today: Day) => requiredDay(FROM, { next: today })
const until = (today: Day) => day(UNTIL, { next: today })

/** How a login is written: as the command line takes it. */
export const LOGIN = /^[a-z][a-z0-9._-]{1,39}$/

export const inviteForm = (today: Day) =>
  z.object({
    name: needed(line('名前', 60), '名前を入力してください。例：佐藤 みどり'),
    login: z
      .string()
      .transform(typed => nfkc(typed).trim())
      .refine(
        typed => LOGIN.test(typed),
        'ログイン名は、半角の英小文字で始まる2〜40文字の英小文字・数字・「.」「-」「_」で入力してください。例：sato',
      ),
    roles: needed(anyOf(ROLES), '役割を1つ以上選んでください。'),
    from: from(today),
    until: until(today),
    team: chosenId,
  })

const limitFields = { reach: oneOf(['city', 'part'], 'city'), areas: chosenIds, team: chosenId }

export const roleForm = (today: Day) =>
  z.object({
    role: needed(oneOf(ROLES), '役割を選んでください。'),
    from: from(today),
    until: until(today),
    ...limitFields,
  })

/** Whose people a role lets see. */
export const limitForm = z.object(limitFields)
export const limitOf = ({ reach, areas, team }: z.infer<typeof limitForm>): Limit => ({
  ...{ whole: reach === 'city', areas: [...new Set(areas)], team },
})

/** What a team of staff is called. */
export const teamForm = z.object({
  name: needed(line('チームの名前', 60), 'チームの名前を入力してください。例：北部窓口（〇〇法人に委託）'),
})
export const teamEndForm = (today: Day) =>
  z.object({
    until: requiredDay('最後の日を「令和9年3月31日」や「2027-03-31」のように入力してください。', { next: today }),
  })

/** The last day of a role; none with 「いますぐ外す」. */
export const endForm = (today: Day) =>
  z.object({
    end: oneOf(['now'], null),
    last: day('最後の日を「令和9年3月31日」や「2027-03-31」のように入力してください。', { next: today }),
  })

/** The city's identity service, as its administrator enters it. */
export const identityForm = (developing: boolean) =>
  z.object({
    name: needed(line('名前', 20), '名前を入力してください。例：市の共通ID'),
    issuer: z
      .string()
      .transform(typed => nfkc(typed).trim())
      .refine(
        typed => isFit(typed, developing) && typed.length <= 300,
        '発行元のアドレスを、https:// で始めて入力してください。例：https://sso.example.lg.jp/realms/shiyakusho',
      ),
    client_id: needed(line('クライアントID', 200), 'クライアントIDを入力してください。'),
    proof: needed(oneOf(['secret', 'key'] as const), '結いであることの示し方を選んでください。'),
    secret: z
      .string()
      .transform(typed => typed.trim())
      .refine(typed => typed.length <= 500, 'クライアントシークレットは500文字までです。'),
    counts: z.string().transform(typed => typed === '1'),
    fresh: z.string().transform(typed => typed === '1'),
  })

/** Why an account is closed, or a second factor taken away. */
export const whyForm = z.object({
  why: needed(line('わけ', 200), 'わけを入力してください。例：3月末で退職したため'),
})
