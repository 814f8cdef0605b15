import { html } from 'hono/html'
import { LEGAL_FORM_TEXT, type LegalForm } from '#features/kinds/index.ts'
import type { Gazetteer } from '#features/places/index.ts'
import type { Day } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { LEGAL_FORM_HINT, moreThanSaidText } from '../../text.ts'
import { basics, dates, money, terms, times, where } from './basics.ts'
import { hoursIn } from './forms.ts'
import { bodyFields, type Common, conditionFields } from './people.ts'
import { slotFields } from './slots.ts'
import { teamFields } from './team.ts'

export type FormPage = {
  title: string
  action: string
  back: string
  organisation: string
  legalForm: LegalForm
  values: Submitted
  today: Day
  places: Pick<Gazetteer, 'areas' | 'towns'>
  errors?: Record<string, string>
  version?: number
  status?: 409 | 422
  above?: Content
  /** Whether it can be submitted for publication in the same go. */
  submits: boolean
}

/** The form of an activity. Its second part follows the legal form; it shows what was typed, right or wrong. */
export const opportunityFormView = (page: FormPage): View => {
  const { values, errors = {}, legalForm } = page
  const common: Common = (name, label) => ({ name, label, value: one(values, name), error: errors[name] })
  return {
    title: page.title,
    nav: '/staff/opportunities',
    ...(page.status ? { status: page.status } : {}),
    body: html`${backLink(page.back)}${pageHead({ title: page.title, lead: `${page.organisation}・${LEGAL_FORM_TEXT[legalForm]}` })}
      ${checked(errors, [page.above, notice({ kind: 'info', body: LEGAL_FORM_HINT[legalForm] }), formPart(page, common)])}`,
  }
}

const formPart = ({ values, errors = {}, legalForm, today, ...page }: FormPage, common: Common): Html =>
  form({
    action: page.action,
    once: newId(),
    long: true,
    ...(page.version === undefined ? {} : { version: page.version }),
    body: [
      // Enter in a field presses the first button of a form: this one, not 「行をふやす」.
      html`<button class="sr" tabindex="-1" aria-hidden="true" name="next" value="save"></button>`,
      html`<div class="grid2"><div>${basics(common)}</div><div>${[where(common, page.places), money(common, legalForm)]}</div></div>`,
      terms(common, legalForm),
      pane({
        title: 'いつ',
        body: html`<div class="stack">${slotFields(values, errors)}${times(common)}${dates(common)}</div>`,
      }),
      pane({ title: 'からだの負担・向いている人', body: bodyFields(values, common) }),
      pane({
        title: '人数・条件',
        body: conditionFields(values, common, legalForm, moreThanSaidText(hoursIn(values, legalForm, today))),
      }),
      pane({ title: 'チームで引き受ける', body: teamFields(values, common) }),
    ],
    submit: [
      page.submits && button({ text: '保存して公開を申請する', kind: 'main', name: 'next', value: 'submit' }),
      button({
        text: page.submits ? '下書きとして保存する' : '保存する',
        kind: page.submits ? 'plain' : 'main',
        name: 'next',
        value: 'save',
      }),
    ],
  })
