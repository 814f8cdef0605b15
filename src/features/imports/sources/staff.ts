import { html } from 'hono/html'
import { organisationChoices } from '#features/organisations/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { beginning } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { FIELD_TEXT } from '../columns/headings.ts'
import { latestRuns, type Run } from '../store-runs.ts'
import { DIALECT_TEXT, ENCODING_TEXT } from '../text-pages.ts'
import { forgetMatch, type SourceRefusal, setPaused, settleSource } from './actions.ts'
import { type Source, sourceById, sources } from './store.ts'
import { PATH, runTable, sourceTable, when } from './tables.ts'

const REFUSAL: Record<SourceRefusal, [field: 'name' | 'organisation', sentence: string]> = {
  noName: ['name', '一覧の名前を入れてください。例：生涯学習課の講座'],
  nameTaken: ['name', '同じ名前の一覧がもうあります。ほかの名前にしてください。'],
  noOwner: ['organisation', '受け持つ団体を選び直してください。'],
}

const list = page.staff({
  path: `${PATH}/sources`,
  can: 'imports.run',
  audit: 'none',
  get: async (_, db) => ({
    title: '取り込んでいる一覧',
    nav: PATH,
    body: html`${backLink(PATH, '取込')}
      ${pageHead({ title: '取り込んでいる一覧', lead: '一覧ごとに、番号・見出し・これまでの取込を別べつに覚えています。' })}
      ${sourceTable(await sources(db))}`,
  }),
})

const detail = page.staff({
  path: `${PATH}/sources/:id`,
  can: 'imports.run',
  audit: { action: 'import.source', subject: ask => ['import_source', ask.params.id] },
  get: async (ask, db) => {
    const source = await sourceById(db, ask.params.id)
    return source && viewOf(db, source, { name: source.name, organisation: source.organisation_id ?? '' })
  },
  post: async (ask, tx, submitted) => {
    const source = await sourceById(tx, ask.params.id)
    if (!source) return null
    const typed = { name: beginning(one(submitted, 'name').trim(), 100), organisation: one(submitted, 'organisation') }
    const refused = await settleSource(tx, source, { ...typed, organisation: typed.organisation || null }, doing(ask))
    if (!refused) return { redirect: `${PATH}/sources/${source.id}`, flash: '保存しました。' }
    const [field, sentence] = REFUSAL[refused]
    return viewOf(tx, source, typed, { [field]: sentence })
  },
})

type Typed = { name: string; organisation: string }

async function viewOf(db: Read, source: Source, typed: Typed, errors: Record<string, string> = {}): Promise<View> {
  const runs = await latestRuns(db, source.id)
  const choices = await organisationChoices(db)
  return {
    title: source.name,
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '取込')}
      ${pageHead({ title: source.name, lead: source.paused_at ? `${when(source.paused_at)}から、取込を止めています。` : '' })}
      ${source.paused_at && notice({ kind: 'warning', title: '取込を止めています。', body: 'もう公開した催しは、そのまま残っています。' })}
      ${summary([
        { label: '受け持ち', value: source.organisation ?? 'まだ決めていません' },
        { label: '自治体のコード', value: source.code },
        { label: 'ファイルの形', value: shapeOf(runs) },
        { label: '公開中の催し', value: `${source.open}件` },
      ])}
      <div class="row">${press(source, source.paused_at ? 'resume' : 'pause', source.paused_at ? '取込を再開する' : '取込を止める')}</div>
      ${settingsForm(source, typed, choices, errors)}
      ${matchOf(source)}
      ${runTable(runs)}`,
  }
}

/** How its latest file was written. */
function shapeOf([latest]: readonly Run[]): string {
  if (!latest) return 'まだファイルはありません'
  return `${DIALECT_TEXT[latest.dialect] ?? latest.dialect}・${ENCODING_TEXT[latest.encoding] ?? latest.encoding}`
}

const settingsForm = (
  source: Source,
  { name, organisation }: Typed,
  choices: readonly { id: string; name: string }[],
  errors: Record<string, string>,
): Html =>
  checked(
    errors,
    form({
      action: `${PATH}/sources/${source.id}`,
      once: newId(),
      body: [
        textField({ name: 'name', label: '一覧の名前', value: name, required: true, error: errors['name'] }),
        selectField({
          name: 'organisation',
          label: '受け持ち（部署・団体）',
          value: organisation,
          empty: 'まだ決めない',
          options: choices.map(({ id, name }) => ({ value: id, label: name })),
          hint: '変えると、この一覧から来た催しも、新しい受け持ちのものになります。',
          error: errors['organisation'],
        }),
      ],
      submit: button({ text: '保存する', kind: 'main' }),
    }),
  )

const press = ({ id }: Source, verb: string, text: string): Html =>
  form({
    action: `${PATH}/sources/${id}/${verb}`,
    once: newId(),
    body: '',
    submit: button({ text, kind: 'plain' }),
    class: 'row',
  })

/** How its own headings are read, as a person said once. */
const matchOf = (source: Source): Content =>
  Object.keys(source.columns).length > 0 &&
  more({
    title: '見出しの読みかた',
    body: html`${table({
      caption: '見出しの読みかた',
      items: Object.entries(source.columns),
      empty: '',
      columns: [
        { key: 'heading', title: 'ファイルの見出し', header: true, cell: ([heading]) => heading },
        { key: 'field', title: '読みかた', cell: ([, field]) => (field === '' ? '読まない' : FIELD_TEXT[field]) },
      ],
    })}
      ${source.left_out.length > 0 && html`<p>読まないシート：${source.left_out.join('、')}</p>`}
      ${press(source, 'forget', '忘れて、次のファイルで合わせ直す')}`,
  })

const verb = (
  name: 'pause' | 'resume' | 'forget',
  act: (tx: Tx, source: Source, who: Parameters<typeof forgetMatch>[2]) => Promise<void>,
  flash: string,
) =>
  page.staff({
    path: `${PATH}/sources/:id/${name}`,
    can: 'imports.run',
    audit: { action: `import.source.${name}`, subject: ask => ['import_source', ask.params.id] },
    post: async (ask, tx) => {
      const source = await sourceById(tx, ask.params.id)
      if (!source) return null
      await act(tx, source, doing(ask))
      return { redirect: `${PATH}/sources/${source.id}`, flash }
    },
  })

export const sourcePages = [
  list,
  detail,
  verb('pause', (tx, source, who) => setPaused(tx, source, true, who), '取込を止めました。'),
  verb('resume', (tx, source, who) => setPaused(tx, source, false, who), '取込を再開しました。'),
  verb('forget', forgetMatch, '見出しの読みかたを忘れました。'),
]
