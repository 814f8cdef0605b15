import { does } from '#platform/own.ts'
import { isHiring, LEGAL_FORMS, type LegalForm } from './rules.ts'

/** The legal forms of what this city offers: without 職業紹介 none for wages. */
export const formsOffered = (city: Parameters<typeof does>[0]): readonly LegalForm[] =>
  does(city, 'placement') ? LEGAL_FORMS : LEGAL_FORMS.filter(form => !isHiring(form))
