import { z } from 'zod'
import type { Recorded } from '#features/diaries/index.ts'
import type { Day } from '#platform/dates.ts'
import { needed, oneOf, requiredDay, ticked } from '#platform/reading.ts'
import { accept, type Submitted } from '#platform/submitted.ts'
import { isRecorded, KINDS, refusalOf } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'

const FROM = 'はじめの日を入力してください。例：令和8年4月1日'
const TO = '終わりの日を入力してください。例：令和8年11月20日'

const schema = (today: Day) =>
  z.object({
    kind: needed(oneOf(KINDS), '証明する活動を、1つ選んでください。'),
    from: requiredDay(FROM, { last: today }),
    to: requiredDay(TO, { last: today }),
    own: ticked,
  })

/** For which period and kind a certificate is asked, against what the desk recorded. */
export function readWanted(typed: Submitted, today: Day, records: readonly Recorded[]) {
  const read = accept(schema(today), typed, ({ from, to }) => {
    const refused = from && to ? refusalOf({ from, to }, today) : null
    return refused ? { to: REFUSAL_TEXT[refused] } : {}
  })
  if (!read.ok || isRecorded(records, read.value)) return read
  return { ok: false as const, errors: { from: REFUSAL_TEXT.nothing }, typed }
}
