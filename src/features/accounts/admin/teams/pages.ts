import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, type Municipality, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { isRole } from '../../rules.ts'
import { roleSaid } from '../../text.ts'
import { teamEndForm, teamForm } from '../forms.ts'
import { HOME } from '../pages/list.ts'
import { untilText } from '../text.ts'
import { endTeam, makeTeam, renameTeam, type TeamRefusal } from './actions.ts'
import { holdTeam, type Team, teamList } from './store.ts'

export const TEAMS = `${HOME}/teams` as const

const TEAM_TEXT = {
  named: '同じ名前のチームがあります。別の名前にしてください。',
  held: 'この日より後も、このチームの役割を持つ職員がいます。先に、その職員のページで役割を終わりにするか、見える方を変えてください。',
  past: '最後の日は、きょうかそれより後の日にしてください。',
  gone: 'このチームは、いまはありません。',
} satisfies Record<TeamRefusal, string>

/** `of`: the team whose form was refused, '' for a new one; its fields carry the id. */
type Shown = { typed?: Submitted; errors?: Record<string, string>; of?: string }

const named = (name: string, of: string): string => (of ? `${name}-${of}` : name)

async function view(ask: Ask<Staff>, db: Read, shown: Shown = {}): Promise<View> {
  const { errors = {}, of = '' } = shown
  const teams = await teamList(db, ask.today)
  return {
    title: 'チーム',
    nav: HOME,
    ...(shown.typed ? { status: 422 as const } : {}),
    body: html`${backLink(HOME, '職員の一覧')}${pageHead({
      title: 'チーム',
      lead: '窓口を分けたり、法人に委託したりするときの、職員のまとまりです。役割をチームに限ると、そのチームの職員が担当している方が見えます。',
    })}${checked(Object.fromEntries(Object.entries(errors).map(([name, text]) => [named(name, of), text])), [
      teams.map(team => teamPane(ask, team, shown)),
      pane({ title: 'チームを作る', body: nameForm(TEAMS, '', '', shown, 'チームを作る') }),
    ])}`,
  }
}

const isOver = ({ ended_on }: Team, today: string): boolean => ended_on !== null && ended_on < today

function teamPane(ask: Ask<Staff>, team: Team, shown: Shown): Html {
  const { id, name, ended_on, members } = team
  const path = `${TEAMS}/${id}`
  return pane({
    title: name,
    ...(ended_on && { aside: isOver(team, ask.today) ? `${formatDay(ended_on)}に終わりました` : untilText(ended_on) }),
    body: html`${
      members.length === 0
        ? html`<p class="hint">いまの職員はいません。職員のページで役割をつけるときに、このチームを選びます。</p>`
        : html`<ul>${members.map(one => memberLine(ask.municipality, one))}</ul>`
    }
    ${
      !isOver(team, ask.today) && [
        more({
          title: '名前を変える',
          open: shown.of === id && 'name' in (shown.errors ?? {}),
          body: nameForm(path, id, name, shown, '名前を変える'),
        }),
        more({
          title: 'このチームを終わりにする',
          open: shown.of === id && 'until' in (shown.errors ?? {}),
          body: endForm(path, id, shown),
        }),
      ]
    }`,
  })
}

const memberLine = (city: Municipality, { id, name, role, from, until }: Team['members'][number]): Content =>
  html`<li><a href="${HOME}/${id}">${name}</a> <span class="faint">${isRole(role) ? roleSaid(city, role) : role}　${formatDay(from)}から${untilText(until)}</span></li>`

const fieldOf = (
  name: string,
  of: string,
  label: string,
  value: string,
  { typed, errors = {}, of: shownOf }: Shown,
) => ({
  name: named(name, of),
  label,
  required: true,
  value: shownOf === of && typed ? one(typed, named(name, of)) : value,
  error: shownOf === of ? errors[name] : undefined,
})

const nameForm = (action: string, of: string, name: string, shown: Shown, text: string): Html =>
  form({
    ...{ action, once: newId() },
    body: textField({ ...fieldOf('name', of, '名前', name, shown), example: '北部窓口（〇〇法人に委託）' }),
    submit: button({ text, kind: of ? 'plain' : 'main' }),
  })

const endForm = (path: string, of: string, shown: Shown): Html =>
  form({
    ...{ action: `${path}/end`, once: newId() },
    body: dateField(fieldOf('until', of, '最後の日', '', shown)),
    submit: button({ text: '終わりにする', kind: 'danger' }),
  })

/** The fields of one team without its id. */
const plain = (typed: Submitted, of: string): Submitted => ({
  fields: Object.fromEntries(
    Object.entries(typed.fields).map(([name, values]) => [name.replace(`-${of}`, ''), values]),
  ),
  files: {},
})

const idOf = (typed: Submitted): string => (isId(one(typed, 'once')) ? one(typed, 'once') : newId())
const answer = async (
  ask: Ask<Staff>,
  db: Read,
  refused: TeamRefusal | null,
  shown: Shown & { field: string },
  flash: string,
): Promise<Reply> =>
  refused === 'gone'
    ? null
    : refused
      ? view(ask, db, { ...shown, errors: { [shown.field]: TEAM_TEXT[refused] } })
      : { redirect: TEAMS, flash }

const listPage = page.staff({
  path: TEAMS,
  can: 'accounts.manage',
  audit: { action: 'team.list' },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed) => {
    const read = accept(teamForm, typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const refused = await makeTeam(tx, { id: idOf(typed), name: read.value.name }, doing(ask))
    return answer(ask, tx, refused, { typed, field: 'name' }, `「${read.value.name}」を作りました。`)
  },
})

const renamePage = page.staff({
  path: `${TEAMS}/:id`,
  can: 'accounts.manage',
  audit: { action: 'team.rename', subject: ask => ['staff_team', ask.params.id] },
  post: async (ask, tx, typed) => {
    const { id: of } = ask.params
    if (!(await holdTeam(tx, of))) return null
    const read = accept(teamForm, plain(typed, of))
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors, of })
    const refused = await renameTeam(tx, of, read.value.name, doing(ask))
    return answer(ask, tx, refused, { typed, of, field: 'name' }, `名前を「${read.value.name}」に変えました。`)
  },
})

const endPage = page.staff({
  path: `${TEAMS}/:id/end`,
  can: 'accounts.manage',
  audit: { action: 'team.end', subject: ask => ['staff_team', ask.params.id] },
  post: async (ask, tx, typed) => {
    const { id: of } = ask.params
    if (!(await holdTeam(tx, of))) return null
    const read = accept(teamEndForm(ask.today), plain(typed, of))
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors, of })
    const refused = await endTeam(tx, of, read.value.until, doing(ask))
    return answer(ask, tx, refused, { typed, of, field: 'until' }, `${formatDay(read.value.until)}で終わりにします。`)
  },
})

/** The pages about teams; before that of an account, whose path would take them. */
export const teamPages = [listPage, renamePage, endPage]
