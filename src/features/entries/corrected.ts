import { html } from 'hono/html'
import { HEARD_TEXT } from '#features/people/index.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import type { Submitted } from '#platform/submitted.ts'
import { refusalsOf } from './actions.ts'
import { choicesOf } from './choices.ts'
import { readEntry } from './forms.ts'
import { entryKinds } from './kinds/store.ts'
import { entryPath, PATH } from './paths.ts'
import { type EntryKind, type Facts, FIELD_OF, mayWrite } from './rules.ts'
import { entryFields, typedOf } from './staff/fields.ts'
import { changeEntry, type Entry, entryById, holdEntry, reachOf, removeEntry } from './store.ts'
import { answersText, countText, daysText, OFFICE, REFUSAL_TEXT } from './text.ts'

/** The facts of an entry as they are stored. */
export const factsOf = (entry: Entry): Facts => {
  const { kind, work_id, team_id, from_day, on_day, count, part, medium, asked, answers, source, note } = entry
  return { kind, work_id, team_id, from_day, on_day, count, part, medium, asked, answers, source, note }
}

/** What an entry says, in words. */
export const toldOf = (entry: Entry): Told[] => [
  ['種類', entry.part === '' ? entry.name : `${entry.name}：${entry.part}`],
  ['日', daysText(entry)],
  ['数', countText(entry.count, entry.unit)],
  ['周知の方法', entry.medium === '' ? '' : HEARD_TEXT[entry.medium]],
  ['アンケート', answersText(entry.answers, entry.asked)],
  ['事業', entry.work ?? ''],
  ['部署', entry.team ?? OFFICE],
  ['何に書いてあるか', entry.source],
  ['メモ', entry.note],
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const entry = await entryById(db, id)
  if (!entry) return null
  const reach = await reachOf(db)
  const mine = mayWrite(reach, entry.team_id)
  const open = mine && (!entry.closed || reach.closed)
  const {
    files: _,
    corrected: __,
    closed: ___,
    name: ____,
    unit: _____,
    work: ______,
    team: _______,
    by,
    ...row
  } = entry
  return {
    person: null,
    about: entry.name,
    nav: PATH,
    by: entry.by_account,
    shared: mine,
    days: [entry.on_day],
    row,
    told: [...toldOf(entry), ['入れた職員', by]],
    back: entryPath(id),
    verbs: open ? ['correct', 'void'] : [],
    ...(!open && { locked: mine ? REFUSAL_TEXT.closed : REFUSAL_TEXT.foreign }),
    voids: {
      text: 'この実績を取り消す',
      lead: '実績は数えられなくなります。内容と資料、取り消したわけは残ります。',
    },
  }
}

/** The kind of an entry; the part that stands stays to be chosen, also where it is none any more. */
async function kindOf(db: Read, { kind: key, part }: Entry): Promise<EntryKind> {
  const kind = (await entryKinds(db)).find(one => one.key === key)!
  const gone = part !== '' && kind.parts.length > 0 && !kind.parts.includes(part)
  return gone ? { ...kind, parts: [...kind.parts, part] } : kind
}

async function correct(tx: Tx, id: string, typed: Submitted, { today }: Doing): Promise<Corrected> {
  const entry = (await entryById(tx, id))!
  const kind = await kindOf(tx, entry)
  const read = readEntry(kind, await choicesOf(tx, today), today, typed)
  if (!read.ok) return read
  const errors = await refusalsOf(tx, { ...kind, ended_on: null }, read.value, { today, file: entry.files.length > 0 })
  if (Object.keys(errors).length > 0) return { errors }
  const { asked, answers } = read.value
  const same = JSON.stringify([asked, answers]) === JSON.stringify([entry.asked, entry.answers])
  if (entry.surveyed && !same) return { errors: { [FIELD_OF.slips]: REFUSAL_TEXT.slips } }
  await changeEntry(tx, id, read.value)
  return {}
}

/** An entry that was wrong: what it was stays with who put it right, when and why. */
export const entryRecord = {
  kind: 'entry',
  text: '実績',
  can: 'entries.write',
  lock: holdEntry,
  find,
  fields: async (db, id, { typed, errors, today }) => {
    const entry = (await entryById(db, id))!
    const choices = await choicesOf(db, today)
    const shown = { typed: typed ?? typedOf(factsOf(entry)), errors }
    return html`${entryFields(await kindOf(db, entry), choices, shown)}`
  },
  correct,
  remove: async (tx, id) => {
    await removeEntry(tx, id)
    return {}
  },
} satisfies Correctable
