import { html } from 'hono/html'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { doneOr, type Flash } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Resident, typing, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Content, sr } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { inBoth, plainly } from '#ui/plainly.ts'
import { withdrawConsent } from './actions.ts'
import { giveOwn, OFFERED } from './own/actions.ts'
import { type OwnConsent, ownConsents } from './own/store.ts'
import { OFFER_TEXT, THEN_TEXT } from './own/text.ts'
import { isLive, purposeText, wordingOf, wordingShown } from './rules.ts'
import { CONSENT_FIELD_TEXT } from './text.ts'

const PATH = '/my/consents'
const NONE = plainly('いま同意していることは、ありません。', '「いいです」と言ったことは、まだありません。')

const nameOf = ({ purpose, recipient }: OwnConsent): string =>
  recipient ? `${purposeText(purpose)}（${recipient}）` : purposeText(purpose)

const ended = (consent: OwnConsent): Content =>
  html`<li>${nameOf(consent)}　<span class="faint">${formatDay(consent.given_on)}から${consent.withdrawn_on && `${formatDay(consent.withdrawn_on)}まで`}</span></li>`

/** Staff who type for somebody say that it was said to them, just now: a consent is nobody else's to give. */
const SAID = 'ご本人が、いま、そうおっしゃいました'
const saidBox = ({ actor }: Ask<Resident>): Content => actor.standing && checkbox({ name: 'said', label: SAID })

const live = (ask: Ask<Resident>, consent: OwnConsent): Content =>
  html`<section class="box stack"><h3>${nameOf(consent)}</h3><p>${wordingShown(consent.wording)}</p>
    <p>伝えること：${consent.fields.map(field => CONSENT_FIELD_TEXT[field]).join('、')}<br><span class="faint">${formatDay(consent.given_on)}に同意</span></p>
    ${more({
      title: html`取り消す${sr(`：${nameOf(consent)}`)}`,
      body: html`<p>${inBoth(THEN_TEXT[consent.purpose])}</p><p>${plainly('取り消しても、窓口の利用に不利はありません。', 'やめても、こまることはありません。')}</p>
        ${form({ action: PATH, once: newId(), body: [hidden('withdraw', consent.id), saidBox(ask)], submit: button({ text: '同意を取り消す', kind: 'danger' }) })}`,
    })}</section>`

const offer = (ask: Ask<Resident>, purpose: (typeof OFFERED)[number]): Content =>
  html`<section class="box stack"><h3>${purposeText(purpose)}</h3><p>${wordingOf(purpose).text}</p>${OFFER_TEXT[purpose]}
    ${form({ action: PATH, once: newId(), body: [hidden('give', purpose), saidBox(ask)], submit: button({ text: html`同意する${sr(`：${purposeText(purpose)}`)}` }) })}</section>`

function view(ask: Ask<Resident>, consents: readonly OwnConsent[], unsaid = false): View {
  const [now, before] = [
    consents.filter(one => isLive(one, ask.today)),
    consents.filter(one => !isLive(one, ask.today)),
  ]
  const open = OFFERED.filter(purpose => !now.some(one => one.purpose === purpose))
  return {
    title: '同意していること',
    nav: '/my',
    ...(unsaid && { status: 422 as const }),
    body: html`${backLink('/my', 'わたしのページへ')}${unsaid && notice({ kind: 'error', live: true, title: 'まだ記録していません。', body: `ご本人に文を読んで聞かせ、お返事を聞いてから、「${SAID}」にしるしを付けて、もう一度押してください。` })}${pageHead(
      {
        title: '同意していること',
        lead: plainly(
          'あなたのことを、何のために使ってよいか、だれに伝えてよいかです。いつでも変えられます。',
          '同意（いいですと言うこと）のページです。いつでも、変えることができます。',
        ),
      },
    )}
      <h2>いま同意していること</h2>${now.length > 0 ? html`<div class="stack">${now.map(one => live(ask, one))}</div>` : html`<p>${NONE}</p>`}
      ${open.length > 0 && html`<h2>これから同意できること</h2><div class="stack">${open.map(one => offer(ask, one))}</div>`}
      ${before.length > 0 && html`<h2>取り消した同意</h2><ul class="points">${before.map(ended)}</ul>`}`,
  }
}

/** How much is agreed to, with the way to change it. */
export const consentsMine: Mine = {
  at: 50,
  title: ['consents', '同意していること'],
  folded: true,
  show: async (db: Read, { today }: { today: Day }) => {
    const now = (await ownConsents(db)).filter(one => isLive(one, today))
    return html`${now.length > 0 ? html`<ul class="points">${now.map(one => html`<li>${nameOf(one)}</li>`)}</ul>` : html`<p>${NONE}</p>`}
      <div class="buttons">${linkButton({ href: PATH, text: '同意を見る・変える' })}</div>`
  },
}

/** The same, to take along. */
export const consentsOwned: Owned = {
  key: 'consents',
  text: '同意',
  read: async db =>
    (await ownConsents(db)).map(consent => ({
      目的: nameOf(consent),
      伝えること: consent.fields.map(field => CONSENT_FIELD_TEXT[field]).join('、'),
      文: wordingShown(consent.wording),
      同意した日: formatDay(consent.given_on),
      取り消した日: consent.withdrawn_on ? formatDay(consent.withdrawn_on) : '',
    })),
}

const consentsPage = page.resident({
  path: PATH,
  can: 'everyone',
  audit: { action: 'consent.mine', subject: ask => ['person', ask.actor.person] },
  get: async (ask, db) => view(ask, await ownConsents(db)),
  post: async (ask, tx, typed) => {
    const { standing } = ask.actor
    if (standing && one(typed, 'said') !== '1') return view(ask, await ownConsents(tx), true)
    const who = typing(ask)
    const purpose = OFFERED.find(offered => offered === one(typed, 'give'))
    if (purpose) {
      const given = await giveOwn(tx, ask.actor.person, purpose, who)
      return { redirect: PATH, ...doneOr(given, '同意を記録しました。', 'この同意は、もうあります。') }
    }
    const consent = (await ownConsents(tx)).find(({ id }) => id === one(typed, 'withdraw'))
    const refused = consent && (await withdrawConsent(tx, ask.actor.person, consent.id, who))
    return { redirect: PATH, flash: toldOf(consent !== undefined && !refused) }
  },
})

const toldOf = (done: boolean): Flash | string =>
  done
    ? '同意を取り消しました。窓口で、必要な手続きをします。'
    : { kind: 'info', text: 'その同意は、もう取り消されています。' }

export const residentPages = [consentsPage]
