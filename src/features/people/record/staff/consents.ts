import { html } from 'hono/html'
import type { z } from 'zod'
import {
  CONSENT_FIELD_TEXT,
  CONSENT_FIELDS,
  CONSENT_TEXT,
  type Consent,
  consentsOf,
  type GiveRefusal,
  giveConsent,
  giveRefusal,
  isLive,
  PURPOSE_KEYS,
  purposeText,
  wordingOf,
  wordingShown,
} from '#features/consents/index.ts'
import { organisationChoices } from '#features/organisations/index.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr, type Flash } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, type FormRule, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { dateField, selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, sr } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { consentForm } from '../../forms.ts'
import { editPath, fullName } from '../../head.ts'
import { MEDIA } from '../../rules.ts'
import { byOf, editHead, mediumField, subject } from '../../staff-parts.ts'
import { withdraw as withdrawOne } from '../../steps/actions.ts'
import { type PersonHead, personHead } from '../../store-head.ts'
import { MEDIUM_TEXT } from '../../text.ts'
import { shownDay } from '../section-rule.ts'

const PATH = editPath(':id', 'consents')

const consents = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'person.consents', subject },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(ask, db, person, wantedOf(ask)) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    const read = accept(consentForm(ask.today), typed, consentRule(await consentsOf(tx, person.id), ask.today))
    if (!read.ok) return view(ask, tx, person, typed, read.errors)
    const { recipient_id: recipient } = read.value
    const isKnown = recipient === null || (await organisationChoices(tx)).some(({ id }) => id === recipient)
    if (!isKnown) return view(ask, tx, person, typed, refusedField('consentNeedsRecipient'))
    const by = byOf(ask, typed)
    const wanted = {
      ...read.value,
      person_id: person.id,
      wording: wordingOf(read.value.purpose).version,
      given_by_medium: by.medium,
    }
    const result = await giveConsent(tx, wanted, by)
    if ('refused' in result) return view(ask, tx, person, typed, refusedField(result.refused))
    return { redirect: backOf(ask) ?? editPath(person.id, 'consents'), flash: '同意を記録しました。' }
  },
})

/** The page of the desk on which the consent was missing: another address is not followed. */
function backOf({ url }: Ask<Staff>): string | null {
  const back = url.searchParams.get('back') ?? ''
  return /^\/staff\/(people|proposals)\/[\da-f-]{36}(\/outlook)?$/.test(back) ? back : null
}

/** An empty form, or with what the consent is asked for. */
function wantedOf({ url, today }: Ask<Staff>): Submitted {
  const [purpose, recipient] = [url.searchParams.get('purpose') ?? '', url.searchParams.get('recipient') ?? '']
  return filled({ given_on: shownDay(today), purpose, recipient_id: recipient })
}

const refusedField = (refused: GiveRefusal): Record<string, string> => ({
  [refused === 'consentFieldNotAllowed' ? 'fields' : 'recipient_id']: CONSENT_TEXT[refused],
})

/** What the rules say to as much of a consent as could be read. */
const consentRule =
  (given: readonly Consent[], today: string): FormRule<z.infer<ReturnType<typeof consentForm>>> =>
  ({ purpose, recipient_id, fields = [], given_on = today }) => {
    const refused =
      purpose && recipient_id !== undefined && giveRefusal(given, { purpose, recipient_id, fields }, today)
    return {
      ...(given_on > today && { given_on: '同意をいただいた日は、きょうかそれより前の日にしてください。' }),
      ...(refused && refusedField(refused)),
    }
  }

async function view(
  ask: Ask<Staff>,
  db: Read,
  person: PersonHead,
  typed: Submitted,
  errors: Record<string, string> = {},
): Promise<View> {
  const recipients = await organisationChoices(db)
  const back = backOf(ask)
  return {
    title: `${fullName(person)}さん：同意`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${editHead(person, 'consents')}${back && backLink(back, '記録の途中だった画面へ')}${checked(errors, [
      consentTable(person.id, await consentsOf(db, person.id), ask.today),
      pane({
        title: '同意を記録する',
        body: form({
          action: `${editPath(person.id, 'consents')}${back ? `?${new URLSearchParams({ back })}` : ''}`,
          once: newId(),
          body: fields(typed, errors, recipients),
          submit: button({ text: '同意を記録する', kind: 'main' }),
        }),
      }),
    ])}`,
  }
}

const fields = (
  typed: Submitted,
  errors: Record<string, string>,
  recipients: readonly { id: string; name: string }[],
): Content => [
  radioField({
    name: 'purpose',
    label: '何のための同意か（下の文を読み上げるか、見ていただきます）',
    required: true,
    value: one(typed, 'purpose'),
    error: errors['purpose'],
    options: PURPOSE_KEYS.map(value => ({
      value,
      label: purposeText(value),
      hint: wordingOf(value).text,
    })),
  }),
  selectField({
    name: 'recipient_id',
    label: '伝える相手',
    hint: '紹介とつなぎは、団体ごとに記録します。「全般」は、調査研究とお知らせのときだけです。',
    empty: '全般',
    value: one(typed, 'recipient_id'),
    error: errors['recipient_id'],
    options: recipients.map(({ id, name }) => ({ value: id, label: name })),
  }),
  checkboxField({
    name: 'fields',
    label: '伝えてよい項目',
    required: true,
    columns: true,
    values: all(typed, 'fields'),
    error: errors['fields'],
    options: CONSENT_FIELDS.map(value => ({ value, label: CONSENT_FIELD_TEXT[value] })),
  }),
  html`<div class="grid2">${dateField({ name: 'given_on', label: '同意をいただいた日', required: true, value: one(typed, 'given_on'), error: errors['given_on'] })}${mediumField(typed)}</div>`,
]

const consentTable = (person: string, consents: readonly Consent[], today: string): Content =>
  table<Consent>({
    caption: 'これまでの同意',
    items: consents,
    cards: true,
    empty: 'まだ同意の記録がありません。団体に名前を伝える前に、ここに記録します。',
    columns: [
      { key: 'purpose', title: '目的', header: true, cell: consent => purposeText(consent.purpose) },
      { key: 'recipient', title: '相手', cell: consent => consent.recipient ?? '全般' },
      {
        key: 'fields',
        title: '項目',
        cell: ({ fields, purpose, recipient, wording }) => [
          fields.map(field => CONSENT_FIELD_TEXT[field]).join('、'),
          more({
            title: html`示した文を読む${sr(`：${purposeText(purpose)} ${recipient ?? '全般'}`)}`,
            body: html`<p>${wordingShown(wording)}</p>`,
          }),
        ],
      },
      {
        key: 'given',
        title: 'いただいた日',
        cell: consent =>
          html`${formatDay(consent.given_on)}<br>${mediumText(consent.given_by_medium)}・${consent.taken_by}`,
      },
      { key: 'state', title: 'いま', cell: consent => stateCell(person, consent, today) },
      {
        key: 'amend',
        title: '訂正',
        cell: consent =>
          html`<a href="${recordPath('consent', consent.id)}" aria-label="訂正する：${purposeText(consent.purpose)} ${consent.recipient ?? '全般'}">訂正する</a>`,
      },
    ],
  })

const mediumText = (code: string): string => MEDIUM_TEXT[MEDIA.find(medium => medium === code) ?? 'visit']

const stateCell = (person: string, consent: Consent, today: string): Content =>
  isLive(consent, today)
    ? html`○ 同意あり<br><a href="${withdrawPath(person, consent.id)}" aria-label="取り消す：${purposeText(consent.purpose)} ${consent.recipient ?? '全般'}">取り消す</a>`
    : html`× 取り消し${consent.withdrawn_on && html`<br>${formatDay(consent.withdrawn_on)}・${consent.withdrawn_by}`}`

const withdrawPath = <P extends string, Id extends string>(person: P, consent: Id) =>
  `${editPath(person, 'consents')}/${consent}` as const

/** One consent in the words in which it was given, to be withdrawn. */
const withdraw = page.staff({
  path: withdrawPath(':id', ':consentId'),
  can: 'people.write',
  audit: { action: 'person.consent-withdraw', subject },
  get: async (ask, db) => {
    const found = await oneConsent(ask, db)
    return found && withdrawView(found.person, found.consent)
  },
  post: async (ask, tx, typed) => {
    const found = await oneConsent(ask, tx)
    if (!found) return null
    const { person, consent } = found
    const done = await withdrawOne(tx, person.id, consent, byOf(ask, typed))
    return { redirect: editPath(person.id, 'consents'), ...withdrawnFlash(done, consent) }
  },
})

const withdrawnFlash = (done: Awaited<ReturnType<typeof withdrawOne>>, { recipient }: Consent): { flash: Flash } => {
  const isDone = !('refused' in done)
  const told =
    isDone && done.recall
      ? `「${recipient}」に伝え、紹介状を廃棄してもらう一歩を、${formatShort(done.recall)}までに入れました。`
      : ''
  return doneOr(
    isDone,
    `同意を取り消しました。これまでの記録は残ります。${told}`,
    'この同意はすでに取り消されています。',
  )
}

async function oneConsent(
  ask: Ask<Staff, 'id' | 'consentId'>,
  db: Read,
): Promise<{ person: PersonHead; consent: Consent } | null> {
  const person = await personHead(db, ask.params.id)
  const consent = person && (await consentsOf(db, person.id)).find(({ id }) => id === ask.params.consentId)
  return person && consent ? { person, consent } : null
}

const withdrawView = (person: PersonHead, consent: Consent): View => ({
  title: `${fullName(person)}さん：同意の取り消し`,
  nav: '/staff/people',
  body: html`${backLink(editPath(person.id, 'consents'), '同意の一覧へ')}${pageHead({ title: '同意を取り消しますか', lead: '取り消すと、この相手にはこれから伝えられません。紹介しているものは止まり、つなぐ予定は終わります。もう伝えてある団体には、紹介状などを廃棄してもらう一歩を入れます。記録は消えません。' })}
    ${summary(
      [
        { label: 'お名前', value: fullName(person) },
        { label: '目的', value: purposeText(consent.purpose) },
        { label: '相手', value: consent.recipient ?? '全般' },
        { label: '項目', value: consent.fields.map(field => CONSENT_FIELD_TEXT[field]).join('、') },
        { label: '示した文', value: wordingShown(consent.wording) },
        { label: 'いただいた日', value: formatDay(consent.given_on) },
      ],
      'check',
    )}
    ${form({
      action: withdrawPath(person.id, consent.id),
      once: newId(),
      body: mediumField(filled({}), '取り消しをうかがった方法'),
      submit: [
        button({ text: '取り消す', kind: 'danger' }),
        linkButton({ href: editPath(person.id, 'consents'), text: 'やめる', kind: 'quiet' }),
      ],
    })}`,
})

export const consentPages = [consents, withdraw]
