import { html } from 'hono/html'
import { formsOffered, LEGAL_FORM_TEXT, type LegalForm } from '#features/kinds/index.ts'
import {
  ORGANISATION_KIND_TEXT,
  type OrganisationKind,
  organisationById,
  organisationChoices,
} from '#features/organisations/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField } from '#ui/fields.ts'
import { errorSummary, form as formPart } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { actOnOpportunity, registerOpportunity } from '../../record/actions.ts'
import { UNITS_OF } from '../../rules.ts'
import { DONE_TEXT, LEGAL_FORM_HINT, VERB_REFUSAL_TEXT } from '../../text.ts'
import { type FormPage, opportunityFormView } from './form.ts'
import { PATH, placesOf, readForm, sentences } from './sent.ts'

type Start = { organisation: { id: string; name: string } | null; legalForm: LegalForm | null }

async function startOf(ask: Ask<Staff>, db: Read): Promise<Start> {
  const params = ask.url.searchParams
  const [id, form] = [params.get('organisation') ?? '', params.get('form') ?? '']
  const organisation = isId(id) ? await organisationById(db, id) : undefined
  return {
    organisation: organisation ?? null,
    legalForm: formsOffered(ask.municipality).find(one => one === form) ?? null,
  }
}

/** First step: whose activity it is, and in which legal form. A GET form, so that its answer is an address. */
async function firstStep(ask: Ask<Staff>, db: Read, { organisation, legalForm }: Start): Promise<View> {
  const asked = ask.url.searchParams.has('form') && !organisation
  const choices = await organisationChoices(db)
  const forms = formsOffered(ask.municipality)
  const error = asked ? VERB_REFUSAL_TEXT.organisationMissing : undefined
  return {
    title: '活動を登録する',
    nav: PATH,
    body: html`${backLink(PATH)}${pageHead({
      title: '活動を登録する',
      lead: html`はじめに、どの団体の、どの就業形態の活動かを選びます。団体がまだないときは、先に<a href="/staff/organisations/new">団体を登録</a>してください。`,
    })}${errorSummary(error ? [{ field: 'organisation', message: error }] : [])}${formPart({
      action: `${PATH}/new`,
      method: 'get',
      body: [
        selectField({
          name: 'organisation',
          label: '団体',
          required: true,
          empty: '選んでください',
          error,
          value: organisation?.id,
          options: choices.map(choice => ({
            value: choice.id,
            label: `${choice.name}（${ORGANISATION_KIND_TEXT[choice.kind as OrganisationKind]}）`,
          })),
        }),
        radioField({
          name: 'form',
          label: '就業形態',
          required: true,
          value: legalForm ?? forms[0],
          options: forms.map(value => ({ value, label: LEGAL_FORM_TEXT[value], hint: LEGAL_FORM_HINT[value] })),
        }),
      ],
      submit: button({ text: '次へ', kind: 'main' }),
    })}`,
  }
}

export const create = page.staff({
  path: `${PATH}/new`,
  can: 'opportunities.write',
  audit: { action: 'opportunity.register' },
  get: async (ask, db) => {
    const start = await startOf(ask, db)
    const { organisation, legalForm } = start
    if (!organisation || !legalForm) return firstStep(ask, db, start)
    const values = filled({ visit_possible: '1', reward_unit: UNITS_OF[legalForm][0] })
    return opportunityFormView(await newPage(ask, db, organisation, legalForm, values))
  },
  post: async (ask, tx, form) => {
    const start = await startOf(ask, tx)
    const { organisation, legalForm } = start
    return organisation && legalForm ? register(ask, tx, form, organisation, legalForm) : firstStep(ask, tx, start)
  },
})

const newPage = async (
  ask: Ask<Staff>,
  db: Read,
  organisation: { id: string; name: string },
  legalForm: LegalForm,
  values: Submitted,
): Promise<FormPage> => ({
  title: '活動を登録する',
  action: `${PATH}/new?organisation=${organisation.id}&form=${legalForm}`,
  back: `${PATH}/new?organisation=${organisation.id}`,
  organisation: organisation.name,
  legalForm,
  values,
  today: ask.today,
  places: await placesOf(ask, db),
  submits: true,
})

async function register(
  ask: Ask<Staff>,
  tx: Tx,
  form: Submitted,
  organisation: { id: string; name: string },
  legalForm: LegalForm,
): Promise<Reply> {
  const shown = await newPage(ask, tx, organisation, legalForm, form)
  const read = await readForm(ask, tx, form, { organisation_id: organisation.id, legal_form: legalForm, taken: 0 })
  if (read === 'rows') return opportunityFormView(shown)
  if (!read.ok) return opportunityFormView({ ...shown, status: 422, errors: read.errors })
  const id = await registerOpportunity(tx, read.value, doing(ask))
  if (one(form, 'next') !== 'submit') return { redirect: `${PATH}/${id}`, flash: '下書きとして保存しました。' }
  const result = await actOnOpportunity(tx, id, 'submit', { version: 1 }, doing(ask))
  if ('refused' in result)
    return opportunityFormView({ ...shown, status: 422, errors: await sentences(ask, tx, read.value, result.fields) })
  return { redirect: `${PATH}/${id}`, flash: `${DONE_TEXT.submit}。` }
}
