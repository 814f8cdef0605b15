import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { page } from '#platform/page.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { fairnessOf } from '../../placements/findings/store.ts'
import { compareWith } from '../../placements/options.ts'
import type { Comparison, Face, PlanHead, SlotFacts } from '../../view.ts'
import { audited, faceLink, PLANS, planPath, readyPlan, slotPart } from '../parts.ts'
import { percentOfBest, slotText, whatIfText } from '../words.ts'

const compare = page.staff({
  path: `${PLANS}/:id/compare`,
  can: 'plans.read',
  audit: audited('plan.compared'),
  get: async (ask, db) => {
    const plan = await readyPlan(ask, db)
    const other = ask.url.searchParams.get('with') ?? plan?.base?.id ?? ''
    const found = plan && isId(other) ? await compareWith(db, other, plan.id, ask.today) : null
    if (!found) return null
    return {
      title: `「${found.a.name}」と「${found.b.name}」`,
      nav: PLANS,
      body: html`${backLink(planPath(found.b.id), found.b.name)}
        ${pageHead({ title: '2つの案をくらべる', lead: leadText(found) })}
        <p>前の案：<a href="${planPath(found.a.id)}">${found.a.name}</a>　この案：<a href="${planPath(found.b.id)}">${found.b.name}</a></p>
        ${figuresTable(await figuresOf(db, found))}
        ${problemNotice(found)}
        ${peoplePart('枠に入れるようになる方', found.gained, found.b)}
        ${peoplePart('枠に入れなくなる方', found.lost, found.a)}
        ${movedPart(found)}
        ${slotsPart('人がふえる枠', found.filled, found.b)}
        ${slotsPart('人がへる枠', found.emptied, found.a)}`,
    }
  },
})

const leadText = ({ b }: Comparison): string =>
  b.change ? `${whatIfText(b.change, b.change_about)}、どう変わるか。` : '前の案から、どう変わるか。'

/** People and activities may have changed between two runs; that is no effect of the change. */
const problemNotice = ({ a, b }: Comparison): Content =>
  a.people !== b.people &&
  notice({
    kind: 'warning',
    title: '2つの案のあいだに、利用者や活動の登録が変わっています。',
    body: '下の違いには、その分もまざっています。',
  })

type Figure = { label: string; unit: string; a: number; b: number }

async function figuresOf(db: Read, { a, b }: Comparison): Promise<Figure[]> {
  const [before, after] = [await fairnessOf(db, a.id), await fairnessOf(db, b.id)]
  const long = (of: typeof before) => of?.waiting.find(({ group }) => group === '180-')?.served ?? 0
  const percent = ({ objective, bound }: PlanHead) => Number(percentOfBest(objective ?? 0, bound ?? 0) ?? 0)
  return [
    { label: '枠に入れる方', unit: '人', a: a.placed, b: b.placed },
    { label: '枠に入れない方', unit: '人', a: a.people - a.placed, b: b.people - b.placed },
    { label: 'うまる席', unit: '席', a: a.filled, b: b.filled },
    { label: 'あく席', unit: '席', a: a.seats - a.filled, b: b.seats - b.filled },
    { label: '180日以上待っていて入れる方', unit: '人', a: long(before), b: long(after) },
    { label: '長く待つ方より先に入る割り当て', unit: '件', a: before?.envy ?? 0, b: after?.envy ?? 0 },
    { label: '合計の点', unit: '点', a: a.total ?? 0, b: b.total ?? 0 },
    { label: '理論上の最良に対して', unit: '%以上', a: percent(a), b: percent(b) },
  ]
}

const figuresTable = (items: readonly Figure[]): Html =>
  table({
    caption: '数字のくらべ',
    items,
    unit: '項目',
    empty: '',
    columns: [
      { key: 'label', title: '項目', header: true, cell: ({ label }) => label },
      { key: 'a', title: '前の案', numeric: true, cell: ({ a, unit }) => `${a.toLocaleString('ja')}${unit}` },
      { key: 'b', title: 'この案', numeric: true, cell: ({ b, unit }) => `${b.toLocaleString('ja')}${unit}` },
      { key: 'difference', title: '違い', numeric: true, cell: difference },
    ],
  })

const difference = ({ a, b }: Figure): string => {
  const by = Math.round((b - a) * 10) / 10
  return by === 0 ? '同じ' : `${by > 0 ? '＋' : '−'}${Math.abs(by).toLocaleString('ja')}`
}

const peoplePart = (title: string, people: readonly { person: Face; slots: SlotFacts[] }[], plan: PlanHead): Html =>
  pane({
    title,
    aside: `${people.length}人`,
    body:
      people.length === 0
        ? html`<p class="faint">いません。</p>`
        : html`<ul class="ruled-out">${people.map(({ person, slots }) => html`<li>${faceLink(person)}<br>${slots.map(slot => slotText(slot, plan.from_on)).join('、')}</li>`)}</ul>`,
  })

const movedPart = ({ moved, a, b }: Comparison): Html =>
  more({
    title: `枠が変わる方（${moved.length}人）`,
    body: html`<ul class="ruled-out">${moved.map(
      ({ person, before, after }) =>
        html`<li>${faceLink(person)}<br>${before.map(slot => slotText(slot, a.from_on)).join('、')}<br><span aria-hidden="true">→ </span>${after.map(slot => slotText(slot, b.from_on)).join('、')}</li>`,
    )}</ul>`,
  })

const slotsPart = (title: string, slots: readonly SlotFacts[], plan: PlanHead): Html =>
  more({
    title: `${title}（${slots.length}枠）`,
    body: html`<ul class="ruled-out">${slots.map(slot => html`<li>${slotPart(slot, plan)}</li>`)}</ul>`,
  })

export const comparePages = [compare]
