import { z } from 'zod'
import { needed, oneOf, ticked } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { DOORS, FITS, KNOWN } from '../rules.ts'
import { FITS_TEXT } from '../text.ts'

export const beginForm = z.object({
  medium: needed(oneOf(DOORS), 'ご本人がどのようにここにいるかを、1つ選んでください。'),
  known: needed(oneOf(KNOWN), 'ご本人であることをどう確かめたかを、1つ選んでください。'),
  agreed: ticked.refine(
    yes => yes,
    '「代わりに入力してよいですか」とたずね、ご本人が「はい」と言ってから、しるしを付けてください。',
  ),
})

/** Nobody sees a face on the telephone. */
export const knownFits: FormRule<z.infer<typeof beginForm>> = ({ medium, known }) =>
  medium && known && !FITS[medium].includes(known) ? { known: FITS_TEXT[medium] } : {}
