import { html } from 'hono/html'
import type { Gazetteer } from '#features/places/index.ts'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { ORGANISATION_KINDS } from './rules.ts'
import { ORGANISATION_FIELD_TEXT as LABEL, ORGANISATION_KIND_TEXT } from './text.ts'

export type FormPage = {
  title: string
  action: string
  back: string
  values: Submitted
  places: Pick<Gazetteer, 'areas' | 'towns'>
  errors?: Record<string, string>
  version?: number
  status?: 409 | 422
  /** What stands above the form: a conflict, a link to the organisation of the same name. */
  above?: Content
}

/** The form of an organisation, new or stored; shows what was typed, right or wrong. */
export const organisationFormView = (page: FormPage): View => ({
  title: page.title,
  nav: '/staff/organisations',
  ...(page.status ? { status: page.status } : {}),
  body: html`${backLink(page.back)}${pageHead({ title: page.title })}
    ${checked(page.errors ?? {}, [
      page.above,
      form({
        action: page.action,
        once: newId(),
        ...(page.version === undefined ? {} : { version: page.version }),
        body: fields(page),
        submit: button({ text: '保存する', kind: 'main' }),
      }),
    ])}`,
})

const fields = ({ values, places, errors = {} }: FormPage): Content => {
  const common = (name: keyof typeof LABEL) => ({
    name,
    label: LABEL[name],
    value: one(values, name),
    error: errors[name],
  })
  return [
    pane({
      title: '団体のこと',
      body: html`<div class="stack">${[
        radioField({
          ...common('kind'),
          required: true,
          columns: true,
          options: ORGANISATION_KINDS.map(value => ({ value, label: ORGANISATION_KIND_TEXT[value] })),
        }),
        textField({ ...common('name'), required: true, example: 'ひだまり保育園' }),
        textField({ ...common('kana'), example: 'ひだまりほいくえん', hint: '一覧の並びと、さがすときに使います。' }),
        textField({
          ...common('corporate_number'),
          width: 'medium',
          inputmode: 'numeric',
          example: '7000012050002',
          hint: '13けた。国税庁の法人番号公表サイトで確かめられます。',
        }),
        textField({ ...common('sector'), width: 'medium', example: '介護' }),
        textArea({ ...common('about'), hint: 'どんなところか、活動する人に伝えたいこと。', limit: 10_000 }),
        textArea({
          ...common('services'),
          hint: '連携機関が窓口から引き受けること。1行に1つ。',
          example: '起業の資金の相談',
          rows: 3,
        }),
      ]}</div>`,
    }),
    pane({
      title: '場所と連絡先',
      body: html`<div class="stack">${[
        selectField({
          ...common('town_id'),
          empty: '選んでください',
          options: townOptions(places),
        }),
        textField({ ...common('address'), example: '1番2号 ひだまりビル3階' }),
        textField({ ...common('phone'), type: 'tel', width: 'medium', example: '04-7167-1111' }),
        textField({ ...common('email'), type: 'email', width: 'medium', example: 'info@example.jp' }),
        textField({ ...common('contact_name'), width: 'medium', example: '園長 白井' }),
      ]}</div>`,
    }),
  ]
}

/** Above a form whose name is taken: the way to the one that has it. */
export const sameNameNotice = (existing: string | undefined): Content =>
  existing &&
  notice({
    kind: 'warning',
    title: '同じ名称の団体があります',
    body: html`<a href="/staff/organisations/${existing}">登録済みのページを開く</a>`,
  })

/** Every town for a choice, area by area. */
export const townOptions = ({ areas, towns }: FormPage['places']) =>
  areas.flatMap(area =>
    towns
      .filter(town => town.area_id === area.id)
      .map(town => ({ value: town.id, label: `${town.name}（${area.name}）` })),
  )
