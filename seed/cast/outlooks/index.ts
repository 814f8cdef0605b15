import type { ConsentField } from '#features/consents/index.ts'
import type { Sheet } from '#features/outlooks/rules.ts'

/** What somebody of the cast wrote so many days ago; `by`: themselves or the desk from paper; `shared`: what staff may see of it. */
export type CastOutlook = {
  who: string
  by: 'self' | 'sato'
  daysAgo: number
  shared: readonly ConsentField[]
  sheet: Sheet
}

/** One that is shown but for health, one from paper that is shown as a whole, one that nobody but its writer sees. */
export const OUTLOOKS: readonly CastOutlook[] = [
  {
    ...{ who: 'ueki', by: 'self', daysAgo: 9, shared: ['outlook', 'money'] },
    sheet: {
      liked: {
        answers: { joy: ['learn', 'talk'], proud: ['thanked', 'team'], still: 'declined' },
        note: '高校の合唱部',
      },
      can: { answers: { skill: ['desk', 'teach'], asked: ['sometimes'], study: ['yes'] }, note: '' },
      whom: { answers: { company: ['friends', 'new'], ages: ['young'], role: ['help'] }, note: '' },
      often: { answers: { days: ['week-1'], hours: ['morning', 'weekend'] }, note: '土曜の朝がいちばんよい' },
      money: { answers: { earn: ['none'], spend: 'declined' }, note: '' },
      health: { answers: { shape: ['careful'], mind: ['standing'] }, note: '' },
    },
  },
  {
    ...{ who: 'hayama', by: 'sato', daysAgo: 20, shared: ['outlook', 'money', 'health'] },
    sheet: {
      liked: { answers: { joy: ['nature', 'move'] }, note: '' },
      often: { answers: { far: ['bus'] }, note: '' },
      health: { answers: { shape: ['well'], mind: ['nothing'] }, note: '' },
    },
  },
  {
    ...{ who: 'terai', by: 'self', daysAgo: 1, shared: [] },
    sheet: {
      liked: { answers: { joy: ['make'] }, note: '模型づくり' },
      money: { answers: { earn: ['want'] }, note: '' },
    },
  },
]
