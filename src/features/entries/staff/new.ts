import { html } from 'hono/html'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { type Errors, makeEntry, type Paper, paperOf } from '../actions.ts'
import { choicesNow } from '../choices.ts'
import { readEntry } from '../forms.ts'
import { entryKinds } from '../kinds/store.ts'
import { entryPath, PATH } from '../paths.ts'
import type { EntryKind } from '../rules.ts'
import { overlapping } from '../store.ts'
import { overlapText } from '../text.ts'
import { entryFields } from './fields.ts'

const NEW = `${PATH}/new` as const

/** What can be entered: one chooses, and sees the fields of that. */
const kindsView = (kinds: readonly EntryKind[], today: string): View => ({
  title: '実績を入れる',
  nav: PATH,
  body: html`${backLink(PATH, '実績の一覧')}${pageHead({ title: '実績を入れる', lead: '何の実績かを選んでください。相談・紹介・決定と、この製品のページの閲覧は自動で数えるので、入れません。' })}
    ${table({
      caption: '実績の種類',
      items: kinds.filter(({ ended_on }) => ended_on === null || ended_on >= today),
      cards: true,
      unit: '種類',
      empty: '入れられる種類がありません。',
      columns: [
        {
          key: 'name',
          title: '種類',
          header: true,
          cell: kind => html`<a href="${NEW}?kind=${kind.key}">${kind.name}</a>`,
        },
        { key: 'unit', title: '単位', cell: ({ unit }) => unit },
        { key: 'lead', title: '何を入れるか', cell: ({ lead }) => lead },
      ],
    })}`,
})

type Shown = { typed: Submitted; errors: Errors }

async function formView(ask: Ask<Staff>, db: Read, kind: EntryKind, { typed, errors }: Shown): Promise<View> {
  const choices = await choicesNow(db, ask.today)
  return {
    title: `実績を入れる：${kind.name}`,
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(NEW, '種類を選び直す')}${pageHead({ title: `実績を入れる：${kind.name}`, lead: kind.lead })}
      ${checked(
        errors,
        form({
          action: NEW,
          once: newId(),
          upload: true,
          body: [
            hidden('kind', kind.key),
            entryFields(kind, choices, { typed, errors }),
            errors['sure'] &&
              checkbox({ name: 'sure', label: '別の実績なので、このまま入れる', error: errors['sure'] }),
            textField({
              ...{ name: 'file', label: '資料のファイル', type: 'file', error: errors['file'] },
              accept: '.pdf,.xlsx,.docx,.csv,.jpg,.jpeg,.png,.txt',
              hint: 'PDF、Excel（.xlsx）、Word（.docx）、CSV、写真（JPEG・PNG）、テキスト。10MBまで。あとから足すこともできます。',
            }),
          ],
          submit: [
            button({ text: '実績を入れる', kind: 'main' }),
            linkButton({ href: PATH, text: 'やめる', kind: 'quiet' }),
          ],
        }),
      )}`,
  }
}

/** What a new form begins with: today for what is counted, the fiscal year for what is planned, and the one department of whoever writes for one. */
async function begun(ask: Ask<Staff>, db: Read, { ahead }: EntryKind): Promise<Submitted> {
  const { teams, desk } = await choicesNow(db, ask.today)
  const { searchParams } = ask.url
  const year = fiscalRange(fiscalYear(ask.today))
  return filled({
    on_day: formatDay(ahead ? year.to : ask.today),
    from_day: ahead ? formatDay(year.from) : null,
    work: searchParams.get('work'),
    team: !desk && teams.length === 1 ? teams[0]!.id : null,
  })
}

/** The file that was chosen, looked into; null where none was. */
async function chosenPaper(typed: Submitted): Promise<Paper | null | { refused: string }> {
  const file = typed.files['file']
  return file && (file.name !== '' || file.bytes.length > 0) ? paperOf(file) : null
}

async function make(ask: Ask<Staff>, tx: Tx, kind: EntryKind, typed: Submitted): Promise<Reply> {
  const read = readEntry(kind, await choicesNow(tx, ask.today), ask.today, typed)
  const paper = await chosenPaper(typed)
  const wrong = paper && 'refused' in paper ? { file: paper.refused } : {}
  if (!read.ok || Object.keys(wrong).length > 0 || (paper && 'refused' in paper))
    return formView(ask, tx, kind, { typed, errors: { ...again(typed), ...(read.ok ? {} : read.errors), ...wrong } })
  const other = one(typed, 'sure') === '1' ? undefined : await overlapping(tx, read.value)
  if (other) return formView(ask, tx, kind, { typed, errors: { ...again(typed), sure: overlapText(other) } })
  const id = isId(one(typed, 'once')) ? one(typed, 'once') : newId()
  const refused = await makeEntry(tx, id, kind, read.value, paper, doing(ask))
  if (refused) return formView(ask, tx, kind, { typed, errors: { ...again(typed), ...refused } })
  return { redirect: entryPath(id), flash: `「${kind.name}」の実績を入れました。` }
}

/** A browser never shows a file again that was chosen. */
const again = (typed: Submitted): Errors =>
  typed.files['file'] ? { file: 'ほかのところを直したあと、資料のファイルをもう一度選んでください。' } : {}

/** Where something that was counted is entered: first what it is, then its fields. */
export const newPage = page.staff({
  path: NEW,
  can: 'entries.write',
  audit: { action: 'entry.make' },
  takes: 'file',
  get: async (ask, db) => {
    const kinds = await entryKinds(db)
    const kind = kinds.find(({ key }) => key === ask.url.searchParams.get('kind'))
    return kind
      ? formView(ask, db, kind, { typed: await begun(ask, db, kind), errors: {} })
      : kindsView(kinds, ask.today)
  },
  post: async (ask, tx, typed) => {
    const kinds = await entryKinds(tx)
    const kind = kinds.find(({ key }) => key === one(typed, 'kind'))
    return kind ? make(ask, tx, kind, typed) : { ...kindsView(kinds, ask.today), status: 422 }
  },
})
