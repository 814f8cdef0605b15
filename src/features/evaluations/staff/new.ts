import { html } from 'hono/html'
import { allWorks, isGoing, workName } from '#features/works/index.ts'
import type { Read } from '#platform/db.ts'
import { readFiscalYear } from '#platform/fiscal.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { beginSheet } from '../actions.ts'
import { readBegun } from '../forms.ts'
import { PATH, sheetPath } from '../paths.ts'
import { KINDS, mayWrite } from '../rules.ts'
import { departments, reachOf } from '../store.ts'
import { KIND_TEXT, REFUSAL_TEXT } from '../text.ts'
import { yearAsked } from './asked.ts'
import type { Shown } from './fields.ts'

const NEW = `${PATH}/new` as const

async function view(ask: Ask<Staff>, db: Read, { typed, errors }: Shown): Promise<View> {
  const reach = await reachOf(db)
  const year = readFiscalYear(one(typed, 'year')) ?? yearAsked(ask)
  const works = (await allWorks(db)).filter(work => isGoing(work, year) || work.id === one(typed, 'work'))
  const teams = (await departments(db)).filter(({ id }) => mayWrite(reach, id))
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  const group = (plan: string) => ({ group: plan })
  const body = [
    textField({
      ...field('year', '年度'),
      required: true,
      width: 'short',
      hint: '西暦でも元号でもかまいません。',
      example: '令和7年度',
    }),
    selectField({
      ...field('work', '事業'),
      required: true,
      empty: '選んでください',
      options: works.map(work => ({ value: work.id, label: workName(work), ...group(work.plan) })),
    }),
    selectField({
      ...field('team', '部署'),
      required: true,
      empty: '選んでください',
      options: teams.map(({ id, name, ended_on }) => ({
        value: id,
        label: ended_on ? `${name}（終わった部署）` : name,
      })),
    }),
    radioField({
      ...field('kind', '何で評価するか'),
      required: true,
      options: KINDS.map(value => ({ value, label: KIND_TEXT[value] })),
    }),
  ]
  return {
    title: '評価シートを書きはじめる',
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(`${PATH}?fy=${year}`, '評価シートの一覧')}${pageHead({
      title: '評価シートを書きはじめる',
      lead: '事業の概要と目的は、登録してある事業から写します。あとで直せます。',
    })}
    ${checked(errors, form({ action: NEW, once: newId(), body, submit: [button({ text: '書きはじめる', kind: 'main' }), linkButton({ href: `${PATH}?fy=${year}`, text: 'やめる', kind: 'quiet' })] }))}`,
  }
}

/** What a new form begins with: what the list said, and the one department of whoever writes for one. */
async function begun(ask: Ask<Staff>, db: Read): Promise<Submitted> {
  const { all, teams } = await reachOf(db)
  const { searchParams } = ask.url
  const team = searchParams.get('team') ?? (!all && teams.length === 1 ? teams[0] : '')
  return filled({ year: yearAsked(ask), work: searchParams.get('work'), team, kind: 'progress' })
}

/** Where a sheet is begun: of which work, department and year, and by what it evaluates. */
export const newPage = page.staff({
  path: NEW,
  can: 'evaluations.write',
  audit: { action: 'evaluation.begin' },
  get: async (ask, db) => view(ask, db, { typed: await begun(ask, db), errors: {} }),
  post: async (ask, tx, typed): Promise<Reply> => {
    const read = readBegun(typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const id = isId(one(typed, 'once')) ? one(typed, 'once') : newId()
    const refused = await beginSheet(tx, id, read.value, doing(ask))
    if (refused) return view(ask, tx, { typed, errors: sentences(refused) })
    return { redirect: `${sheetPath(id)}/edit`, flash: '下書きを作りました。' }
  },
})

const sentences = (refusals: Readonly<Record<string, keyof typeof REFUSAL_TEXT>>): Record<string, string> =>
  Object.fromEntries(Object.entries(refusals).map(([field, refusal]) => [field, REFUSAL_TEXT[refusal]]))
