import { html } from 'hono/html'
import { mayWrite, reachOf } from '#features/entries/index.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import type { Submitted } from '#platform/submitted.ts'
import { readMinutes, typedOf } from './forms.ts'
import { meetingPath, PATH } from './paths.ts'
import type { Minutes } from './rules.ts'
import { minutesFields } from './staff/fields.ts'
import { changeMinutes, holdMinutes, type Meeting, meetingById } from './store.ts'
import { presentText, REFUSAL_TEXT } from './text.ts'

/** The minutes of a meeting as they are stored; null where none are written. */
export const minutesOf = ({ body, place, present, items }: Meeting): Minutes | null =>
  body === null ? null : { body, place: place ?? '', present: present ?? [], items: items ?? [] }

/** What minutes say, in words. */
export const toldOf = ({ body, place, present, items }: Minutes): Told[] => [
  ['会議', body],
  ['場所', place],
  ['出席者', present.map(presentText).join('、')],
  ...items.map(
    ({ topic, decision }, at): Told => [`議題${at + 1}`, decision === '' ? topic : `${topic}　→　${decision}`],
  ),
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const meeting = await meetingById(db, id)
  const minutes = meeting && minutesOf(meeting)
  if (!minutes) return null
  const mine = mayWrite(await reachOf(db), meeting.team_id)
  return {
    person: null,
    about: minutes.body,
    nav: PATH,
    by: meeting.by_account,
    shared: mine,
    // Of what is counted nothing changes: the entry says that there was a meeting.
    days: [],
    row: { ...minutes, team_id: meeting.team_id },
    told: toldOf(minutes),
    back: meetingPath(id),
    verbs: mine ? ['correct'] : [],
    ...(!mine && { locked: REFUSAL_TEXT.foreign }),
  }
}

async function correct(tx: Tx, id: string, typed: Submitted, { by, now }: Doing): Promise<Corrected> {
  const read = readMinutes(typed)
  if (!read.ok) return read
  await changeMinutes(tx, id, read.value, { by_account: by, at: now })
  return {}
}

/** Minutes that were wrong, or are written further: what they were stays with who put them right, when and why. */
export const minutesRecord = {
  kind: 'council_minutes',
  text: '議事',
  can: 'councils.write',
  lock: holdMinutes,
  find,
  fields: async (db, id, { typed, errors }) => {
    const meeting = (await meetingById(db, id))!
    return html`${minutesFields({ typed: typed ?? typedOf(minutesOf(meeting)!), errors }, [])}`
  },
  correct,
} satisfies Correctable
