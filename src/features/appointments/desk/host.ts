import { html } from 'hono/html'
import { fieldOf, refusedStatus, type Shown } from '#features/requests/index.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox, checkboxField, radioField } from '#ui/choices.ts'
import { dateField, hidden, numberField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { feedPart } from '../feed/staff.ts'
import { amendHost, comeBack, openRule, shutRule, takeOff } from '../offer/actions.ts'
import type { Rule } from '../offer/rules.ts'
import { daysOffOf, type Host, hostById, rulesOf } from '../offer/store.ts'
import { NTHS, ruleText, termText, WEEKDAYS } from '../offer/text.ts'
import { HOSTS_PATH, HOWS, hostPath, SITES, STAFF_PATH } from '../rules.ts'
import { HOW_SHORT, SITE_TEXT } from '../text.ts'
import { hostForm, offForm, ruleFits, ruleForm } from './forms.ts'
import { type Colleagues, colleagues, hostFields } from './hosts.ts'
import { openOn } from './store.ts'

type One = Ask<Staff, 'id'>
const PATH = hostPath(':id')
const subject = (ask: One): [string, string] => ['appointment_host', ask.params.id]
const audit = { action: 'appointment.plan', subject }

/** Somebody who talks: their rules, the days on which they are not there, and the address of their calendar. */
const detail = page.staff({ path: PATH, can: 'appointments.read', audit, get: (ask, db) => view(ask, db) })

/** Which of the forms of the page was refused. */
type Refused = Shown & { at: 'host' | 'rule' | 'off' }

export async function view(ask: One, db: Read, refused?: Refused, told: Content = false): Promise<View | null> {
  const host = await hostById(db, ask.params.id)
  if (!host) return null
  const writes = may(ask, 'appointments.write')
  const of = (at: Refused['at']): Shown => (refused?.at === at ? refused : {})
  const [rules, offs] = [await rulesOf(db, host.id), await daysOffOf(db, host.id, ask.today)]
  return {
    title: `面談の枠：${host.name}`,
    nav: STAFF_PATH,
    ...refusedStatus(refused ?? {}),
    body: html`${backLink(HOSTS_PATH, '面談の枠へ')}${pageHead({
      title: `${host.name}（${host.title}）`,
      lead: `受けもつ職員：${host.account}${host.ended ? '・新しい予約は受けていません' : ''}`,
      actions: linkButton({
        href: `${STAFF_PATH}/day?host=${host.id}&on=${ask.today}`,
        text: 'きょうの表を印刷',
        icon: 'print',
      }),
    })}${told}
      <div class="stack">${rulesPart(host, rules, ask.today, writes)}${writes && newRulePart(host, of('rule'), ask.today)}
      ${pane({
        title: '休みの日',
        body: html`${offs.length === 0 && html`<p>これからの休みの日はありません。窓口が休みの日は、はじめから枠がありません。</p>`}${offs.map(
          one =>
            html`<p><b>${formatDay(one.on_day)}</b> ${one.why} <span class="faint">${one.by}</span></p>${writes && press(host, 'back', 'この日の休みを取りやめる', hidden('off', one.id))}`,
        )}${writes && offPart(host, of('off'))}`,
      })}
      ${writes && feedPart(host.id)}${writes && hostPart(host, of('host'), await colleagues(ask, db))}</div>`,
  }
}

const press = (host: Host, to: string, text: string, body: Content): Content =>
  form({
    action: `${hostPath(host.id)}/${to}`,
    once: newId(),
    body,
    submit: button({ text, kind: 'quiet' }),
    class: 'row',
  })

const rulesPart = (host: Host, rules: readonly Rule[], today: string, writes: boolean): Content =>
  table({
    caption: '枠のきまり',
    items: rules,
    cards: true,
    empty: 'まだありません。下で、いつ・どこで話すかを決めてください。',
    columns: [
      {
        key: 'rule',
        title: 'いつ・どこで',
        header: true,
        cell: rule => `${ruleText(rule)}${rule.shut_too ? '・窓口の休みの日も' : ''}`,
      },
      { key: 'term', title: '期間', cell: rule => termText(rule, today) },
      {
        key: 'end',
        title: '変更',
        pressed: true,
        cell: rule =>
          writes &&
          (rule.until_on === null || rule.until_on > today) &&
          press(host, 'rules/end', 'きょうで終わりにする', [hidden('rule', rule.id)]),
      },
    ],
  })

const newRulePart = (host: Host, shown: Shown, today: string): Content => {
  const field = fieldOf(shown)
  const typed = shown.typed ?? filled({ hows: ['visit', 'phone'] })
  const options = <T extends string>(codes: readonly T[], labels: Readonly<Record<T, string>>) =>
    codes.map(value => ({ value, label: labels[value] }))
  return more({
    title: '枠のきまりを加える',
    open: shown.errors !== undefined,
    body: checked(
      shown.errors ?? {},
      form({
        action: `${hostPath(host.id)}/rules`,
        once: newId(),
        body: [
          html`<p class="hint">1日だけのとき（出張相談会など）は、「いつから」と「いつまで」を同じ日にします。予約のある枠は、きまりを変えてもなくなりません。</p>`,
          checkboxField({
            ...field('weekdays', '曜日'),
            values: all(typed, 'weekdays'),
            required: true,
            columns: true,
            options: WEEKDAYS,
          }),
          checkboxField({
            ...field('nths', '月の何回目'),
            values: all(typed, 'nths'),
            columns: true,
            hint: '選ばないときは、毎週です。',
            options: NTHS,
          }),
          html`<div class="grid3">${textField({ ...field('from', '始まり'), required: true, example: '10:00' })}
            ${textField({ ...field('to', '終わり'), required: true, example: '16:00' })}
            ${numberField({ ...field('minutes', '1回の長さ', '45'), required: true, unit: '分' })}</div>`,
          html`<div class="grid2">${dateField({ ...field('from_on', 'いつから', today), required: true })}${dateField({ ...field('until_on', 'いつまで'), hint: '空のときは、終わりを決めません。' })}</div>`,
          radioField({
            ...field('site', '場所', 'desk'),
            required: true,
            columns: true,
            options: options(SITES, SITE_TEXT),
          }),
          html`<div class="grid2">${textField({ ...field('site_name', '場所の名前'), hint: '窓口のときは、空のままでかまいません。', example: '北部公民館 2階' })}${textField(field('site_address', '住所'))}</div>`,
          checkboxField({
            ...field('hows', '話し方'),
            values: all(typed, 'hows'),
            required: true,
            columns: true,
            options: options(HOWS, HOW_SHORT),
          }),
          checkbox({
            name: 'shut_too',
            label: '窓口が休みの日にも行う',
            hint: '土曜日の出張相談会など',
            checked: one(typed, 'shut_too') === '1',
          }),
        ],
        submit: button({ text: '枠を作る', kind: 'main' }),
      }),
    ),
  })
}

const offPart = (host: Host, shown: Shown): Content => {
  const field = fieldOf(shown)
  return checked(
    shown.errors ?? {},
    form({
      action: `${hostPath(host.id)}/off`,
      once: newId(),
      body: [
        html`<p class="hint">その日の枠がなくなります。予約のある方には、取りやめをお知らせします。メールなどで届かない方は、通知の「電話をかける方」に出ます。</p>`,
        html`<div class="grid2">${dateField({ ...field('on_day', '休む日'), required: true })}${textField({ ...field('why', 'わけ（職員だけが見ます）'), example: '体調不良' })}</div>`,
      ],
      submit: button({ text: 'この日を休みにする', kind: 'danger' }),
    }),
  )
}

const hostPart = (host: Host, shown: Shown, staff: Colleagues): Content =>
  more({
    title: '担当の内容を変える',
    open: shown.errors !== undefined,
    body: checked(
      shown.errors ?? {},
      form({
        action: `${hostPath(host.id)}/change`,
        once: newId(),
        body: [
          hostFields(shown, staff, host),
          checkbox({
            name: 'ended',
            label: '新しい予約を受けない',
            hint: 'いまある予約は、そのまま残ります。',
            checked: host.ended,
          }),
        ],
        submit: button({ text: '変える' }),
      }),
    ),
  })

const acting = (
  path: 'rules' | 'rules/end' | 'off' | 'back' | 'change',
  act: (ask: One, tx: Tx, typed: Submitted) => Promise<Reply>,
) =>
  page.staff({
    path: `${PATH}/${path}`,
    can: 'appointments.write',
    audit,
    post: async (ask, tx, typed) => ((await hostById(tx, ask.params.id)) ? act(ask, tx, typed) : null),
  })

const back = (ask: One, flash: string) => ({ redirect: hostPath(ask.params.id), flash })

const addRule = acting('rules', async (ask, tx, typed) => {
  const read = accept(ruleForm(ask.today), typed, ruleFits)
  if (!read.ok) return view(ask, tx, { ...read, at: 'rule' })
  const { from, to, weekdays, nths, ...rest } = read.value
  const rule = { ...rest, weekdays: weekdays.map(Number), nths: nths.map(Number), from_min: from, to_min: to }
  await openRule(tx, ask.params.id, rule, doing(ask))
  return back(ask, '枠を作りました。')
})

const endRule = acting('rules/end', async (ask, tx, typed) => {
  const rule = (await rulesOf(tx, ask.params.id)).find(({ id }) => id === one(typed, 'rule'))
  const done = rule && (await shutRule(tx, ask.params.id, rule, doing(ask)))
  return {
    redirect: hostPath(ask.params.id),
    ...doneOr(
      done,
      'このきまりを終わりにしました。予約のある枠は、そのまま残ります。',
      'このきまりは、もう終わっています。',
    ),
  }
})

const takeDay = acting('off', async (ask, tx, typed) => {
  const read = accept(offForm(ask.today), typed)
  if (!read.ok) return view(ask, tx, { ...read, at: 'off' })
  const { on_day, why } = read.value
  const count = (await openOn(tx, ask.params.id, on_day)).length
  const done = await takeOff(tx, ask.params.id, on_day, why, doing(ask))
  const told = count > 0 ? `予約のある${count}人に、取りやめをお知らせします。` : ''
  return {
    redirect: hostPath(ask.params.id),
    ...doneOr(done, `${formatShort(on_day)}を休みにしました。${told}`, 'この日は、もう休みになっています。'),
  }
})

const giveBack = acting('back', async (ask, tx, typed) => {
  const done = await comeBack(tx, ask.params.id, one(typed, 'off'), doing(ask))
  return {
    redirect: hostPath(ask.params.id),
    ...doneOr(done, '休みを取りやめました。', 'この休みは、もう取りやめになっています。'),
  }
})

const change = acting('change', async (ask, tx, typed) => {
  const read = accept(hostForm, typed)
  if (!read.ok) return view(ask, tx, { ...read, at: 'host' })
  await amendHost(tx, ask.params.id, read.value, doing(ask))
  return back(ask, '担当の内容を変えました。')
})

export const feedMade = (ask: One, tx: Tx, told: Content) =>
  view(ask, tx, undefined, notice({ kind: 'success', title: '予定表の住所ができました', body: told }))
export const hostPages = [detail, addRule, endRule, takeDay, giveBack, change]
