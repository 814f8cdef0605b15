import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { anyOf, day, line, needed, oneOf, requiredDay, ticked } from '#platform/reading.ts'
import { STAND_PARTS } from '#platform/standing.ts'
import type { FormRule } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { DOORS } from '../rules.ts'
import { DELEGATE, dayRefusal, RELATIONS } from './rules.ts'
import { DAY_TEXT } from './text.ts'

export const delegateForm = z.object({
  name: needed(line('代理の方のお名前', 60), '代理の方のお名前を入力してください。例：山田 花子'),
  relation: needed(oneOf(RELATIONS), 'あなたとの関係を、1つ選んでください。'),
  may: needed(anyOf(STAND_PARTS), 'まかせることを、1つ以上選んでください。'),
  until_on: requiredDay('いつまでかを「令和9年3月31日」や「2027-03-31」のように入力してください。', null),
})

const BORN = '代理の方の生年月日を「昭和40年5月4日」や「1965-05-04」のように入力してください。'

/** The desk says besides how the person is here, and that they said yes. */
export const deskForm = delegateForm.extend({
  born_on: day(BORN, null),
  medium: needed(oneOf(DOORS), 'ご本人がどのようにここにいるかを、1つ選んでください。'),
  agreed: ticked.refine(yes => yes, 'ご本人が「はい」と言ってから、しるしを付けてください。'),
})

export const dayFits =
  (today: Day): FormRule<{ until_on: Day }> =>
  ({ until_on }) => {
    const refused = until_on && dayRefusal(until_on, today)
    return refused ? { until_on: DAY_TEXT[refused](today) } : {}
  }

const digits = (count: number, sentence: string) =>
  z
    .string()
    .transform(typed => nfkc(typed).replace(/[\s‐−–ー-]/g, ''))
    .refine(typed => new RegExp(`^\\d{${count}}$`).test(typed), sentence)

export const takeForm = z.object({
  number: digits(
    DELEGATE.numberDigits,
    `紙の「番号」を、数字${DELEGATE.numberDigits}けたで入力してください。例：1234 5678`,
  ),
  code: digits(DELEGATE.digits, `紙の「合いことば」を、数字${DELEGATE.digits}けたで入力してください。例：042718`),
})

/** Whoever comes without a mailbox says when they were born, as the desk wrote it down. */
export const cardForm = takeForm.extend({
  born_on: requiredDay(
    'あなた（代理の方）の生年月日を「昭和40年5月4日」や「1965-05-04」のように入力してください。',
    null,
  ),
})
