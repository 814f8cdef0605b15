import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { clockTime, momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { PATH, waysPath } from '../paths.ts'
import { addressStands } from '../returned/actions.ts'
import { doubtedPart } from '../returned/part.ts'
import { CHANNELS } from '../rules.ts'
import { CHANNEL_TEXT } from '../text.ts'
import { letCome, stopAll } from '../work/actions.ts'
import { putPreference } from '../work/store.ts'
import { readWays } from './forms.ts'
import { orderOf } from './order.ts'
import { type Ways, waysAndDoubt } from './store.ts'

type One = Ask<Staff, 'id'>
const subject = (ask: One): [string, string] => ['person', ask.params.id]

/** The places in the order for which a channel is chosen. */
const NTH = ['1番め', '2番め', '3番め'] as const

const typedOf = ({ chosen, digest, quiet_from, quiet_to }: Ways): Submitted =>
  filled({
    ...Object.fromEntries(NTH.map((_, at) => [`way${at + 1}`, chosen?.[at] ?? ''])),
    digest,
    quiet_from: quiet_from === null ? '' : clockTime(quiet_from),
    quiet_to: quiet_to === null ? '' : clockTime(quiet_to),
  })

/** How somebody is reached, and what they want otherwise. */
async function view(ask: One, db: Read, typed?: Submitted, errors: Record<string, string> = {}): Promise<View | null> {
  const found = await waysAndDoubt(db, ask.params.id)
  if (!found) return null
  const { ways, back } = found
  const order = orderOf(ways, back !== null).map(channel => CHANNEL_TEXT[channel])
  return {
    title: `${ways.name}さんの通知の受けとり方`,
    nav: '/staff/people',
    ...(typed && { status: 422 as const }),
    body: html`${backLink(personPath(ask.params.id), `${ways.name}さんの画面へ`)}${pageHead({
      title: `${ways.name}さんの通知の受けとり方`,
      lead: `いまの順番：${order.join('→')}。前の方法で届かないときは、次の方法に進みます。`,
      actions: html`<a href="${PATH}?group=sent&amp;person=${ask.params.id}">この方への通知</a>`,
    })}${doubtedPart(ask.params.id, back, may(ask, 'notices.work'))}${may(ask, 'notices.work') && [checked(errors, waysPart(ask, typed ?? typedOf(ways), errors)), stopPart(ask, ways)]}`,
  }
}

function waysPart(ask: One, typed: Submitted, errors: Record<string, string>): Content {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return pane({
    title: '順番と時間',
    body: form({
      action: waysPath(ask.params.id),
      once: newId(),
      body: [
        html`<p>何も選ばないときは、記録の「連絡の方法」のとおりにします。</p>`,
        NTH.map((text, at) =>
          selectField({
            ...field(`way${at + 1}`, text),
            empty: '選ばない',
            options: CHANNELS.map(value => ({ value, label: CHANNEL_TEXT[value] })),
          }),
        ),
        radioField({
          ...field('digest', '急がないお知らせ'),
          required: true,
          options: [
            { value: 'weekly', label: '週に1回、月曜にまとめて' },
            { value: 'daily', label: '1日に1回、まとめて' },
          ],
        }),
        textField({ ...field('quiet_from', '何時から送らない'), type: 'time', example: '20:00', width: 'short' }),
        textField({ ...field('quiet_to', '何時まで送らない'), type: 'time', example: '09:00', width: 'short' }),
      ],
      submit: button({ text: 'この受けとり方にする', kind: 'main', name: 'do', value: 'save' }),
    }),
  })
}

const stopPart = (ask: One, { stopped_at }: Ways): Content =>
  pane({
    title: 'お知らせをとめる',
    body: [
      stopped_at !== null && notice({ kind: 'info', title: `${momentText(stopped_at, ask.now)}から、とめています。` }),
      form({
        action: waysPath(ask.params.id),
        once: newId(),
        body: html`<p>${stopped_at ? 'ご本人が望まれたときは、また送れます。' : 'ご本人が申しこんだことの連絡（日時の変更など）は、とめても届きます。それ以外は、送りません。'}</p>`,
        submit: stopped_at
          ? button({ text: 'また送る', name: 'do', value: 'let-come' })
          : button({ text: 'お知らせをすべてとめる', kind: 'danger', name: 'do', value: 'stop' }),
      }),
    ],
  })

export const waysPage = page.staff({
  path: '/staff/people/:id/notices',
  can: 'notices.read',
  audit: { action: 'notice.ways', subject },
  get: (ask, db) => view(ask, db),
})

export const setWaysPage = page.staff({
  path: '/staff/people/:id/notices',
  can: 'notices.work',
  audit: { action: 'notice.ways-set', subject },
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    if (!(await waysAndDoubt(tx, id))) return null
    const verb = one(typed, 'do')
    if (verb === 'stop' || verb === 'let-come') {
      await (verb === 'stop' ? stopAll : letCome)(tx, id, doing(ask))
      return { redirect: waysPath(id), flash: verb === 'stop' ? 'お知らせをとめました。' : 'また送るようにしました。' }
    }
    if (verb === 'stands') {
      await addressStands(tx, id, doing(ask))
      return { redirect: waysPath(id), flash: 'この住所に、また手紙を出します。' }
    }
    const read = readWays(typed)
    if (!read.ok) return view(ask, tx, typed, read.errors)
    await putPreference(tx, id, read.value, doing(ask))
    return { redirect: waysPath(id), flash: '受けとり方を決めました。' }
  },
})
