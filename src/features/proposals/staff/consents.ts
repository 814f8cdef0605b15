import { today as dayOf } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import type { Moment } from '#platform/feature.ts'
import type { Proposal } from '../record/store.ts'
import { introductionConsents } from '../record/store-consents.ts'
import { mediumText } from './parts.ts'

/**
 * What became of the consent on which a proposal rests, as lines of its history: when it was paused, and when a new consent
 * let it go on.
 */
export async function consentMoments(db: Read, { person_id, organisation_id, entries }: Proposal): Promise<Moment[]> {
  const began = entries[0]!.at
  const all = await introductionConsents(db, person_id, organisation_id)
  return all
    .filter(({ at, kind }, place) => at >= began && (kind === 'person.consent-withdrawn' || place > 0))
    .map(({ kind, at, by, medium }) => ({
      at,
      day: dayOf(at),
      aside: [mediumText(medium), by].filter(Boolean).join('・'),
      body:
        kind === 'person.consent-withdrawn'
          ? 'この団体に伝える同意が取り消され、ここで止まりました。'
          : 'あらためて同意をいただき、続けられるようになりました。',
    }))
}
