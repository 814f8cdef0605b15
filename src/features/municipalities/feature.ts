import type { Feature } from '#platform/feature.ts'
import { OWN_SETTINGS, PLACING, SETTINGS, wordSetting } from './rules.ts'
import { RETENTION } from './rules-retention.ts'
import { scope } from './scope.ts'

export const feature = {
  scope,
  settings: { ...SETTINGS, ...OWN_SETTINGS, ...PLACING, ...RETENTION },
  settingsAbout: ({ menu }) => wordSetting(menu.map(({ text }) => text)),
} satisfies Feature
