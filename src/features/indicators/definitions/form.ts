import { workName } from '#features/works/index.ts'
import { newId } from '#platform/ids.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { selectField, textArea, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { toldOf } from '../counting/text.ts'
import { BASES, DIRECTIONS, KINDS } from '../rules.ts'
import type { Choices } from './choices.ts'
import type { Errors } from './targets.ts'
import { BASIS_TEXT, DIRECTION_TEXT, KIND_TEXT } from './text.ts'

type Shown = { action: string; typed: Submitted; errors: Errors; number: number | null }

/** The form of an indicator that is new (`number` null), or of its next version. */
export function versionForm({ action, typed, errors, number }: Shown, { counts, kind, staff, works }: Choices): Html {
  const field = (name: string, label: string, required = true) => ({
    ...{ name, label, required },
    ...{ value: one(typed, name), error: errors[name] },
  })
  const options = <K extends string>(among: readonly K[], text: Record<K, string>) =>
    among.map(value => ({ value, label: text[value] }))
  return form({
    action,
    once: newId(),
    ...(number === null ? {} : { version: number }),
    body: [
      selectField({
        ...field('work_id', '事業', false),
        empty: '事業の一覧にない',
        options: works.map(work => ({ value: work.id, label: `${workName(work)}（${work.plan}）` })),
      }),
      textField({
        ...field('section', '見出し', false),
        hint: '「事業の一覧にない」ときに、表の見出しにします。',
        example: '市独自の取組',
      }),
      textField({ ...field('name', '指標'), example: 'サロンの参加者数' }),
      textField({ ...field('unit', '単位'), width: 'short', example: '人' }),
      radioField({ ...field('kind', '種類'), options: options(KINDS, KIND_TEXT), columns: true }),
      selectField({
        ...field('counts', '数え方'),
        empty: '選んでください',
        options: counts.map(value => ({ value, label: toldOf(value, kind).text })),
      }),
      radioField({ ...field('direction', '向き'), options: options(DIRECTIONS, DIRECTION_TEXT), columns: true }),
      radioField({ ...field('basis', '年度のまとめ方'), options: options(BASES, BASIS_TEXT) }),
      selectField({
        ...field('responsible_id', '担当', false),
        empty: '決めていない',
        options: staff.map(({ id, name }) => ({ value: id, label: name })),
      }),
      textField({
        ...field('reviews', '見直しの日', false),
        hint: '何日あってもかまいません。「、」で区切ります。',
        example: '令和9年1月15日、令和9年3月31日',
      }),
      textField({ ...field('sort', '表での順番'), width: 'short', inputmode: 'numeric' }),
      textField({
        ...field('from_year', 'どの年度から'),
        width: 'short',
        hint: '西暦でも元号でもかまいません。それより前の年度は、前の内容のまま変わりません。',
        example: '令和8年度',
      }),
      ...(number === null
        ? []
        : [
            checkbox({
              name: 'ended',
              label: 'その年度から、この指標を使わない',
              checked: one(typed, 'ended') === '1',
            }),
          ]),
      textArea({ ...field('source', 'もとになるもの'), rows: 2 }),
      textArea({ ...field('why', number === null ? '加えるわけ' : '直すわけ'), rows: 2 }),
    ],
    submit: button({ text: number === null ? 'この指標を加える' : '新しい版として記録する', kind: 'main' }),
  })
}
