import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { table } from '#ui/table.ts'
import type { FacilityEntry } from '../../rules.ts'
import { asked, type Errors } from '../parts.ts'
import { PLACES } from './towns.ts'

const KIND_TEXT = { station: '駅', place: '施設' } satisfies Record<FacilityEntry['kind'], string>

export const facilityTable = (facilities: readonly FacilityEntry[]) =>
  html`<div id="facilities">${table<FacilityEntry>({
    caption: '駅・施設',
    items: facilities,
    cards: true,
    empty: 'まだありません。駅や近隣センターを加えると、地図の目印になり、名前でもさがせます。',
    columns: [
      { key: 'name', title: '名前', header: true, cell: ({ name }) => name },
      { key: 'kind', title: '種類', cell: ({ kind }) => KIND_TEXT[kind] },
      { key: 'at', title: '緯度・経度', cell: ({ lat, lng }) => `${lat}, ${lng}` },
    ],
  })}</div>`

export const facilityForm = (typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: `${PLACES}/facility`,
    once: newId(),
    body: [
      selectField({
        ...field('kind', '種類'),
        options: Object.entries(KIND_TEXT).map(([value, label]) => ({ value, label })),
      }),
      textField({ ...field('name', '名前'), hint: '同じ名前があれば、それを直します。' }),
      textField({ ...field('kana', 'ふりがな'), required: false }),
      textField({ ...field('lat', '緯度'), width: 'short', inputmode: 'decimal', example: '35.8623' }),
      textField({ ...field('lng', '経度'), width: 'short', inputmode: 'decimal', example: '139.9709' }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}
