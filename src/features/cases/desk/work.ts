import { formatDay } from '#platform/dates.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, selectField, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { casePath, ENDS, isOpen, MARKS, nextOf, PAUSES, ROUTES, SKIPS, WAITS } from '../rules.ts'
import type { Case } from '../store.ts'
import { END_TEXT, MARK_TEXT, PAUSE_TEXT, ROUTE_TEXT, SKIP_TEXT, WHO_TEXT } from '../text.ts'
import { optionsOf } from './parts.ts'

/** What can be done with one as it stands. */
export function workPart({ today }: Ask<Staff>, one: Case, shown: Shown): Content {
  const path = casePath(one.id)
  const wrong = (name: string) => shown.errors?.[name] !== undefined
  if (isOpen('reopen', one.status))
    return pane({ title: '続ける', body: go(shown, path, '終わりを取り消して、続ける') })
  const left = nextOf(one.milestones)
  return [
    isOpen('reach', one.status) && left && pane({ title: '節目を記録する', body: markPart(one, path, today, shown) }),
    isOpen('resume', one.status) && pane({ title: '再開する', body: go(shown, path, '再開する') }),
    isOpen('add', one.status) &&
      more({
        title: '節目を足す',
        open: wrong('title') || wrong('waits') || wrong('planned_on'),
        body: addPart(path, shown),
      }),
    isOpen('pause', one.status) &&
      more({ title: '休む', open: wrong('as') || wrong('until'), body: pausePart(path, shown) }),
    more({
      title: '終わりにする',
      open: wrong('end') || wrong('ended_on') || wrong('to'),
      body: endPart(one, path, today, shown),
    }),
  ]
}

const go = (shown: Shown, path: string, text: string): Content =>
  sent(shown, [], `${path}/go`, '', { text, kind: 'main' })

const markPart = ({ milestones }: Case, path: string, today: string, shown: Shown): Content => {
  const field = fieldOf(shown)
  const open = milestones.filter(({ done_on }) => done_on === null)
  return sent(
    shown,
    ['milestone', 'verb', 'on_day', 'skip', 'why'],
    `${path}/milestone`,
    [
      selectField({
        ...{ ...field('milestone', '節目', nextOf(open)?.id), required: true },
        options: open.map(({ id, title }) => ({ value: id, label: title })),
      }),
      radioField({
        ...{ ...field('verb', 'どうなったか', 'reach'), required: true },
        options: optionsOf(MARKS, MARK_TEXT),
      }),
      dateField({ ...field('on_day', '済んだ日、または新しい予定の日', formatDay(today)), required: true }),
      selectField({
        ...field('skip', '通らないわけ'),
        empty: '通らないときに選ぶ',
        options: optionsOf(SKIPS, SKIP_TEXT),
      }),
      textField(field('why', 'ひとこと')),
    ],
    { text: '記録する', kind: 'main' },
  )
}

const addPart = (path: string, shown: Shown): Content => {
  const field = fieldOf(shown)
  return sent(
    shown,
    ['title', 'waits', 'planned_on'],
    `${path}/add`,
    [
      textField({ ...field('title', '節目'), required: true, example: '店の場所を決める' }),
      selectField({
        ...{ ...field('waits', 'だれがするか', 'resident'), required: true },
        options: optionsOf(WAITS, WHO_TEXT),
      }),
      dateField({ ...field('planned_on', 'いつまで'), required: true }),
    ],
    { text: '足す' },
  )
}

const pausePart = (path: string, shown: Shown): Content => {
  const field = fieldOf(shown)
  return sent(
    shown,
    ['as', 'until', 'pause_why'],
    `${path}/pause`,
    [
      radioField({ ...{ ...field('as', '休むわけ'), required: true }, options: optionsOf(PAUSES, PAUSE_TEXT) }),
      dateField({
        ...field('until', 'いつまで'),
        required: true,
        hint: 'その日に、再開するかを確かめます。休んだ日数だけ、これからの節目は後になります。',
      }),
      textField({
        ...field('pause_why', 'ひとこと'),
        hint: '病気やけがのことは、ここではなく「健康のメモ」に入力してください。',
      }),
    ],
    { text: '休む' },
  )
}

const endPart = ({ route }: Case, path: string, today: string, shown: Shown): Content => {
  const field = fieldOf(shown)
  return sent(
    shown,
    ['end', 'ended_on', 'to', 'end_why'],
    `${path}/end`,
    [
      radioField({ ...{ ...field('end', 'どう終わったか'), required: true }, options: optionsOf(ENDS, END_TEXT) }),
      dateField({ ...field('ended_on', '終わった日', formatDay(today)), required: true }),
      selectField({
        ...{ ...field('to', '移った先の進路'), empty: '移ったときに選ぶ' },
        options: optionsOf(
          ROUTES.filter(one => one !== route),
          ROUTE_TEXT,
        ),
      }),
      textField(field('end_why', 'ひとこと')),
    ],
    { text: '終わりにする' },
  )
}
