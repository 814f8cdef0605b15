import { html } from 'hono/html'
import { z } from 'zod'
import { personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Parts } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { needed, note, ticked } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { propose, type Standing, standingOf } from '../actions.ts'
import { isKept, proposeRefusal } from '../rules.ts'
import { openErasure } from '../store.ts'
import { erasurePath, PATH, personErasurePath } from '../subject.ts'
import { REFUSAL_TEXT, STATUS_TEXT, WHY_MISSING } from '../text.ts'
import { goesTable, leftPart } from './parts.ts'

const LIMIT = 500
const asked = z.object({ why: needed(note('わけ', LIMIT, '短くしてください。'), WHY_MISSING), tells: ticked })

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** What must be kept, until when and why; or that nothing must be. */
const keptPart = ({ facts, until }: Standing, today: string): Content => {
  if (facts.closed_on === null) return ''
  if (until === null) return notice({ kind: 'info', title: '残さなければならない相談・紹介の記録は、ありません。' })
  const ended = `相談は${formatDay(facts.closed_on)}に終わりました。`
  return isKept(until, today)
    ? notice({
        kind: 'warning',
        title: `${formatDay(until)}まで残します。`,
        body: `${ended}市の文書の保存の決まりによります。ご本人の求めがあれば書きとめ、その日が過ぎたら一覧に出します。`,
      })
    : notice({ kind: 'info', title: `保存期間は${formatDay(until)}に終わりました。`, body: ended })
}

const proposeForm = (id: string, kept: boolean, { typed, errors }: Shown): Content =>
  form({
    action: personErasurePath(id),
    once: newId(),
    body: [
      textArea({
        ...{ name: 'why', label: 'わけ', rows: 3, limit: LIMIT, required: true },
        ...{ value: one(typed, 'why'), error: errors['why'], hint: '消去すると、このわけも消えます。' },
      }),
      checkbox({
        ...{ name: 'tells', label: 'ご本人に、最後のお知らせをする', checked: one(typed, 'tells') === '1' },
        hint: 'お知らせから14日たってから消去します。ご本人が望むときにしるしを付けてください。',
      }),
    ],
    submit: kept
      ? button({ text: '求めを書きとめる', kind: 'main' })
      : button({ text: '消去の案を出す', kind: 'danger' }),
  })

async function view(
  ask: Ask<Staff, 'id'>,
  db: Read,
  { closings, erasings }: Parts,
  shown?: Shown,
): Promise<View | null> {
  const standing = await standingOf(db, ask.params.id, closings, ask.today)
  if (!standing || standing.facts.erased_on) return null
  const { facts, until, left } = standing
  const open = await openErasure(db, ask.params.id)
  const refused = proposeRefusal(facts, until, ask.today, open?.status ?? null)
  const title = `${facts.name}さんの記録の消去`
  return {
    title,
    nav: PATH,
    ...(shown && { status: 422 as const }),
    body: html`${backLink(personPath(ask.params.id), `${facts.name}さんの画面へ`)}${pageHead({
      title,
      lead: `No. ${facts.number}　消去は元に戻せません。案を出した人とは別の管理者が承認すると、行われます。`,
    })}${keptPart(standing, ask.today)}${
      open &&
      notice({
        kind: 'info',
        title: STATUS_TEXT[open.status],
        body: linkButton({ href: erasurePath(open.id), text: 'この消去の案を開く' }),
      })
    }${refused && refused !== 'already' && notice({ kind: 'warning', title: REFUSAL_TEXT[refused] })}${leftPart(left)}
      ${checked(shown?.errors ?? {}, (shown || !refused) && proposeForm(ask.params.id, isKept(until, ask.today), shown ?? { typed: filled({}), errors: {} }))}
      ${goesTable(erasings, null, '消えるもの・残るもの')}`,
  }
}

/** What is kept of somebody and until when, what is open for them, and the proposal to erase them. */
export const personPage = (parts: Parts) =>
  page.staff({
    path: personErasurePath(':id'),
    can: 'erasures.propose',
    audit: { action: 'erasure.person', subject: ask => ['person', ask.params.id] },
    get: (ask, db) => view(ask, db, parts),
    post: async (ask, tx, typed) => {
      const read = accept(asked, typed)
      if (!read.ok) return view(ask, tx, parts, { typed, errors: read.errors })
      const made = await propose(tx, ask.params.id, read.value, parts.closings, doing(ask))
      if (made === null) return null
      if ('refused' in made) return view(ask, tx, parts, { typed, errors: { why: REFUSAL_TEXT[made.refused] } })
      return {
        redirect: erasurePath(made.id),
        flash: made.until
          ? `求めを書きとめました。${formatDay(made.until)}まで残し、その日が過ぎたら一覧に出ます。`
          : '消去の案を出しました。別の管理者が承認すると、消去されます。',
      }
    },
  })
