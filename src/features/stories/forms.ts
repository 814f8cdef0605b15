import { z } from 'zod'
import { DOORS } from '#features/kinds/rules.ts'
import type { Day } from '#platform/dates.ts'
import { chosenFrom, day, line, needed, note, number, oneOf } from '#platform/reading.ts'
import { accept, type Refused, type Submitted } from '#platform/submitted.ts'
import type { Content } from './rules.ts'
import { LIMITS } from './text.ts'

/** What a story can be about: activities and organisations that there are. */
export type Choices = { activities: readonly Named[]; organisations: readonly Named[] }
type Named = { id: string; name: string }

const among = (rows: readonly Named[], sentence: string) => chosenFrom(new Set(rows.map(({ id }) => id)), sentence)

const storyForm = ({ activities, organisations }: Choices, today: Day) =>
  z.object({
    title: needed(line('題名', LIMITS.title), '題名を入力してください。例：図書館で、もう一度働く'),
    pseudonym: line('仮の名前', LIMITS.pseudonym),
    door: needed(oneOf(DOORS), 'どの分野のことかを選んでください。'),
    activity: among(activities, '活動を一覧から選び直してください。'),
    organisation: among(organisations, '団体を一覧から選び直してください。'),
    before: note('はじめる前', LIMITS.part),
    did: note('したこと', LIMITS.part),
    after: note('いま', LIMITS.part),
    quote: note('ご本人のことば', LIMITS.quote),
    told_on: day('話をうかがった日を「令和8年11月20日」のように入力してください。', { last: today }),
    version: needed(number('もう一度開きなおしてください。', { most: 1_000_000 }), 'もう一度開きなおしてください。'),
  })

/** What was written of a story, or a sentence for each field that does not fit. */
export function readStory(
  choices: Choices,
  today: Day,
  typed: Submitted,
): { ok: true; value: Content; version: number } | Refused {
  const read = accept(storyForm(choices, today), typed)
  if (!read.ok) return read
  const { activity, organisation, version, ...said } = read.value
  return { ok: true, value: { ...said, opportunity_id: activity, organisation_id: organisation }, version }
}

export const whyForm = z.object({ why: line('わけ', LIMITS.why) })
