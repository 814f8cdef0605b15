import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Owned } from '#platform/feature.ts'
import { ownCertificates } from './store.ts'
import { KIND_TEXT, MADE_TEXT, periodText } from './text.ts'

/** The certificates of whoever asks, to take along. */
export const certificatesOwned: Owned = {
  key: 'certificates',
  text: '活動証明',
  read: async db =>
    (await ownCertificates(db)).map(one => ({
      ...{ 番号: one.number, 期間: periodText(one), 活動: KIND_TEXT[one.kind], 作った方: MADE_TEXT[one.made_as] },
      ...{ 作った日: formatDay(dayOf(one.at)), いま: one.withdrawn_at ? '取り下げました' : '使えます' },
    })),
}
