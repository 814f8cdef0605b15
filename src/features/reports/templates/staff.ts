import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { oneOf } from '#platform/reading.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { snapshotOf } from '../actions.ts'
import { FIELDS, fieldsOf } from '../files/document.ts'
import { type Data, type Named, shown, type Value } from '../files/fields.ts'
import { headersOf } from '../staff/files.ts'
import { PATH } from '../staff/paths.ts'
import { newestOf } from '../store.ts'
import { setForm } from './actions.ts'
import { FORM_KINDS, FORM_TYPES, type FormKind, type FormType, reportKindsOf } from './rules.ts'
import { standardBook } from './standard/book.ts'
import { standardForm } from './standard/index.ts'
import { type Template, templateById, templates } from './store.ts'
import { FORM_TEXT, TYPE_TEXT } from './text.ts'

const FORMS = `${PATH}/forms` as const
const kindOf = oneOf(FORM_KINDS, 'plan')

async function view(db: Read, kind: FormKind, faults: readonly string[] = []): Promise<View> {
  const own = (await templates(db)).filter(one => one.kind === kind)
  const newest = await newestOf(db, reportKindsOf(kind))
  const values = newest ? fieldsOf(snapshotOf(newest), newest.sha256) : null
  const errors = faults.length > 0 ? { file: faults[0]! } : {}
  return {
    title: '報告のひな形',
    nav: PATH,
    ...(faults.length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '報告の一覧')}${pageHead({
      title: `報告のひな形：${FORM_TEXT[kind]}`,
      lead: '報告をWordの文書やExcelのブックにするときの、市のひな形です。{{番号}} のような名前を書いておくと、そこに報告の内容が差しこまれます。',
      actions: FORM_TYPES.map(type =>
        linkButton({
          href: `${FORMS}/standard.${type}?kind=${kind}`,
          text: `製品のひな形を保存（${TYPE_TEXT[type]}）`,
          icon: 'download',
          download: true,
        }),
      ),
    })}
    ${tabs(
      'ひな形',
      FORM_KINDS.map(one => ({ href: `${FORMS}?kind=${one}`, text: FORM_TEXT[one], current: one === kind })),
    )}
    ${faults.length > 1 && faultPart(faults)}
    ${checked(errors, pane({ title: 'ひな形を入れる', body: uploadForm(kind, own, errors) }))}
    ${ownTable(own)}${nameTables(FIELDS[kind], values, newest?.code ?? null)}`,
  }
}

const faultPart = (faults: readonly string[]): Html =>
  notice({
    kind: 'error',
    live: true,
    title: `${faults.length}か所、直してください。ひな形は入れていません。`,
    body: html`<ul>${faults.map(fault => html`<li>${fault}</li>`)}</ul>`,
  })

const uploadForm = (kind: FormKind, own: readonly Template[], errors: Readonly<Record<string, string>>): Content => [
  html`<p>いま使っているひな形：${FORM_TYPES.map((type, at) => `${at > 0 ? '、' : ''}${TYPE_TEXT[type]}は${usedText(own, type)}`)}</p>
    <p>Excelでは、くり返しを1つの行のなかで始めて閉じると、下の行に順に書きこみます。下に文字があるときは、そのあいだに要るだけの行をあけておいてください。くり返しのなかのくり返しは、1つのセルのなかに書けます。</p>`,
  form({
    action: `${FORMS}?kind=${kind}`,
    once: newId(),
    upload: true,
    body: textField({
      ...{ name: 'file', label: 'ひな形のファイル（.docx か .xlsx）', type: 'file', required: true },
      ...{ accept: '.docx,.xlsx', error: errors['file'] },
      hint: '5MBまで。名前がまちがっているときは、何も変わりません。これまでの報告は、つくったときのひな形のままです。',
    }),
    submit: button({ text: 'このひな形を使う', kind: 'main' }),
  }),
  FORM_TYPES.filter(type => own.some(one => one.type === type)).map(type =>
    form({
      action: `${FORMS}/standard?kind=${kind}&type=${type}`,
      once: newId(),
      body: '',
      submit: button({ text: `製品のひな形（${TYPE_TEXT[type]}）にもどす` }),
    }),
  ),
]

function usedText(own: readonly Template[], type: FormType): string {
  const used = own.find(one => one.type === type)
  return used ? `${used.name}（第${used.number}版）` : '製品についているもの'
}

const ownTable = (own: readonly Template[]): Html =>
  table<Template>({
    caption: 'これまでのひな形',
    items: own,
    cards: true,
    empty: '市のひな形は、まだ入れていません。製品についているひな形を使っています。',
    columns: [
      { key: 'number', title: '版', header: true, cell: ({ number }) => `第${number}版` },
      {
        key: 'name',
        title: 'ファイル',
        cell: ({ id, name, type }) => html`<a href="${FORMS}/${id}/form.${type}" download>${name}</a>`,
      },
      { key: 'by', title: '入れた人', cell: ({ by }) => by },
      { key: 'at', title: '入れた日', cell: ({ at }) => formatDay(today(at)) },
      { key: 'reports', title: 'つくった報告', numeric: true, cell: ({ reports }) => reports },
      { key: 'sha', title: 'ハッシュ', cell: ({ sha256 }) => html`<code>${sha256.slice(0, 12)}…</code>` },
    ],
  })

/** Every name with what it means and what it is in the last report; those of a repeated part as a table of their own. */
function nameTables(fields: readonly Named[], values: Data | null, code: string | null): Content {
  const caption = code === null ? '差しこめる名前' : `差しこめる名前（値は、いちばん新しい報告 ${code} のもの）`
  return [
    nameTable(caption, fields, values),
    fields
      .filter(({ inner }) => inner !== undefined && inner.length > 0)
      .map(one =>
        more({
          title: `「${one.name}」のなかの名前：{{#${one.name}}} … {{/${one.name}}}`,
          body: html`<div class="stack">${innerTables(one, firstOf(values?.[one.name]))}</div>`,
        }),
      ),
  ]
}

const innerTables = ({ name, inner = [] }: Named, values: Data | null): Content => [
  nameTable(`「${name}」のなかの名前`, inner, values),
  inner
    .filter(one => one.inner !== undefined && one.inner.length > 0)
    .map(one => nameTable(`「${name}」のなかの「${one.name}」のなかの名前`, one.inner!, firstOf(values?.[one.name]))),
]

const firstOf = (value: Value | undefined): Data | null =>
  typeof value === 'object' ? ((value as readonly Data[])[0] ?? null) : null

const markOf = ({ name, inner }: Named): string => (inner ? `{{#${name}}} … {{/${name}}}` : `{{${name}}}`)

function valueText(value: Value | undefined): string {
  if (value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '出す' : '出さない'
  return typeof value === 'object' ? `${value.length}回くり返す` : shown(value)
}

const nameTable = (caption: string, fields: readonly Named[], values: Data | null): Html =>
  table<Named>({
    caption,
    items: fields,
    unit: '個',
    cards: true,
    empty: '',
    columns: [
      { key: 'name', title: '名前', header: true, cell: one => html`<code>${markOf(one)}</code>` },
      { key: 'means', title: '意味', cell: ({ means }) => means },
      { key: 'value', title: 'いまの値', cell: ({ name }) => valueText(values?.[name]) },
    ],
  })

const asked = (ask: Ask<Staff>): FormKind => kindOf.parse(ask.url.searchParams.get('kind') ?? '') as FormKind

const show = page.staff({
  path: FORMS,
  can: 'reports.form',
  audit: 'none',
  get: (ask, db) => view(db, asked(ask)),
})

const audit = { action: 'report-form.set' } as const

const put = page.staff({
  path: FORMS,
  can: 'reports.form',
  audit,
  takes: 'file',
  post: async (ask, tx, typed: Submitted) => {
    const kind = asked(ask)
    const file = typed.files['file']
    if (!file) return view(tx, kind, ['ひな形のファイルを選んでください。例：四半期報告.xlsx'])
    const faults = await setForm(tx, kind, file, doing(ask))
    if (faults.length > 0) return view(tx, kind, faults)
    return { redirect: `${FORMS}?kind=${kind}`, flash: 'ひな形を入れました。次の報告から使います。' }
  },
})

const typeIn = (ask: Ask<Staff>): FormType =>
  oneOf(FORM_TYPES, 'docx').parse(ask.url.searchParams.get('type') ?? '') as FormType

/** Back to the form of the product: as a further version, so that what was used when stays known. */
const back = page.staff({
  path: `${FORMS}/standard`,
  can: 'reports.form',
  audit,
  post: async (ask, tx) => {
    const [kind, type] = [asked(ask), typeIn(ask)]
    const faults = await setForm(tx, kind, { name: `製品のひな形.${type}`, bytes: STANDARD[type](kind) }, doing(ask))
    if (faults.length > 0) return view(tx, kind, faults)
    return { redirect: `${FORMS}?kind=${kind}`, flash: '製品のひな形にもどしました。次の報告から使います。' }
  },
})

const STANDARD = { docx: standardForm, xlsx: standardBook } satisfies Record<FormType, (kind: FormKind) => Uint8Array>

const standard = FORM_TYPES.map(type =>
  page.staff({
    path: `${FORMS}/standard.${type}`,
    can: 'reports.form',
    audit: 'none',
    get: async ask => {
      const kind = asked(ask)
      return new Response(STANDARD[type](kind), { headers: headersOf(type, `form-${kind}.${type}`) })
    },
  }),
)

const own = FORM_TYPES.map(type =>
  page.staff({
    path: `${FORMS}/:id/form.${type}`,
    can: 'reports.form',
    audit: 'none',
    get: async (ask, db) => {
      const found = await templateById(db, ask.params.id)
      if (found?.type !== type) return null
      return new Response(new Uint8Array(found.bytes), { headers: headersOf(type, `form.${type}`) })
    },
  }),
)

export const formPages = [show, put, back, ...standard, ...own]
