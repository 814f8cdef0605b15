import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { type Beside, type Closing, type Onward, telling } from '#platform/feature.ts'
import { pane } from '#ui/layout.ts'
import { end } from '../actions.ts'
import { caseText } from '../desk/history.ts'
import { casePath, ENDS, newPath } from '../rules.ts'
import { casesOf, momentsAsked } from '../store.ts'
import { END_TEXT, nextText, progressText, REFUSAL_TEXT, ROUTE_TEXT, standText } from '../text.ts'

/** On the page of a person: all their routes, those that go on first, each with how far they have come. */
export const caseBeside: Beside = {
  kind: 'person',
  can: 'people.read',
  show: async (db, person) => {
    const cases = await casesOf(db, { person })
    if (cases.length === 0) return false
    return pane({
      title: '進路',
      aside: `${cases.length}件`,
      body: html`<ul class="ruled-out">${cases.map(
        one =>
          html`<li><a href="${casePath(one.id)}">${ROUTE_TEXT[one.route]}</a>　${standText(one)}<br><span class="faint">${progressText(one.milestones)}${one.status === 'active' && html`・次：${nextText(one.milestones)}`}</span></li>`,
      )}</ul>`,
    })
  },
}

export const caseOnward: Onward = {
  ...{ kind: 'person', text: '進路を始める', can: 'people.write' },
  path: id => newPath('person', id),
}

/** What happened on their routes, on their time line. */
export const caseMoments = telling(momentsAsked, rows =>
  rows.map(row => ({
    ...{ at: row.at, day: dayOf(row.at), aside: row.by ?? '' },
    ...{ body: `進路（${ROUTE_TEXT[row.route]}）：${caseText(row, row.titles)}`, href: casePath(row.case_id) },
  })),
)

/** Moving to another route begins that one: it is no way to end with nothing open. */
const WAYS = ENDS.filter(one => one !== 'moved').map(value => ({ value, label: END_TEXT[value] }))

/** Routes on which somebody still is when their time at the desk ends. */
export const caseClosing: Closing = {
  open: async (db, person) =>
    (await casesOf(db, { person }))
      .filter(({ status }) => status !== 'ended')
      .map(one => ({
        id: one.id,
        what: `進路：${ROUTE_TEXT[one.route]}（${standText(one)}）`,
        href: casePath(one.id),
        ways: WAYS,
      })),
  end: async (tx, { id, way, why }, doing) => {
    const as = WAYS.find(({ value }) => value === way)?.value ?? 'stopped'
    const done = await end(tx, id, { as, on_day: doing.today, why, to: null }, doing)
    return 'refused' in done ? REFUSAL_TEXT[done.refused] : null
  },
}
