import { html } from 'hono/html'
import { formatCode } from '#features/requests/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { selectField, textField } from '#ui/fields.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import '../happenings.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { wentPart } from '../desk/parts.ts'
import { changeOf } from '../desk/verbs.ts'
import { linkForm, linkWhole } from '../forms.ts'
import { after, dayRefusal, isOver, OUTCOMES, PURPOSE, REASONS, SAID, seenPath } from '../rules.ts'
import { addEntry, changeByLink, referralSeen, type Seen } from '../store.ts'
import { OUTCOME_TEXT, REASON_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'

type Asked = Ask<Link, 'token'>
const SAID_TEXT = {
  accept: '受けます（受けました）',
  reject: '受けられません',
  complete: 'つながりました・結果が出ました',
  fail: 'つながりませんでした',
} as const
const NAMES = ['said', 'reason', 'outcome', 'on_day', 'other', 'note']

const find = async (ask: Asked, db: Read): Promise<Seen | null> => {
  const [kind, id] = ask.actor.subject
  return kind === 'referral' ? ((await referralSeen(db, id)) ?? null) : null
}

/** What was sent, and the answer. Without an account, on one page; a look at it changes nothing. */
function seenView(ask: Asked, seen: Seen, shown: Shown = {}): View {
  const { municipality: city } = ask
  const over = isOver(seen.status)
  return {
    title: 'おつなぎのお願い',
    ...((shown.errors || shown.refused) && { status: 422 as const }),
    body: html`${pageHead({ title: over ? 'お返事をいただきました' : 'おつなぎのお願い', lead: `${city.name} ${city.desk_name}から・番号 ${formatCode(seen.code)}` })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${!over && html`<p>${seen.status === 'accepted' || seen.status === 'working' ? `お引き受けいただいています。${formatDay(seen.due_on)}ごろまでに、結果をお知らせください。` : `${formatDay(seen.answer_due ?? seen.due_on)}までに、お返事をお願いします。`}</p>`}
      ${over ? html`<p>いまのようす：<b>${STATUS_TEXT[seen.status]}</b></p>` : seen.told && [html`<h2>${seen.told.to} 御中</h2>`, wentPart(seen.told, seen.question)]}
      ${seen.status === 'held' ? notice({ kind: 'info', title: 'いまは止めています。', body: '窓口からご連絡するまで、お待ちください。' }) : !over && answerPart(ask, seen, shown)}
      <p>お電話でもうけたまわります：${city.desk_name} <span class="whole">${city.desk_phone}</span>（${city.desk_hours}）。番号をお伝えください。ごらんになった内容は、ほかの目的には使わないでください。</p>`,
  }
}

function answerPart(ask: Asked, { status }: Seen, shown: Shown) {
  const field = fieldOf(shown)
  const open = SAID.filter(verb => after(status, verb) !== null)
  return sent(
    shown,
    NAMES,
    seenPath(ask.params.token),
    [
      html`<h2>お返事</h2>`,
      radioField({
        ...{ ...field('said', 'どうなりましたか'), required: true },
        options: open.map(value => ({ value, label: SAID_TEXT[value] })),
      }),
      selectField({
        ...{ ...field('reason', '理由（受けられない・つながらなかったとき）'), empty: '選んでください' },
        options: REASONS.map(value => ({ value, label: REASON_TEXT[value] })),
      }),
      selectField({
        ...{ ...field('outcome', '結果（つながったとき）'), empty: '選んでください' },
        options: OUTCOMES.map(value => ({ value, label: OUTCOME_TEXT[value] })),
      }),
      textField({ ...field('on_day', '日付', formatDay(ask.today)), required: true, width: 'medium' }),
      textField(field('other', 'ほかに合いそうな機関があれば')),
      textField(field('note', '窓口へのひとこと')),
    ],
    { text: 'この返事を送る', kind: 'main' },
  )
}

/** Takes what the partner says; the desk's step follows from the happening. Null where it is done, else why not. */
async function answer(ask: Asked, tx: Tx, seen: Seen, said: Said): Promise<string | null> {
  const { said: verb, reason, outcome, on_day, other, note } = said
  if (after(seen.status, verb) === null) return REFUSAL_TEXT.notNow
  const wrong = dayRefusal(on_day, seen.sent_on, ask.today)
  if (wrong) return REFUSAL_TEXT[wrong]
  const change = changeOf({ ...seen, held_from: null }, verb, { today: ask.today, outcome, on_day })
  if (!(await changeByLink(tx, seen.id, seen.status, change))) return REFUSAL_TEXT.notNow
  const why = verb === 'reject' || verb === 'fail' ? { reason } : verb === 'complete' ? { outcome } : {}
  const entry = { verb, on_day, other, note, medium: 'web', at: ask.now, ...why } as const
  await addEntry(tx, { ...entry, referral_id: seen.id })
  await record(tx, {
    kind: 'referral.answered',
    subject: ['referral', seen.id],
    by: null,
    medium: 'web',
    now: ask.now,
    data: { verb },
  })
  return null
}

type Said = Extract<ReturnType<typeof readLink>, { ok: true }>['value']
const readLink = (ask: Asked, typed: Parameters<typeof accept>[1]) => accept(linkForm(ask.today), typed, linkWhole)

export const linkPages = [
  page.link({
    path: seenPath(':token'),
    can: PURPOSE,
    audit: { action: 'referral.see', subject: ask => [...ask.actor.subject] },
    get: async (ask, db) => {
      const seen = await find(ask, db)
      return seen && seenView(ask, seen)
    },
    post: async (ask, tx, typed) => {
      const seen = await find(ask, tx)
      if (!seen) return null
      const read = readLink(ask, typed)
      if (!read.ok) return seenView(ask, seen, read)
      const refused = await answer(ask, tx, seen, read.value)
      if (refused) return seenView(ask, seen, { typed, refused })
      return { redirect: seenPath(ask.params.token), flash: 'お返事を受けとりました。ありがとうございました。' }
    },
  }),
]
