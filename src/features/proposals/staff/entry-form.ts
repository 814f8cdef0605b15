import { MEDIA, MEDIUM_TEXT } from '#features/people/index.ts'
import { NOTE_LIMIT } from '#platform/reading.ts'
import { one } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, selectField, textArea } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import type { StoredEntry } from '../record/store.ts'
import { reasonsFor } from '../rules.ts'
import { FOLLOW_UP_TEXT } from '../text.ts'
import { type FieldOf, fieldsFor, options, reasonOption, type Showing } from './verb-form.ts'

/** The fields of a row that is put right: those of its verb, then day, medium and note. */
export function entryFields({ verb, medium }: StoredEntry, showing: Showing): Content[] {
  const { typed, errors } = showing
  const field: FieldOf = (name, label, value = '') => ({
    name,
    label,
    // What was cleared stays empty beside the sentence that asks for it.
    value: name in typed.fields ? one(typed, name) : value,
    error: errors[name],
  })
  return [
    ...ownFields(verb, showing, field),
    dateField({ ...field('day', '日付'), required: true, hint: 'その出来事があった日。' }),
    selectField({
      ...field('medium', '方法'),
      ...(medium === null && { empty: 'まだだれにも話していない' }),
      options: options(MEDIA, MEDIUM_TEXT),
    }),
    textArea({ ...field('note', 'メモ'), rows: 2, limit: NOTE_LIMIT }),
  ]
}

function ownFields(verb: StoredEntry['verb'], showing: Showing, field: FieldOf): Content[] {
  if (verb === 'follow-up')
    return [
      radioField({
        ...field('result', 'ようす'),
        required: true,
        options: options(['continuing', 'trouble'] as const, FOLLOW_UP_TEXT),
      }),
    ]
  if (verb !== 'propose' && verb !== 'pass') return fieldsFor(verb, showing, field)
  return [
    selectField({
      ...field('reason', '理由'),
      required: verb === 'pass',
      empty: verb === 'pass' ? '選んでください' : '理由をそえない',
      options: reasonsFor(verb).map(reasonOption),
    }),
  ]
}
