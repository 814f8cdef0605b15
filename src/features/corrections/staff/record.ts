import { html } from 'hono/html'
import { CORRECTIONS, type Correctable, type RecordFound, recordPath } from '#platform/correctable.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Parts, Subject } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { type Change, putRight, type Refused, tryOut, type Who } from '../actions.ts'
import { changeForm, moveForm, reasonForm } from '../forms.ts'
import type { CorrectionVerb } from '../rules.ts'
import { correctionsOfRecord, type Face, faceById, faceByNumber } from '../store.ts'
import { CORRECTION_TEXT, DONE_TEXT } from '../text.ts'
import { versionOfRow } from '../version.ts'
import { previewView, toldPart, verbText } from './preview.ts'
import { historyPart } from './told.ts'

type Asked = Ask<Staff>
type One = { record: Correctable; id: string; found: RecordFound }
/** A form that was refused, or that somebody went back to: which, what was typed, and the sentences. */
type Typed = {
  verb: CorrectionVerb
  sent: Submitted
  errors: Record<string, string>
  refused?: string
  status: 200 | 409 | 422
}

const whoOf = (ask: Asked): Who => ({ ...doing(ask), all: may(ask, 'corrections.others') })

/** The kind of record that is asked for, where it is theirs to open. */
const recordOf = (records: Parts['records'], ask: Ask<Staff, 'kind'>): Correctable | undefined =>
  records.find(({ kind, can }) => kind === ask.params.kind && ask.actor.permissions.has(can))

/** One record, and the forms by which it is put right. */
const show = (records: Parts['records'], subjects: readonly Subject[]) =>
  page.staff({
    path: '/staff/records/:kind/:id',
    can: 'corrections.make',
    audit: { action: 'record.read', subject: ask => [ask.params.kind, ask.params.id] },
    get: async (ask, db) => {
      const record = recordOf(records, ask)
      const found = await record?.find(db, ask.params.id)
      return record && found ? view(ask, db, { record, id: ask.params.id, found }, subjects) : null
    },
  })

async function view(
  ask: Asked,
  db: Read,
  { record, id, found }: One,
  subjects: readonly Subject[],
  typed?: Typed,
): Promise<View> {
  const person = found.person === null ? null : await faceById(db, found.person)
  const path = person && subjects.find(({ kind }) => kind === 'person')?.path?.(person.id)
  const mine = found.by === ask.actor.id || found.shared || may(ask, 'corrections.others')
  const forms = mine
    ? await formsPart(ask, db, { record, id, found }, typed)
    : notice({ kind: 'info', title: CORRECTION_TEXT.notYours })
  return {
    title: `「${record.text}」を直す`,
    nav: found.nav ?? '/staff/people',
    ...(typed && { status: typed.status }),
    body: html`${backLink(found.back, 'もとの画面')}
      ${pageHead({ title: `「${record.text}」を直す`, lead: person ? html`<a href="${path}">No. ${person.number}　${person.name}</a>さん` : (found.about ?? '名前を聞いていない方') })}
      ${typed?.refused && notice({ kind: 'error', live: true, title: typed.refused })}
      ${checked(
        typed?.errors ?? {},
        twoPanes(forms, [
          pane({ title: 'いまの記録', body: toldPart(found) }),
          historyPart(await correctionsOfRecord(db, record.kind, id), may(ask, 'people.read')),
        ]),
      )}`,
  }
}

async function formsPart(ask: Asked, db: Read, one: One, typed?: Typed): Promise<Html> {
  const { verbs } = one.found
  if (verbs.length === 0) return notice({ kind: 'info', title: one.found.locked ?? 'この記録は、ここでは直せません。' })
  const forms: Content[] = []
  for (const verb of verbs) {
    const mine = typed?.verb === verb ? typed : undefined
    const open = typed ? mine !== undefined : verb === verbs[0]
    forms.push(more({ title: verbText(verb, one.found), open, body: await formOf(ask, db, one, verb, mine) }))
  }
  return html`<div class="stack">${forms}</div>`
}

async function formOf(
  ask: Asked,
  db: Read,
  { record, id, found }: One,
  verb: CorrectionVerb,
  typed?: Typed,
): Promise<Html> {
  const { sent = filled({}), errors = {} } = typed ?? {}
  const shown = { typed: typed?.sent ?? null, errors, today: ask.today }
  return form({
    action: `${recordPath(record.kind, id)}/${verb}`,
    once: newId(),
    version: versionOfRow(found.row),
    body: [
      verb === 'void' && found.voids && html`<p>${found.voids.lead}</p>`,
      verb === 'correct' && (await record.fields?.(db, id, shown)),
      verb === 'move' &&
        textField({
          name: 'to_number',
          label: '移す先の方の番号',
          required: true,
          inputmode: 'numeric',
          width: 'short',
          value: one(sent, 'to_number'),
          error: errors['to_number'],
        }),
      // On one page once for each verb: the sentence of an error leads to the first, which is that of the open form.
      textField({
        name: `${verb}-correction_reason`,
        label: 'わけ',
        required: true,
        hint: '履歴に残ります。',
        example: found.about ? '数えまちがい、2回入れていた' : '別の方の記録だった、時間を打ちまちがえた',
        value: one(sent, 'correction_reason'),
        error: errors[`${verb}-correction_reason`],
      }),
    ],
    submit: button({ text: '変わることを確かめる', kind: 'main' }),
  })
}

/** The reason stands under its plain name once it was sent. */
const plain = (verb: CorrectionVerb, { fields, files }: Submitted): Submitted => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name.replace(`${verb}-correction_`, 'correction_'), values]),
  ),
  files,
})

const change = (records: Parts['records'], figures: Parts['figures'], subjects: readonly Subject[]) =>
  page.staff({
    path: '/staff/records/:kind/:id/:verb',
    can: 'corrections.make',
    audit: { action: 'record.corrected', subject: ask => [ask.params.kind, ask.params.id] },
    post: async (ask, tx, raw) => {
      const { id } = ask.params
      const record = recordOf(records, ask)
      const verb = CORRECTIONS.find(one => one === ask.params.verb)
      const found = await record?.find(tx, id)
      if (!record || !verb || !found) return null
      const sent = plain(verb, raw)
      const again = (errors: Record<string, string>, status: Typed['status'], refused?: string) =>
        view(ask, tx, { record, id, found }, subjects, {
          verb,
          sent,
          errors: named(verb, errors),
          status,
          ...(refused && { refused }),
        })
      if (one(sent, 'again') !== '') return again({}, 200)
      const read = await readChange(tx, verb, sent, found)
      if ('errors' in read) return again(read.errors, 422)
      const done = await decided(ask, tx, { record, id, found }, read, sent, figures)
      if (done === null || !('refused' in done || 'errors' in done)) return done
      return 'errors' in done ? again(done.errors, 422) : again({}, done.changed ? 409 : 422, done.refused)
    },
  })

const named = (verb: CorrectionVerb, errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [name === 'correction_reason' ? `${verb}-${name}` : name, text]),
  )

type Wanted = Change & { face: Face | null }

const FORMS = { correct: changeForm, move: moveForm, void: reasonForm }

/** What is to be done, with its reason and to whom; or the sentences of what is missing. */
async function readChange(
  db: Read,
  verb: CorrectionVerb,
  sent: Submitted,
  found: RecordFound,
): Promise<Wanted | { errors: Record<string, string> }> {
  const read = accept(FORMS[verb], sent)
  if (!read.ok) return read
  const number = 'to_number' in read.value ? Number(read.value.to_number) : null
  const face = number === null ? null : ((await faceByNumber(db, number)) ?? null)
  if (number !== null && !face)
    return { errors: { to_number: `No. ${number}の方は登録されていません。番号を確かめてください。` } }
  if (face && face.id === found.person)
    return { errors: { to_number: 'この記録は、もうその方のものです。移す先の方の番号を入力してください。' } }
  return {
    verb,
    version: versionOf(sent),
    reason: read.value.correction_reason,
    form: sent,
    to: face?.id ?? null,
    face,
  }
}

/** What would change, to be confirmed; once it was, the change. */
async function decided(
  ask: Asked,
  tx: Tx,
  { record, id, found }: One,
  { face, ...wanted }: Wanted,
  sent: Submitted,
  figures: Parts['figures'],
): Promise<Exclude<Reply, Response> | Refused> {
  const who = whoOf(ask)
  if (one(sent, 'sure') !== 'yes') {
    const all = async (db: Read, days: readonly string[]) =>
      (await Promise.all(figures.map(of => of(db, days, ask.today)))).flat()
    const shown = await tryOut(tx, record, id, wanted, who, all)
    if (!shown || !('before' in shown)) return shown
    return previewView({ record, id, verb: wanted.verb, sent, shown, to: face })
  }
  const done = await putRight(tx, record, id, wanted, who)
  if (!done || !('before' in done)) return done
  const recall = done.incident ? '次の一歩「団体に伝え、紹介状を廃棄してもらう」を入れました。' : ''
  return { redirect: found.back, flash: `「${record.text}」を${DONE_TEXT[wanted.verb]}。${recall}` }
}

export const recordPages = ({ records, figures, subjects }: Parts) => [
  show(records, subjects),
  change(records, figures, subjects),
]
