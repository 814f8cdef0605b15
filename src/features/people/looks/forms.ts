import { z } from 'zod'
import { day, line, needed, note, phone } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { isReason } from './rules.ts'

/** By whom somebody is found who is not seen: the whole name, and one thing that only they and few others know. */
export const soughtForm = z.object({
  name: needed(line('氏名', 121), '氏名を、姓と名のどちらも入力してください。ふりがなでもさがせます。例：中村 和子'),
  birth_on: day('生年月日を「昭和33年5月4日」や「1958-05-04」のように入力してください。', null),
  phone,
})
export type Sought = z.infer<typeof soughtForm>

export const oneMore: FormRule<Sought> = ({ birth_on, phone }) =>
  birth_on === null && phone === '' ? { birth_on: '生年月日か電話番号の、どちらかを入力してください。' } : {}

export const lookForm = soughtForm.extend({
  reason: needed(note('わけ', 500), 'わけを入力してください。').refine(
    isReason,
    'わけを、あとで読んだ人にもわかるように、もう少しくわしく入力してください。例：ご本人が南部の窓口に来られ、今日の見学の場所をたずねられたため',
  ),
})
