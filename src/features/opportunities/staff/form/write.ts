import { html } from 'hono/html'
import { formsOffered, LEGAL_FORM_TEXT, type LegalForm } from '#features/kinds/index.ts'
import {
  ORGANISATION_KIND_TEXT,
  type OrganisationKind,
  organisationById,
  organisationChoices,
} from '#features/organisations/index.ts'
import { gazetteer } from '#features/places/index.ts'
import { formatDay, parseDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField } from '#ui/fields.ts'
import { errorSummary, form as formPart } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { actOnOpportunity, changeOpportunity, registerOpportunity } from '../../record/actions.ts'
import { dataOf, figuresOn, opportunityById } from '../../record/store-read.ts'
import { isHiring, type OpportunityData, type Status, UNITS_OF } from '../../rules.ts'
import { type Figures, publishRefusals, type RefusalKey } from '../../terms/rules-checks.ts'
import { DONE_TEXT, LEGAL_FORM_HINT, VERB_REFUSAL_TEXT } from '../../text.ts'
import { refusalSentence } from '../verbs-form.ts'
import { type FormPage, opportunityFormView } from './form.ts'
import { readOpportunity } from './forms.ts'
import { slotValues } from './forms-slots.ts'
import { teamValues } from './forms-team.ts'

const PATH = '/staff/opportunities'
const placesOf = (ask: Ask<Staff>, db: Read) => gazetteer(db, ask.municipality.id, ask.today)

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

/**
 * What was sent: asked for more rows only, or the data, or what is wrong with it. What goes out, or is out already, is
 * held to the rules of publication in the same go.
 */
async function readForm(
  ask: Ask<Staff>,
  db: Read,
  form: Submitted,
  fixed: { organisation_id: string; legal_form: LegalForm; taken: number; status?: Status; source?: string },
) {
  if (one(form, 'rows') !== '') return 'rows'
  const { townOf } = await placesOf(ask, db)
  const frame = { ...fixed, towns: townOf, today: ask.today }
  const out = fixed.status === 'submitted' || fixed.status === 'open'
  if (!out && one(form, 'next') !== 'submit') return readOpportunity(form, frame)
  const starts = parseDay(one(form, 'starts_on'), { next: ask.today })
  const figures = await figuresOn(db, starts && starts > ask.today ? starts : ask.today)
  return readOpportunity(form, frame, typed => {
    const refused = publishRefusals(
      { ...typed, taken: fixed.taken, source: fixed.source ?? 'desk' },
      figures,
      ask.today,
    )
    return sentencesOf(fixed.legal_form, refused, figures)
  })
}

const sentencesOf = (form: LegalForm, fields: Record<string, RefusalKey>, figures: Figures) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, key]) => [
      // Of a job the age is one question without a figure.
      field === 'age_min' && isHiring(form) ? 'age' : field,
      refusalSentence(form, field, key, figures),
    ]),
  )

async function sentences(
  ask: Ask<Staff>,
  db: Read,
  data: OpportunityData,
  fields: Record<string, RefusalKey> = {},
): Promise<Record<string, string>> {
  const begins = data.starts_on && data.starts_on > ask.today ? data.starts_on : ask.today
  return sentencesOf(data.legal_form, fields, await figuresOn(db, begins))
}

export const edit = page.staff({
  path: `${PATH}/:id/edit`,
  can: 'opportunities.write',
  audit: { action: 'opportunity.change', subject: ask => ['opportunity', ask.params.id] },
  get: async (ask, db) => {
    const row = await opportunityById(db, ask.params.id)
    if (!row) return null
    return opportunityFormView(await editPage(ask, db, row, row.version, valuesOf(dataOf(row))))
  },
  post: (ask, tx, form) => save(ask, tx, form),
})

type Row = NonNullable<Awaited<ReturnType<typeof opportunityById>>>

const editPage = async (
  ask: Ask<Staff>,
  db: Read,
  row: Row,
  version: number,
  values: Submitted,
): Promise<FormPage> => ({
  title: '活動の内容を変更する',
  action: `${PATH}/${row.id}/edit`,
  back: `${PATH}/${row.id}`,
  organisation: row.organisation,
  legalForm: row.legal_form,
  values,
  today: ask.today,
  places: await placesOf(ask, db),
  version,
  submits: row.status === 'draft' || row.status === 'returned',
  above:
    row.status === 'open' &&
    row.legal_form !== 'volunteering' &&
    notice({
      kind: 'warning',
      title: '公開中の活動です',
      body: '条件（お金、時間、場所、伝えること）を変えると、公開を止めて確かめ直します。説明や人数の変更は、すぐに公開ページに出ます。',
    }),
})

async function save(ask: Ask<Staff, 'id'>, tx: Tx, form: Submitted): Promise<Reply> {
  const row = await opportunityById(tx, ask.params.id)
  if (!row) return null
  const version = versionOf(form)
  const shown = await editPage(ask, tx, row, version, form)
  const read = await readForm(ask, tx, form, row)
  if (read === 'rows') return opportunityFormView(shown)
  if (!read.ok) return opportunityFormView({ ...shown, status: 422, errors: read.errors })
  const result = await changeOpportunity(tx, row.id, version, read.value, doing(ask))
  const done =
    'refused' in result || one(form, 'next') !== 'submit'
      ? result
      : await actOnOpportunity(tx, row.id, 'submit', { version: version + 1 }, doing(ask))
  if (!('refused' in done)) {
    const flash =
      done.status === row.status
        ? '変更を保存しました。'
        : `${DONE_TEXT[done.status === 'submitted' && row.status === 'open' ? 'amend' : 'submit']}。`
    return { redirect: shown.back, flash }
  }
  if (done.refused === 'incomplete')
    return opportunityFormView({ ...shown, status: 422, errors: await sentences(ask, tx, read.value, done.fields) })
  const body = html`${VERB_REFUSAL_TEXT.changedForm}<a href="${shown.back}">いまの内容を見る</a>`
  return opportunityFormView({
    ...shown,
    status: 409,
    version: row.version,
    above: notice({ kind: 'warning', title: '別の職員が先に変更しました', body }),
  })
}

const answerOf = (value: boolean | null): string => (value === null ? 'unknown' : value ? '1' : '0')

/** Stored data as the fields of the form. */
const valuesOf = ({ slots, terms, loads, team, times_agreed, ...data }: OpportunityData): Submitted => {
  const flag = (value: boolean) => (value ? '1' : '')
  const prefixed = (prefix: string, values: Record<string, string | number | undefined>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))
  return filled({
    ...data,
    residents_only: answerOf(data.residents_only),
    whole: answerOf(data.whole),
    reward: data.reward ?? 'unknown',
    capacity_known: data.capacity === null ? 'no' : 'yes',
    age: data.age_min === null ? 'unknown' : data.age_min === 0 ? 'none' : 'floor',
    age_min: data.age_min || '',
    times: slots.length > 0 ? 'slots' : times_agreed ? 'agreed' : 'unknown',
    urgent: flag(data.urgent),
    visit_possible: flag(data.visit_possible),
    trial_possible: flag(data.trial_possible),
    reward_yen: data.reward_yen?.toLocaleString('ja'),
    starts_on: data.starts_on && formatDay(data.starts_on),
    ends_on: data.ends_on && formatDay(data.ends_on),
    ...prefixed('term', terms),
    ...prefixed('load', loads),
    ...slotValues(slots),
    ...teamValues(team),
  })
}
