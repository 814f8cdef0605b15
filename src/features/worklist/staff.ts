import { html } from 'hono/html'
import { staffOn } from '#features/accounts/index.ts'
import { deskDaysOn, openFrom } from '#features/municipalities/index.ts'
import { consentPath, personPath } from '#features/people/index.ts'
import { CHOSEN_WHATS, lateText, nextText, WAITS_FOR, WAITS_TEXT, WHAT_TEXT, withSteps } from '#features/steps/index.ts'
import { addDays, type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Arrivals, Parts } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { said } from '#platform/own.ts'
import { type Ask, may, type Page, page, type Staff, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { accept } from '#platform/submitted.ts'
import { button, printButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { dial } from '#ui/frame.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pager } from '#ui/pager.ts'
import { lateMark } from '#ui/steps.ts'
import { table } from '#ui/table.ts'
import { finish } from './actions.ts'
import { doneForm } from './forms.ts'
import { GROUPS, type Group, groupOf, mayHandOver, type Refusal } from './rules.ts'
import { arrivalsPart } from './staff-arrivals.ts'
import { answerPart, handFields, handoverPages } from './staff-handover.ts'
import { again, backTo, byOf, fieldOf, ofStep, refusedAt, type Shown } from './staff-parts.ts'
import { askedOfOthers, countLines, LINES, type Line, lineById, openLine, openLines } from './store.ts'
import { stuckNotice, stuckPages } from './stuck/staff.ts'
import { type Around, type Subjects, subjectOf, type ToldLine, tellLines } from './subjects.ts'
import { GROUP_EMPTY, GROUP_TEXT, REFUSAL_TEXT, WAITED_TEXT } from './text.ts'

/** Whose steps are shown: one's own, unless everybody's are asked for; a manager owns none and sees all. */
const everybody = (ask: Ask<Staff>): boolean => {
  const who = ask.url.searchParams.get('who')
  return who === 'all' || (who !== 'mine' && !may(ask, 'people.write'))
}

const home = (subjects: Subjects, arrivals: readonly Arrivals[]) =>
  page.staff({
    path: '/staff',
    can: 'worklist.read',
    audit: { action: 'worklist.read' },
    get: async (ask, db) => {
      if (!may(ask, 'people.read')) return noCases(ask, await stuckNotice(ask, db))
      const all = everybody(ask)
      const whose = { owner: all ? null : ask.actor.id, waits: waitsOf(ask) }
      const number = askedPage(ask.url.searchParams)
      const lines = await tellLines(db, subjects, await openLines(db, whose, number))
      const pages = { page: number, size: LINES, ...(await countLines(db, whose)), href: pageOf(ask, all) }
      const asked = all ? [] : await tellLines(db, subjects, await askedOfOthers(db, ask.actor.id, whose.waits))
      return {
        title: 'やること',
        nav: '/staff',
        body: html`${pageHead({ title: 'やること', lead: `${formatDay(ask.today)}　${ask.actor.name}さん`, actions: printButton() })}
        ${await stuckNotice(ask, db)}
        ${tabs('だれのやること', [
          { href: '/staff?who=mine', text: '自分', current: !all },
          { href: '/staff?who=all', text: '全員', current: all },
        ])}
        ${waitsTabs(ask, all)}
        <div class="stack">${GROUPS.map(group => groupPart(ask, group, lines, subjects))}
        ${pages.total > LINES && pager(pages)}
        ${asked.length > 0 && linesTable(ask, '返事を待っている引きつぎ', asked, subjects, '')}
        ${await arrivalsPart(db, ask.today, arrivals)}
        </div>`,
      }
    },
  })

const pageOf = (ask: Ask<Staff>, all: boolean) => (page: number) =>
  `/staff?who=${all ? 'all' : 'mine'}${waitsOf(ask) ? `&waits=${waitsOf(ask)}` : ''}&page=${page}`

/** For whom the steps that are shown wait; null for any. */
const waitsOf = (ask: Ask<Staff>) => WAITS_FOR.find(waits => waits === ask.url.searchParams.get('waits')) ?? null

const waitsTabs = (ask: Ask<Staff>, all: boolean): Html =>
  tabs(
    'だれを待っているか',
    [null, ...WAITS_FOR].map(waits => ({
      href: `/staff?who=${all ? 'all' : 'mine'}${waits ? `&waits=${waits}` : ''}`,
      text: WAITED_TEXT[waits ?? 'any'],
      current: waits === waitsOf(ask),
    })),
  )

const elsewhere = (ask: Ask<Staff>): Content =>
  may(ask, 'opportunities.read')
    ? html`利用者の記録は、相談の担当者だけが見られます。${
        may(ask, 'city.write') &&
        html`仕事を始めるために入れるものと足りないものは<a href="/staff/city">${said(ask.municipality, '市の設定')}</a>、職員の招待は<a href="/staff/accounts">${said(ask.municipality, '職員')}</a>のページにあります。`
      }データの取込や、活動・団体の一覧は、上のメニューから開けます。`
    : may(ask, 'looks.read')
      ? 'だれがどなたの記録を見たかは、上のメニューの「閲覧の記録」から開けます。'
      : html`部署の実績は<a href="/staff/entries">${said(ask.municipality, '実績')}</a>のページで見て、入れられます。`

/** The administrator keeps accounts and the log and sees no cases. */
const noCases = (ask: Ask<Staff>, stuck: Content): View => ({
  title: 'やること',
  nav: '/staff',
  body: html`${pageHead({ title: 'やること', lead: `${ask.actor.name}さん` })}
    ${stuck}${notice({ kind: 'info', title: 'この役割には、相談のやることはありません。', body: elsewhere(ask) })}`,
})

function groupPart(ask: Ask<Staff>, group: Group, lines: readonly ToldLine[], subjects: Subjects): Content {
  const mine = lines.filter(line => groupOf(line.due_on, ask.today, line.paused_on) === group)
  if (mine.length === 0 && group !== 'today') return false
  const part = linesTable(ask, GROUP_TEXT[group], mine, subjects, GROUP_EMPTY[group])
  return group === 'later' ? more({ title: `${GROUP_TEXT.later}（${mine.length}件）`, body: part }) : part
}

const linesTable = (
  ask: Ask<Staff>,
  caption: string,
  items: readonly ToldLine[],
  subjects: Subjects,
  empty: string,
  linked = true,
): Html =>
  table({
    caption,
    items,
    empty,
    cards: true,
    columns: [
      { key: 'what', title: 'やること', header: true, cell: line => whatCell(ask, line, subjects) },
      { key: 'whom', title: 'だれ・何', cell: whomCell },
      { key: 'due', title: '期限', cell: line => dueCell(line, ask.today) },
      ...(everybody(ask) || !linked ? [{ key: 'owner', title: '担当', cell: (line: ToldLine) => line.owner }] : []),
      ...(linked && may(ask, 'steps.hand')
        ? [{ key: 'do', title: '記録', cell: (line: ToldLine) => doCell(ask, line) }]
        : []),
    ],
  })

/** What is to be done, as a link where the page of its subject opens; whose move it is where it is not the desk's. */
function whatCell(ask: Ask<Staff>, line: ToldLine, subjects: Subjects): Html {
  const subject = subjectOf(subjects, line.subject_kind)
  const what = WHAT_TEXT[line.what]
  const link = subject && ask.actor.permissions.has(subject.can)
  const notes = [line.organisation && `「${line.organisation}」`, line.note, WAITS_TEXT[line.waits_for]].filter(Boolean)
  return html`${link ? html`<a href="${subject.path(line.subject_id)}">${what}</a>` : what}${notes.map(text => html`<br><span class="faint">${text}</span>`)}${handedText(ask, line)}`
}

/** From whom it came and with which words; who still has to answer. */
const handedText = (ask: Ask<Staff>, { handed, handed_note, pending, owner, owner_id }: ToldLine): Content =>
  handed !== null &&
  (pending || handed_note !== '') &&
  html`<br>${pending && html`<strong>${owner_id === ask.actor.id ? '引きつぎのお願い' : `${owner}さんの返事待ち`}</strong> `}<span class="faint">${handed}さんから${handed_note && `「${handed_note}」`}</span>`

const whomCell = ({ told: { person, phone, title, organisation, paused } }: ToldLine): Html =>
  html`${person && html`<a href="${personPath(person.id)}">${person.number} ${person.name}</a>`}${phone && html`<br><a class="tel" href="${dial(phone)}">${phone}</a>`}${(person || phone) && title && html`<br>`}${title && html`${title} <span class="faint">${organisation}</span>`}${paused && html`<br><span class="pill plain">${paused}</span>`}`

const dueCell = ({ due_on, paused_on }: ToldLine, today: string): Html =>
  html`<time datetime="${due_on}">${formatShort(due_on)}</time>${lateMark(lateText(due_on, today, paused_on))}`

const NOT_YOURS = '引きつぎは、担当の職員か、コーディネーター・管理者が行います。'

/** What can be done with a step on its page; false: nothing. */
function doText(ask: Ask<Staff>, line: Line): string | false {
  const who = byOf(ask)
  if (line.pending && line.owner_id === who.by) return '引き受ける・もどす'
  const hand = mayHandOver(line, who)
  if (line.subject_kind === 'person' && may(ask, 'people.write')) return hand ? '済み・引きつぐ' : '済みにする'
  return hand && '引きつぐ'
}

const doCell = (ask: Ask<Staff>, line: ToldLine): Content => {
  const text = doText(ask, line)
  const whom = [line.told.person?.name, line.told.title].filter(Boolean).join('・')
  return text && html`<a href="/staff/steps/${line.id}?who=${whoseOf(ask)}">${text}${sr(`：${whom}`)}</a>`
}

const whoseOf = (ask: Ask<Staff>): 'all' | 'mine' => (everybody(ask) ? 'all' : 'mine')

/** One step with its forms: answered where it was handed over, else noted as done, or handed over. A list carries none of them. */
const step = (subjects: Subjects) =>
  page.staff({
    path: '/staff/steps/:id',
    can: 'steps.hand',
    audit: { action: 'step.read', subject: ask => ['step', ask.params.id] },
    get: async (ask, db) => {
      const [line] = await tellLines(
        db,
        subjects,
        [await lineById(db, ask.params.id)].filter(found => found !== undefined),
      )
      if (!line) return refusedAt(ask, db, ask.params.id, 'gone')
      return {
        title: WHAT_TEXT[line.what],
        nav: '/staff',
        body: html`${backLink(`/staff?who=${whoseOf(ask)}`, 'やることに戻る')}${pageHead({ title: WHAT_TEXT[line.what] })}
          <div class="stack">${linesTable(ask, 'この一歩', [seenBy(ask, line, subjects)], subjects, '', false)}${formsOf(ask, line, { subjects, staff: await staffOn(db, ask.today, line.person_id), due: await inAWeek(ask, db) })}</div>`,
      }
    },
  })

/** Of what they may not open, nothing is told but what is to be done and whose it is. */
const seenBy = (ask: Ask<Staff>, line: ToldLine, subjects: Subjects): ToldLine =>
  ask.actor.permissions.has(subjectOf(subjects, line.subject_kind)?.can ?? '')
    ? line
    : { ...line, note: '', handed_note: '', organisation: null, told: {} }

function formsOf(ask: Ask<Staff>, line: ToldLine, around: Around): Content {
  const who = byOf(ask)
  if (line.pending && line.owner_id === who.by) return answerPart(ask, line)
  const [ends, hands] = [line.subject_kind === 'person' && may(ask, 'people.write'), mayHandOver(line, who)]
  return [
    ends && pane({ title: '済みにする', body: doneFields(ask, line, around.due, {}) }),
    hands
      ? pane({ title: '引きつぐ', body: handFields(ask, line, around) })
      : notice({ kind: 'info', title: `この一歩の担当は、${line.owner}さんです。`, body: NOT_YOURS }),
  ]
}

/** In a week, or on the first day after it on which the desk is open. */
const inAWeek = async (ask: Ask<Staff>, db: Read): Promise<Day> =>
  openFrom(addDays(ask.today, 7), await deskDaysOn(db, ask.today))

/** What is chosen here: a つなぎ names its partner, which is chosen where the consultation is recorded. */
const QUICK_WHATS = CHOSEN_WHATS.filter(what => what !== 'refer')

function doneFields(ask: Ask<Staff>, { id, what }: Pick<Line, 'id' | 'what'>, due: Day, shown: Shown): Html {
  const field = fieldOf(id, shown)
  return form({
    action: `/staff/steps/${id}/done`,
    once: newId(),
    body: [
      hidden('who', ask.url.searchParams.get('who') ?? ''),
      what === 'refer' &&
        radioField({
          ...field('end', 'つないだか', 'done'),
          columns: true,
          options: [
            { value: 'done', label: 'つないだ' },
            { value: 'dropped', label: 'つながずに終える' },
          ],
        }),
      textField(field('outcome', 'どうなったか')),
      selectField({
        ...field('what', '次の一歩', 'contact'),
        options: QUICK_WHATS.map(value => ({ value, label: WHAT_TEXT[value] })),
      }),
      textField(field('note', 'くわしく')),
      textField({
        ...field('due', '次の期限', formatDay(due)),
        hint: 'ほかに開いている一歩があって、次を入れないときは空欄にします。',
        width: 'medium',
      }),
    ],
    submit: button({ text: '済みにする', kind: 'main' }),
  })
}

const done = page.staff({
  path: '/staff/steps/:id/done',
  can: 'people.write',
  audit: { action: 'step.done', subject: ask => ['step', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const typed = ofStep(id, sent)
    const step = await openLine(tx, id)
    if (!step) return refusedAt(ask, tx, id, 'gone')
    const due = await inAWeek(ask, tx)
    const shown = (errors: Record<string, string>) =>
      again(null, doneFields(ask, step, due, { typed, errors }), errors, id)
    const read = accept(doneForm(ask.today), typed, ({ due }) =>
      due && due < ask.today ? { due: REFUSAL_TEXT.duePast } : {},
    )
    if (!read.ok) return shown(read.errors)
    const result = await finish(tx, id, read.value, byOf(ask))
    if (!('refused' in result))
      return {
        redirect: backTo(sent),
        flash: `済みにしました。${result.due ? await nextText(tx, result.due) : ''}`,
      }
    if (result.refused === 'nextMissing') return shown({ due: REFUSAL_TEXT.nextMissing })
    return refusedAt(ask, tx, id, result.refused, isConsentMissing(result.refused) && consentLink(step))
  },
})

const isConsentMissing = (refused: Refusal): boolean => refused.startsWith('consent')

/** To where the consent is noted without which nobody is passed on. */
const consentLink = ({ subject_id, organisation_id }: { subject_id: string; organisation_id: string | null }): Html =>
  html`<p><a href="${consentPath(subject_id, { purpose: 'referral', recipient: organisation_id, back: personPath(subject_id) })}">この方の同意を記録する</a></p>`

/** The list of what is to be done, whatever it is about, and what went wrong. */
export function pagesAbout({ subjects, arrivals }: Parts): readonly Page[] {
  const stepped = withSteps(subjects)
  return [home(stepped, arrivals), step(stepped), done, ...handoverPages(stepped), ...stuckPages(subjects)]
}
