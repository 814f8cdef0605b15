import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import {
  anyOf,
  chosenId,
  chosenIds,
  line,
  needed,
  note,
  number,
  oneOf,
  phone,
  requiredDay,
  ticked,
} from '#platform/reading.ts'
import {
  ACTS,
  CAPACITIES,
  FIELDS,
  GROUNDS,
  HEARD_BY,
  OUTCOMES,
  REASONS,
  readAnswer,
  SAID,
  SEEN_BY,
  WAYS,
} from './rules.ts'

const SHORTER = '短くしてください。'

export const wantedForm = z.object({
  partner: needed(chosenId, 'つなぐ連携機関を選んでください。'),
  question: needed(
    note('お願いしたいこと', 1000, SHORTER),
    'お願いしたいことを書いてください。例：起業の資金について、はじめの相談をお願いします。',
  ),
  fields: anyOf(FIELDS),
  body: note('からだのこと', 500, SHORTER),
  ground: oneOf(GROUNDS),
  ground_note: note('同意なしで伝える理由', 1000, SHORTER),
  again: ticked,
})

/** Without a consent it goes only where it is written why. */
export const groundWritten = ({ ground, ground_note }: { ground?: unknown; ground_note?: string | undefined }) =>
  ground && !ground_note?.trim()
    ? { ground_note: '同意なしで伝える理由を書いてください。あとから確かめられるように残ります。' }
    : ({} as Record<string, string>)

export const sendForm = z.object({ way: needed(oneOf(WAYS), 'どうやって送るかを選んでください。') })

const heard = z.string().transform(readAnswer)
export const answerForm = (today: Day) =>
  z.object({
    answer: needed(heard, '紙の番号を打ってください。例：受けた＝1、定員がいっぱいで受けられない＝21、つながった＝31'),
    on_day: requiredDay('結果の日を「11月20日」や「2026-11-20」のように入力してください。', { last: today }),
    medium: needed(oneOf(HEARD_BY), '何で聞いたかを選んでください。'),
    other: line('ほかの機関', 200),
    note: line('ひとこと', 1000),
  })

/** What a partner says on the page of its link. */
export const linkForm = (today: Day) =>
  z.object({
    said: needed(oneOf(SAID), 'お返事を選んでください。'),
    reason: oneOf(REASONS),
    outcome: oneOf(OUTCOMES),
    on_day: requiredDay('日付を「11月20日」や「2026-11-20」のように入力してください。', { last: today }),
    other: line('ほかの機関', 200),
    note: line('ひとこと', 1000),
  })

/** What a partner says has its reason, or how it came about. */
export const linkWhole = ({ said, reason, outcome }: { said?: unknown; reason?: unknown; outcome?: unknown }) => ({
  ...((said === 'reject' || said === 'fail') && !reason && { reason: '理由を選んでください。' }),
  ...(said === 'complete' && !outcome && { outcome: 'どうなったかを選んでください。' }),
})

export const actForm = z.object({
  verb: needed(oneOf(ACTS), 'することを選んでください。'),
  reason: oneOf(REASONS),
  why: line('わけ', 500),
})

export const profileForm = z.object({
  for_whom: line('対象', 300),
  area: line('区域', 200),
  hours: line('受付の時間', 200),
  capacity: needed(oneOf(CAPACITIES), '空きを選んでください。わからないときは「わかりません」にします。'),
  capacity_note: line('空きのようす', 200),
  fax: line('FAX', 30),
  answer_days: number('返事までの開所日を1〜60の数で入力してください。決まっていないときは空けておけます。', {
    least: 1,
    most: 60,
  }),
})

/** Whom a partner sends to the window. */
export const sendingForm = z.object({
  name: needed(line('お名前', 60), '紹介する方のお名前を入力してください。ひらがなだけでもかまいません。'),
  phone: needed(phone, 'その方の電話番号を入力してください。例：04-7100-1234'),
  words: needed(
    note('ご相談の内容', 500, SHORTER),
    'ご相談の内容を書いてください。例：家の近くで、週に1回できることをさがしている。',
  ),
  who: line('担当', 60),
  agreed: needed(
    z.string().transform(typed => (typed === '1' ? true : null)),
    'ご本人が承知しているかを確かめて、印をつけてください。承知していない方は、紹介できません。',
  ),
})

const opening = (today: Day) => ({
  what: needed(line('空いているもの', 200), '空いているものを書いてください。例：パソコン講座（12月）にあと2名'),
  for_whom: line('どんな人に', 200),
  until_on: requiredDay('いつまでかを「12月20日」や「2026-12-20」のように入力してください。', { next: today }),
})

/** What is open at a partner, and who may see it. */
export const openingForm = (today: Day) =>
  z.object({
    organisation_id: needed(chosenId, '連携機関を選んでください。'),
    ...opening(today),
    seen_by: needed(oneOf(SEEN_BY), '見せる先を選んでください。'),
    partners: chosenIds,
  })

export const chosenNamed = ({
  seen_by,
  partners = [],
}: {
  seen_by?: unknown
  partners?: readonly string[] | undefined
}) =>
  seen_by === 'chosen' && partners.length === 0
    ? { partners: '見せる連携機関を、1つ以上選んでください。' }
    : ({} as Record<string, string>)

/** The same by the partner itself: to the desk, or to every partner. */
export const ownOpeningForm = (today: Day) => z.object({ ...opening(today), seen_by: oneOf(['desk', 'all'], 'desk') })
