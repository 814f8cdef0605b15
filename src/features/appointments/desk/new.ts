import { html } from 'hono/html'
import { MEDIUM_TEXT } from '#features/people/index.ts'
import { fieldOf, formOf, numberIn, refusedStatus, type Shown } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { group, radioField } from '#ui/choices.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { readAnswers } from '../door/forms.ts'
import { offered } from '../offer/actions.ts'
import { keyOf, nextOf, type Slot, slotOf } from '../offer/rules.ts'
import { appointmentPath, HOWS, STAFF_PATH, TOPICS, TYPED_BY, WHOM } from '../rules.ts'
import { HOW_TEXT, nextText, REFUSAL_TEXT, siteText, TOPIC_TEXT, timeText, WHOM_TEXT } from '../text.ts'
import { bookFor } from './actions.ts'
import { typedForm } from './forms.ts'
import { personById } from './store.ts'

const PATH = `${STAFF_PATH}/new` as const

/** 代理入力: the same questions on one page, as they are asked on the telephone or at the desk, by a partner for somebody too. */
export const typing = page.staff({
  path: PATH,
  can: 'appointments.write',
  audit: { action: 'appointment.type' },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const [slot, id] = [searchParams.get('slot'), searchParams.get('person') ?? '']
    const person = isId(id) ? await personById(db, id) : undefined
    const known = person && { ...person, number: String(person.number) }
    return view(ask, db, {
      typed: filled({ draft: newId(), medium: 'phone', whom: 'self', how: 'visit', slot, ...known }),
    })
  },
  post: (ask, tx, typed) => take(ask, tx, typed),
})

async function take(ask: Ask<Staff>, tx: Tx, typed: Submitted): Promise<Reply> {
  const [answers, way] = [readAnswers(typed), accept(typedForm, typed)]
  const errors = { ...(answers.ok ? {} : answers.all), ...(way.ok ? {} : way.errors) }
  if (!answers.ok || !way.ok) return view(ask, tx, { typed, errors })
  const { medium, number } = way.value
  const draft = formOf(one(typed, 'draft'), answers.value)
  const done = await bookFor(tx, draft, answers.value, { medium, number: numberIn(number) }, doing(ask))
  if (!('refused' in done)) return { redirect: appointmentPath(done.id), flash: '面談を予約しました。' }
  const sentence = REFUSAL_TEXT[done.refused]
  const field = { noPerson: 'number', how: 'how', taken: 'slot', gone: 'slot' } as const
  const at = done.refused in field ? field[done.refused as keyof typeof field] : null
  return view(ask, tx, at ? { typed, errors: { [at]: sentence } } : { typed, refused: sentence })
}

/** So many times are shown to choose from. */
const CHOICES = 30

async function view(ask: Ask<Staff>, db: Read, shown: Shown): Promise<View> {
  const all = await offered(db, ask, 'desk', 92)
  const typed = shown.typed ?? filled({})
  const wanted = slotOf(all, one(typed, 'slot'))
  const title = all.find(({ rule }) => rule.id === one(typed, 'slot').split('.')[0])?.rule.title ?? null
  const gone = one(typed, 'slot') !== '' && !wanted
  const errors = { ...(gone && { slot: `${REFUSAL_TEXT.gone}${nextText(nextOf(all, title, 3))}` }), ...shown.errors }
  const next = nextOf(all, title, CHOICES)
  const free = wanted && !next.includes(wanted) ? [wanted, ...next] : next
  return {
    title: '面談の予約を入力する',
    nav: STAFF_PATH,
    ...refusedStatus({ ...shown, errors }),
    body: html`${backLink(STAFF_PATH, '面談の一覧へ')}${pageHead({ title: '面談の予約を入力する', lead: '入力した職員の名前と、うかがった方法が記録されます。' })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${checked(
        errors,
        form({
          action: PATH,
          once: newId(),
          body: fields({ ...shown, typed, errors }, free),
          submit: button({ text: '予約する', kind: 'main' }),
        }),
      )}`,
  }
}

const slotOptions = (free: readonly Slot[]) =>
  free.map(slot => ({ value: keyOf(slot), label: `${timeText(slot)}　${slot.rule.title}・${siteText(slot.rule)}` }))

const options = <T extends string>(codes: readonly T[], labels: Readonly<Record<T, string>>) =>
  codes.map(value => ({ value, label: labels[value] }))

const fields = (shown: Shown, free: readonly Slot[]): Content => {
  const field = fieldOf(shown)
  return [
    hidden('draft', one(shown.typed ?? filled({}), 'draft')),
    html`<div class="grid2">${selectField({ ...field('slot', '日と時間'), required: true, empty: '選んでください', options: slotOptions(free) })}${selectField({ ...field('medium', 'うかがった方法'), required: true, options: options(TYPED_BY, MEDIUM_TEXT) })}</div>`,
    html`<div class="grid2">${textField({ ...field('name', 'お名前'), required: true, example: 'なかむら かずこ' })}${textField({ ...field('number', '利用者の番号'), hint: '登録のある方のときに入れます。', width: 'short', inputmode: 'numeric' })}</div>`,
    group(
      { name: 'ways', label: '連絡先', required: true, hint: 'どれか1つでかまいません。' },
      html`<div class="grid2">${textField({ ...field('phone', '電話番号'), type: 'tel', example: '04-7167-1111' })}${textField({ ...field('email', 'メールアドレス'), type: 'email' })}${textField(field('address', '手紙を送る住所'))}</div>`,
    ),
    html`<div class="grid2">${selectField({ ...field('topic', 'お話'), required: true, empty: '選んでください', options: options(TOPICS, TOPIC_TEXT) })}${selectField({ ...field('how', '話し方'), required: true, options: options(HOWS, HOW_TEXT) })}</div>`,
    radioField({ ...field('whom', 'どなたのこと'), required: true, columns: true, options: options(WHOM, WHOM_TEXT) }),
    textField({
      ...field('note', '伝えておくこと'),
      hint: '病気やお金のことは書きません。連携先からの予約は、どこからかを書きます。',
      example: '地域包括の山本さんから。耳が遠い',
    }),
  ]
}
