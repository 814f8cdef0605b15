import { html } from 'hono/html'
import { z } from 'zod'
import { alikeTo, fullKana, fullName, LIKENESS_TEXT, personLink, personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Parts } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { chosenId, line } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, twoPanes } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { CHECK_TEXT } from '../text.ts'
import { sayKnown, sayNew } from './actions.ts'
import { personByNumber, type Registration, registrationById } from './store.ts'
import { registrationPath } from './subject.ts'

type Alike = Awaited<ReturnType<typeof alikeTo>>
type Shown = { typed: Submitted; errors?: Readonly<Record<string, string>> }

const saidRows = (row: Registration) =>
  summary([
    { label: 'お名前', value: html`${fullName(row)}（${fullKana(row)}）` },
    { label: '生年月日', value: formatDay(row.birth_on) },
    { label: '町', value: row.town ?? '市外' },
    { label: '電話', value: row.phone },
    { label: 'メール', value: row.email },
    { label: '登録した日時', value: momentText(row.at) },
    { label: 'いまの記録', value: html`<a href="${personPath(row.person_id)}">No. ${row.number}</a>` },
  ])

const decidedPart = (row: Registration): Content =>
  notice({
    kind: 'info',
    title:
      row.verdict === 'known'
        ? `前から登録のある No. ${row.known_number}の方と、同じ方です。`
        : '新しい方として確認しました。',
    body: html`${row.by}（${row.decided_at && momentText(row.decided_at)}）${row.known_id && html`<br><a href="${personPath(row.known_id)}">No. ${row.known_number}の画面へ</a>`}`,
  })

/** Whom the desk may know already: one of those who are alike, or somebody by their number. */
function knownForm(row: Registration, alike: Alike, { typed, errors = {} }: Shown): Content {
  return checked(
    errors,
    form({
      action: `${registrationPath(row.id)}/check`,
      once: newId(),
      body: [
        alike.length === 0
          ? html`<p>名前・ふりがなと生年月日、または電話番号が同じ方は、見つかりませんでした。</p>`
          : radioField({
              ...{ name: 'person', label: '同じ方かもしれない方', value: one(typed, 'person') },
              options: alike.map(other => ({
                value: other.id,
                label: html`${other.number} ${personLink(other)}（${fullKana(other)}・${formatDay(other.birth_on)}）`,
                hint: other.why.map(why => LIKENESS_TEXT[why]).join('、'),
              })),
            }),
        textField({
          ...{ name: 'number', label: '番号でさがす', width: 'short', example: '1042' },
          ...{ value: one(typed, 'number'), error: errors['number'] },
        }),
      ],
      submit: [
        button({ text: '同じ方として結びつける', kind: 'main', name: 'say', value: 'known' }),
        button({ text: '新しい方として確認する', name: 'say', value: 'new' }),
      ],
    }),
  )
}

async function view(ask: Ask<Staff>, db: Read, row: Registration, shown: Shown = { typed: filled({}) }): Promise<View> {
  const alike = row.verdict ? [] : await alikeTo(db, row.person_id)
  const title = `${fullName(row)}さんが、ご自分で登録しました`
  return {
    title: 'ご本人による登録の確認',
    nav: '/staff/people',
    ...(shown.errors && { status: 422 as const }),
    body: html`${pageHead({ title, lead: '前から登録のある方かどうかを、電話などで確かめてください。確かめるまで、ご本人には、ご自分で入力したことだけが見えます。' })}
      ${twoPanes(
        html`<section class="stack" aria-label="ご本人が入力したこと"><h2>ご本人が入力したこと</h2>${saidRows(row)}</section>`,
        html`<section class="stack" aria-label="確認"><h2>どなたですか</h2>${
          row.verdict ? decidedPart(row) : may(ask, 'people.write') && knownForm(row, alike, shown)
        }</section>`,
      )}`,
  }
}

const knownAs = z.object({
  person: chosenId,
  number: line('番号', 20).transform(typed => Number(/^(?:no\.?\s*)?(\d{1,9})$/i.exec(nfkc(typed))?.[1] ?? 0)),
})

async function decide(ask: Ask<Staff, 'id'>, tx: Parameters<typeof sayNew>[0], typed: Submitted, { movings }: Parts) {
  if (one(typed, 'say') === 'new') return sayNew(tx, ask.params.id, doing(ask))
  const read = accept(knownAs, typed)
  const person = read.ok ? (read.value.person ?? (await personByNumber(tx, read.value.number))) : null
  return person ? sayKnown(tx, ask.params.id, person, movings, doing(ask)) : ({ refused: 'noPerson' } as const)
}

const audit = {
  action: 'registration.read',
  subject: (ask: Ask<Staff, 'id'>): [string, string] => ['registration', ask.params.id],
}

/** Staff look at what somebody said of themselves, and whoever writes records says whom they know them as. */
export const checkPages = (parts: Parts) => [
  page.staff({
    ...{ path: registrationPath(':id'), can: 'people.read', audit },
    get: async (ask, db) => {
      const row = await registrationById(db, ask.params.id)
      return row ? view(ask, db, row) : null
    },
  }),
  page.staff({
    ...{ path: `${registrationPath(':id')}/check`, can: 'people.write', audit },
    post: async (ask, tx, typed): Promise<Reply> => {
      const row = await registrationById(tx, ask.params.id)
      if (!row) return null
      const refused = await decide(ask, tx, typed, parts)
      if (refused) return view(ask, tx, row, { typed, errors: { number: CHECK_TEXT[refused.refused] } })
      return { redirect: registrationPath(row.id), flash: '確認を記録しました。' }
    },
  }),
]
