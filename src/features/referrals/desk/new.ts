import { html } from 'hono/html'
import { CONSENT_FIELD_TEXT, consentsOf, isLive } from '#features/consents/index.ts'
import { fullName, type PersonHead, personHead, personPath } from '#features/people/index.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one } from '#platform/submitted.ts'
import { checkbox, checkboxField, radioField } from '#ui/choices.ts'
import { hidden, selectField, textArea } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { groundWritten, wantedForm } from '../forms.ts'
import { type Partner, partnersFound } from '../partners/store.ts'
import { FIELDS, GROUNDS, PATH, referralPath, TWICE_DAYS } from '../rules.ts'
import { changeReferral, type Referral, referralById, referralsTwice } from '../store.ts'
import { CAPACITY_TEXT, GROUND_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { begin } from './actions.ts'
import { valuesOf } from './parts.ts'

const NAMES = ['partner', 'question', 'fields', 'body', 'ground', 'ground_note', 'again']
type Form = { action: string; back: string; title: string; person: PersonHead; twice?: readonly Referral[] }

/** A つなぎ as it is written: to whom, what is asked, what may go. */
async function formView(ask: Ask<Staff>, db: Read, at: Form, shown: Shown): Promise<View> {
  const partners = await partnersFound(db)
  const agreed = (await consentsOf(db, at.person.id)).filter(
    consent => consent.purpose === 'referral' && isLive(consent, ask.today),
  )
  const field = fieldOf(shown)
  return {
    title: at.title,
    nav: PATH,
    ...(shown.errors && { status: 422 as const }),
    body: html`${backLink(at.back)}${pageHead({ title: at.title, lead: html`<a href="${personPath(at.person.id)}">${fullName(at.person)}</a>さんを、連携機関につなぎます。送る前に、内容を確かめる画面が出ます。` })}
      ${sent(
        shown,
        NAMES,
        at.action,
        [
          hidden('person', at.person.id),
          at.twice && at.twice.length > 0 && twicePart(at.twice, shown),
          selectField({
            ...{ ...field('partner', 'つなぐ連携機関'), required: true, empty: '選んでください' },
            options: partners.map(partner => ({ value: partner.id, label: optionText(partner) })),
          }),
          agreed.length > 0
            ? html`<p class="hint">同意がある連携機関：${agreed.map(({ recipient, fields }) => html`${recipient}（${fields.map(one => CONSENT_FIELD_TEXT[one]).join('・')}） `)}</p>`
            : html`<p class="hint">つなぎの同意は、まだ1つもありません。次の画面から記録できます。</p>`,
          textArea({
            ...{ ...field('question', 'お願いしたいこと'), required: true, rows: 4, limit: 1000 },
            example: '起業の資金について、はじめの相談をお願いします。',
          }),
          checkboxField({
            ...{ name: 'fields', label: '伝えること', error: shown.errors?.['fields'], columns: true },
            values: valuesOf(shown, 'fields', ['name', 'contact']),
            options: FIELDS.map(value => ({ value, label: CONSENT_FIELD_TEXT[value] })),
            hint: '必要なものだけにします。同意のない項目は、選んでも送られません。',
          }),
          textArea({ ...field('body', 'からだのこと（選んだときだけ送ります）'), rows: 2, limit: 500 }),
          groundPart(shown),
        ],
        { text: '内容を確かめる', kind: 'main' },
      )}`,
  }
}

const optionText = ({ name, capacity, services }: Partner): string =>
  `${name}${services.length > 0 ? `：${services.join('・')}` : ''}${capacity === 'unknown' ? '' : `（${CAPACITY_TEXT[capacity]}）`}`

const groundPart = (shown: Shown): Content =>
  more({
    title: '同意をとることができないとき',
    open: (shown.typed && one(shown.typed, 'ground') !== '') || shown.errors?.['ground_note'] !== undefined,
    body: [
      radioField({
        ...{ ...fieldOf(shown)('ground', '根拠') },
        options: [
          { value: '', label: '同意をもらって伝える' },
          ...GROUNDS.map(value => ({ value, label: GROUND_TEXT[value] })),
        ],
      }),
      textArea({ ...fieldOf(shown)('ground_note', '同意なしで伝える理由'), rows: 2, limit: 1000 }),
    ],
  })

const twicePart = (twice: readonly Referral[], { errors = {} }: Shown): Content => [
  notice({
    kind: 'warning',
    title: 'この方は、この連携機関に、すでにつながれています。',
    body: html`<ul>${twice.map(one => html`<li><a href="${referralPath(one.id)}">${one.sent_on ? formatShort(one.sent_on) : 'まだ送っていない'}・${one.by ?? ''}・${STATUS_TEXT[one.status]}</a></li>`)}</ul>`,
  }),
  checkbox({ name: 'again', label: 'それでも、あらためてつなぐ', error: errors['again'] }),
]

/** Who was introduced there before, by whomever; null where nobody was, or it is said that this is meant. */
const twiceOf = async (ask: Ask<Staff>, db: Read, person: string, partner: string, but = '') =>
  (await referralsTwice(db, person, partner, addDays(ask.today, -TWICE_DAYS))).filter(({ id }) => id !== but)

const AGAIN = { again: '前のつなぎを確かめてください。あらためてつなぐときは、印をつけてください。' }

export const newPage = page.staff({
  path: `${PATH}/new`,
  can: 'people.write',
  audit: {
    action: 'referral.new',
    subject: ask =>
      isId(ask.url.searchParams.get('person') ?? '') ? ['person', ask.url.searchParams.get('person')!] : undefined,
  },
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const person = await headOf(db, query.get('person') ?? '')
    return (
      person &&
      formView(
        ask,
        db,
        newForm(person),
        query.get('partner') ? { typed: filled({ partner: query.get('partner')!, fields: ['name', 'contact'] }) } : {},
      )
    )
  },
  post: async (ask, tx, typed) => {
    const person = await headOf(tx, one(typed, 'person'))
    if (!person) return null
    const read = accept(wantedForm, typed, groundWritten)
    if (!read.ok) return formView(ask, tx, newForm(person), read)
    const { again, partner, ...said } = read.value
    const twice = await twiceOf(ask, tx, person.id, partner)
    if (twice.length > 0 && !again) return formView(ask, tx, { ...newForm(person), twice }, { typed, errors: AGAIN })
    const done = await begin(tx, { person: person.id, partner, ...said }, doing(ask))
    if ('refused' in done)
      return formView(ask, tx, newForm(person), { typed, errors: { partner: REFUSAL_TEXT[done.refused] } })
    return { redirect: referralPath(done.id), flash: '内容を確かめて、送ってください。まだ送られていません。' }
  },
})

const headOf = async (db: Read, id: string) => (isId(id) ? ((await personHead(db, id)) ?? null) : null)
const newForm = (person: PersonHead): Form => ({
  ...{ action: `${PATH}/new`, back: personPath(person.id), title: 'つなぎを作る', person },
})

/** What did not go yet can be written otherwise; the partner stays. */
export const editPage = page.staff({
  path: `${referralPath(':id')}/edit`,
  can: 'people.write',
  audit: { action: 'referral.new', subject: ask => ['referral', ask.params.id] },
  get: async (ask, db) => {
    const found = await draftOf(db, ask.params.id)
    if (!found) return null
    const { organisation_id: partner, question, fields, body, ground, ground_note } = found.referral
    return formView(ask, db, found.form, { typed: filled({ partner, question, fields, body, ground, ground_note }) })
  },
  post: async (ask, tx, typed) => {
    const found = await draftOf(tx, ask.params.id)
    if (!found) return null
    const read = accept(wantedForm, typed, groundWritten)
    if (!read.ok) return formView(ask, tx, found.form, read)
    const { again: _, partner, ...said } = read.value
    if (partner !== found.referral.organisation_id)
      return formView(ask, tx, found.form, {
        typed,
        errors: { partner: 'ほかの連携機関につなぐときは、これを取りやめて、新しく作ってください。' },
      })
    await changeReferral(tx, found.referral.id, said)
    return { redirect: referralPath(found.referral.id), flash: '書きなおしました。まだ送られていません。' }
  },
})

async function draftOf(db: Read, id: string) {
  const referral = await referralById(db, id)
  const person = referral && (await personHead(db, referral.person_id))
  if (referral?.status !== 'draft' || !person) return null
  const form: Form = { action: `${referralPath(id)}/edit`, back: referralPath(id), title: 'つなぎを書きなおす', person }
  return { referral, form }
}
