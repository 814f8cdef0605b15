import { html } from 'hono/html'
import { fullKana, fullName, type Newcomer } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, View } from '#platform/page.ts'
import { filled, one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import type { Entered } from '../sign-in/store.ts'
import { JOIN, LOGIN, orDesk, WHO_PATH } from '../sign-in/views.ts'
import { REMEMBER_TEXT } from '../text.ts'
import { WAY_TEXT } from '../ways/text.ts'
import { CONTACT_SHOWN, carried, questionFields, type Shown } from './questions.ts'
import { QUESTIONS, type Question } from './rules.ts'
import { whoMayRegister } from './told.ts'

const ASKS = {
  name: 'お名前を教えてください',
  birth: '生年月日を教えてください',
  home: 'どの町にお住まいですか',
  reach: 'どうやってご連絡すればよいですか',
} satisfies Record<Question, string>

const WHY: Record<Question, Content> = {
  name: plainly('窓口からご連絡するときに、お呼びするお名前です。', '電話やメールのときに、この名前で話します。'),
  birth: plainly(
    '登録できる年齢が決まっているため、お聞きします。',
    '何歳から使うことができるかが、決まっています。だから聞きます。',
  ),
  home: plainly('近くの活動をご案内するために、お聞きします。', '近くの活動を教えるために、聞きます。'),
  reach: plainly('窓口からのご連絡は、この方法でお送りします。', '市の人は、ここに電話かメールをします。'),
}

export type Journey = Shown & { ask: Ask; others: readonly Entered[] }

const before = ({ ask, programmes, others, channel }: Journey): Content => [
  pageHead({
    title: 'はじめて登録する',
    lead: plainly(
      `${QUESTIONS.length}つの質問にお答えください。お金はかかりません。`,
      `質問が${QUESTIONS.length}つあります。お金はいりません。`,
    ),
  }),
  others.length > 0 &&
    notice({
      kind: 'info',
      title: `この${WAY_TEXT[channel]}は、${others.map(({ name }) => `${name}さん`).join('、')}が使っています。`,
      body: html`ご本人なら、<a href="${WHO_PATH}">登録しないで、そのままお入りください</a>。${channel !== 'line' && 'ご家族など、ほかの方の登録はこのまま進めます。'}`,
    }),
  channel === 'line' &&
    others.length === 0 &&
    notice({
      kind: 'info',
      title: plainly('このLINEは、まだどなたのページにもつながっていません。', 'このLINEでは、まだ入れません。'),
      body: html`${plainly(
        '前から登録のある方は、番号かカードで入り、「ログインのしかた」でLINEをつないでください。はじめての方は、このまま進んでください。',
        '前に名前を書いた人は、番号かカードで入ってください。はじめての人は、この下に書いてください。',
      )}<a href="${LOGIN}">番号かカードで入る</a>`,
    }),
  html`<section class="box stack" aria-label="登録できる方">${whoMayRegister(programmes, ask.municipality.name).map(one => html`<p>${inBoth(one)}</p>`)}</section>`,
]

/** One question on a page of its own. */
export function questionView(journey: Journey, question: Question): View {
  const { typed, errors } = journey
  const at = QUESTIONS.indexOf(question)
  return {
    title: at === 0 ? 'はじめて登録する' : ASKS[question],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    typed: { form: 'question', to: JOIN, go: question, enter: 'next' },
    body: html`${at === 0 && before(journey)}<p class="faint">質問 ${at + 1}／${QUESTIONS.length}</p>
      ${at === 0 ? html`<h2>${ASKS[question]}</h2>` : pageHead({ title: ASKS[question] })}<p>${WHY[question]}</p>
      ${checked(
        errors,
        form({
          ...{ id: 'question', action: JOIN },
          body: [hidden('at', question), carried(typed, question), questionFields(question, journey)],
          submit: [
            button({ text: 'つぎへ', kind: 'main', name: 'go', value: 'next' }),
            at > 0 && button({ text: '戻る', name: 'go', value: 'back' }),
          ],
        }),
      )}${at === 0 && orDesk(journey.ask)}`,
  }
}

/** All answers, to be looked at before anything is kept. */
export function checkView(journey: Journey, newcomer: Newcomer): View {
  const typed = filled({ ...journey.typed.fields, checked: '1' })
  const town = journey.towns.find(({ id }) => id === newcomer.town_id)
  const change = (question: Question): Content =>
    html`<br>${button({ text: '変える', kind: 'quiet', name: 'go', value: question, form: 'change' })}`
  const title = '内容を確かめてください'
  return {
    title,
    typed: { form: 'change', to: JOIN, go: '' },
    body: html`${pageHead({ title, lead: plainly('まだ登録していません。', 'まだ終わっていません。下の「登録する」を押すと、終わります。') })}
      ${summary(
        [
          { label: 'お名前', value: html`${fullName(newcomer)}（${fullKana(newcomer)}）${change('name')}` },
          { label: '生年月日', value: html`${formatDay(newcomer.birth_on)}${change('birth')}` },
          { label: 'お住まい', value: html`${town ? town.name : '市外'}${change('home')}` },
          {
            label: 'ご連絡の方法',
            value: html`${CONTACT_SHOWN[newcomer.contact_by[0] as keyof typeof CONTACT_SHOWN] ?? 'メール'}<br>${newcomer.email}${newcomer.phone && html`<br>電話 ${newcomer.phone}`}${change('reach')}`,
          },
        ],
        'check',
      )}
      <section class="box stack" aria-labelledby="then"><h2 id="then">登録すると</h2>
      <p>${plainly('すぐに、わたしのページをお使いいただけます。窓口の職員が、前にも登録があるかを確かめます。前からの記録がある方は、確かめたあとで、その記録もごらんになれます。', 'すぐに、自分のページを使うことができます。前にも書いたことがあるかを、市の人がたしかめます。前に書いたことがある人は、あとで、それも見ることができます。')}</p>
      <p>${plainly(`いただいた内容は、${journey.ask.municipality.name}がこの事業のために使います。`, `書いたことは、${journey.ask.municipality.name}の人が、この仕事のために使います。`)}<a href="/privacy">個人情報の取り扱い</a></p></section>
      ${form({
        action: JOIN,
        body: [
          carried(typed, null),
          checkbox({ name: 'remember', ...REMEMBER_TEXT, checked: one(journey.typed, 'remember') === '1' }),
        ],
        submit: button({ text: 'この内容で登録する', kind: 'main', name: 'go', value: 'send' }),
      })}
      ${form({ id: 'change', action: JOIN, body: [carried(typed, null), hidden('at', 'check')], submit: button({ text: '戻る', name: 'go', value: 'back' }) })}`,
  }
}

/** Nobody registers before it is known that they are reached. */
export const reachFirst = (ask: Ask, shown: Pick<Shown, 'programmes'>): View => ({
  title: 'はじめて登録する',
  body: html`${pageHead({ title: 'はじめて登録する', lead: plainly('まず、あなたに届くことを確かめます。', 'はじめに、番号を送ります。') })}
    <section class="box stack" aria-label="登録できる方">${whoMayRegister(shown.programmes, ask.municipality.name).map(one => html`<p>${inBoth(one)}</p>`)}</section>
    <p>${linkButton({ href: `${LOGIN}?new=1`, text: '番号を受け取る', kind: 'main' })}</p>${orDesk(ask)}`,
})
