import { html } from 'hono/html'
import { SKILL_TEXT, SKILLS, type Skill } from '#features/kinds/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { checkbox } from '#ui/choices.ts'
import { numberField, selectField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { TEAM_FIELDS } from './forms-team.ts'
import type { Common } from './people.ts'

/** Whether a team takes the activity on, and who must be in it. */
export const teamFields = (values: Submitted, common: Common): Html =>
  html`<div class="stack">${checkbox({
    ...common('team', 'すべての枠の席がうまったときだけ始める（チーム）'),
    hint: '分け合って引き受ける仕事です。案では、全員そろうか、だれも入らないかのどちらかになります。',
    checked: one(values, 'team') === '1',
    value: '1',
  })}<div class="grid3">${[
    selectField({
      ...common(TEAM_FIELDS.leader, '各枠に1人は必要な資格・技能'),
      empty: 'とくになし',
      options: (Object.keys(SKILLS) as Skill[]).map(value => ({ value, label: SKILL_TEXT[value] })),
    }),
    numberField({
      ...common(TEAM_FIELDS.experienced, '各枠に必要な、経験のある人'),
      unit: '人以上',
      hint: '同じ分野の活動をしたことのある方。決まりがなければ空けておきます。',
      example: '1',
    }),
    numberField({
      ...common(TEAM_FIELDS.newcomers, 'はじめての人は、各枠に'),
      unit: '人まで',
      hint: '0にすると、経験のある方だけになります。決まりがなければ空けておきます。',
      example: '2',
    }),
  ]}</div></div>`
