import { html } from 'hono/html'
import { z } from 'zod'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes, today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Resident, type View } from '#platform/page.ts'
import { needed, note } from '#platform/reading.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { askOwn } from './actions.ts'
import { ANSWER_DAYS, type WishKind } from './rules.ts'
import { type OwnWish, ownWishes } from './store.ts'
import { ASKS, kept, WISH_TEXT } from './text.ts'

const PATHS = { correct: '/my/correction', delete: '/my/deletion' } as const satisfies Record<WishKind, string>
const LIMIT = 2000
/** For so long an answer is news. */
const NEW_DAYS = 30

const answerPart = ({ answer, answered_at }: OwnWish): Content =>
  answer && answered_at
    ? html`<br>お答え（${formatDay(dayOf(answered_at))}）：${answer}`
    : html`<br>次に：窓口から、${ANSWER_DAYS}日のうちにお答えします。`

const line = (wish: OwnWish): Content =>
  html`<li>${formatDay(dayOf(wish.at))}　${WISH_TEXT[wish.kind]}<br>「${wish.words}」${answerPart(wish)}</li>`

/** The ways to take along what is known of them and to have it deleted, with what was asked so far. */
export const wishesMine: Mine = {
  at: 85,
  title: ['data', 'あなたの情報'],
  folded: true,
  show: async (db, { now }) => {
    const wishes = await ownWishes(db)
    const since = addMinutes(now, -NEW_DAYS * 24 * 60)
    const open = wishes.some(({ answered_at }) => answered_at === null || answered_at > since)
    const body = html`${wishes.length > 0 && html`<ul class="points">${wishes.map(line)}</ul>`}
      <div class="buttons">${linkButton({ href: '/my/data', text: 'わたしの情報をすべて見る・持ち帰る' })}${linkButton({ href: PATHS.delete, text: '登録をやめる・消してほしい', kind: 'quiet' })}</div>`
    return { open, body }
  },
}

/** The same, to take along. */
export const wishesOwned: Owned = {
  key: 'wishes',
  text: '訂正や消去の求め',
  read: async db =>
    (await ownWishes(db)).map(wish => ({
      日: formatDay(dayOf(wish.at)),
      求め: WISH_TEXT[wish.kind],
      内容: wish.words,
      お答え: wish.answer ?? '',
    })),
}

async function view(
  ask: Ask<Resident>,
  db: Read,
  kind: WishKind,
  typed?: Submitted,
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  const { keepCase } = settingsFrom(await settingsOn(db, ask.today))
  const { title, lead, label, example } = ASKS[kind]
  return {
    title,
    nav: '/my',
    ...(typed && { status: 422 as const }),
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title, lead })}
      ${kind === 'delete' && html`<section class="box stack" aria-label="残るもの">${kept(keepCase).map(text => html`<p>${text}</p>`)}</section>`}
      ${checked(
        errors,
        form({
          action: PATHS[kind],
          once: newId(),
          body: textArea({
            ...{ name: 'words', label, example, rows: 5, limit: LIMIT, required: true },
            ...{ value: typed ? one(typed, 'words') : '', error: errors['words'] },
          }),
          submit: button({ text: '窓口に送る', kind: 'main' }),
        }),
      )}
      <p>お電話でもお受けします。${phoneLink(ask.municipality.desk_phone)}（${ask.municipality.desk_hours}）</p>`,
  }
}

const wished = (kind: WishKind) =>
  z.object({ words: needed(note(ASKS[kind].label, LIMIT, '短くしてください。'), ASKS[kind].missing) })

const wishPage = (kind: WishKind) =>
  page.resident({
    path: PATHS[kind],
    can: 'everyone',
    audit: { action: `data-wish.${kind}`, subject: ask => ['person', ask.actor.person] },
    get: async (ask, db) => view(ask, db, kind),
    post: async (ask, tx, typed) => {
      const read = accept(wished(kind), typed)
      if (!read.ok) return view(ask, tx, kind, typed, read.errors)
      await askOwn(tx, ask.actor.person, { kind, words: read.value.words }, doing(ask))
      return { redirect: '/my', flash: `窓口に送りました。${ANSWER_DAYS}日のうちに、窓口からお答えします。` }
    },
  })

export const wishPages = [wishPage('correct'), wishPage('delete')]
