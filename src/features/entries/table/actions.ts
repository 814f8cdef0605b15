import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { makeEntry } from '../actions.ts'
import { isThere, overlapping } from '../store.ts'
import { overlapText } from '../text.ts'
import type { Line } from './reading.ts'

/** Enters every row of a table; sentences where one cannot be entered: then whoever asks takes all of it back. */
export async function enterTable(tx: Tx, lines: readonly Line[], doing: Doing): Promise<string[]> {
  const wrong: string[] = []
  for (const { row, kind, facts } of lines) {
    if (await isThere(tx, facts))
      wrong.push(`${row}行目：同じ日・数・出典の「${kind.name}」が、もう入っています。この行を消してください。`)
    else {
      const other = await overlapping(tx, facts)
      if (other) {
        wrong.push(`${row}行目：${overlapText(other)}別の実績なら、1件ずつ「実績を入れる」から入れてください。`)
        continue
      }
      const refused = await makeEntry(tx, newId(), kind, facts, null, doing)
      if (refused) wrong.push(...Object.values(refused).map(text => `${row}行目：${text}`))
    }
  }
  return wrong
}
