import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Moment } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { timeline } from '#ui/timeline.ts'
import { differences } from '../rules.ts'
import type { Correction, Face } from '../store.ts'
import { correctionPath } from '../subject.ts'
import { incidentText } from '../text.ts'

/** What stands under a label, or that nothing does. */
const said = (text: string): string => text || '（なし）'

/** What a record was and what it is. `of`: whose history it is, where only one of the two people is to be named. */
export function changeText({ verb, before, after, to_person, ...one }: Correction, of?: string): Content {
  if (verb === 'correct')
    return differences(before, after ?? []).map(
      ({ label, was, is }) => html`<br>${label}：<del>${said(was)}</del> → <ins>${said(is)}</ins>`,
    )
  if (verb === 'void')
    return before.filter(([, text]) => text !== '').map(([label, text]) => html`<br>${label}：<del>${text}</del>`)
  return of !== undefined && of === to_person?.id
    ? `（${one.person ? numberOf(one.person) : personless(one)}の記録から）`
    : `（${to_person ? numberOf(to_person) : UNSEEN}の記録へ）`
}

const numberOf = ({ number }: Face): string => `No. ${number}の方`
/** Somebody whom whoever asks does not see. */
const UNSEEN = '担当の範囲でない方'
/** Who stands for the person of a correction where none is told. */
export const personless = ({ named }: Pick<Correction, 'named'>): string => (named ? UNSEEN : '名前を聞いていない方')

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
