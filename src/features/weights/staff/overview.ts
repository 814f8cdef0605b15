import { html } from 'hono/html'
import { settingHistory } from '#features/municipalities/index.ts'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { outcomesNeeded } from '#matching/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, numberField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { calculate, setByHand, weightsOn } from '../actions.ts'
import { type ByHand, byHand, frozenOf, sumRule } from '../forms.ts'
import { countOf, LASTING_MONTHS, outcomeOf, TERMS, TOTAL, type Weights } from '../rules.ts'
import { type AlikeStories, alikeStories, type Calculation, calculations, type Decision, decisions } from '../store.ts'
import { DECIDED_TEXT } from '../text.ts'
import { byOf, calculationPath, dayText, momentText, PATH, weightsPart, weightsText } from './parts.ts'
import { against, cameTrue } from './reasons.ts'

const LATEST = 20

/** What was sent and refused: by hand, or a calculation with too few outcomes. */
type Refused = { typed: Submitted; errors: Record<string, string> } | { tooFew: { outcomes: number; needed: number } }

async function overview(ask: Ask<Staff>, db: Read, refused?: Refused): Promise<View> {
  const stories = await alikeStories(db, ask.today, LASTING_MONTHS)
  const weights = await weightsOn(db, ask.today)
  const mayWrite = may(ask, 'weights.write')
  const mayRead = may(ask, 'people.read')
  return {
    title: '配点',
    nav: PATH,
    ...(refused && { status: 422 }),
    body: html`${pageHead({
      title: '配点',
      lead: '活動と人の合いかたを、7つの点で見ます。その重みと、相談員の理由が当たったかどうかを、ここで確かめます。',
    })}
      ${refused && 'tooFew' in refused && tooFew(refused.tooFew)}
      ${await presentPart(ask, db, weights)}
      ${cameTrue(stories, ask.today, mayRead)}
      ${against(stories, mayRead)}
      ${calculatePart(stories, mayWrite, await calculations(db, LATEST))}
      ${mayWrite && handPart(ask, weights, refused && 'typed' in refused ? refused : undefined)}
      ${decisionsTable(await decisions(db, LATEST))}`,
  }
}

const tooFew = ({ outcomes, needed }: { outcomes: number; needed: number }): Html =>
  notice({
    kind: 'warning',
    live: true,
    title: `計算に使える、結果の出た提案は${outcomes}件です。${needed}件になるまでは、職員が決めた配点のままにします。`,
    body: 'いまの配点は変わっていません。件数が少ないうちに計算すると、偶然に引きずられます。',
  })

/** The weights of today with their source, and those that are set for later. */
async function presentPart(ask: Ask<Staff>, db: Read, weights: Weights): Promise<Html> {
  const history = await settingHistory(db, 'weights')
  const now = history.find(({ valid_from }) => valid_from <= ask.today)
  const later = history.filter(({ valid_from }) => valid_from > ask.today).reverse()
  return pane({
    title: 'いまの配点',
    aside: now ? `${formatDay(now.valid_from)}から` : '標準の配点',
    body: html`<div class="stack">${weightsPart(weights)}
      <p class="faint">${now ? `決めかた：${now.source}` : 'この自治体ではまだ決めていないので、はじめから入っている配点を使っています。'}</p>
      ${later.map(
        ({ valid_from, value, source }) =>
          html`<p><b>${formatDay(valid_from)}から：</b>${weightsText(value as Weights)}　<span class="faint">${source}</span></p>`,
      )}
      ${more({ title: '7つの点は何を見るか', body: meanings })}</div>`,
  })
}

const MEANING = {
  likes: 'やりたい・避けたいと聞いたこと。これまでの返事でも少し変わります。',
  distance: '行ける範囲に対して、どれだけ近いか。',
  time: '来られる時間を、どれだけ使えるか。',
  experience: '歓迎される経験・技能を持っているか。',
  terms: '報酬・日数・1回の長さが希望に合うか。',
  character: '人柄と場の言葉が重なるか。',
  need: '急ぎ・重点業種・候補の少なさ。',
} satisfies Record<keyof Weights, string>

const meanings = html`<ul>${TERMS.map(term => html`<li><b>${TERM_TEXT[term]}</b>：${MEANING[term]}</li>`)}</ul>
  <p class="faint">からだのこと・年齢・性別は、点にはしません。</p>`

function calculatePart(
  stories: readonly AlikeStories[],
  mayWrite: boolean,
  made: readonly Omit<Calculation, 'result'>[],
): Html {
  const ended = stories.filter(story => outcomeOf(story) !== null)
  const [known, usable] = [countOf(ended), countOf(ended.filter(({ told }) => told))]
  const missing = outcomesNeeded - usable
  return pane({
    title: 'これまでの結果から配点を計算する',
    body: html`<div class="stack"><p>結果の出た提案は<b>${known.toLocaleString('ja')}件</b>、そのうち、提案したときの点が残っていて計算に使えるものは<b>${usable.toLocaleString('ja')}件</b>です。${
      missing > 0
        ? `計算には${outcomesNeeded}件いります（あと${missing}件）。それまでは、職員が決めた配点のままにします。`
        : '計算した配点は案です。職員が採用するまで、何も変わりません。'
    }</p>
    ${mayWrite && form({ action: `${PATH}/calculations`, once: newId(), body: '', submit: button({ text: 'これまでの結果から配点を計算する' }) })}
    ${made.length > 0 && calculationsTable(made)}${outcomeRules}</div>`,
  })
}

const outcomeRules = more({
  title: '何を「結果」と数えるか',
  body: html`<ul><li><b>当たり</b>：ご本人が承諾した提案。</li>
    <li><b>はずれ</b>：点で見ていること（好み・近さ・時間・経験・条件・人柄）を理由に、見送った・断られた・不調や終了になったもの。始まって3か月続いたものは、そのあとで終わっても「当たり」です。</li>
    <li><b>数えない</b>：返事を待っているもの。承諾の前に、体調・家庭の事情・連絡がつかないなど、点の外の理由で終わったもの。</li>
    <li>決定まで進んだものは2倍、相談員が見送ったものは半分に数えます。点で見ていることを理由にそえた提案は、その見立てを試したことになるので1.5倍に数えます。</li>
    <li>一覧の上にあるほど提案されやすいので、その順位が選ばれる割合で割りもどします（10倍まで）。</li></ul>`,
})

const calculationsTable = (made: readonly Omit<Calculation, 'result'>[]): Html =>
  table({
    caption: 'これまでの計算',
    items: made,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'when',
        title: '計算した日',
        header: true,
        cell: one => html`<a href="${calculationPath(one.id)}">${momentText(one.at)}</a>`,
      },
      { key: 'who', title: '計算した人', cell: one => one.by },
      { key: 'outcomes', title: '結果の数', numeric: true, cell: one => `${one.outcomes}件` },
      {
        key: 'state',
        title: '状態',
        cell: one => (one.decision ? DECIDED_TEXT[one.decision.verb] : 'まだ決めていません'),
      },
    ],
  })

const decisionsTable = (made: readonly Decision[]): Content =>
  table({
    caption: '配点を決めた記録',
    items: made,
    cards: true,
    empty: 'まだありません。計算した配点を採用・見送りしたとき、手で決めたときに、ここに残ります。',
    columns: [
      { key: 'when', title: '決めた日', header: true, cell: one => dayText(one.at) },
      { key: 'who', title: '決めた人', cell: one => one.by },
      {
        key: 'what',
        title: '決めたこと',
        cell: one =>
          one.proposal_id
            ? html`<a href="${calculationPath(one.proposal_id)}">${DECIDED_TEXT[one.verb]}</a>`
            : DECIDED_TEXT[one.verb],
      },
      { key: 'from', title: 'いつから', cell: one => (one.valid_from ? formatDay(one.valid_from) : '—') },
      { key: 'weights', title: '配点', cell: one => weightsText(one.weights) },
      { key: 'why', title: '理由', cell: one => one.reason },
    ],
  })

/** Seven numbers, from when, why. */
function handPart(
  ask: Ask<Staff>,
  weights: Weights,
  refused?: { typed: Submitted; errors: Record<string, string> },
): Html {
  const typed = refused?.typed ?? filled({ ...weights, from: formatDay(ask.today) })
  const errors = refused?.errors ?? {}
  const body = form({
    action: `${PATH}/set`,
    once: newId(),
    body: [
      html`<p class="hint">7つの合計を${TOTAL.toLocaleString('ja')}にします。0にした点は見なくなります。</p>`,
      html`<div class="grid3">${TERMS.map(term =>
        numberField({
          ...{ name: term, label: TERM_TEXT[term], unit: '点', required: true },
          ...{ value: one(typed, term), error: errors[term] },
        }),
      )}</div>`,
      dateField({ name: 'from', label: 'いつから', required: true, value: one(typed, 'from'), error: errors['from'] }),
      textArea({
        name: 'reason',
        label: '理由',
        required: true,
        rows: 2,
        value: one(typed, 'reason'),
        error: errors['reason'],
      }),
    ],
    submit: button({ text: 'この配点にする', kind: 'main' }),
  })
  return more({ title: '配点を手で決める', open: refused !== undefined, body: checked(errors, body) })
}

const index = page.staff({
  path: PATH,
  can: 'weights.read',
  audit: 'none',
  get: (ask, db) => overview(ask, db),
})

const set = page.staff({
  path: `${PATH}/set`,
  can: 'weights.write',
  audit: { action: 'weights.set' },
  post: async (ask, tx, sent) => {
    const read = accept<ByHand>(byHand(ask.today), sent, sumRule)
    if (!read.ok) return overview(ask, tx, read)
    const { from, reason, ...weights } = read.value
    await setByHand(tx, weights, from, reason, byOf(ask))
    return { redirect: PATH, flash: `${formatDay(from)}からの配点を決めました。` }
  },
})

const begin = page.staff({
  path: `${PATH}/calculations`,
  can: 'weights.write',
  audit: { action: 'weights.calculated' },
  post: async (ask, tx, sent) => {
    const made = await calculate(tx, frozenOf(all(sent, 'frozen')), byOf(ask))
    return 'refused' in made ? overview(ask, tx, { tooFew: made }) : { redirect: calculationPath(made.id) }
  },
})

export const overviewPages = [index, set, begin]
