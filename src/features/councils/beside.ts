import { html } from 'hono/html'
import type { Beside } from '#platform/feature.ts'
import { pane } from '#ui/layout.ts'
import { actionsFor } from './agreed/store.ts'
import { meetingPath } from './paths.ts'
import { isMeeting } from './rules.ts'
import { actionTable } from './staff/parts.ts'
import { meetingById } from './store.ts'

/** On the page of an indicator: what was agreed for it, and where that stands. */
const ofIndicator: Beside = {
  kind: 'indicator',
  can: 'councils.read',
  show: async (db, id, { today }) => {
    const items = await actionsFor(db, id)
    if (items.length === 0) return false
    return pane({
      title: 'この指標のために会議で決まったこと',
      body: actionTable(items, { caption: '行うこと', empty: '', today, of: 'indicator' }),
    })
  },
}

/** On the page of an entry that counts a meeting: the way to its minutes. */
const ofEntry: Beside = {
  kind: 'entry',
  can: 'councils.read',
  show: async (db, id) => {
    const meeting = await meetingById(db, id)
    if (!meeting || !isMeeting(meeting)) return false
    const { body, agreed, open } = meeting
    const href = meetingPath(id)
    return pane({
      title: '議事',
      body:
        body === null && agreed === 0
          ? html`<p>議事は、まだ書かれていません。<a href="${href}">議事と、決まったことを書く</a></p>`
          : html`<p><a href="${href}">${body ?? '議事はまだ書かれていません'}</a></p><p>決まったこと ${agreed}件（うち進めている ${open}件）</p>`,
    })
  },
}

export const besides: readonly Beside[] = [ofIndicator, ofEntry]
