import { html } from 'hono/html'
import { z } from 'zod'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { anyOf, day, requiredDay } from '#platform/reading.ts'
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
    withdrawn_on: day('取り消された日を「令和8年11月21日」のように入力してください。', { last: today }),
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
  const kept = (await keptConsent(tx, id))!
  const allowed: readonly ConsentField[] = PURPOSES[kept.purpose].fields
  const read = accept(form(today), sent, ({ given_on, withdrawn_on, fields = [] }) => ({
    ...(given_on && given_on > today && { given_on: '同意をいただいた日は、きょうかそれより前の日にしてください。' }),
    ...(withdrawn_on &&
      withdrawn_on > today && { withdrawn_on: '取り消された日は、きょうかそれより前の日にしてください。' }),
    ...(withdrawn_on &&
      given_on &&
      withdrawn_on < given_on && {
        withdrawn_on: '取り消された日は、同意をいただいた日と同じか、それより後の日にしてください。',
      }),
    ...(!fields.every(field => allowed.includes(field)) && { fields: CONSENT_TEXT.consentFieldNotAllowed }),
    ...(fields.length === 0 && { fields: '伝えてよい項目を選んでください。' }),
  }))
  if (!read.ok) return read
  // That it was withdrawn is never put in here: what follows from it begins where it is withdrawn.
  const withdrawn_on = kept.withdrawn_on && read.value.withdrawn_on
  const others = (await consentsOf(tx, kept.person_id)).filter(other => other.id !== id)
  const refused = kept.withdrawn_on && !withdrawn_on && giveRefusal(others, kept, today)
  if (refused) return { refused: CONSENT_TEXT[refused] }
  await changeConsent(tx, id, { ...read.value, withdrawn_on, ...(withdrawn_on ? {} : { withdrawn_by: null }) })
  return { mind: mindOf(kept, { ...read.value, withdrawn_on }) }
}

/** What was done by it as it stood, and is not undone with it. */
function mindOf(kept: KeptConsent, now: Pick<KeptConsent, 'given_on' | 'withdrawn_on' | 'fields'>): string[] {
  const [first] = kept.used
  const less = kept.fields.filter(field => !now.fields.includes(field))
  const used = first && `${formatDay(first)}に、この同意にもとづいて紹介しています。`
  return [
    ...(used && first < now.given_on ? [`${used}その日より後の同意になります。`] : []),
    ...(used && less.length > 0
      ? [`${used}${fieldsText(less)}は、もう団体に伝えたかもしれません。確かめてください。`]
      : []),
    ...(kept.withdrawn_on && !now.withdrawn_on ? [AGAIN[kept.purpose === 'introduction' ? 'goes' : 'stays']] : []),
  ]
}

const AGAIN = {
  goes: '取り消しはなかったことになり、止まっていた提案が動きます。団体に廃棄をお願いしていたときは、もう一度連絡してください。',
  stays:
    '取り消しはなかったことになります。そのときに止めたもの（つなぎ・公開など）は、ひとりでにはもどりません。確かめてください。',
} as const

/** Who was passed on by it was told of: that is undone outside, by a call. */
const referredBy = ({ referred: [first], recipient }: KeptConsent): Corrected =>
  first
    ? {
        mind: [
          `${formatDay(first)}に、この同意にもとづいて${recipient ?? '連携先'}につないでいます。連絡して、使うのをやめてもらってください。`,
        ],
      }
    : {}

async function move(tx: Tx, id: string, person: string, { today }: Doing): Promise<Corrected> {
  const kept = (await keptConsent(tx, id))!
  if (kept.used.length > 0) return { refused: USED }
  const refused = isLive(kept, today) && giveRefusal(await consentsOf(tx, person), kept, today)
  if (refused) return { refused: CONSENT_TEXT[refused] }
  await changeConsent(tx, id, { person_id: person })
  return referredBy(kept)
}

async function remove(tx: Tx, id: string): Promise<Corrected> {
  const kept = (await keptConsent(tx, id))!
  if (kept.used.length > 0) return { refused: USED }
  await removeConsent(tx, id)
  return referredBy(kept)
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
    const sent =
      typed ??
      filled({
        given_on: formatDay(kept.given_on),
        withdrawn_on: kept.withdrawn_on ? formatDay(kept.withdrawn_on) : '',
        fields: kept.fields,
      })
    return html`${[
      dateField({
        name: 'given_on',
        label: '同意をいただいた日',
        required: true,
        value: one(sent, 'given_on'),
        error: errors['given_on'],
      }),
      kept.withdrawn_on &&
        dateField({
          name: 'withdrawn_on',
          label: '取り消された日',
          hint: '取り消しの記録がまちがいだったときは、空にしてください。',
          value: one(sent, 'withdrawn_on'),
          error: errors['withdrawn_on'],
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
