import { html } from 'hono/html'
import { organisationById, organisationChoices } from '#features/organisations/index.ts'
import { fullName, personHead, personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, hidden, selectField, textArea } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { begin, figuresOn } from '../actions.ts'
import { clientRule, newForm } from '../forms.ts'
import { casePath, PATH, ROUTES, templateOf } from '../rules.ts'
import { REFUSAL_TEXT, ROUTE_TEXT } from '../text.ts'

const NAMES = ['organisation', 'route', 'goal', 'begun_on']

/** Whose it is to be: the person or the organisation that was named; an organisation is chosen where none was. */
async function clientPart(
  db: Read,
  typed: Submitted,
  shown: Shown,
): Promise<{ who: string; back: string; body: Content } | null> {
  const [person, organisation] = [one(typed, 'person'), one(typed, 'organisation')]
  if (person) {
    const head = isId(person) ? await personHead(db, person) : undefined
    return head ? { who: `${fullName(head)}さん`, back: personPath(head.id), body: hidden('person', head.id) } : null
  }
  const known = isId(organisation) ? await organisationById(db, organisation) : undefined
  const options = (await organisationChoices(db)).map(({ id, name }) => ({ value: id, label: name }))
  const field = {
    ...fieldOf(shown)('organisation', '相談に来た団体', known?.id),
    required: true,
    empty: '選んでください',
    options,
  }
  return { who: known?.name ?? '団体の相談', back: PATH, body: selectField(field) }
}

async function view(ask: Ask<Staff>, db: Read, typed: Submitted, shown: Shown = {}): Promise<View | null> {
  const client = await clientPart(db, typed, shown)
  if (!client) return null
  const figures = await figuresOn(db, ask.today)
  const field = fieldOf(shown)
  const wrong = shown.refused || shown.errors
  return {
    title: `進路を始める：${client.who}`,
    nav: PATH,
    ...(wrong && { status: 422 as const }),
    body: html`${backLink(client.back, 'もどる')}${pageHead({ title: '進路を始める', lead: html`${client.who}と決めた道です。始めたあとで、節目の日を変えたり、節目を足したりできます。` })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${sent(
        shown,
        NAMES,
        `${PATH}/new`,
        [
          client.body,
          radioField({
            ...{ ...field('route', '進路'), required: true },
            options: ROUTES.map(route => ({
              ...{ value: route, label: ROUTE_TEXT[route] },
              hint: templateOf(figures, route)
                .map(({ title }) => title)
                .join(' → '),
            })),
          }),
          textArea({
            ...field('goal', 'めざすこと'),
            rows: 2,
            limit: 300,
            hint: 'ご本人のページにも出ます。',
            example: '自宅でパン教室を開く',
          }),
          dateField({ ...field('begun_on', '始めた日', formatDay(ask.today)), required: true }),
        ],
        { text: '始める', kind: 'main' },
      )}`,
  }
}

export const newPage = page.staff({
  path: `${PATH}/new`,
  can: 'people.write',
  audit: {
    action: 'case.new',
    subject: ask => {
      const person = ask.url.searchParams.get('person') ?? ''
      return isId(person) ? ['person', person] : undefined
    },
  },
  get: (ask, db) => view(ask, db, filled(Object.fromEntries(ask.url.searchParams))),
  post: async (ask, tx, typed): Promise<Reply> => {
    const read = accept(newForm(ask.today), typed, clientRule)
    if (!read.ok) return view(ask, tx, typed, read)
    const { person, organisation, ...wanted } = read.value
    const done = await begin(
      tx,
      { ...wanted, client: person ? { person } : { organisation: organisation! } },
      doing(ask),
    )
    if (!('refused' in done))
      return { redirect: casePath(done.id), flash: '進路を始めました。節目の日を確かめてください。' }
    const sentence = REFUSAL_TEXT[done.refused]
    return view(
      ask,
      tx,
      typed,
      done.refused === 'future' ? { typed, errors: { begun_on: sentence } } : { typed, refused: sentence },
    )
  },
})
