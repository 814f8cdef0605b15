import type { Permissions } from '#features/accounts/rules.ts'
import { amount } from '#features/municipalities/rules.ts'
import { type Instant, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'
import { lengthOf, nfkc } from '#platform/text.ts'

// 緊急時の閲覧: a member of staff who sees a part of the people opens one of the others, with a reason that is looked at.

export const PERMISSIONS = {
  'urgent-looks.begin': ['counsellor', 'coordinator', 'manager'],
  'urgent-looks.see': ['counsellor', 'coordinator', 'manager'],
  'urgent-looks.list': ['manager', 'administrator'],
} satisfies Permissions

export const SETTINGS = {
  /** Days for which it lasts beside the day on which it began, and within which others have looked at it. */
  urgentLook: {
    standard: { days: 0, review: 7 },
    unit: '日',
    source:
      '仮定：用が済む日の終わりまで。1週間以内に確かめる（個人情報保護法66条の安全管理措置、定めは市で置きかえる）',
    text: '緊急時の閲覧',
    shape: {
      of: 'record',
      fields: {
        days: { ...amount('当日のほかに見られる日数', 0, 7), whole: true },
        review: { ...amount('確かめるまでの日数', 1, 31), whole: true },
      },
    } as Shape,
  },
}

/** Until which moment it lasts that begins on this day: the end of it, or of one of the next. */
export const lastsUntil = (today: Day, days: number): Instant => startOf(addDays(today, days + 1))

const SHORTEST = 8
const FEWEST_DIFFERENT = 5

/** Whether this may be a reason: some words, not one letter over and over. What it says is for people to judge. */
export function isReason(typed: string): boolean {
  const letters = nfkc(typed).replace(/[\s\p{P}\p{S}]/gu, '')
  return lengthOf(letters) >= SHORTEST && new Set(letters).size >= FEWEST_DIFFERENT
}

/**
 * `none`: nobody, or several, are called so. `own`: they are seen in any case. `whole`: whoever asks sees the whole city.
 */
export type LookRefusal = 'none' | 'own' | 'whole'
