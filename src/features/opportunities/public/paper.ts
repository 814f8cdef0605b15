import type { Ask, View } from '#platform/page.ts'
import type { SaidRow } from '#ui/fit.ts'
import { activitySheet } from '#ui/print.ts'
import { activityNumber } from '../find/search.ts'
import { ASK_TEXT } from '../text.ts'
import { dayText, loadsOf, organiserText, payText, peopleText, unsureOf } from './card.ts'
import { endedNotice, type Found, mapOf, paperTerms, teamLine, wayText } from './parts.ts'
import { whenLines, whenText } from './when.ts'

/** An activity to take home: on one page, and the terms of paid work on a second one. */
export function paperView(ask: Ask, found: Found): View {
  const { row, places, origin, query } = found
  const ended = endedNotice(row, ask.today)
  return {
    title: row.title,
    frame: 'print',
    back: `/opportunities/${row.id}${query}`,
    body: activitySheet({
      title: row.title,
      organisation: organiserText(row),
      ...(ended && { heading: `活動のご案内（${ended.title.replace(/。$/, '')}）` }),
      date: row.checked ? `${dayText(row.as_of)}現在` : `${dayText(row.as_of)}に取り込んだ案内`,
      from: ask.municipality,
      qr: { url: `${ask.url.origin}/opportunities/${row.id}`, label: 'スマートフォンで見る' },
      when: whenText(row, ask.today),
      place: row.place_name || (row.town_id ? places.townOf.get(row.town_id)?.name : undefined),
      pay: payText(row),
      people: peopleText(row),
      loads: loadsOf(row.loads),
      ...(row.half_days ? { week: row.half_days } : {}),
      map: mapOf(row, origin, places),
      rows: rowsOf(ask, found),
      terms: paperTerms(row).terms,
    }),
  }
}

/** What is needed first stands first: of what there is no room for, only the names are told. */
function rowsOf(ask: Ask, found: Found): SaidRow[] {
  const { row } = found
  const times = whenLines(row.slots, ask.today, row.hours_week)
  const unsure = unsureOf(row.loads)
  const before = [row.visit_possible && '見学できます', row.trial_possible && 'お試しできます'].filter(Boolean)
  return [
    { label: '活動番号', value: activityNumber(row.id) },
    { label: 'くわしい日時', value: times.length > 2 ? times.join('\n') : '' },
    { label: 'どんな活動', value: row.summary || row.title },
    { label: '行き方', value: wayText(found) },
    { label: 'チーム', value: teamLine(row) },
    { label: 'からだの負担', value: unsure && `${unsure}。おたずねください` },
    { label: '持ち物・注意', value: row.caution || (row.checked ? 'とくにありません' : ASK_TEXT) },
    { label: '安全のために', value: row.safety },
    { label: '見学・お試し', value: before.join('。') || '窓口にご相談ください' },
    ...paperTerms(row).rows,
    ...row.told.map(({ label, text }) => ({ label, value: text })),
  ].filter(({ value }) => value !== '')
}
