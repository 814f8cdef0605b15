import type { Tx } from '#platform/db.ts'
import { doneOr, type Flash } from '#platform/flash.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { going, type How, leave, moveTo } from '../actions.ts'
import { offered } from '../offer/actions.ts'
import { nextOf } from '../offer/rules.ts'
import type { Seen } from '../store.ts'
import { nextText, REFUSAL_TEXT } from '../text.ts'

/** What whoever booked may press on its page, each with what is told when it is done. */
const PRESSES = {
  cancel: { does: leave, told: '取り消しました。ご連絡ありがとうございます。' },
  going: { does: going, told: 'お返事をお受けしました。当日お待ちしています。' },
} as const

/** Does what was pressed, and says whether it was done: what stands there may be older than what it became meanwhile. */
export async function ownActions(
  tx: Tx,
  seen: Seen,
  typed: Submitted,
  how: How,
): Promise<{ flash: Flash } | { refused: string }> {
  const pressed = one(typed, 'do')
  if (pressed === 'move') {
    const moved = await moveTo(tx, seen, one(typed, 'slot'), how, 'web')
    if (!moved) return doneOr(true, '時間を変えました。', '')
    const next = nextOf(await offered(tx, how, 'web', 60), seen.title, 3)
    return { refused: `${REFUSAL_TEXT[moved.refused]}${nextText(next)}` }
  }
  const press = Object.hasOwn(PRESSES, pressed) ? PRESSES[pressed as keyof typeof PRESSES] : undefined
  const why = one(typed, 'why').trim().slice(0, 200)
  const done = press && (await press.does(tx, seen, { ...how, why }))
  return doneOr(done, press?.told ?? '', REFUSAL_TEXT.notNow)
}
