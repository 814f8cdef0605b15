import { type SourceActivity, takeIn } from '#features/opportunities/index.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import { addDays } from '#platform/dates.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

/** What a list leaves open of an event: nearly everything. */
const UNSAID: Omit<SourceActivity, 'source_id' | 'title' | 'category' | 'starts_on' | 'ends_on'> = {
  ...{ fingerprint: '', aliases: [], summary: '', description: '', place_name: '', address: '', town_id: null },
  ...{ lat: null, lng: null, reward: null, reward_said: '', reward_yen: null, reward_unit: null, capacity: null },
  ...{ times_said: '', times_agreed: false, terms: {}, told: [], age_min: null, residents_only: null, caution: '' },
  ...{ contact_phone: '', source_url: null, organiser_name: '', status: 'open', slots: [] },
}

/** Two events of a list of others, of which much is not known: so it can be seen how that is told. */
export async function addEvents({ tx, today }: City): Promise<void> {
  const day = addDays(today, -10)
  const who = { by: null, now: morningOf(day), today: day }
  const name = 'イベント情報（オープンデータの見本）'
  const organisation_id = await departmentNamed(tx, name, '公開されているイベント情報から取り込んだ催しです。', who)
  const at = (source_id: string, over: Partial<SourceActivity>) => ({ ...UNSAID, source_id, ...over }) as SourceActivity
  await takeIn(
    tx,
    { source: 'events:sample', organisation_id },
    [
      at('1', {
        title: '手づくりの市',
        category: 'handicraft',
        place_name: '柏の葉の公園',
        ...{ starts_on: addDays(today, 20), ends_on: addDays(today, 22), times_said: '10:00〜15:00' },
        told: [
          { label: '日時について', text: '売り切れしだい終わります\n雨の日は中止' },
          { label: '問い合わせ先', text: '手づくりの市 実行委員会' },
        ],
      }),
      at('2', {
        title: '冬の里山を歩く会',
        category: 'walking',
        ...{ starts_on: addDays(today, 30), ends_on: addDays(today, 30), times_said: '9:00〜' },
        ...{ reward_said: '大人500円、小学生300円（保険料）', organiser_name: '里山を歩く会' },
        told: [
          { label: '申しこみ', text: '往復はがき' },
          { label: '備考', text: '長ぐつを持ってきてください' },
        ],
      }),
    ],
    who,
  )
}
