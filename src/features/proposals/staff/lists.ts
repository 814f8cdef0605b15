import { html } from 'hono/html'
import { opportunityById } from '#features/opportunities/index.ts'
import { personPath } from '#features/people/index.ts'
import { type Term, terms as termNames } from '#matching/index.ts'
import { today as dayOf, timeOfDay } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { page } from '#platform/page.ts'
import { formatTime } from '#platform/times.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { weightsOf } from '../ranking/lists.ts'
import { type Difference, type Replay, replay } from '../ranking/replay.ts'
import { TERM_TEXT } from '../ranking/sentences.ts'
import { inputsOf, type ShownList, shownById, shownOf } from '../ranking/store-shown.ts'
import { facesOf } from '../record/store.ts'
import { briefsOf, termsPart } from './suggestions.ts'

const LATEST = 20

export const listPath = (id: string): string => `/staff/lists/${id}`

/** When a list was shown, in words. */
export const shownAt = ({ at }: Pick<ShownList, 'at'>): string => `${formatDay(dayOf(at))} ${formatTime(timeOfDay(at))}`

type Named = { title: string; subject: string; back: Html; nameOf: (id: string) => Content }

const GONE = '（いまは記録がありません）'

/** Whom the list is about and what stands in it, as they are called now; null where its subject is gone. */
async function namesOf(db: Read, list: ShownList): Promise<Named | null> {
  const ids = list.items.map(({ id }) => id)
  if (list.subject_kind === 'person') return activitiesOf(db, list.subject_id, ids)
  const faces = await facesOf(db, ids)
  const nameOf = (id: string) => html`<a href="${personPath(id)}">${faces.get(id)?.name ?? GONE}</a>`
  if (list.subject_kind !== 'opportunity')
    return {
      title: '代わりの人として見せた一覧',
      subject: 'お休みの代わり',
      back: backLink('/staff', 'やること'),
      nameOf,
    }
  const activity = await opportunityById(db, list.subject_id)
  if (!activity) return null
  return {
    title: `「${activity.title}」に合う人として見せた一覧`,
    subject: activity.title,
    back: backLink(`/staff/opportunities/${activity.id}/people`, '合いそうな人'),
    nameOf,
  }
}

async function activitiesOf(db: Read, person: string, ids: readonly string[]): Promise<Named | null> {
  const face = (await facesOf(db, [person])).get(person)
  if (!face) return null
  const briefs = await briefsOf(db, ids)
  return {
    title: `${face.name}さんに合う活動として見せた一覧`,
    subject: `${face.number} ${face.name}さん`,
    back: backLink(personPath(face.id), `${face.name}さんの相談画面`),
    nameOf: id => html`<a href="/staff/opportunities/${id}">${briefs.get(id)?.title ?? GONE}</a>`,
  }
}

const show = page.staff({
  path: '/staff/lists/:id',
  can: 'people.read',
  audit: { action: 'list.read', subject: ask => ['list', ask.params.id] },
  get: async (ask, db) => {
    const list = await shownById(db, ask.params.id)
    const named = list && (await namesOf(db, list))
    if (!list || !named) return null
    return {
      title: named.title,
      nav: list.subject_kind === 'opportunity' ? '/staff/opportunities' : '/staff/people',
      body: html`${named.back}${pageHead({ title: named.title, lead: `${shownAt(list)}に見せたままの一覧です。名前は、いまの記録のものです。` })}
        ${replayPart(replay(list, await inputsOf(db, list)), named)}
        ${pane({ title: '計算のもと', body: factsPart(list, named) })}
        ${pane({ title: '見せた一覧', aside: `${list.items.length}件`, body: itemsPart(list, named) })}`,
    }
  },
})

const itemsPart = ({ items, weights_version }: ShownList, { nameOf }: Named): Html => {
  const weights = weightsOf(weights_version)
  return items.length === 0
    ? html`<div class="empty">合うものはありませんでした。</div>`
    : html`<ol class="rank">${items.map(
        item => html`<li><h3>${nameOf(item.id)}</h3>${termsPart(item, weights)}</li>`,
      )}</ol>`
}

const factsPart = (list: ShownList, { subject }: Named): Html => {
  const weights = weightsOf(list.weights_version)
  return summary([
    { label: 'だれ・何に', value: subject },
    { label: '見た職員', value: list.by ?? '' },
    { label: '配点', value: termNames.map(term => `${TERM_TEXT[term]} ${weights[term]}`).join('・') },
    { label: '対象の期間', value: list.from_on ? `${formatDay(list.from_on)}から${list.weeks}週間` : '' },
    { label: 'データの印', value: html`<code>${list.instance_hash.slice(0, 16)}</code>` },
    { label: '乱数の種', value: `${list.seed}（並べるときに乱数は使いません）` },
  ])
}

const REPLAY_TEXT = {
  same: 'もう一度計算しました。順番も、点も、その内訳も同じです。',
  unkept: 'この一覧は、計算のもとを残していないときのものです。見ることだけができます。',
  gone: '一覧にある記録の一部が消されているため、もう一度計算することはできません。見ることだけができます。',
} satisfies Record<Exclude<Replay['outcome'], 'differs'>, string>

function replayPart(found: Replay, named: Named): Html {
  if (found.outcome !== 'differs')
    return notice({ kind: found.outcome === 'same' ? 'success' : 'info', title: REPLAY_TEXT[found.outcome] })
  return html`${notice({
    kind: 'warning',
    title: `もう一度計算すると、${found.differences.length}件がちがいました。`,
    body: '見せたあとで、点の計算のしかたが変わったと考えられます。どこがちがうかを下の表で確かめてください。',
  })}${table({
    caption: 'ちがうところ',
    items: found.differences,
    empty: '',
    columns: [
      { key: 'what', title: '名前', header: true, cell: ({ id }) => named.nameOf(id) },
      { key: 'was', title: '見せたとき', cell: ({ was }) => stoodText(was) },
      { key: 'is', title: 'いまの計算', cell: ({ is }) => stoodText(is) },
      { key: 'terms', title: 'ちがう点', cell: termsText },
    ],
  })}`
}

const stoodText = (stood: Difference['was']): string => (stood ? `${stood.rank}番目・${stood.score}点` : '入らない')

const termsText = ({ was, is }: Difference): string =>
  termNames
    .filter((term: Term) => was && is && was.terms[term] !== is.terms[term])
    .map(term => `${TERM_TEXT[term]} ${was!.terms[term]}→${is!.terms[term]}`)
    .join('・')

/** The lists that were shown of somebody or something, to be opened as they were. */
export async function keptLists(db: Read, subject: string): Promise<Content> {
  const kept = await shownOf(db, subject, LATEST)
  return (
    kept.length > 0 &&
    more({
      title: `これまでに見せた一覧（新しい順に${kept.length}件）`,
      body: html`<ul class="ruled-out">${kept.map(
        list =>
          html`<li><a href="${listPath(list.id)}">${shownAt(list)}</a>　${list.items.length}件　<span class="faint">${list.by}</span></li>`,
      )}</ul>`,
    })
  )
}

export const shownPages = [show]
