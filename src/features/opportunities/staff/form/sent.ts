import type { LegalForm } from '#features/kinds/index.ts'
import { gazetteer } from '#features/places/index.ts'
import { parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { figuresOn } from '../../record/store-read.ts'
import { isHiring, type OpportunityData, type Status } from '../../rules.ts'
import { publishRefusals } from '../../terms/rules-checks.ts'
import type { Figures, RefusalKey } from '../../terms/rules-refusals.ts'
import { refusalSentence } from '../verbs-form.ts'
import { readOpportunity } from './forms.ts'

export const PATH = '/staff/opportunities'
export const placesOf = (ask: Ask<Staff>, db: Read) => gazetteer(db, ask.municipality.id, ask.today)

/**
 * What was sent: asked for more rows only, or the data, or what is wrong with it. What goes out, or is out already, is
 * held to the rules of publication in the same go.
 */
export async function readForm(
  ask: Ask<Staff>,
  db: Read,
  form: Submitted,
  fixed: { organisation_id: string; legal_form: LegalForm; taken: number; status?: Status; source?: string },
) {
  if (one(form, 'rows') !== '') return 'rows'
  const { townOf } = await placesOf(ask, db)
  const frame = { ...fixed, towns: townOf, today: ask.today }
  const out = fixed.status === 'submitted' || fixed.status === 'open'
  if (!out && one(form, 'next') !== 'submit') return readOpportunity(form, frame)
  const starts = parseDay(one(form, 'starts_on'), { next: ask.today })
  const figures = await figuresOn(db, starts && starts > ask.today ? starts : ask.today)
  return readOpportunity(form, frame, typed => {
    const refused = publishRefusals(
      { ...typed, taken: fixed.taken, source: fixed.source ?? 'desk' },
      figures,
      ask.today,
    )
    return sentencesOf(fixed.legal_form, refused, figures)
  })
}

const sentencesOf = (form: LegalForm, fields: Record<string, RefusalKey>, figures: Figures) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, key]) => [
      // Of a job the age is one question without a figure.
      field === 'age_min' && isHiring(form) ? 'age' : field,
      refusalSentence(form, field, key, figures),
    ]),
  )

export async function sentences(
  ask: Ask<Staff>,
  db: Read,
  data: OpportunityData,
  fields: Record<string, RefusalKey> = {},
): Promise<Record<string, string>> {
  const begins = data.starts_on && data.starts_on > ask.today ? data.starts_on : ask.today
  return sentencesOf(data.legal_form, fields, await figuresOn(db, begins))
}
