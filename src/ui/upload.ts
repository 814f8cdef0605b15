import { html } from 'hono/html'
import { textField } from './fields.ts'
import type { Content, Html } from './html.ts'
import { notice } from './notice.ts'

/** So many of the places that are wrong are told at once. */
const MOST_TOLD = 50

/** The field for a table that is sent as a file, by the name `file`. */
export const tableFile = (params: { label?: string; hint: string; error?: string | undefined }): Html =>
  textField({
    ...{ name: 'file', label: params.label ?? '表のファイル（CSV・Excel）', type: 'file', required: true },
    ...{ accept: '.csv,.xlsx', hint: params.hint, error: params.error },
  })

/** What stands against a table, each place in a sentence; nothing of the table was put in. */
export const wrongRows = (wrong: readonly string[]): Content =>
  wrong.length > 0 &&
  notice({
    kind: 'error',
    live: true,
    title: `入れられないところが${wrong.length.toLocaleString('ja')}か所あるため、何も入れていません。表を直して、もう一度選んでください。`,
    body: html`<ul>${wrong.slice(0, MOST_TOLD).map(text => html`<li>${text}</li>`)}</ul>${wrong.length > MOST_TOLD && `ほか${(wrong.length - MOST_TOLD).toLocaleString('ja')}か所`}`,
  })

export const examples: Record<string, () => Html> = {
  'the field': () => tableFile({ hint: '1行でも入れられないときは、何も入れません。' }),
  'two places that are wrong': () =>
    html`${wrongRows(['3行目：年月「昨年」を読めません。', '5行目：「数」に数を書いてください。'])}`,
}
