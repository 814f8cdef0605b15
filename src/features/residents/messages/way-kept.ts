import type { Message } from '#features/notices/index.ts'
import type { Change } from '../ways/store.ts'
import { way } from './way.ts'

/**
 * The same, to whoever comes in without an address (a card, a passkey, LINE): by whatever the desk has of them, a letter or a
 * call at last. The way back is in what goes to them alone; paper and telephone lead to the desk.
 */
export const wayKept: Message<Pick<Change, 'way' | 'act'>> = {
  ...{ name: 'way.changed-kept', text: 'ログインのしかたが変わったお知らせ（窓口の記録の連絡先へ）' },
  ...{ purpose: 'asked', urgency: 'now', words: way.words },
  ...(way.fill && { fill: way.fill }),
}
