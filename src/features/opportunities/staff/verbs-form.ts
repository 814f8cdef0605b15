import { html } from 'hono/html'
import type { LegalForm } from '#features/kinds/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { type ButtonKind, button } from '#ui/button.ts'
import { dateField, textArea } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import type { Opportunity } from '../record/store-read.ts'
import { allows, type Verb } from '../rules.ts'
import { fieldsOf } from '../terms/rules.ts'
import type { Figures, RefusalKey } from '../terms/rules-refusals.ts'
import { REFUSAL_TEXT, VERB_REFUSAL_TEXT, VERB_TEXT, type VerbRefusal } from '../text.ts'

/** The sentence of a refusal about a field of this legal form. */
export function refusalSentence(form: LegalForm, field: string, key: RefusalKey, figures: Figures): string {
  const label = fieldsOf(form).find(rule => `term.${rule.key}` === field)?.label ?? ''
  return REFUSAL_TEXT[key]({ label, ...figures })
}

/** Verbs whose button opens more fields, or that deserve a second look, are folded; the order is that of the screen. */
const LOOK: Partial<Record<Verb, { kind: ButtonKind; folded: boolean; says?: string }>> = {
  submit: { kind: 'main', folded: false },
  publish: { kind: 'main', folded: false },
  extend: {
    kind: 'main',
    folded: false,
    says: '団体に確かめて、掲載の内容がいまも正しいときに押します。内容の確認日が今日になります。',
  },
  reopen: { kind: 'main', folded: false },
  return: { kind: 'plain', folded: true },
  close: {
    kind: 'plain',
    folded: true,
    says: '公開ページから下げ、新しい人を募らなくなります。もう一度募集することもできます。',
  },
  end: {
    kind: 'plain',
    folded: true,
    says: 'この活動を閉じます。記録は残りますが、もう一度募集することはできません。',
  },
  withdraw: { kind: 'danger', folded: true, says: '申請を取り下げ、この活動を終了にします。' },
  delete: { kind: 'danger', folded: true, says: '下書きを消します。元には戻せません。' },
}

type Acting = {
  opportunity: Opportunity
  mayWrite: boolean
  mayPublish: boolean
  refused?: { why: VerbRefusal; typed: Submitted }
}

/** A form for every verb that is allowed now to this member of staff. */
export const verbForms = ({ opportunity, mayWrite, mayPublish, refused }: Acting): Content => {
  const verbs = (Object.keys(LOOK) as Verb[]).filter(
    verb => allows(opportunity.status, verb) && (verb === 'publish' || verb === 'return' ? mayPublish : mayWrite),
  )
  return (
    verbs.length > 0 &&
    pane({
      title: 'いまできること',
      id: 'f-verbs',
      body: html`<div class="stack">${verbs.map(verb => verbForm(verb, opportunity, refused))}</div>`,
    })
  )
}

function verbForm(verb: Verb, opportunity: Opportunity, refused: Acting['refused']): Html {
  const { kind, folded, says } = LOOK[verb]!
  const wrong = verb === 'return' && refused?.why === 'reasonMissing'
  const body = [
    says && html`<p class="hint">${says}</p>`,
    (verb === 'extend' || verb === 'reopen') &&
      dateField({
        name: 'ends_on',
        label: '終わる日',
        value: refused ? one(refused.typed, 'ends_on') : opportunity.ends_on ? formatDay(opportunity.ends_on) : '',
        error: refused?.why === 'dayUnclear' ? VERB_REFUSAL_TEXT.dayUnclear : undefined,
        hint: 'ずっと続くときは空けておきます。',
      }),
    verb === 'return' &&
      textArea({
        name: 'reason',
        label: '直してほしいこと',
        required: true,
        rows: 3,
        value: refused ? one(refused.typed, 'reason') : '',
        error: wrong ? VERB_REFUSAL_TEXT.reasonMissing : undefined,
      }),
  ]
  const inner = form({
    action: `/staff/opportunities/${opportunity.id}/${verb}`,
    once: newId(),
    version: opportunity.version,
    body,
    submit: button({ text: VERB_TEXT[verb], kind }),
  })
  return folded ? more({ title: VERB_TEXT[verb], body: inner, open: wrong }) : inner
}
