import { MEANS, MEANS_TEXT } from '#features/kinds/index.ts'
import { DIGITAL, DIGITAL_TEXT, HEARD_FROM, HEARD_TEXT } from '#features/people/index.ts'
import { unasked, type Value, value } from '../counts/text.ts'
import type { Reached } from '../evidence/rules.ts'

export const REACHED_TEXT = {
  registered: '登録した方',
  proposed: '登録した方のうち、活動を提案した方',
  decided: '登録した方のうち、活動が決まった方',
} satisfies Record<Reached, string>

export const UNASKED_VALUE = unasked('', '聞いていない方')
export const MEANS_VALUES: readonly Value[] = [
  ...MEANS.toReversed().map(means => value(means, MEANS_TEXT[means])),
  UNASKED_VALUE,
]
export const DIGITAL_VALUES: readonly Value[] = [...DIGITAL.map(one => value(one, DIGITAL_TEXT[one])), UNASKED_VALUE]
export const HEARD_VALUES: readonly Value[] = [...HEARD_FROM.map(one => value(one, HEARD_TEXT[one])), UNASKED_VALUE]
