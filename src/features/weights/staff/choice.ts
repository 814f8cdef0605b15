import { html } from 'hono/html'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField, hidden, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import type { Adoption, Fit } from '../actions.ts'
import { type Refusal, TERMS } from '../rules.ts'
import { calculationPath, PATH } from './parts.ts'

export type Verb = Adoption['verb']
export type Refused = { verb: Verb; typed: Submitted; errors: Record<string, string> } | { refusal: Refusal }

export function choicePart(
  ask: Ask<Staff>,
  fit: Fit,
  closed: Refusal | null,
  refused?: Exclude<Refused, { refusal: Refusal }>,
): Html {
  return pane({
    title: 'どうするか決める',
    body: html`<div class="stack">${[
      closed === null &&
        more({
          title: 'この配点を採用する',
          open: true,
          body: decisionForm(ask, fit, 'adopt', refused?.verb === 'adopt' ? refused : undefined),
        }),
      more({ title: '点を固定して、計算しなおす', body: freezeForm(fit) }),
      more({
        title: '採用しない',
        open: refused?.verb === 'reject',
        body: decisionForm(ask, fit, 'reject', refused?.verb === 'reject' ? refused : undefined),
      }),
    ]}</div>`,
  })
}

const BUTTON = { adopt: 'この配点を採用する', reject: '採用しないと記録する' } satisfies Record<Verb, string>

/** Two forms stand on the page, so each field carries the verb before its name. */
function decisionForm(
  ask: Ask<Staff>,
  { id }: Fit,
  verb: Verb,
  { typed, errors }: { typed: Submitted; errors: Record<string, string> } = {
    typed: filled({ from: formatDay(ask.today) }),
    errors: {},
  },
): Html {
  const field = (name: string, label: string) => ({
    name: `${verb}-${name}`,
    label,
    required: true,
    value: one(typed, name),
    error: errors[name],
  })
  const named = Object.fromEntries(Object.entries(errors).map(([name, message]) => [`${verb}-${name}`, message]))
  return checked(
    named,
    form({
      action: `${calculationPath(id)}/decision`,
      once: newId(),
      body: [
        hidden('verb', verb),
        verb === 'adopt' &&
          dateField({ ...field('from', 'いつから'), hint: 'この日からの一覧が、新しい配点になります。' }),
        textArea({ ...field('reason', '理由'), rows: 2 }),
      ],
      submit: button({ text: BUTTON[verb], kind: verb === 'adopt' ? 'main' : 'plain' }),
    }),
  )
}

const freezeForm = ({ frozen }: Fit): Html =>
  form({
    action: `${PATH}/calculations`,
    once: newId(),
    body: checkboxField({
      name: 'frozen',
      label: 'いまの配点のままにする点',
      options: TERMS.map(term => ({ value: term, label: TERM_TEXT[term] })),
      values: frozen,
      columns: true,
    }),
    submit: button({ text: '固定して計算しなおす' }),
  })
