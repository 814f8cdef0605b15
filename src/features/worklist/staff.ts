import { html } from 'hono/html'
import { staffList } from '#features/accounts/index.ts'
import { personPath } from '#features/people/index.ts'
import { WHAT_TEXT, WHATS } from '#features/steps/index.ts'
import { addDays, diffDays, formatDay, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, actorOf, may, page, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button, printButton } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { errorSummary, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { finish, handOver } from './actions.ts'
import { doneForm } from './forms.ts'
import { GROUPS, type Group, groupOf, type Refusal } from './rules.ts'
import { type Arrival, arrivals, LINES, type Line, openLine, openLines } from './store.ts'
import { GROUP_EMPTY, GROUP_TEXT, REFUSAL_TEXT } from './text.ts'

type Staff = readonly { id: string; name: string }[]

/** Whose steps are shown: one's own, unless everybody's are asked for; a manager owns none and sees all. */
const everybody = (ask: Ask): boolean => {
  const who = ask.url.searchParams.get('who')
  return who === 'all' || (who !== 'mine' && !may(ask, 'people.write'))
}

const home = page({
  path: '/staff',
  audience: 'staff',
  can: 'worklist.read',
  audit: { action: 'worklist.read' },
  get: async (ask, db) => {
    if (!may(ask, 'people.read')) return noCases(ask)
    const all = everybody(ask)
    const lines = await openLines(db, all ? null : actorOf(ask).id)
    const came = await arrivals(db, ask.today)
    const staff = await staffList(db)
    return {
      title: 'やること',
      nav: '/staff',
      body: html`${pageHead({ title: 'やること', lead: `${formatDay(ask.today)}　${actorOf(ask).name}さん`, actions: printButton() })}
        ${tabs('だれのやること', [
          { href: '/staff?who=mine', text: '自分', current: !all },
          { href: '/staff?who=all', text: '全員', current: all },
        ])}
        <div class="stack">${GROUPS.map(group => groupPart(ask, group, lines, staff))}
        ${arrivalsPart(came)}
        ${lines.length === LINES && notice({ kind: 'info', title: `期限の早い${LINES}件を出しています。` })}</div>`,
    }
  },
})

/** The administrator keeps accounts and the log and sees no cases. */
const noCases = (ask: Ask): View => ({
  title: 'やること',
  nav: '/staff',
  body: html`${pageHead({ title: 'やること', lead: `${actorOf(ask).name}さん` })}
    ${notice({ kind: 'info', title: 'この役割には、相談のやることは ありません。', body: '利用者の記録は、相談の担当者だけが見られます。データの取込や、活動・団体の一覧は、上のメニューから開けます。' })}`,
})

function groupPart(ask: Ask, group: Group, lines: readonly Line[], staff: Staff): Content {
  const mine = lines.filter(line => groupOf(line.due_on, ask.today) === group)
  if (mine.length === 0 && group !== 'today') return false
  const part = linesTable(ask, GROUP_TEXT[group], mine, staff, GROUP_EMPTY[group])
  return group === 'later' ? more({ title: `${GROUP_TEXT.later}（${mine.length}件）`, body: part }) : part
}

const linesTable = (ask: Ask, caption: string, items: readonly Line[], staff: Staff, empty: string): Html =>
  table({
    caption,
    items,
    empty,
    columns: [
      { key: 'what', title: 'やること', header: true, cell: whatCell },
      { key: 'whom', title: 'だれ・何', cell: whomCell },
      { key: 'due', title: '期限', cell: line => dueCell(line, ask.today) },
      ...(everybody(ask) ? [{ key: 'owner', title: '担当', cell: (line: Line) => line.owner }] : []),
      ...(may(ask, 'people.write')
        ? [{ key: 'do', title: '記録', cell: (line: Line) => doCell(ask, line, staff) }]
        : []),
    ],
  })

const hrefOf = ({ subject_kind, subject_id }: Pick<Line, 'subject_kind' | 'subject_id'>): string =>
  ({
    person: personPath(subject_id),
    proposal: `/staff/proposals/${subject_id}`,
    opportunity: `/staff/opportunities/${subject_id}`,
  })[subject_kind]

const whatCell = (line: Line): Html =>
  html`<a href="${hrefOf(line)}">${WHAT_TEXT[line.what]}</a>${line.note && html`<br><span class="faint">${line.note}</span>`}`

const whomCell = ({ person_id, number, name, title, organisation }: Line): Html =>
  html`${person_id && html`<a href="${personPath(person_id)}">${number} ${name}</a>`}${person_id && title && html`<br>`}${title && html`${title} <span class="faint">${organisation}</span>`}`

const dueCell = ({ due_on }: Line, today: string): Html => {
  const days = diffDays(due_on, today)
  const late = days > 0 ? `${days}日過ぎ` : days === 0 ? 'きょう' : ''
  return html`<time datetime="${due_on}">${formatShort(due_on)}</time>${late && html` <strong class="${days > 0 ? 'late-mark' : ''}">${late}</strong>`}`
}

const doCell = (ask: Ask, line: Line, staff: Staff): Html =>
  line.subject_kind === 'person'
    ? more({ title: '済み・引きつぐ', body: [doneFields(ask, line.id, {}), ownerFields(ask, line, staff)] })
    : more({ title: '引きつぐ', body: ownerFields(ask, line, staff) })

/** Many forms stand on the page, so each field carries its step after its name; plain names are taken too. */
const named = (name: string, id: string): string => `${name}-${id}`
const ofStep = (id: string, { fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`-${id}`, ''), values])),
  files: {},
})

type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>> }

function doneFields(ask: Ask, id: string, { typed, errors = {} }: Shown): Html {
  const field = (name: string, label: string, value = '') => ({
    name: named(name, id),
    label,
    value: typed ? one(typed, name) : value,
    error: errors[name],
  })
  return form({
    action: `/staff/steps/${id}/done`,
    once: newId(),
    body: [
      hidden('who', ask.url.searchParams.get('who') ?? ''),
      textField(field('outcome', 'どうなったか')),
      selectField({
        ...field('what', '次の一歩', 'contact'),
        options: WHATS.map(value => ({ value, label: WHAT_TEXT[value] })),
      }),
      textField(field('note', 'くわしく')),
      textField({ ...field('due', '次の期限', formatDay(addDays(ask.today, 7))), required: true, width: 'medium' }),
    ],
    submit: button({ text: '済みにする', kind: 'main' }),
  })
}

const ownerFields = (ask: Ask, { id, owner_id }: Pick<Line, 'id' | 'owner_id'>, staff: Staff, error?: string): Html =>
  form({
    action: `/staff/steps/${id}/owner`,
    once: newId(),
    body: [
      hidden('who', ask.url.searchParams.get('who') ?? ''),
      selectField({
        name: named('owner', id),
        label: '引きつぐ職員',
        required: true,
        empty: '選んでください',
        error,
        options: staff.filter(one => one.id !== owner_id).map(one => ({ value: one.id, label: one.name })),
      }),
    ],
    submit: button({ text: '引きつぐ', kind: 'main' }),
  })

const arrivalsPart = (came: readonly Arrival[]): Html =>
  table({
    caption: '届いたもの',
    items: came,
    empty: '新しく届いたものは ありません。',
    columns: [
      {
        key: 'what',
        title: '届いたもの',
        header: true,
        cell: ({ kind, id, number, name }) =>
          kind === 'person'
            ? html`<a href="${personPath(id)}">${number} ${name}</a>`
            : html`<a href="/staff/opportunities/${id}">${name}</a>`,
      },
      {
        key: 'kind',
        title: '内容',
        cell: ({ kind, organisation, limbo }) =>
          kind === 'opportunity'
            ? html`公開の申請 <span class="faint">${organisation}</span>`
            : limbo
              ? html`<strong>次の一歩がありません</strong>`
              : '新しい登録',
      },
      { key: 'day', title: '日', cell: ({ on_day }) => formatDay(on_day) },
    ],
  })

const backTo = (sent: Submitted): string => (one(sent, 'who') === 'all' ? '/staff?who=all' : '/staff')

/** What was refused, on a page of its own with what was typed. */
const again = (
  refused: Refusal | null,
  body: Content,
  errors: Readonly<Record<string, string>> = {},
  id = '',
): View => ({
  title: 'やること',
  nav: '/staff',
  status: refused === 'gone' ? 409 : 422,
  body: html`${backLink('/staff', 'やることに戻る')}${pageHead({ title: 'やること' })}
    ${refused && notice({ kind: 'error', live: true, title: REFUSAL_TEXT[refused] })}
    ${errorSummary(Object.entries(errors).map(([name, message]) => ({ field: named(name, id), message })))}${body}`,
})

const doing = (ask: Ask) => ({ by: actorOf(ask).id, now: ask.now, today: ask.today })

const owner = page({
  path: '/staff/steps/:id/owner',
  audience: 'staff',
  can: 'people.write',
  audit: { action: 'step.handed-over', subject: ask => ['step', ask.params['id']!] },
  post: async (ask, tx, sent) => {
    const id = ask.params['id']!
    const done = await handOver(tx, id, one(ofStep(id, sent), 'owner'), doing(ask))
    if (!('refused' in done)) return { redirect: backTo(sent), flash: `${done.to}さんに引きつぎました。` }
    const step = await openLine(tx, id)
    return again(done.refused, step && ownerFields(ask, step, await staffList(tx)))
  },
})

const done = page({
  path: '/staff/steps/:id/done',
  audience: 'staff',
  can: 'people.write',
  audit: { action: 'step.done', subject: ask => ['step', ask.params['id']!] },
  post: async (ask, tx, sent) => {
    const id = ask.params['id']!
    const typed = ofStep(id, sent)
    const read = accept(doneForm, typed)
    if (!read.ok) return again(null, doneFields(ask, id, { typed, errors: read.errors }), read.errors, id)
    const result = await finish(tx, id, read.value, doing(ask))
    if (!('refused' in result))
      return { redirect: backTo(sent), flash: `済みにしました。次の一歩は${formatShort(result.due)}までです。` }
    const fix = result.refused === 'duePast' ? { due: REFUSAL_TEXT.duePast } : {}
    return again(result.refused, result.refused === 'duePast' && doneFields(ask, id, { typed, errors: fix }), fix, id)
  },
})

export const pages = [home, owner, done]
