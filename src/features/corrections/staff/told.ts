import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Moment } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { timeline } from '#ui/timeline.ts'
import { differences } from '../rules.ts'
import type { Correction } from '../store.ts'
import { correctionPath } from '../subject.ts'
import { incidentText } from '../text.ts'

/** What stands under a label, or that nothing does. */
const said = (text: string): string => text || '（なし）'

/** What a record was and what it is. `of`: whose history it is, where only one of the two people is to be named. */
export function changeText({ verb, before, after, person, to_person }: Correction, of?: string): Content {
  if (verb === 'correct')
    return differences(before, after ?? []).map(
      ({ label, was, is }) => html`<br>${label}：<del>${said(was)}</del> → <ins>${said(is)}</ins>`,
    )
  if (verb === 'void')
    return before.filter(([, text]) => text !== '').map(([label, text]) => html`<br>${label}：<del>${text}</del>`)
  const from = person ? `No. ${person.number}の方` : '名前を聞いていない方'
  return of === to_person?.id ? `（${from}の記録から）` : `（No. ${to_person?.number}の方の記録へ）`
}

const HAPPENED = { correct: 'を訂正しました', move: 'を移しました', void: 'を取り消しました' } as const

/** A correction as a line of a history. */
export const momentOf = (one: Correction, of?: string): Moment => ({
  at: one.at,
  day: dayOf(one.at),
  aside: one.by,
  href: correctionPath(one.id),
  body: html`${one.incident && html`<strong>${incidentText(one.incident)}</strong>：`}「${one.name}」${HAPPENED[one.verb]}（わけ：${one.reason}）${changeText(one, of)}`,
})

/** What was put right of one record before; nothing where nothing was. `opens`: whether the page of each is theirs to open. */
export const historyPart = (corrections: readonly Correction[], opens: boolean): Content =>
  corrections.length > 0 &&
  pane({
    title: 'これまでの訂正',
    body: timeline(
      corrections
        .map(one => momentOf(one))
        .map(({ at: _, day, href, ...entry }) => ({
          ...{ when: formatDay(day), datetime: day, ...entry },
          ...(opens && href && { href }),
        })),
      '',
    ),
  })
