import { z } from 'zod'
import { needed, oneOf, time } from '#platform/reading.ts'
import { type Accepted, accept, type Refused, type Submitted } from '#platform/submitted.ts'
import { CHANNELS } from '../rules.ts'
import type { Preference } from '../work/store.ts'

const TIME = '時刻を「20:00」のように入力してください。'
const BOTH = '送らない時間は、何時から何時までかを両方入力してください。'

const way = oneOf(CHANNELS)
const waysForm = z.object({
  ...{ way1: way, way2: way, way3: way, quiet_from: time(TIME), quiet_to: time(TIME) },
  digest: needed(oneOf(['daily', 'weekly'] as const), 'まとめて送るのを、1日に1回か週に1回か選んでください。'),
})

/** How somebody wants to be reached: the channels they named, in order, each once; null where they named none. */
export function readWays(typed: Submitted): Accepted<Preference> | Refused {
  const read = accept(waysForm, typed, ({ quiet_from, quiet_to }): Record<string, string> => {
    if ((quiet_from ?? null) === null) return (quiet_to ?? null) === null ? {} : { quiet_from: BOTH }
    return (quiet_to ?? null) === null ? { quiet_to: BOTH } : {}
  })
  if (!read.ok) return read
  const { way1, way2, way3, ...rest } = read.value
  const chosen = [...new Set([way1, way2, way3].filter(one => one !== null))]
  return { ok: true, value: { ...rest, channels: chosen.length > 0 ? chosen : null } }
}
