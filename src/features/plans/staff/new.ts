import { html } from 'hono/html'
import { formsOffered, LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { areasOn } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField, numberField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { startPlan } from '../actions.ts'
import { aheadOf, MOST_WEEKS, nextMonday, planForm } from '../forms.ts'
import { ACTIVITIES } from '../rules.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import { PLANS, planPath, refusedNotice } from './parts.ts'

type Shown = { typed: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

/** The form of a new plan, empty or as it was typed. */
async function formView(ask: Ask<Staff>, db: Read, { typed, errors = {}, refused }: Shown): Promise<View> {
  const areas = await areasOn(db, ask.today, all(typed, 'areas'))
  return {
    title: '案をつくる',
    nav: PLANS,
    ...((refused || Object.keys(errors).length > 0) && { status: 422 }),
    body: html`${backLink(PLANS, '案の一覧')}${pageHead({ title: '案をつくる' })}
      ${refusedNotice(refused ?? null)}
      ${notice({ kind: 'info', title: 'つくった案は、ひとりでに実行されることはありません。', body: '計算が終わったら、内容を見て、直して、よいものだけを「提案」にできます。計算のあいだも、ほかの仕事を続けられます。' })}
      ${checked(errors, form({ action: PLANS, once: newId(), body: fields(ask, areas, typed, errors), submit: [button({ text: '計算をはじめる', kind: 'main' }), linkButton({ href: PLANS, text: 'やめる', kind: 'quiet' })] }))}`,
  }
}

function fields(
  ask: Ask<Staff>,
  areas: readonly { id: string; name: string }[],
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
): Content {
  const common = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return [
    pane({
      title: 'いつの案か',
      body: html`<div class="stack">${[
        textField({
          ...common('name', '案の名前'),
          required: true,
          hint: '一覧で見分けるための名前です。',
          example: '12月の案',
        }),
        dateField({
          ...common('from', 'はじまりの日'),
          required: true,
          example: formatDay(nextMonday(ask.today)),
        }),
        numberField({ ...common('weeks', '期間'), unit: '週間', required: true, hint: `1から${MOST_WEEKS}まで。` }),
      ]}</div>`,
    }),
    pane({
      title: 'だれの・どんな活動の案か',
      body: html`<div class="stack">${[
        numberField({
          ...common('activities', 'お一人が受けもつ活動の数'),
          unit: 'つまで',
          hint: `1から${ACTIVITIES.most}まで。空けておくと${ACTIVITIES.usual}つまでにします。本人に聞いた「受けもてる活動の数」があれば、そちらを使います。`,
        }),
        checkboxField({
          name: 'areas',
          label: 'お住まいの圏域',
          hint: '選ばなければ、すべての方でつくります。選ぶと、そこに住む方だけでつくります（活動は、その方が行ける所ならどこでも入ります）。',
          values: all(typed, 'areas'),
          options: areas.map(({ id, name }) => ({ value: id, label: name })),
          columns: true,
        }),
        checkboxField({
          name: 'kinds',
          label: '就業形態',
          hint: '選ばなければ、すべての形でつくります。',
          values: all(typed, 'kinds'),
          options: formsOffered(ask.municipality).map(value => ({ value, label: LEGAL_FORM_TEXT[value] })),
          columns: true,
        }),
      ]}</div>`,
    }),
  ]
}

const fresh = page.staff({
  path: `${PLANS}/new`,
  can: 'plans.write',
  audit: 'none',
  get: (ask, db) => {
    const from = formatDay(nextMonday(ask.today))
    return formView(ask, db, {
      typed: filled({ name: `${from}からの案`, from, weeks: 4, activities: ACTIVITIES.usual }),
    })
  },
})

const start = page.staff({
  path: PLANS,
  can: 'plans.write',
  audit: { action: 'plan.started' },
  post: async (ask, tx, typed) => {
    const read = accept(planForm(ask.today), typed, aheadOf(ask.today))
    if (!read.ok) return formView(ask, tx, read)
    const started = await startPlan(tx, read.value, doing(ask))
    if ('refused' in started) return formView(ask, tx, { typed, refused: PLAN_REFUSAL_TEXT[started.refused] })
    return { redirect: planPath(started.id) }
  },
})

export const newPages = [fresh, start]
