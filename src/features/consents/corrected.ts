import { html } from 'hono/html'
import { z } from 'zod'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { anyOf, requiredDay } from '#platform/reading.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField } from '#ui/fields.ts'
import { CONSENT_FIELDS, type ConsentField, giveRefusal, isLive, PURPOSES, purposeText } from './rules.ts'
import { consentsOf } from './store.ts'
import { changeConsent, type KeptConsent, keptConsent, lockConsent, removeConsent } from './store-corrected.ts'
import { CONSENT_FIELD_TEXT, CONSENT_TEXT } from './text.ts'

const USED =
  'この同意にもとづいて、団体に紹介しています。先に提案のページの「紹介のまちがい」で紹介を取り消してから、直してください。'

const form = (today: Day) =>
  z.object({
    given_on: requiredDay('同意をいただいた日を「令和8年11月21日」のように入力してください。', { last: today }),
    fields: anyOf(CONSENT_FIELDS),
  })

const fieldsText = (fields: readonly ConsentField[]): string =>
  fields.map(field => CONSENT_FIELD_TEXT[field]).join('、')

const toldOf = (kept: KeptConsent): Told[] => [
  ['目的', purposeText(kept.purpose)],
  ['相手', kept.recipient ?? '全般'],
  ['項目', fieldsText(kept.fields)],
  ['いただいた日', formatDay(kept.given_on)],
  ['取り消された日', kept.withdrawn_on ? formatDay(kept.withdrawn_on) : ''],
  ['記録した職員', kept.by ?? ''],
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const kept = await keptConsent(db, id)
  if (!kept) return null
  return {
    person: kept.person_id,
    by: kept.taken_by,
    days: [],
    row: kept.row,
    told: toldOf(kept),
    back: `/staff/people/${kept.person_id}/edit/consents`,
    verbs: ['correct', 'move', 'void'],
  }
}

async function correct(tx: Tx, id: string, sent: Submitted, { today }: Doing): Promise<Corrected> {
  const { purpose, used } = (await keptConsent(tx, id))!
  const allowed: readonly ConsentField[] = PURPOSES[purpose].fields
  const read = accept(form(today), sent, ({ given_on, fields = [] }) => ({
    ...(given_on && given_on > today && { given_on: '同意をいただいた日は、きょうかそれより前の日にしてください。' }),
    ...(!fields.every(field => allowed.includes(field)) && { fields: CONSENT_TEXT.consentFieldNotAllowed }),
    ...(fields.length === 0 && { fields: '伝えてよい項目を選んでください。' }),
  }))
  if (!read.ok) return read
  await changeConsent(tx, id, read.value)
  const [first] = used
  return first !== undefined && first < read.value.given_on
    ? { mind: [`${formatDay(first)}に、この同意にもとづいて紹介しています。その日より後の同意になります。`] }
    : {}
}

async function move(tx: Tx, id: string, person: string, { today }: Doing): Promise<Corrected> {
  const kept = (await keptConsent(tx, id))!
  if (kept.used.length > 0) return { refused: USED }
  const refused = isLive(kept, today) && giveRefusal(await consentsOf(tx, person), kept, today)
  if (refused) return { refused: CONSENT_TEXT[refused] }
  await changeConsent(tx, id, { person_id: person })
  return {}
}

async function remove(tx: Tx, id: string): Promise<Corrected> {
  if ((await keptConsent(tx, id))!.used.length > 0) return { refused: USED }
  await removeConsent(tx, id)
  return {}
}

/** A consent that was written down wrongly. One that the person takes back is withdrawn, not corrected. */
export const consentRecord = {
  kind: 'consent',
  text: '同意の記録',
  can: 'people.read',
  lock: lockConsent,
  find,
  fields: async (db, id, { typed, errors }) => {
    const kept = (await keptConsent(db, id))!
    const sent = typed ?? filled({ given_on: formatDay(kept.given_on), fields: kept.fields })
    return html`${[
      dateField({
        name: 'given_on',
        label: '同意をいただいた日',
        required: true,
        value: one(sent, 'given_on'),
        error: errors['given_on'],
      }),
      checkboxField({
        name: 'fields',
        label: '伝えてよい項目',
        required: true,
        columns: true,
        values: all(sent, 'fields'),
        error: errors['fields'],
        options: PURPOSES[kept.purpose].fields.map(value => ({ value, label: CONSENT_FIELD_TEXT[value] })),
      }),
    ]}`
  },
  correct,
  move,
  remove,
} satisfies Correctable
