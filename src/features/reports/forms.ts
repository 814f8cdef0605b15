import { z } from 'zod'
import type { Quarter } from '#platform/ages.ts'
import { chosenId, note, oneOf } from '#platform/reading.ts'
import { type Accepted, accept, type Refused, type Submitted } from '#platform/submitted.ts'
import { KINDS, type Of } from './rules.ts'

const askedForm = z.object({
  kind: oneOf(KINDS).refine(kind => kind !== null, '何の報告かを選んでください。'),
  year: z
    .string()
    .regex(/^20\d\d$/, '年度を選んでください。')
    .transform(Number),
  quarter: oneOf(['1', '2', '3', '4']),
  team: chosenId,
  reason: note('新しい版をつくるわけ', 400),
})

/** What is to be reported: a quarter is asked for where the report is one of a quarter, a department counts for sheets alone. */
export function readAsked(typed: Submitted): Accepted<Of & { reason: string }> | Refused {
  const read = accept(askedForm, typed, ({ kind, quarter }) =>
    kind === 'quarter' && quarter === null ? { quarter: '四半期を選んでください。' } : {},
  )
  if (!read.ok) return read
  const { year, quarter, team, reason } = read.value
  const kind = read.value.kind!
  return {
    ok: true,
    value: {
      ...{ kind, fiscal_year: year, reason },
      quarter: kind === 'quarter' ? (Number(quarter) as Quarter) : 0,
      team_id: kind === 'sheets' ? team : null,
    },
  }
}
