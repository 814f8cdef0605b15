import { z } from 'zod'
import { fiscal, line, needed, note, number } from '#platform/reading.ts'
import { accept, filled, type Refused, type Submitted } from '#platform/submitted.ts'
import type { Entered } from './actions.ts'
import type { Work } from './rules.ts'

const YEAR = '年度を「令和8年度」か「2026」のように入力するか、空のままにしてください。'
const year = fiscal(YEAR, { least: 2000, most: 2099 })

const workForm = (teams: ReadonlySet<string>) =>
  z.object({
    plan: needed(line('計画の名前', 200), '計画の名前を入力してください。例：第10期介護保険事業計画'),
    code: needed(line('番号', 20), '計画の中の番号を入力してください。例：ア'),
    name: needed(line('事業の名前', 100), '事業の名前を入力してください。例：地域人材養成研修・セミナー事業'),
    page: line('掲載ページ', 50),
    summary: note('概要', 2000),
    purpose: note('目的', 2000),
    background: note('背景・経緯', 2000),
    appeal: note('PRポイント', 2000),
    from_year: year,
    until_year: year,
    sort: number('並びの順を、0以上の整数で入力してください。例：10', { most: 9999 }),
    teams: z.array(z.string()).transform(typed => typed.filter(id => teams.has(id))),
  })

/** What was entered of a work; the years must not run backwards. */
export function readWork(teams: ReadonlySet<string>, typed: Submitted): { ok: true; value: Entered } | Refused {
  const read = accept(workForm(teams), typed, ({ from_year, until_year }) =>
    from_year != null && until_year != null && until_year < from_year
      ? { until_year: '終わりの年度は、始まりの年度かそれより後にしてください。' }
      : ({} as Record<string, string>),
  )
  return read.ok ? { ok: true, value: { ...read.value, sort: read.value.sort ?? 0 } } : read
}

/** What is stored, as its form has it. */
export const typedOf = ({ teams, ...work }: Work): Submitted => filled({ ...work, teams: teams.map(({ id }) => id) })
