import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { guesses } from '#platform/guesses.ts'
import { newId } from '#platform/ids.ts'
import { keptOf } from '#platform/kept.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { personPath } from '../head.ts'
import { begin, see, seek } from './actions.ts'
import { lookForm, oneMore, soughtForm } from './forms.ts'
import { listPage } from './list.ts'
import { type Look, lookById } from './store.ts'
import { LOOKS, lookPath } from './subject.ts'

const NEW = `${LOOKS}/new` as const
const PEOPLE = '/staff/people'

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
const missed = keptOf(guesses)

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

const beginPage = page.staff({
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

const factsOf = (look: Look, named: boolean): Html =>
  summary([
    { label: '見た職員', value: look.by },
    {
      label: '見た方',
      value: named
        ? html`<a href="${personPath(look.person_id)}">${look.number} ${look.name}</a>`
        : `No. ${look.number}`,
    },
    { label: 'いつ', value: `${momentText(look.begun_at)}から${momentText(look.until_at)}まで` },
    { label: 'わけ', value: look.reason },
    {
      label: '確かめた職員',
      value: look.seen_at ? `${look.seen_by}（${formatDay(dayOf(look.seen_at))}）` : 'まだ確かめていません',
    },
  ])

const lookPage = page.staff({
  path: lookPath(':id'),
  can: 'urgent-looks.see',
  audit: { action: 'urgent-look.read', subject: ask => ['urgent_look', ask.params.id] },
  get: async (ask, db) => {
    const look = await lookById(db, ask.params.id)
    return look ? oneView(ask, look) : null
  },
})

const oneView = (ask: Ask<Staff>, look: Look, refused = false): View => ({
  title: '緊急時の閲覧',
  nav: PEOPLE,
  ...(refused ? { status: 422 as const } : {}),
  body: html`${may(ask, 'urgent-looks.list') ? backLink(LOOKS, '緊急時の閲覧の一覧') : backLink('/staff', 'やること')}
    ${pageHead({ title: '緊急時の閲覧', lead: 'わけを読み、必要な閲覧だったかを、見た職員に確かめてください。気になるときは、管理者に伝えます。' })}
    ${refused && notice({ kind: 'error', live: true, title: '自分の閲覧は、ほかの職員が確かめます。' })}
    ${factsOf(look, may(ask, 'people.read'))}
    ${
      look.account_id !== ask.actor.id &&
      form({
        ...{ action: `${lookPath(look.id)}/seen`, once: newId(), body: '' },
        submit: button({ text: '確かめました', kind: 'main' }),
      })
    }`,
})

const seenPage = page.staff({
  path: `${LOOKS}/:id/seen`,
  can: 'urgent-looks.see',
  audit: { action: 'urgent-look.seen', subject: ask => ['urgent_look', ask.params.id] },
  post: async (ask, tx): Promise<Reply> => {
    const look = await lookById(tx, ask.params.id)
    if (!look) return null
    if (!(await see(tx, look.id, doing(ask)))) return oneView(ask, look, true)
    return { redirect: may(ask, 'urgent-looks.list') ? LOOKS : '/staff', flash: '確かめたことを記録しました。' }
  },
})

/** Fixed paths first. */
export const lookPages = [listPage, beginPage, lookPage, seenPage]
