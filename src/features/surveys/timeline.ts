import { OWN_WAY_TEXT, SATISFACTION_TEXT, type Satisfaction } from '#features/consultations/index.ts'
import { today } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Moment } from '#platform/feature.ts'
import type { ToldAnswer } from './store.ts'

/** What a person answered, on their time line: how content they were, never what they said freely. */
export const surveyTimeline = (answers: readonly ToldAnswer[]): Moment[] =>
  answers.map(({ at, on_day, satisfied, way, by }) => ({
    at,
    day: today(at),
    aside: by === null ? OWN_WAY_TEXT[way] : `${OWN_WAY_TEXT[way]}・${by}`,
    body: `アンケートの答え：${formatShort(on_day)}の相談は「${SATISFACTION_TEXT[satisfied as Satisfaction]}」`,
  }))
