import { z } from 'zod'
import { HEARD_FROM } from '#features/people/index.ts'
import type { Work } from '#features/works/index.ts'
import type { Day } from '#platform/dates.ts'
import { chosenFrom, day, line, needed, note, number, oneOf, requiredDay } from '#platform/reading.ts'
import { accept, one, type Refused, type Submitted } from '#platform/submitted.ts'
import type { Answers, EntryKind, Facts } from './rules.ts'

/** The works and departments among which one chooses. */
export type Choices = { works: readonly Work[]; teams: readonly { id: string; name: string }[] }

const MOST = 999_999_999
const whole = (label: string, unit: string) =>
  number(`${label}は、0以上の整数で入力してください（${MOST.toLocaleString('ja')}まで）。例：48`, { most: MOST, unit })

export const ANSWER_FIELDS = ['answer5', 'answer4', 'answer3', 'answer2', 'answer1'] as const

const answer = whole('答えの数', '人')

const entryForm = (kind: EntryKind, { works, teams }: Choices, today: Day) => {
  const near = { last: today }
  const days = kind.ahead ? { next: today } : near
  return z.object({
    work: chosenFrom(new Set(works.map(({ id }) => id)), '事業を一覧から選び直してください。'),
    team: chosenFrom(new Set(teams.map(({ id }) => id)), '部署を一覧から選び直してください。'),
    from_day: day('期間の初日を「令和8年4月1日」のように入力するか、空のままにしてください。', days),
    on_day: requiredDay('日を「令和8年6月20日」のように入力してください。', days),
    count:
      kind.asks === 'only'
        ? z.string().transform(() => 0)
        : needed(whole('数', kind.unit), `数を、0以上の整数で入力してください。単位は「${kind.unit}」です。`),
    part: partOf(kind),
    medium: oneOf(HEARD_FROM).transform(typed => typed ?? ('' as const)),
    asked: whole('アンケートを渡した人数', '人'),
    ...{ answer5: answer, answer4: answer, answer3: answer, answer2: answer, answer1: answer },
    source: line('何に書いてある数か', 300),
    note: note('メモ', 2000, '短くするか、資料のファイルを付けてください。'),
  })
}

/** One of the closed list of a kind, or free words. */
const partOf = ({ part_label, parts }: EntryKind) =>
  part_label === null ? z.string().transform(() => '') : parts.length === 0 ? line(part_label, 60) : oneOf(parts, '')

/** What was entered of a kind. Of the answers all five are asked for, or none: an empty one would be told as 0. */
export function readEntry(
  kind: EntryKind,
  choices: Choices,
  today: Day,
  typed: Submitted,
): { ok: true; value: Facts } | Refused {
  const read = accept(entryForm(kind, choices, today), typed, () => halfAnswered(kind, typed))
  if (!read.ok) return read
  const { work, team, from_day, on_day, part, medium, asked, source, note: said } = read.value
  const each = ANSWER_FIELDS.map(name => read.value[name])
  const answers = each.includes(null) ? null : (each as unknown as Answers)
  const count = kind.asks === 'only' ? (answers ?? []).reduce((sum, one) => sum + one, 0) : read.value.count
  const facts = {
    kind: kind.key,
    work_id: work,
    team_id: team,
    from_day: from_day === on_day ? null : from_day,
    on_day,
  }
  return { ok: true, value: { ...facts, count, part, medium, asked: answers && asked, answers, source, note: said } }
}

function halfAnswered({ asks }: EntryKind, typed: Submitted): Record<string, string> {
  if (asks === 'none') return {}
  const empty = ANSWER_FIELDS.filter(name => one(typed, name).trim() === '')
  const asked = one(typed, 'asked').trim() !== ''
  if (empty.length === 0 || (empty.length === ANSWER_FIELDS.length && !asked)) return {}
  return {
    [empty[0]!]: '5つの答えの数を、すべて入れてください。その答えの人がいなかったところは「0」を入れます。',
  }
}
