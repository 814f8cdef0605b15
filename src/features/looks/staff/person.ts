import { html } from 'hono/html'
import { fullName, personHead, personPath } from '#features/people/index.ts'
import type { Looks } from '#platform/feature.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField } from '#ui/fields.ts'
import { checked } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { type Find, SIZE } from '../rules.ts'
import { findLooks } from '../store.ts'
import { HOME, hrefWith, periodAsked } from './asked.ts'
import { linesTable, looksPath, nextLines, onlyOf, peopleIn } from './parts.ts'

/** Who looked at this person: the question that they ask. Who else stood in a list is not told here. */
export const personPage = (looks: Looks) =>
  page.staff({
    path: looksPath(':id'),
    can: 'looks.person',
    audit: { action: 'looks.person', subject: ask => ['person', ask.params.id] },
    get: async (ask, db) => {
      const person = await personHead(db, ask.params.id)
      if (!person) return null
      const { typed, errors, before, from, to } = periodAsked(ask)
      const wrong = Object.keys(errors).length > 0
      const find: Find = { person: person.id, by: null, actions: null, refused: false, from, to }
      const found = wrong ? [] : await findLooks(db, find, before, SIZE)
      const lines = found.slice(0, SIZE)
      const people = await peopleIn(db, lines)
      const empty = before === null ? 'この期間に見た職員はいません。' : 'これより前の記録はありません。'
      const title = `${fullName(person)}さんの記録を見た職員`
      return {
        title,
        nav: may(ask, 'looks.read') ? HOME : '/staff/people',
        ...(wrong && { status: 422 as const }),
        body: html`${backPart(ask, person.id)}${pageHead({
          title,
          lead: `No. ${person.number}　ご本人の記録と、ご本人の名前が出た一覧を見た記録です。`,
          actions: linkButton({
            href: hrefWith(`${looksPath(person.id)}/sheet`, typed, { before: null }),
            text: '開示用の控えを作る',
            kind: 'main',
          }),
        })}${checked(errors, filters(looksPath(person.id), typed, errors))}${
          !wrong && [
            linesTable(lines, people, empty, onlyOf(person.id, people, looks, may(ask, 'looks.read'))),
            nextLines(lines, found.length > SIZE, before, next =>
              hrefWith(looksPath(person.id), typed, { before: next }),
            ),
          ]
        }`,
      }
    },
  })

const backPart = (ask: Ask<Staff>, id: string): Content => [
  may(ask, 'people.read') && backLink(personPath(id), 'この方の画面'),
  may(ask, 'looks.read') && backLink(HOME, '閲覧の記録'),
]

/** The days of which is told. */
export const filters = (
  action: string,
  typed: Parameters<typeof one>[0],
  errors: Readonly<Record<string, string>>,
): Content => {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return filterForm({
    action,
    label: '期間',
    body: [dateField(field('from', 'この日から')), dateField({ ...field('to', 'この日まで'), example: '' })],
    submit: button({ text: '期間をしぼる', icon: 'search' }),
  })
}
