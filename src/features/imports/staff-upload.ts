import { html } from 'hono/html'
import { isMunicipalityCode } from '#platform/codes.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { beginning } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { planImport } from './planning/actions.ts'
import { type Source, sources } from './sources/store.ts'
import { PATH, runTable, sourceTable } from './sources/tables.ts'
import { latestRuns, type Run } from './store-runs.ts'

/** What is typed into the form, and the lists among which one chooses. */
type Upload = { municipality: string; source?: string; list?: string; errors?: Record<string, string> }

const uploadForm = (
  known: readonly Source[],
  { municipality, source = '', list = '', errors = {} }: Upload,
): Html => html`
  ${checked(
    errors,
    form({
      action: PATH,
      once: newId(),
      upload: true,
      body: [
        textField({
          name: 'file',
          label: 'イベント一覧のファイル（CSV・Excel）',
          type: 'file',
          accept: '.csv,.xlsx,text/csv',
          required: true,
          hint: 'CSV（文字コードは UTF-8、Shift_JIS、UTF-16、EUC-JP、JIS のどれでも）のほか、Excelのブック（.xlsx）もそのまま選べます。見出しは、推奨データセット・ベース・レジストリ・GIFのものでも、独自のものでもかまいません。10メガバイトまで。',
          error: errors['file'],
        }),
        known.length > 0 &&
          selectField({
            name: 'source',
            label: 'どの一覧の続きか',
            value: source,
            empty: 'ファイルの名前から決める（はじめての名前なら、新しい一覧）',
            options: known.map(({ id, name }) => ({ value: id, label: name })),
            hint: '同じ一覧の次のファイルは、前のものとくらべて取り込みます。ほかの一覧から来た催しには触れません。',
            error: errors['source'],
          }),
        textField({
          name: 'list',
          label: '新しい一覧なら、その名前',
          value: list,
          width: 'medium',
          example: '生涯学習課の講座',
          hint: '空けておくと、ファイルの名前を使います。',
          error: errors['list'],
        }),
        textField({
          name: 'municipality',
          label: 'どの自治体のファイルか（全国地方公共団体コード）',
          value: municipality,
          required: true,
          width: 'short',
          inputmode: 'numeric',
          example: '122173',
          error: errors['municipality'],
        }),
      ],
      submit: button({ text: '中身を確かめる', kind: 'main' }),
    }),
  )}
  <p class="faint">まだ何も書きかえません。次の画面で、何が増えて何が変わるかを確かめてから取り込みます。</p>`

const listView = (known: readonly Source[], runs: readonly Run[], upload: Upload): View => ({
  title: 'イベント情報の取込',
  nav: PATH,
  ...(upload.errors ? { status: 422 as const } : {}),
  body: html`${pageHead({ title: 'イベント情報の取込', lead: '自治体が公開しているイベント一覧を取り込み、活動としてさがせるようにします。', actions: html`<a href="${PATH}/sources">取り込んでいる一覧</a>` })}
    <div class="box">${uploadForm(known, upload)}</div>
    ${known.length > 0 && sourceTable(known)}
    ${runTable(runs)}`,
})

/** Where a file is chosen: the way in to everything else. */
export const uploadPage = page.staff({
  path: PATH,
  can: 'imports.run',
  audit: { action: 'import.plan' },
  takes: 'file',
  get: async (ask, db) => listView(await sources(db), await latestRuns(db), { municipality: ask.municipality.code }),
  post: async (ask, tx, submitted) => {
    const typed = typedOf(submitted)
    const file = submitted.files['file']
    const known = await sources(tx)
    const errors = wrongIn(typed, known)
    if (!file) errors['file'] = 'ファイルを選んでください。例：122173.csv'
    const again = async (wrong: Record<string, string>) =>
      listView(known, await latestRuns(tx), { ...typed, errors: wrong })
    if (!file || Object.keys(errors).length > 0) return again(errors)
    const planned = await planImport(tx, { ...typed, name: file.name, bytes: file.bytes }, doing(ask))
    if ('refused' in planned) return again({ file: `${file.name}：${planned.refused.message}` })
    return { redirect: `${PATH}/${planned.run}${'asks' in planned ? '/columns' : ''}` }
  },
})

const typedOf = (submitted: Submitted) => ({
  municipality: one(submitted, 'municipality').normalize('NFKC').trim(),
  source: one(submitted, 'source'),
  list: beginning(one(submitted, 'list').trim(), 100),
})

function wrongIn({ municipality, source, list }: ReturnType<typeof typedOf>, known: readonly Source[]) {
  const errors: Record<string, string> = {}
  if (!isMunicipalityCode(municipality))
    errors['municipality'] = '6けたの全国地方公共団体コードを入れてください。最後の1けたは検査数字です。例：122173'
  if (source !== '' && !known.some(({ id }) => id === source)) errors['source'] = '一覧を選び直してください。'
  if (source !== '' && list !== '')
    errors['list'] = '続きの一覧を選んだときは、名前は空けてください。名前は一覧のページで変えられます。'
  return errors
}
