import { html } from 'hono/html'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { lastYears, rulesOfYear, saveSheet } from '../actions.ts'
import { choicesOf, contentOf } from '../corrected.ts'
import { figuresOf, isMoney, sumOf, type WorkFigure } from '../figures.ts'
import { type Choices, readContent, typedOf } from '../forms.ts'
import { offersOf } from '../offers/figures.ts'
import type { Offer } from '../offers/rules.ts'
import { offerText } from '../offers/text.ts'
import { PATH, sheetPath } from '../paths.ts'
import { type Grades, isOpen, mayWrite, statusOf } from '../rules.ts'
import { reachOf, type Sheet, sheetById } from '../store.ts'
import { REFUSAL_TEXT, yearText } from '../text.ts'
import { contentFields, type Shown } from './fields.ts'
import { figureTable } from './figures.ts'
import { differsNotice, offerTable, readerOf } from './offers.ts'
import { sheetRows } from './paper.ts'

type One = Ask<Staff, 'id'>
/** All that stands beside the form. */
type Beside = {
  ask: One
  choices: Choices
  grades: Grades
  last: Sheet | undefined
  figures: readonly WorkFigure[]
  offers: readonly Offer[]
}

async function besideOf(ask: One, db: Read, sheet: Sheet): Promise<Beside> {
  const choices = await choicesOf(db, sheet)
  const { grades } = await rulesOfYear(db, sheet.fiscal_year - 1)
  const figures = await figuresOf(db, sheet.work_id, sheet.fiscal_year, choices.kinds)
  const offers = sheet.kind === 'score' ? await offersOf(db, sheet, ask.today, readerOf(ask)) : []
  return { ask, choices, grades, last: await lastYears(db, sheet), figures, offers }
}

function view(sheet: Sheet, beside: Beside, { typed, errors }: Shown, filledIn = ''): View {
  const title = `評価シートを書く：${sheet.name}`
  return {
    title,
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(sheetPath(sheet.id), '評価シート')}${pageHead({
      title,
      lead: `${sheet.work}　${sheet.team}　${yearText(sheet.fiscal_year)}`,
    })}
    ${sheet.returned_why !== null && notice({ kind: 'warning', title: '差し戻されています。', body: `わけ：${sheet.returned_why}` })}
    ${filledIn !== '' && notice({ kind: 'info', title: filledIn, body: 'まだ保存していません。直してから保存してください。' })}
    ${differsNotice(sheet, beside.offers)}
    ${checked(errors, twoPanes(writing(sheet, beside, { typed, errors }), besidePanes(sheet, beside)))}`,
  }
}

const writing = (sheet: Sheet, { choices, last, figures, offers }: Beside, shown: Shown): Content =>
  form({
    action: `${sheetPath(sheet.id)}/edit`,
    once: newId(),
    long: true,
    version: Number(one(shown.typed, 'version')) || sheet.version,
    body: contentFields(choices, shown),
    submit: [
      button({ text: '下書きを保存する', kind: 'main', name: 'do', value: 'save' }),
      button({ text: '保存して提出する', name: 'do', value: 'hand-in' }),
      last && button({ text: '昨年度の文章を写す', name: 'do', value: 'last' }),
      sheet.kind === 'score' &&
        figures.length + offers.length > 0 &&
        button({ text: '実績の数を写す', name: 'do', value: 'actual' }),
      linkButton({ href: sheetPath(sheet.id), text: 'やめる', kind: 'quiet' }),
    ],
  })

const besidePanes = (sheet: Sheet, { ask, last, grades, figures, offers }: Beside): Content => [
  pane({
    title: `昨年度（${yearText(sheet.fiscal_year - 1)}）`,
    body: last ? summary(sheetRows(last, grades)) : html`<p>昨年度の評価シートは、ありません。</p>`,
  }),
  pane({
    title: 'この年度の実績',
    body: html`<div class="stack">${offers.length > 0 && offerTable(ask, offers)}${figureTable(
      `${sheet.work}の実績`,
      figures.filter(({ kind }) => !isMoney(kind.key)),
      'この事業の実績は、まだ入っていません。0という意味ではありません。',
    )}</div>`,
  }),
]

/** What was typed, with last year's words where nothing was. */
function withLast(typed: Submitted, last: Sheet): Submitted {
  const said = typedOf(contentOf(last))
  const taken = ['indicator', 'counted', 'unit', 'target', 'assessment', 'outlook'].filter(
    name => one(typed, name).trim() === '' && one(said, name) !== '',
  )
  return { ...typed, fields: { ...typed.fields, ...Object.fromEntries(taken.map(name => [name, said.fields[name]!])) } }
}

type Taken = Shown & { told: string }

/** What was typed, with the figure of the indicator by which it counts; what stands of its target and its name stays. */
function withOffer(typed: Submitted, offer: Offer): Taken {
  if (offer.actual === null) return { typed, errors: { counted: `${offerText(offer)}。` }, told: '' }
  const { name, unit, direction, target, actual } = offer
  const kept = { indicator: one(typed, 'indicator') || name, target: one(typed, 'target') || target }
  const fields = { ...typed.fields, ...filled({ ...kept, unit, direction, actual }).fields }
  return { typed: { ...typed, fields }, errors: {}, told: `${offerText(offer)}。この数を写しました。` }
}

/** What was typed, with what was entered of the kind that it counts. */
function withActual(typed: Submitted, { choices, figures, offers }: Beside): Taken {
  const offer = offers.find(({ code }) => code === one(typed, 'counted'))
  if (offer) return withOffer(typed, offer)
  const kind = choices.kinds.find(({ key }) => key === one(typed, 'counted'))
  if (!kind) return { typed, errors: { counted: '写す実績を選んでから、もう一度押してください。' }, told: '' }
  const sum = sumOf(figures, kind.key)
  if (sum === null)
    return { typed, errors: { counted: `この事業の「${kind.name}」は、この年度にはまだ入っていません。` }, told: '' }
  const unit = one(typed, 'unit') || kind.unit
  const fields = { ...typed.fields, ...filled({ actual: sum, unit }).fields }
  return { typed: { ...typed, fields }, errors: {}, told: '実績の数を写しました。' }
}

/** The sheet of an address as a draft that whoever asks may write. */
async function draftOf(ask: One, db: Read): Promise<Sheet | null> {
  const sheet = await sheetById(db, ask.params.id)
  return sheet && mayWrite(await reachOf(db), sheet.team_id) ? sheet : null
}

async function save(ask: One, tx: Tx, sheet: Sheet, typed: Submitted): Promise<Reply> {
  const beside = await besideOf(ask, tx, sheet)
  const read = readContent(sheet.kind, beside.choices, typed)
  if (!read.ok) return view(sheet, beside, { typed, errors: read.errors })
  const handIn = one(typed, 'do') === 'hand-in'
  const asked = { version: versionOf(typed), handIn }
  const done = await saveSheet(tx, sheet.id, read.value, asked, doing(ask))
  if (done === null) return null
  const flash = handIn ? '評価シートを提出しました。管理者が確定するか、差し戻します。' : '下書きを保存しました。'
  if (done === 'done') return { redirect: sheetPath(sheet.id), flash }
  const errors = Object.fromEntries(Object.entries(done).map(([field, refusal]) => [field, REFUSAL_TEXT[refusal]]))
  return view(sheet, beside, { typed, errors })
}

/** Where a draft is written: beside it last year's sheet and what was entered of the work. */
export const editPage = page.staff({
  path: `${PATH}/:id/edit`,
  can: 'evaluations.write',
  audit: { action: 'evaluation.write', subject: ask => ['evaluation', ask.params.id] },
  get: async (ask, db) => {
    const sheet = await draftOf(ask, db)
    if (!sheet) return null
    if (!isOpen('save', statusOf(sheet)))
      return { redirect: sheetPath(sheet.id), flash: { kind: 'info', text: REFUSAL_TEXT.shut } }
    return view(sheet, await besideOf(ask, db, sheet), { typed: typedOf(contentOf(sheet)), errors: {} })
  },
  post: async (ask, tx, typed) => {
    const sheet = await draftOf(ask, tx)
    if (!sheet) return null
    const asked = one(typed, 'do')
    if (asked !== 'last' && asked !== 'actual') return save(ask, tx, sheet, typed)
    const beside = await besideOf(ask, tx, sheet)
    if (asked === 'last')
      return view(
        sheet,
        beside,
        { typed: beside.last ? withLast(typed, beside.last) : typed, errors: {} },
        '空いているところに、昨年度の文章を写しました。',
      )
    const taken = withActual(typed, beside)
    return view(sheet, beside, taken, taken.told)
  },
})
