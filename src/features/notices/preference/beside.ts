import { html } from 'hono/html'
import type { Beside } from '#platform/feature.ts'
import { waysPath } from '../paths.ts'
import { CHANNEL_TEXT } from '../text.ts'
import { orderOf } from './order.ts'
import { waysAndDoubt } from './store.ts'

/** On the page of a person: on which ways notices reach them, and where that is changed. */
export const waysBeside: Beside = {
  kind: 'person',
  can: 'notices.read',
  show: async (db, id) => {
    const found = await waysAndDoubt(db, id)
    if (!found) return false
    const { ways, back } = found
    const order = orderOf(ways, back !== null).map(channel => CHANNEL_TEXT[channel])
    return html`<p>通知：${order.join('→')}${ways.stopped_at && '（お知らせは停止中）'}${back && '（手紙は、宛先不明で戻ったためとめています）'}　<a href="${waysPath(id)}">受けとり方</a></p>`
  },
}
