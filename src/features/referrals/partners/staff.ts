import { html } from 'hono/html'
import { diffDays, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { fieldOf, type Shown } from '#ui/shown.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { profileForm } from '../forms.ts'
import { CAPACITIES, FRESH_DAYS, OPENINGS, PARTNERS, PATH, partnerPath, SETTINGS } from '../rules.ts'
import { CAPACITY_TEXT } from '../text.ts'
import { type Partner, partnerById, partnersFound, saveProfile } from './store.ts'

/** Whom people can be passed on to: what for, whom, where, when, and whether there is room. */
const list = page.staff({
  path: PARTNERS,
  can: 'organisations.read',
  audit: 'none',
  get: async (ask, db) => {
    const q = ask.url.searchParams.get('q') ?? ''
    return {
      title: '連携機関',
      nav: PATH,
      body: html`${may(ask, 'people.read') && backLink(PATH, 'つなぎの一覧へ')}${pageHead({
        title: '連携機関',
        lead: 'だれの、どんなことを、どの区域で受けてもらえるかの一覧です。',
        actions: linkButton({ href: OPENINGS, text: '空いているもの' }),
      })}${filterForm({
        action: PARTNERS,
        label: '連携機関のしぼりこみ',
        body: textField({ name: 'q', label: '名称・受けもつこと・対象・区域', type: 'search', value: q }),
        submit: button({ text: 'さがす', icon: 'search' }),
      })}${listTable(await partnersFound(db, q), ask.today)}`,
    }
  },
})

const listTable = (partners: readonly Partner[], today: string) =>
  table({
    ...{ caption: '連携機関の一覧', items: partners, cards: true },
    empty: '当てはまる連携機関がありません。ことばを短くするか、団体の画面で「連携機関」を登録してください。',
    columns: [
      {
        ...{ key: 'name', title: '名称', header: true },
        cell: one => html`<a href="${partnerPath(one.id)}">${one.name}</a>`,
      },
      { key: 'services', title: '受けもつこと', cell: one => one.services.join('・') },
      { key: 'whom', title: '対象', cell: one => one.for_whom },
      { key: 'area', title: '区域', cell: one => one.area },
      { key: 'capacity', title: '空き', cell: one => CAPACITY_TEXT[one.capacity] },
      { key: 'fresh', title: '確かめた日', cell: one => freshText(one, today) },
      { key: 'open', title: '返事・結果待ち', numeric: true, cell: one => one.open },
    ],
  })

/** When it was made sure of, and that this is long ago. */
const freshText = ({ assured_on }: Partner, today: string): Content =>
  assured_on === null
    ? 'まだ確かめていません'
    : html`${formatDay(assured_on)}${diffDays(assured_on, today) > FRESH_DAYS && html` <strong>古くなっています</strong>`}`

const detail = page.staff({
  path: partnerPath(':id'),
  can: 'organisations.read',
  audit: 'none',
  get: (ask, db) => partnerView(ask, db),
})

const save = page.staff({
  path: `${partnerPath(':id')}/edit`,
  can: 'organisations.write',
  audit: 'none',
  post: async (ask, tx, typed) => {
    const read = accept(profileForm, typed)
    if (!read.ok) return partnerView(ask, tx, read)
    const said = { ...read.value, assured_on: ask.today, assured_by: ask.actor.id }
    if (!(await partnerById(tx, ask.params.id))) return null
    if (!(await saveProfile(tx, ask.params.id, versionOf(typed), said)))
      return partnerView(ask, tx, { typed, refused: CHANGED })
    return { redirect: partnerPath(ask.params.id), flash: '確かめた内容を保存しました。' }
  },
})

const CHANGED = 'この画面を開いたあとに、別の職員が変更しました。いまの内容と見比べて、もう一度保存してください。'

export async function partnerView(
  ask: Ask<Staff, 'id'>,
  db: Read,
  shown: Shown & { link?: string } = {},
): Promise<View | null> {
  const partner = await partnerById(db, ask.params.id)
  if (!partner) return null
  return {
    title: partner.name,
    nav: PATH,
    ...((shown.errors || shown.refused) && { status: 422 as const }),
    body: html`${backLink(PARTNERS, '連携機関の一覧へ')}${pageHead({ title: partner.name, lead: partner.about, actions: linkButton({ href: `/staff/organisations/${partner.id}`, text: '団体としての情報' }) })}
      ${shown.refused && notice({ kind: 'warning', live: true, title: shown.refused })}
      ${twoPanes(
        pane({ title: '受けてもらえること', body: facts(partner, ask.today) }),
        may(ask, 'organisations.write') &&
          html`<div class="stack">${pane({ title: '確かめて書きなおす', body: profileFields(partner, shown) })}${pane({ title: '窓口への紹介を受けるリンク', body: linkPart(partner, shown.link) })}</div>`,
      )}`,
  }
}

/** By it the partner sends people to the window; it is shown where it is made, and never again. */
const linkPart = ({ id }: Partner, link: string | undefined): Content =>
  link
    ? notice({
        kind: 'success',
        live: true,
        title: 'リンクを作りました。この連携機関にお伝えください。',
        body: html`<p><b>${link}</b></p><p>この画面でしか見られません。1年のあいだ使えます。前のリンクは使えなくなりました。</p>`,
      })
    : form({
        ...{ action: `${partnerPath(id)}/link`, once: newId() },
        body: html`<p>このリンクから、登録なしで、ご相談のある方を窓口に紹介してもらえます。「届いたもの」に入ります。</p>`,
        submit: button({ text: '新しいリンクを作る' }),
      })

const facts = (partner: Partner, today: string): Content =>
  summary([
    { label: '受けもつこと', value: partner.services.join('・') },
    { label: '対象', value: partner.for_whom },
    { label: '区域', value: partner.area },
    { label: '受付の時間', value: partner.hours },
    { label: '空き', value: [CAPACITY_TEXT[partner.capacity], partner.capacity_note].filter(Boolean).join('・') },
    { label: '担当', value: partner.contact_name },
    { label: '電話', value: partner.phone && phoneLink(partner.phone) },
    { label: 'FAX', value: partner.fax },
    { label: 'メール', value: partner.email },
    {
      label: '返事までの日数',
      value: partner.answer_days
        ? `開所日で${partner.answer_days}日`
        : `市の決まりのとおり（はじめは${SETTINGS.referralAnswer.standard}日）`,
    },
    { label: '確かめた日', value: html`${freshText(partner, today)}　${partner.assured_by ?? ''}` },
    { label: '返事・結果待ち', value: `${partner.open}件` },
  ])

function profileFields(partner: Partner, shown: Shown): Content {
  const field = fieldOf(shown)
  return checked(
    shown.errors ?? {},
    form({
      ...{ action: `${partnerPath(partner.id)}/edit`, once: newId(), version: partner.version },
      body: [
        textField({ ...field('for_whom', '対象', partner.for_whom), example: '市内にお住まいの60歳以上の方' }),
        textField({ ...field('area', '区域', partner.area), example: '市内全域' }),
        textField({ ...field('hours', '受付の時間', partner.hours), example: '平日9時〜17時' }),
        radioField({
          ...{ ...field('capacity', '空き', partner.capacity), required: true, columns: true },
          options: CAPACITIES.map(value => ({ value, label: CAPACITY_TEXT[value] })),
        }),
        textField({ ...field('capacity_note', '空きのようす', partner.capacity_note), example: '12月の講座にあと3名' }),
        textField({ ...field('fax', 'FAX', partner.fax), type: 'tel', width: 'medium' }),
        textField({
          ...field('answer_days', '返事までの開所日', String(partner.answer_days ?? '')),
          width: 'short',
          inputmode: 'numeric',
          hint: 'この連携機関と決めた日数。決まっていないときは空けておきます。',
        }),
      ],
      submit: button({ text: 'きょう確かめたとして保存する', kind: 'main' }),
    }),
  )
}

export const partnerPages = [list, detail, save]
