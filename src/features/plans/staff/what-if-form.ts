import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { numberField, type Option, selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import type { WhatIf } from '../rules.ts'
import type { PlanHead, SlotFacts } from '../view.ts'
import { planPath } from './parts.ts'
import { slotTime } from './words.ts'

/** `kind`: which of the three forms was sent. */
export type Shown = {
  typed: Submitted
  kind?: WhatIf['kind']
  errors?: Readonly<Record<string, string>>
  refused?: string
}

/** The fields of the form that was sent show what was typed; the other two are as they were. */
type FieldOf = (
  name: string,
  label: string,
) => { name: string; label: string; required: true; value: string; error: string | undefined }

export const kindForms = (
  plan: PlanHead,
  shown: Shown,
  slots: readonly SlotFacts[],
  areas: readonly { id: string; name: string }[],
): Html[] => [
  whatIfForm(plan, shown, 'hours', 'もし、1回の時間が短ければ', field => [
    selectField({ ...field('opportunity', '活動'), empty: '選んでください', options: activityOptions(slots) }),
    numberField({ ...field('hours', '1回の時間（長くても）'), unit: '時間', example: '2、1.5' }),
  ]),
  whatIfForm(plan, shown, 'seats', 'もし、席がふえれば', field => [
    selectField({ ...field('slot', '枠'), empty: '選んでください', options: slotOptions(plan, slots) }),
    numberField({ ...field('more', 'ふやす席'), unit: '席' }),
  ]),
  whatIfForm(plan, shown, 'reach', 'もし、バスなどでもっと遠くまで行ければ', field => [
    selectField({
      ...field('area', 'どこに住む方が'),
      required: false,
      empty: 'すべての圏域',
      options: areas.map(({ id, name }) => ({ value: id, label: name })),
    }),
    numberField({ ...field('km', 'あとどれだけ遠くまで'), unit: 'km', example: '2' }),
  ]),
]

function whatIfForm(
  plan: PlanHead,
  { typed, kind, errors = {} }: Shown,
  mine: WhatIf['kind'],
  title: string,
  fields: (field: FieldOf) => Content,
): Html {
  const sent = kind === mine
  const field: FieldOf = (name, label) => ({
    name: `${mine}-${name}`,
    label,
    required: true,
    value: one(typed, `${mine}-${name}`),
    error: sent ? errors[`${mine}-${name}`] : undefined,
  })
  const body = form({
    action: `${planPath(plan.id)}/what-if/${mine}`,
    once: newId(),
    body: html`<div class="grid2">${fields(field)}</div>`,
    submit: button({ text: 'この条件で計算する', kind: 'main' }),
  })
  return pane({ title, body: sent ? checked(errors, body) : body })
}

const activityOptions = (slots: readonly SlotFacts[]): Option[] =>
  [...new Map(slots.map(slot => [slot.opportunity, slot])).values()]
    .sort((a, b) => a.organisation.localeCompare(b.organisation, 'ja') || a.title.localeCompare(b.title, 'ja'))
    .map(({ opportunity, title, organisation }) => ({ value: opportunity, label: `${organisation}：${title}` }))

const slotOptions = (plan: PlanHead, slots: readonly SlotFacts[]): Option[] =>
  slots.map(slot => ({ value: slot.slot, label: `${slotTime(slot, plan.from_on)} ${slot.title}（${slot.need}席）` }))
