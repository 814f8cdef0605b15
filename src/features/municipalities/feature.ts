import type { Feature } from '#platform/feature.ts'
import { OWN_SETTINGS, SETTINGS, wordSetting } from './rules.ts'
import { RETENTION } from './rules-retention.ts'
import { scope } from './scope.ts'

export const feature = {
  scope,
  settings: { ...SETTINGS, ...OWN_SETTINGS, ...RETENTION },
  settingsAbout: ({ menu }) => wordSetting(menu.map(({ text }) => text)),
} satisfies Feature
