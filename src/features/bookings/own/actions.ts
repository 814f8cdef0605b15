import type { Tx } from '#platform/db.ts'
import { doneOr, type Flash } from '#platform/flash.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { accept, bringFewer, going, type How, leave } from '../actions.ts'
import type { Seen } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'

/** What whoever booked may press on its page, each with what is told when it is done. */
const PRESSES = {
  accept: { does: accept, told: '参加が決まりました。お返事ありがとうございます。' },
  cancel: { does: leave, told: '取り消しました。席は、次にお待ちの方にお知らせします。' },
  going: { does: going, told: 'お返事をお受けしました。当日お待ちしています。' },
} as const satisfies Record<string, { does: (tx: Tx, booking: Seen, how: How) => Promise<boolean>; told: string }>

/** Does what was pressed, and says whether it was done: what stands there may be older than what it became meanwhile. */
export async function ownActions(tx: Tx, booking: Seen, typed: Submitted, how: How): Promise<{ flash: Flash }> {
  const pressed = one(typed, 'do')
  if (pressed === 'fewer') {
    const done = await bringFewer(tx, booking, Number(one(typed, 'party')), how)
    return doneOr(done, '人数を変えました。', REFUSAL_TEXT.notNow)
  }
  const press = Object.hasOwn(PRESSES, pressed) ? PRESSES[pressed as keyof typeof PRESSES] : undefined
  const why = one(typed, 'why').trim().slice(0, 200)
  const done = press && (await press.does(tx, booking, { ...how, why }))
  return doneOr(done, press?.told ?? '', REFUSAL_TEXT.notNow)
}
