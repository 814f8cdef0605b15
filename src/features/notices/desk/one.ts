import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { timeline } from '#ui/timeline.ts'
import { noticePath, PATH } from '../paths.ts'
import { returned } from '../returned/actions.ts'
import { backPart } from '../returned/part.ts'
import { plainWords } from '../send/parcel.ts'
import { CHANNEL_TEXT, FAILURE_TEXT, REFUSAL_TEXT, STATUS_TEXT, STATUS_TOLD, whyText } from '../text.ts'
import { callOff, giveUp, told } from '../work/actions.ts'
import { type Attempt, attemptsOf, type Listed, noticeById } from './store.ts'

type One = Ask<Staff, 'id'>
const subject = (ask: One): [string, string] => ['notice', ask.params.id]

/** A notice: whom it is for, what it says, where it stands and what is to be done, and on which ways it was tried. */
async function view(ask: One, db: Read): Promise<View | null> {
  const found = await noticeById(db, ask.params.id)
  if (!found) return null
  const words = plainWords(found.words)
  return {
    title: `通知：${words.title}`,
    nav: PATH,
    body: html`${backLink(PATH, '通知の一覧')}${pageHead({
      title: `通知：${words.title}`,
      lead: found.person_id
        ? html`<a href="${personPath(found.person_id)}">${found.name}さん</a>あて`
        : `${found.name}さんあて（利用者として登録していない方）`,
    })}${notice({ kind: found.status === 'unreached' ? 'warning' : 'info', title: STATUS_TEXT[found.status], body: statusPart(found, ask.now) })}
      ${twoPanes(
        pane({
          title: '文面',
          body: [words.lines.map(line => html`<p>${line}</p>`), secretPart(found, words.lines.length)],
        }),
        [
          pane({ title: 'ここまで', body: attemptsPart(await attemptsOf(db, found.id), ask.now) }),
          may(ask, 'notices.work') && (isPosted(found) ? backPart(found.id) : doPane(found)),
        ],
      )}`,
  }
}

const statusPart = ({ status, why, due_at, until_at }: Listed, now: string): Content => [
  html`<p>${STATUS_TOLD[status]}${whyText(why)}</p>`,
  due_at !== null && status !== 'waiting' && html`<p>次に送るのは、${momentText(due_at, now)}からです。</p>`,
  until_at !== null && html`<p>${momentText(until_at, now)}を過ぎると、送りません。</p>`,
]

const secretPart = ({ words }: Listed, told: number): Content =>
  told < words.lines.length &&
  html`<p class="faint">ほかに、ご本人だけに送るリンクや番号の行があります。ここには表示しません。</p>`

const STATE_TEXT = {
  begun: '渡しています',
  accepted: '相手のサーバーが受けつけました',
  delivered: '届きました',
  waiting: '職員を待っています',
  failed: '届きませんでした',
  done: '伝えました',
} satisfies Record<Attempt['state'], string>

const attemptsPart = (attempts: readonly Attempt[], now: string): Content =>
  timeline(
    attempts.map(({ channel, state, sent_to, why, tries, begun_at, ended_at, printed_at, by }) => ({
      when: momentText(ended_at ?? begun_at, now),
      datetime: dayOf(ended_at ?? begun_at),
      aside: by ?? '',
      body: html`${CHANNEL_TEXT[channel]}：${STATE_TEXT[state]}${why && `（${FAILURE_TEXT[why]}）`}${tries > 1 && `　${tries}回`}${printed_at && '　印刷ずみ'}<br><span class="faint">${sent_to}</span>`,
    })),
    'まだ送っていません。',
  )

const isPosted = ({ status, channel }: Listed): boolean => status === 'done' && channel === 'letter'

/** What staff can do with it: end what waits, or call off what was not sent. */
function doPane({ id, status, channel }: Listed): Content {
  const open = status === 'planned' || status === 'held' || status === 'waiting'
  if (!open) return false
  const waits = status === 'waiting' && channel !== null
  return pane({
    title: 'できること',
    body: form({
      action: noticePath(id),
      once: newId(),
      body: html`<p>${waits ? `${CHANNEL_TEXT[channel]}で伝えたら「伝えた」を押します。` : '要らなくなったときだけ、取りやめてください。'}</p>`,
      submit: [
        waits && button({ text: '伝えた', kind: 'main', name: 'do', value: 'told' }),
        waits && button({ text: '届かなかったことにして終える', name: 'do', value: 'give-up' }),
        button({ text: '送るのを取りやめる', kind: 'danger', name: 'do', value: 'call-off' }),
      ],
    }),
  })
}

export const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'notices.read',
  audit: { action: 'notice.read', subject },
  get: view,
})

export const doPage = page.staff({
  path: `${PATH}/:id`,
  can: 'notices.work',
  audit: { action: 'notice.work', subject },
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    const found = await noticeById(tx, id)
    if (!found) return null
    const does = {
      told: () => told(tx, id, found.channel ?? 'desk', doing(ask)),
      returned: () => returned(tx, id, doing(ask)),
      'give-up': () => giveUp(tx, id, doing(ask)),
      'call-off': () => callOff(tx, id, doing(ask)),
    }
    const verb = one(typed, 'do')
    const done = Object.hasOwn(does, verb) ? await does[verb as keyof typeof does]() : { refused: 'over' as const }
    return { redirect: noticePath(id), ...doneOr(done === null, '記録しました。', REFUSAL_TEXT.over) }
  },
})
