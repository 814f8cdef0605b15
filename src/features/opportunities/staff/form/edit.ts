import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { actOnOpportunity, changeOpportunity } from '../../record/actions.ts'
import { dataOf, opportunityById } from '../../record/store-read.ts'
import type { OpportunityData } from '../../rules.ts'
import { DONE_TEXT, VERB_REFUSAL_TEXT } from '../../text.ts'
import { type FormPage, opportunityFormView } from './form.ts'
import { slotValues } from './forms-slots.ts'
import { teamValues } from './forms-team.ts'
import { PATH, placesOf, readForm, sentences } from './sent.ts'

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
