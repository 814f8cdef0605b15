import { type ConsentRefusal, liveConsent } from '#features/consents/index.ts'
import { CATEGORY_TEXT, SKILL_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { type Free, formatSpans, fullKana, fullName, type PersonDesk, personDesk } from '#features/people/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Field, Refusal } from '../rules.ts'
import type { Referral, Went } from '../store.ts'

/** What may go of this one: the fields that were chosen and agreed to, and by which consent; or by law, as written down. */
export async function allowedFor(
  db: Read,
  { person_id, organisation_id, fields, ground }: Pick<Referral, 'person_id' | 'organisation_id' | 'fields' | 'ground'>,
  today: Day,
): Promise<{ fields: Field[]; consent: string | null } | { refused: Refusal; why?: ConsentRefusal }> {
  if (ground) return fields.includes('name') ? { fields, consent: null } : { refused: 'name' }
  const given = await liveConsent(db, person_id, 'referral', organisation_id, today)
  if ('refused' in given) return { refused: 'consent', why: given.refused }
  const agreed = fields.filter(field => given.consent.fields.includes(field))
  return agreed.includes('name') ? { fields: agreed, consent: given.consent.id } : { refused: 'name' }
}

const VALUES: Record<Exclude<Field, 'health'>, (person: PersonDesk, today: Day) => [label: string, value: string][]> = {
  name: person => [
    ['お名前', fullName(person)],
    ['ふりがな', fullKana(person)],
  ],
  contact: ({ phone }) => [['ご連絡先', phone || '窓口をとおしてご連絡ください']],
  age: ({ birth_on }, today) => [['年齢', `${ageOn(birth_on, today)}歳`]],
  experience: ({ work_history, skills }) => [
    ['経験・資格', [work_history, skills.map(({ skill }) => SKILL_TEXT[skill]).join('、')].filter(Boolean).join(' ')],
  ],
  wishes: ({ wishes }) => [
    [
      '希望',
      wishes
        .filter(({ score, basis }) => score > 0 && basis === 'said')
        .map(({ category }) => CATEGORY_TEXT[category])
        .join('、'),
    ],
  ],
  time: ({ free }) => [['来られる時間', weekText(free)]],
}

const weekText = (free: readonly Free[]): string =>
  WEEKDAY_TEXT.flatMap((letter, at) => {
    const spans = free.filter(({ weekday }) => weekday === at)
    return spans.length > 0 ? [`${letter} ${formatSpans(spans)}`] : []
  }).join('、')

/** Exactly what goes to the partner, line by line. What is not known is no line. */
export async function wentOf(db: Read, referral: Referral, fields: readonly Field[], today: Day): Promise<Went> {
  const person = (await personDesk(db, referral.person_id))!
  const rows = fields.flatMap(field =>
    field === 'health' ? [['からだのこと', referral.body] as [string, string]] : VALUES[field](person, today),
  )
  return {
    to: referral.partner,
    rows: rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
  }
}
