import { html } from 'hono/html'
import { DOOR_TEXT } from '#features/kinds/index.ts'
import { consentPath, personHead, personLink } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import * as actions from '../actions.ts'
import { readStory, whyForm } from '../forms.ts'
import { PATH, PUBLIC_PATH, storyPath } from '../paths.ts'
import { isOpen, type Status, statusOf, type Verb } from '../rules.ts'
import { changesOf, choicesOf, type Story, storyById } from '../store.ts'
import { LIMITS, REFUSAL_TEXT, STATUS_TEXT, TOLD } from '../text.ts'
import { type Shown, storyFields, typedOf } from './fields.ts'

type One = Ask<Staff, 'id'>

/** A story with where it stands, whose it is, what can be done with it, and what happened to it. */
async function view(ask: One, db: Read, shown?: Shown): Promise<View | null> {
  const story = await storyById(db, ask.params.id)
  if (!story) return null
  const status = statusOf(story)
  const person = await personHead(db, story.person_id)
  const writes = may(ask, 'stories.write') && isOpen('save', status)
  return {
    title: `事例：${story.title}`,
    nav: PATH,
    ...(shown && { status: 422 as const }),
    body: html`${backLink(PATH, '事例の一覧')}${pageHead({
      title: `事例：${story.title}`,
      lead: html`${person && personLink(person)}さんのお話　【${STATUS_TEXT[status]}】`,
      actions:
        status === 'published' &&
        story.consented &&
        linkButton({ href: `${PUBLIC_PATH}/${story.id}`, text: '公開ページを見る' }),
    })}
      ${consentPart(story, status)}${story.returned_why && notice({ kind: 'warning', title: '差し戻されています。', body: `わけ：${story.returned_why}` })}
      ${checked(
        shown?.errors ?? {},
        twoPanes(
          [writes ? await editPane(db, story, shown) : factsPane(story), doPane(ask, story, status, shown)],
          [await historyPane(db, story, ask.now)],
        ),
      )}`,
  }
}

/** Without the person's consent a story goes no further: where it is noted. */
const consentPart = ({ id, person_id, consented }: Story, status: Status): Content =>
  !consented &&
  status !== 'ended' &&
  notice({
    kind: 'warning',
    title: REFUSAL_TEXT.noConsent,
    body: html`<p>${linkButton({ href: consentPath(person_id, { purpose: 'story', recipient: null, back: storyPath(id) }), text: '同意を記録する' })}</p>`,
  })

const editPane = async (db: Read, story: Story, shown?: Shown): Promise<Html> =>
  pane({
    title: '下書き',
    body: form({
      action: storyPath(story.id),
      once: newId(),
      long: true,
      body: storyFields(
        await choicesOf(db, story.person_id),
        story.version,
        shown ?? { typed: typedOf(story), errors: {} },
      ),
      submit: button({ text: '下書きを残す', kind: 'main' }),
    }),
  })

const factsPane = (story: Story): Html =>
  pane({
    title: '内容',
    body: summary(
      [
        ['仮の名前', story.pseudonym],
        ['分野', DOOR_TEXT[story.door]],
        ['活動', story.activity ?? ''],
        ['団体', story.organisation ?? ''],
        ['はじめる前', story.before],
        ['したこと', story.did],
        ['いま', story.after],
        ['ご本人のことば', story.quote],
        ['話をうかがった日', story.told_on ? formatDay(story.told_on) : ''],
      ].flatMap(([label, value]) => (value ? [{ label: label!, value }] : [])),
    ),
  })

type Pressed = Exclude<Verb, 'save'>
const PRESS: Readonly<Record<Pressed, readonly [text: string, kind: 'main' | 'plain' | 'danger', done: string]>> = {
  'hand-in': ['確認に出す', 'main', '確認に出しました。別の人が確かめて公開します。'],
  publish: ['公開する', 'main', '公開しました。'],
  'give-back': ['差し戻す', 'plain', '差し戻しました。'],
  'take-down': ['公開しないことにする', 'danger', '公開しないことにしました。'],
}
/** Whoever writes hands in, whoever publishes decides; both may take it down. */
const WRITES = ['hand-in', 'take-down'] as const
const DECIDES = ['publish', 'give-back', 'take-down'] as const

/** What can be done with it now by whoever asks, each with its press. */
function doPane(ask: One, story: Story, status: Status, shown?: Shown): Content {
  const decides = may(ask, 'stories.publish')
  const verbs = (decides ? DECIDES : may(ask, 'stories.write') ? WRITES : []).filter(verb => isOpen(verb, status))
  const hands = may(ask, 'stories.write') && isOpen('hand-in', status)
  return [
    hands && handInPane(story),
    verbs.some(verb => verb !== 'hand-in') &&
      pane({
        title: decides && status === 'review' ? '公開するか、差し戻す' : '公開しないことにする',
        body: form({
          action: `${storyPath(story.id)}/${decides ? 'decide' : 'do'}`,
          once: newId(),
          body: textField({
            ...{ name: 'why', label: 'わけ', error: shown?.errors['why'] },
            value: shown ? one(shown.typed, 'why') : '',
            hint: `差し戻すとき、公開しないことにするときに書きます（${LIMITS.why}文字まで）。`,
          }),
          submit: verbs
            .filter(verb => verb !== 'hand-in')
            .map(verb => button({ text: PRESS[verb][0], kind: PRESS[verb][1], name: 'do', value: verb })),
        }),
      }),
  ]
}

const handInPane = (story: Story): Html =>
  pane({
    title: '確認に出す',
    body: form({
      action: `${storyPath(story.id)}/do`,
      once: newId(),
      body: html`<p>書きかえたときは、先に下書きを残してください。出すと、別の人が確かめて公開します。</p>`,
      submit: button({ text: PRESS['hand-in'][0], kind: 'main', name: 'do', value: 'hand-in' }),
    }),
  })

async function historyPane(db: Read, { id }: Story, now: string): Promise<Html> {
  const changes = (await changesOf(db, id)).map(change => ({
    ...{ when: momentText(change.at, now), datetime: dayOf(change.at), aside: change.by ?? '' },
    body: tell(TOLD, change, null),
  }))
  return pane({ title: 'これまでのこと', body: timeline(changes, 'まだ記録がありません。') })
}

const subject = (ask: One): [string, string] => ['story', ask.params.id]

/** What came of a verb, or the page with its sentences. */
async function answered(ask: One, tx: Tx, typed: Submitted, done: actions.Done, flash: string): Promise<Reply> {
  if (done === 'done') return { redirect: storyPath(ask.params.id), flash }
  if (done === null) return null
  const errors = Object.fromEntries(Object.entries(done).map(([field, key]) => [field, REFUSAL_TEXT[key]]))
  const story = await storyById(tx, ask.params.id)
  const kept =
    typed.fields['title'] || !story
      ? typed
      : { ...typedOf(story), ...{ fields: { ...typedOf(story).fields, ...typed.fields } } }
  return view(ask, tx, { typed: kept, errors })
}

export const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'stories.read',
  audit: { action: 'story.read', subject },
  get: (ask, db) => view(ask, db),
})

export const savePage = page.staff({
  path: `${PATH}/:id`,
  can: 'stories.write',
  audit: { action: 'story.write', subject },
  post: async (ask, tx, typed) => {
    const story = await storyById(tx, ask.params.id)
    if (!story) return null
    const read = readStory(await choicesOf(tx, story.person_id), ask.today, typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const done = await actions.saveStory(tx, story.id, read.value, read.version, doing(ask))
    return answered(ask, tx, typed, done, '下書きを残しました。')
  },
})

/** What was pressed of these, else the first. */
const pressed = <V extends Pressed>(verbs: readonly V[], typed: Submitted): V =>
  verbs.find(verb => verb === one(typed, 'do')) ?? verbs[0]!

async function done(ask: One, tx: Tx, verb: Pressed, typed: Submitted): Promise<Reply> {
  const id = ask.params.id
  const read = accept(whyForm, typed)
  if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
  const { why } = read.value
  const does = {
    'hand-in': () => actions.handInStory(tx, id, doing(ask)),
    publish: () => actions.publishStory(tx, id, doing(ask)),
    'give-back': () => actions.giveBackStory(tx, id, why, doing(ask)),
    'take-down': () => actions.takeDown(tx, id, why, doing(ask)),
  }
  return answered(ask, tx, typed, await does[verb](), PRESS[verb][2])
}

/** Whoever writes hands it in, or gives it up. */
export const doPage = page.staff({
  path: `${PATH}/:id/do`,
  can: 'stories.write',
  audit: { action: 'story.do', subject },
  post: (ask, tx, typed) => done(ask, tx, pressed(WRITES, typed), typed),
})

/** Where a story that was handed in is published or given back, and one that is told is taken down. */
export const decidePage = page.staff({
  path: `${PATH}/:id/decide`,
  can: 'stories.publish',
  audit: { action: 'story.decide', subject },
  post: (ask, tx, typed) => done(ask, tx, pressed(DECIDES, typed), typed),
})
