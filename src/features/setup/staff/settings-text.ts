import type { SettingEntry } from '#features/municipalities/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Setting } from '#platform/feature.ts'
import { settingOn } from '../rules.ts'
import { valueText } from '../text.ts'

/** Single values with their unit; of several together the parts say what they are. */
export const textOf = (setting: Setting, value: unknown): string =>
  isNone(setting, value)
    ? setting.none!
    : valueText(setting.shape, value, setting.shape.of === 'number' ? setting.unit : '')

/** Whether a value is an empty list of which its noun says what that means. */
const isNone = ({ none }: Setting, value: unknown): boolean =>
  none !== undefined && Array.isArray(value) && value.length === 0

/** What holds where the city has set nothing. */
export const standardText = (setting: Setting): string =>
  setting.standard === null
    ? ''
    : `${textOf(setting, setting.standard)}${isNone(setting, setting.standard) ? '。' : 'として扱っています。'}`

export function nowText(key: string, setting: Setting, entries: readonly SettingEntry[], today: string): string {
  if (setting.page) return '名前から、専用のページで見られます'
  const set = settingOn({ settings: entries }, key, today)
  if (set) return `${textOf(setting, set.value)}（${formatDay(set.valid_from)}から）`
  return setting.standard === null
    ? 'まだ入れていません'
    : `${textOf(setting, setting.standard)}（市で決めていないときの値）`
}
