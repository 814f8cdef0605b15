import { html } from 'hono/html'
import { departments } from '#features/evaluations/index.ts'
import { closedQuarters, latest } from '#features/indicators/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { makeReport } from '../actions.ts'
import { readAsked } from '../forms.ts'
import { KINDS, type Of, type Refusal } from '../rules.ts'
import { daysOf } from '../snapshot/plan.ts'
import { closers } from '../store.ts'
import { KIND_TEXT, refusalText, yearText } from '../text.ts'
import { PATH } from './paths.ts'

const NEW = `${PATH}/new` as const
/** The years of which something can stand on a report: those of the demo's example too. */
const FIRST_YEAR = 2000

type Errors = Readonly<Record<string, string>>

async function view(ask: Ask<Staff>, db: Read, typed: Submitted, errors: Errors = {}): Promise<View> {
  const now = fiscalYear(ask.today)
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, back) => now - back)
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return {
    title: '報告をつくる',
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '報告の一覧')}${pageHead({
      title: '報告をつくる',
      lead: '締めた数と確定した評価シートから、番号のついた報告をつくります。つくった報告は変わりません。あとで数が訂正されたときは、新しい版をつくります。',
    })}
    ${checked(
      errors,
      form({
        action: NEW,
        once: newId(),
        body: [
          selectField({
            ...field('kind', '何の報告か'),
            required: true,
            empty: '選んでください',
            options: KINDS.map(kind => ({ value: kind, label: KIND_TEXT[kind] })),
          }),
          selectField({
            ...field('year', '年度'),
            required: true,
            empty: '選んでください',
            options: years.map(year => ({ value: String(year), label: yearText(year) })),
          }),
          selectField({
            ...field('quarter', '四半期'),
            empty: '（四半期報告のときに選びます）',
            options: ['1', '2', '3', '4'].map(value => ({ value, label: `第${value}四半期` })),
          }),
          selectField({
            ...field('team', '部署'),
            empty: 'すべての部署',
            hint: '評価シートの報告を、1つの部署だけでつくるときに選びます。',
            options: (await departments(db)).map(({ id, name }) => ({ value: id, label: name })),
          }),
          textArea({
            ...field('reason', '新しい版をつくるわけ'),
            rows: 2,
            limit: 400,
            hint: '同じ報告がもうあるときに書きます。例：第1四半期の相談の件数を訂正したため',
          }),
        ],
        submit: [
          button({ text: '報告をつくる', kind: 'main' }),
          linkButton({ href: PATH, text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
  }
}

/** The last quarter that was closed: what is reported most. */
async function begun(db: Read): Promise<Submitted> {
  const last = latest(await closedQuarters(db))
  return filled(last ? { kind: 'quarter', year: last.fiscal_year, quarter: last.quarter } : { kind: 'quarter' })
}

const FIELD_OF = { noReason: 'reason', noSheets: 'kind', broken: 'kind', short: 'kind', noWorks: 'year' } as const
const fieldOf = (refusal: Refusal, { kind }: Of): string =>
  refusal in FIELD_OF ? FIELD_OF[refusal as keyof typeof FIELD_OF] : kind === 'quarter' ? 'quarter' : 'year'

const show = page.staff({
  path: NEW,
  can: 'reports.make',
  audit: 'none',
  get: async (ask, db) => view(ask, db, await begun(db)),
})

const make = page.staff({
  path: NEW,
  can: 'reports.make',
  audit: { action: 'report.make' },
  enter: async (ask, database, typed) => {
    // What the whole city did is told, whatever of it whoever makes the report may see.
    const scope = { lane: 'job', municipality: ask.municipality.id, actor: ask.actor.id } as const
    const again = (errors: Errors) => database.read(scope, db => view(ask, db, typed, errors))
    const read = readAsked(typed)
    if (!read.ok) return again(read.errors)
    const id = isId(one(typed, 'once')) ? one(typed, 'once') : newId()
    const done = await makeReport(database, scope, { ...read.value, id }, doing(ask))
    if ('made' in done) return { redirect: `${PATH}/${done.made}`, flash: '報告をつくりました。' }
    const who = await database.read(scope, db => closers(db, ask.today))
    const told = { of: read.value, to: daysOf(read.value).to, who, ...(done.short ? { short: done.short } : {}) }
    return again({ [fieldOf(done.refused, read.value)]: refusalText(done.refused, told) })
  },
})

export const makePages = [show, make]
