import { html } from 'hono/html'
import { gazetteer } from '#features/places/index.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { said } from '#platform/own.ts'
import { type Ask, doing, may, page, type Reply, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { accept, filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { changeOrganisation, registerOrganisation, verifyOrganisation } from './actions.ts'
import { organisationForm, tidyLine } from './forms.ts'
import { isOrganisationKind, ORGANISATION_KINDS } from './rules.ts'
import { organisationView } from './staff-detail.ts'
import { type FormPage, organisationFormView, sameNameNotice } from './staff-form.ts'
import { eventsOf, type OrganisationRow, organisationById, organisationList, organisationNamed } from './store.ts'
import { ORGANISATION_KIND_TEXT, ORGANISATION_REFUSAL_TEXT } from './text.ts'

/** What a later feature knows of an organisation. It hands it in, since this feature comes before it on the map. */
export type Later = {
  counts: (db: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, { open: number; all: number }>>
  activities: (db: Read, id: string) => Promise<Content>
  /** The organisation's own data changed: what was derived from it is made anew. */
  changed: (tx: Tx, id: string) => Promise<void>
}

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['organisation', ask.params.id]
const placesOf = (ask: Ask<Staff>, db: Read) => gazetteer(db, ask.municipality.id, ask.today)

const SIZE = 50

/** All pages of organisations. Households are organisations too, so who looked is kept of every page. */
export const organisationPages = (later: Later) => [list(later), create, detail(later), edit(later), verify]

const list = (later: Later) =>
  page.staff({
    path: '/staff/organisations',
    can: 'organisations.read',
    audit: { action: 'organisation.list' },
    get: async (ask, db) => {
      const q = ask.url.searchParams.get('q') ?? ''
      const asked = ask.url.searchParams.get('kind') ?? ''
      const kind = isOrganisationKind(asked) ? asked : null
      const number = askedPage(ask.url.searchParams)
      const { rows, total } = await organisationList(db, { q, kind }, number, SIZE)
      const pages = {
        ...{ page: number, size: SIZE, total },
        href: (page: number) =>
          `/staff/organisations?${new URLSearchParams({ q, kind: kind ?? '', page: String(page) })}`,
      }
      const counts = await later.counts(
        db,
        rows.map(row => row.id),
      )
      return {
        title: said(ask.municipality, '団体'),
        nav: '/staff/organisations',
        body: html`${pageHead({
          title: said(ask.municipality, '団体'),
          lead: html`活動をお願いしてくださる事業所・団体・世帯と、連携機関です。何を受けているかは、<a href="/staff/partners">連携機関の一覧</a>にあります。`,
          actions:
            may(ask, 'organisations.write') &&
            linkButton({ href: '/staff/organisations/new', text: '団体を登録する', kind: 'main' }),
        })}${filters(q, kind)}${listTable(rows, pages, counts, q === '' && !kind)}${pages.total > SIZE && pager(pages)}`,
      }
    },
  })

const filters = (q: string, kind: string | null) =>
  filterForm({
    action: '/staff/organisations',
    label: '団体のしぼりこみ',
    body: [
      textField({ name: 'q', label: '名称・ふりがな・町・業種', type: 'search', value: q }),
      selectField({
        name: 'kind',
        label: '種別',
        empty: 'すべて',
        value: kind ?? '',
        options: ORGANISATION_KINDS.map(value => ({ value, label: ORGANISATION_KIND_TEXT[value] })),
      }),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })

const listTable = (
  rows: readonly OrganisationRow[],
  pages: Pages,
  counts: Awaited<ReturnType<Later['counts']>>,
  all: boolean,
) =>
  table({
    caption: '団体の一覧',
    items: rows,
    cards: true,
    total: pages.total,
    empty: nothingOn(
      pages,
      all
        ? 'まだ団体がありません。「団体を登録する」から始められます。'
        : '当てはまる団体がありません。ことばを短くするか、種別を「すべて」にしてください。',
    ),
    columns: [
      {
        key: 'name',
        title: '名称',
        header: true,
        cell: row => html`<a href="/staff/organisations/${row.id}">${row.name}</a>`,
      },
      { key: 'kind', title: '種別', cell: row => ORGANISATION_KIND_TEXT[row.kind] },
      { key: 'sector', title: '業種・分野', cell: row => row.sector ?? '' },
      { key: 'town', title: '町', cell: row => row.town ?? '' },
      { key: 'open', title: '公開中の活動', numeric: true, cell: row => counts.get(row.id)?.open ?? 0 },
      { key: 'all', title: '活動すべて', numeric: true, cell: row => counts.get(row.id)?.all ?? 0 },
      { key: 'verified', title: '確認日', cell: row => (row.verified_at ? formatDay(today(row.verified_at)) : 'まだ') },
    ],
  })

const NEW = { title: '団体を登録する', action: '/staff/organisations/new', back: '/staff/organisations' }

const create = page.staff({
  path: NEW.action,
  can: 'organisations.write',
  audit: { action: 'organisation.register' },
  get: async (ask, db) =>
    organisationFormView({ ...NEW, values: filled({ kind: 'business' }), places: await placesOf(ask, db) }),
  post: async (ask, tx, form) => {
    const places = await placesOf(ask, tx)
    const taken = await organisationNamed(tx, tidyLine(one(form, 'name')))
    const accepted = accept(organisationForm(places.townOf), form, nameFree(taken))
    const shown = { ...NEW, values: form, places, status: 422 as const }
    if (!accepted.ok) return organisationFormView({ ...shown, errors: accepted.errors, above: sameNameNotice(taken) })
    const result = await registerOrganisation(tx, accepted.value, doing(ask))
    if ('refused' in result) return refusedView(shown, result.existing)
    return { redirect: `/staff/organisations/${result.id}`, flash: `「${accepted.value.name}」を登録しました。` }
  },
})

/** The name must be its own; said together with all else that is wrong. */
const nameFree = (taken: string | undefined) => () =>
  taken ? { name: ORGANISATION_REFUSAL_TEXT.nameTaken } : ({} as Record<string, string>)

const refusedView = (shown: FormPage, existing: string | undefined) =>
  organisationFormView({
    ...shown,
    errors: { name: ORGANISATION_REFUSAL_TEXT.nameTaken },
    above: sameNameNotice(existing),
  })

const detail = (later: Later) =>
  page.staff({
    path: '/staff/organisations/:id',
    can: 'organisations.read',
    audit: { action: 'organisation.read', subject },
    get: async (ask, db) => {
      const id = ask.params.id
      const organisation = await organisationById(db, id)
      if (!organisation) return null
      return organisationView(organisation, {
        activities: await later.activities(db, id),
        events: await eventsOf(db, id),
        mayWrite: may(ask, 'organisations.write'),
        mayAdd: may(ask, 'opportunities.write'),
      })
    },
  })

const edit = (later: Later) =>
  page.staff({
    path: '/staff/organisations/:id/edit',
    can: 'organisations.write',
    audit: { action: 'organisation.change', subject },
    get: async (ask, db) => {
      const organisation = await organisationById(db, ask.params.id)
      if (!organisation) return null
      const values = filled({ ...organisation, services: organisation.services.join('\n') })
      return organisationFormView({ ...editing(ask, organisation.version), values, places: await placesOf(ask, db) })
    },
    post: (ask, tx, form) => saved(ask, tx, form, later),
  })

const editing = (ask: Ask<Staff, 'id'>, version: number) => {
  const back = `/staff/organisations/${ask.params.id}`
  return { title: '団体の内容を変更する', action: `${back}/edit`, back, version }
}

async function saved(ask: Ask<Staff, 'id'>, tx: Tx, form: Submitted, later: Later): Promise<Reply> {
  const id = ask.params.id
  const now = await organisationById(tx, id)
  if (!now) return null
  const version = versionOf(form)
  const places = await placesOf(ask, tx)
  const named = await organisationNamed(tx, tidyLine(one(form, 'name')))
  const taken = named === id ? undefined : named
  const accepted = accept(organisationForm(places.townOf), form, nameFree(taken))
  const shown = { ...editing(ask, version), values: form, places, status: 422 as const }
  if (!accepted.ok) return organisationFormView({ ...shown, errors: accepted.errors, above: sameNameNotice(taken) })
  const result = await changeOrganisation(tx, id, version, accepted.value, doing(ask))
  if (!('refused' in result)) {
    await later.changed(tx, id)
    return { redirect: shown.back, flash: '変更を保存しました。' }
  }
  if (result.refused === 'nameTaken') return refusedView(shown, result.existing)
  const title = '別の職員が先に変更しました'
  const body = html`${ORGANISATION_REFUSAL_TEXT.changed}<a href="${shown.back}">いまの登録内容を見る</a>`
  return organisationFormView({
    ...shown,
    status: 409,
    version: now.version,
    above: notice({ kind: 'warning', title, body }),
  })
}

const verify = page.staff({
  path: '/staff/organisations/:id/verify',
  can: 'organisations.write',
  audit: { action: 'organisation.verify', subject },
  post: async (ask, tx) => {
    const id = ask.params.id
    if (!(await organisationById(tx, id))) return null
    await verifyOrganisation(tx, id, doing(ask))
    return { redirect: `/staff/organisations/${id}`, flash: '確認したことを記録しました。' }
  },
})
