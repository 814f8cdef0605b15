import { liveConsent, withdrawConsent } from '#features/consents/index.ts'
import { MEDIA, personHead } from '#features/people/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { one, type Submitted, versionOf } from '#platform/submitted.ts'
import { emptySheet, savePages } from './actions.ts'
import { type Shown, shownView, typePath, typeView, versionField } from './desk/views.ts'
import { formOf, readSheet } from './forms.ts'
import { staffPath } from './paths.ts'
import { pagesShared } from './rules.ts'
import { pagesOf } from './store.ts'

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

async function shownOf(ask: Ask<Staff, 'id'>, db: Read): Promise<Shown | null> {
  const person = await personHead(db, ask.params.id)
  if (!person) return null
  const given = await liveConsent(db, person.id, 'outlook', null, ask.today)
  const consent = 'consent' in given ? given.consent : null
  return { person, consent, kept: consent ? await pagesOf(db, person.id) : new Map() }
}

const NEEDED = 'ご本人から消してほしいとうかがったら、しるしを付けてから、もう一度押してください。'

async function empty(ask: Ask<Staff, 'id'>, tx: Tx, typed: Submitted): Promise<Reply> {
  const shown = await shownOf(ask, tx)
  if (!shown) return null
  if (one(typed, 'asked') !== '1') return shownView(shown, { asked: NEEDED })
  const [{ person, consent }, who] = [shown, doing(ask)]
  await emptySheet(tx, person.id, { ...who, own: false })
  if (consent) await withdrawConsent(tx, person.id, consent.id, { ...who, medium: 'visit' })
  return { redirect: staffPath(person.id), flash: 'シートが残っていないようにしました。' }
}

const shownPage = page.staff({
  path: staffPath(':id'),
  can: 'people.write',
  audit: { action: 'outlook.read', subject },
  get: async (ask, db) => {
    const shown = await shownOf(ask, db)
    return shown && shownView(shown)
  },
  post: empty,
})

async function type(ask: Ask<Staff, 'id'>, tx: Tx, typed: Submitted): Promise<Reply> {
  const shown = await shownOf(ask, tx)
  if (!shown) return null
  const back = staffPath(shown.person.id)
  // Withdrawn while it was typed: nothing is kept, and nothing told of what is there.
  if (!shown.consent) return { redirect: back, flash: { kind: 'info', text: WITHDRAWN } }
  const pages = pagesShared(shown.consent.fields)
  const read = readSheet(typed, pages)
  if (!read.ok) return typeView(shown, typed, { errors: read.errors })
  const medium = MEDIA.find(known => known === one(typed, 'medium')) ?? 'visit'
  const saved = await savePages(
    tx,
    shown.person.id,
    pages.map(page => ({ page, written: read.sheet[page]!, version: versionOf(typed, versionField(page)) })),
    { ...doing(ask), medium },
  )
  if (!saved) return typeView({ ...shown, kept: await pagesOf(tx, shown.person.id) }, typed, { over: true })
  return {
    redirect: back,
    ...doneOr(saved.length > 0, 'シートを保存しました。', '変わったところは、ありませんでした。'),
  }
}

const WITHDRAWN = '同意が取り消されたため、保存していません。ご本人にたしかめてください。'

const typePage = page.staff({
  path: typePath(':id'),
  can: 'people.write',
  audit: { action: 'outlook.write', subject },
  get: async (ask, db) => {
    const shown = await shownOf(ask, db)
    if (!shown) return null
    return shown.consent
      ? typeView(shown, formOf(Object.fromEntries(shown.kept)))
      : { redirect: staffPath(shown.person.id) }
  },
  post: type,
})

export const staffPages = [shownPage, typePage]
