import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { tell } from '#platform/happening.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { timeline } from '#ui/timeline.ts'
import { makeWork, reviseWork } from './actions.ts'
import { readWork, typedOf } from './forms.ts'
import { PATH, workPath } from './paths.ts'
import { type Work, type WorkRefusal, workName } from './rules.ts'
import { allWorks, changesOf, departments, workById } from './store.ts'
import { FIELD_TEXT, REFUSAL_TEXT, WORK_TOLD, yearsText } from './text.ts'

const listPage = page.staff({
  path: PATH,
  can: 'works.read',
  audit: 'none',
  get: async (ask, db) => {
    const plans = [...Map.groupBy(await allWorks(db), ({ plan }) => plan)]
    return {
      title: '事業',
      nav: PATH,
      body: html`${pageHead({
        title: '事業',
        lead: '計画の事業と、それぞれを受け持つ部署です。実績と評価は、この事業ごとにまとめます。',
        actions: [
          may(ask, 'works.write') && linkButton({ href: `${PATH}/new`, text: '事業を足す', kind: 'main' }),
          printButton(),
        ],
      })}
      ${plans.length === 0 && html`<p>事業は、まだ登録がありません。計画を見ながら、管理者（所管課）が登録します。</p>`}
      ${plans.map(([plan, works]) => workTable(plan, works))}`,
    }
  },
})

const workTable = (plan: string, works: readonly Work[]): Html =>
  table({
    caption: plan,
    items: works,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'name',
        title: '事業',
        header: true,
        cell: work => html`<a href="${workPath(work.id)}">${workName(work)}</a>`,
      },
      { key: 'summary', title: '概要', cell: ({ summary: text }) => text || '—' },
      { key: 'teams', title: '部署', cell: ({ teams }) => teams.map(({ name }) => name).join('、') || '—' },
      { key: 'years', title: '期間', cell: work => yearsText(work) || '—' },
      { key: 'page', title: '掲載ページ', cell: work => work.page || '—' },
    ],
  })

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

async function formPart(db: Read, action: string, { typed, errors }: Shown, text: string): Promise<Content> {
  const teams = await departments(db)
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return form({
    action,
    once: newId(),
    body: [
      textField({ ...field('plan', '計画'), required: true, example: '第10期介護保険事業計画' }),
      textField({ ...field('code', '計画の中の番号'), required: true, width: 'short', example: 'ア' }),
      textField({ ...field('name', '事業の名前'), required: true }),
      textField({ ...field('page', '掲載ページ'), width: 'medium', example: '5〜6ページ' }),
      textArea({ ...field('summary', '概要'), limit: 2000 }),
      textArea({ ...field('purpose', '目的'), limit: 2000 }),
      textArea({ ...field('background', '背景・経緯'), limit: 2000, hint: '事業票にのせます。' }),
      textArea({ ...field('appeal', 'PRポイント'), limit: 2000, hint: '事業票にのせます。' }),
      ...(['from_year', 'until_year'] as const).map(name =>
        textField({
          ...field(name, FIELD_TEXT[name]),
          width: 'short',
          hint: '西暦でも元号でもかまいません。決まっていないときは空けておきます。',
          example: '令和8年度',
        }),
      ),
      textField({ ...field('sort', '並びの順'), width: 'short', inputmode: 'numeric', example: '10' }),
      teams.length > 0 &&
        checkboxField({
          ...{
            name: 'teams',
            label: '部署（いくつでも）',
            columns: true,
            error: errors['teams'],
            values: all(typed, 'teams'),
          },
          options: teams.map(({ id, name }) => ({ value: id, label: name })),
        }),
    ],
    submit: [button({ text, kind: 'main' }), linkButton({ href: PATH, text: 'やめる', kind: 'quiet' })],
  })
}

const newView = async (db: Read, shown: Shown): Promise<View> => ({
  title: '事業を足す',
  nav: PATH,
  ...(Object.keys(shown.errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(PATH, '事業の一覧')}${pageHead({ title: '事業を足す' })}${checked(shown.errors, await formPart(db, `${PATH}/new`, shown, '事業を足す'))}`,
})

const teamIds = async (db: Read): Promise<ReadonlySet<string>> => new Set((await departments(db)).map(({ id }) => id))
const errorsOf = (refused: WorkRefusal) => ({ code: REFUSAL_TEXT[refused] })

const newPage = page.staff({
  path: `${PATH}/new`,
  can: 'works.write',
  audit: { action: 'work.make' },
  get: (_, db) => newView(db, { typed: filled({}), errors: {} }),
  post: async (ask, tx, typed): Promise<Reply> => {
    const read = readWork(await teamIds(tx), typed)
    if (!read.ok) return newView(tx, { typed, errors: read.errors })
    const id = isId(one(typed, 'once')) ? one(typed, 'once') : newId()
    const refused = await makeWork(tx, id, read.value, doing(ask))
    if (refused) return newView(tx, { typed, errors: errorsOf(refused) })
    return { redirect: workPath(id), flash: `「${read.value.name}」を足しました。` }
  },
})

async function workView(ask: Ask<Staff, 'id'>, db: Read, shown?: Shown): Promise<View | null> {
  const work = await workById(db, ask.params.id)
  if (!work) return null
  const title = workName(work)
  return {
    title,
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '事業の一覧')}${pageHead({
      title,
      lead: work.plan,
      actions: [
        may(ask, 'entries.read') && linkButton({ href: `/staff/entries?work=${work.id}`, text: 'この事業の実績' }),
        may(ask, 'evaluations.read') && linkButton({ href: `${workPath(work.id)}/year`, text: '事業票' }),
        printButton(),
      ],
    })}
      ${pane({
        title: '内容',
        body: summary([
          { label: '概要', value: work.summary },
          { label: '目的', value: work.purpose },
          { label: '背景・経緯', value: work.background },
          { label: 'PRポイント', value: work.appeal },
          { label: '部署', value: work.teams.map(({ name }) => name).join('、') },
          { label: '期間', value: yearsText(work) },
          { label: '掲載ページ', value: work.page },
        ]),
      })}
      ${historyPane(await changesOf(db, work.id), ask.now)}
      ${may(ask, 'works.write') && (await changePart(db, work, shown))}`,
  }
}

async function changePart(db: Read, work: Work, shown?: Shown): Promise<Html> {
  const body = await formPart(db, workPath(work.id), shown ?? { typed: typedOf(work), errors: {} }, '直す')
  const part = more({ title: '直す', open: shown !== undefined, body })
  return html`<div class="screen-only">${checked(shown?.errors ?? {}, part)}</div>`
}

const historyPane = (changes: Awaited<ReturnType<typeof changesOf>>, now: string): Html =>
  pane({
    title: 'これまでのこと',
    body: timeline(
      changes.map(one => ({
        ...{ when: momentText(one.at, now), datetime: dayOf(one.at), aside: one.by ?? '' },
        body: tell(WORK_TOLD, one, null),
      })),
      'まだ記録がありません。',
    ),
  })

const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'works.read',
  audit: 'none',
  get: (ask, db) => workView(ask, db),
})

const change = async (ask: Ask<Staff, 'id'>, tx: Tx, typed: Submitted): Promise<Reply> => {
  const read = readWork(await teamIds(tx), typed)
  if (!read.ok) return workView(ask, tx, { typed, errors: read.errors })
  const refused = await reviseWork(tx, ask.params.id, read.value, doing(ask))
  if (refused === 'gone') return null
  if (refused) return workView(ask, tx, { typed, errors: errorsOf(refused) })
  return { redirect: workPath(ask.params.id), flash: `「${read.value.name}」を直しました。` }
}

const changePage = page.staff({
  path: `${PATH}/:id`,
  can: 'works.write',
  audit: { action: 'work.change', subject: ask => ['work', ask.params.id] },
  post: change,
})

export const pages = [listPage, newPage, onePage, changePage]
