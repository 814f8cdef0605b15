import { html } from 'hono/html'
import type { Tx } from '#platform/db.ts'
import { guesses } from '#platform/guesses.ts'
import { newId } from '#platform/ids.ts'
import { keptOf } from '#platform/kept.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { personPath } from '../head.ts'
import { begin, seek } from './actions.ts'
import { lookForm, oneMore, soughtForm } from './forms.ts'
import { LOOKS } from './subject.ts'

const NEW = `${LOOKS}/new` as const

const fields = (typed: Submitted, errors: Readonly<Record<string, string>>): Content => {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return [
    textField({ ...field('name', '氏名（ふりがなでも）'), required: true, width: 'medium', example: '中村 和子' }),
    dateField({ ...field('birth_on', '生年月日'), example: '昭和33年5月4日、1958-05-04' }),
    textField({
      ...field('phone', '電話番号'),
      type: 'tel',
      width: 'medium',
      hint: '生年月日か電話番号の、どちらかを入力します。',
    }),
  ]
}

/** `inCharge`: one was found, of whom these are in charge; asked for the reason. */
type Shown = {
  typed: Submitted
  errors?: Record<string, string>
  told?: Content
  inCharge?: string
  status?: View['status']
}

const view = ({ typed, errors = {}, told, inCharge, status }: Shown): View => ({
  title: '緊急時の閲覧',
  nav: PEOPLE,
  ...(status ? { status } : {}),
  body: html`${backLink(PEOPLE, '人の一覧へ')}${pageHead({
    title: '緊急時の閲覧',
    lead: 'ふだんは見えない方を、わけを書いて、今日だけ見ることができます。だれが、だれを、なぜ見たかは記録に残り、あとで管理者と担当の職員が確かめます。',
  })}${told}${checked(
    errors,
    form({
      action: NEW,
      once: newId(),
      body: [
        fields(typed, errors),
        inCharge !== undefined && [
          notice({ kind: 'info', live: true, title: '登録している方が1人います。', body: chargeText(inCharge) }),
          textArea({
            ...{ name: 'reason', label: '見るわけ', required: true, rows: 3 },
            ...{ value: one(typed, 'reason'), error: errors['reason'] },
            example: 'ご本人が南部の窓口に来られ、今日の見学の場所をたずねられたため',
          }),
        ],
      ],
      submit:
        inCharge === undefined
          ? button({ text: 'さがす', kind: 'main', icon: 'search' })
          : [
              button({ text: 'この方を見る', kind: 'danger', name: 'open', value: '1' }),
              linkButton({ href: PEOPLE, text: 'やめる', kind: 'quiet' }),
            ],
    }),
  )}`,
})

const chargeText = (inCharge: string): string =>
  inCharge
    ? `担当は${inCharge}さんです。急がないときは、担当の職員に連絡してください。`
    : '担当の職員は、いまは決まっていません。急がないときは、市全体の方を見られる職員に連絡してください。'

/** Each search that finds nobody counts: names and birth dates are not to be tried out. */
const missed = keptOf(() => guesses())

const NOBODY =
  '当てはまる方がいないか、1人に決まりません。氏名は姓と名のどちらも、登録されている字かふりがなで入力してください。はじめての方は「人」の「新しく登録」から登録します。'

function refusedView(ask: Ask<Staff>, tx: Tx, typed: Submitted, person?: string): View {
  if (person)
    return view({
      typed,
      told: notice({
        kind: 'success',
        live: true,
        title: 'この方は、いつもの画面で見られます。',
        body: html`<a href="${personPath(person)}">この方の画面を開く</a>`,
      }),
    })
  const minutes = missed(tx)(`${ask.municipality.id} ${ask.actor.id}`, ask.now)
  const wait = minutes > 0 ? `続けて見つからなかったため、${minutes}分ほど待ってからさがしてください。` : NOBODY
  return view({ typed, told: notice({ kind: 'warning', live: true, title: wait }), status: minutes > 0 ? 429 : 422 })
}

const wholeCity = (): View => ({
  title: '緊急時の閲覧',
  nav: PEOPLE,
  body: html`${backLink(PEOPLE, '人の一覧へ')}${pageHead({ title: '緊急時の閲覧' })}${notice({
    kind: 'info',
    title: 'あなたには市全体の方が見えています。',
    body: '「人」の一覧からさがしてください。',
  })}`,
})

export const beginPage = page.staff({
  path: NEW,
  can: 'urgent-looks.begin',
  audit: { action: 'person.urgent-look' },
  get: async ask => (ask.actor.part ? view({ typed: filled({}) }) : wholeCity()),
  post: async (ask, tx, typed): Promise<Reply> => {
    if (!ask.actor.part) return wholeCity()
    const read = accept(soughtForm, typed, oneMore)
    if (!read.ok) return view({ typed, errors: read.errors, status: 422 })
    const found = await seek(tx, read.value)
    if ('refused' in found) return refusedView(ask, tx, typed, found.person)
    if (one(typed, 'open') !== '1') return view({ typed, inCharge: found.inCharge })
    const whole = accept(lookForm, typed, oneMore)
    if (!whole.ok) return view({ typed, errors: whole.errors, inCharge: found.inCharge, status: 422 })
    const begun = await begin(tx, whole.value, doing(ask))
    if ('refused' in begun) return refusedView(ask, tx, typed)
    return {
      redirect: personPath(begun.person),
      flash: 'この方を開きました。見たことは記録され、あとで確かめられます。',
    }
  },
})

export const PEOPLE = '/staff/people'
