import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { mailText, type Parcel, shortText, stopHeaders, titleOf } from './parcel.ts'
import { messageId } from './smtp.ts'

/** Keeps parcels where staff can open them; one that is there already stays as it is. */
export const keepInOutbox = async (tx: Tx, parcels: readonly Parcel[], now: Instant) =>
  parcels.length > 0 &&
  tx
    .insertInto('notice_outbox')
    .values(
      parcels.map(parcel => ({
        ...{ message_id: messageId(parcel, ''), notice_id: parcel.notice, channel: parcel.channel, sent_to: parcel.to },
        ...{ subject: titleOf(parcel), body: parcel.channel === 'mail' ? mailText(parcel) : shortText(parcel) },
        ...{ headers: JSON.stringify(stopHeaders(parcel.stop)), at: now },
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
