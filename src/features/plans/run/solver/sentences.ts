import { CATEGORY_TEXT, SKILL_TEXT, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { conditionText, HALF_TEXT } from '#features/proposals/index.ts'
import { type Nearest, type Rule, type TeamChange, weekdays } from '#matching/index.ts'

/** 「火曜の午前が空けば、3件あります」: the one change on a person's side that would open the most activities. */
export const nearestText = ({ change, opportunities }: Nearest): string =>
  `${conditionText([change])}、${opportunities}件あります`

const labelOf = (labels: Readonly<Record<string, string>>, key: string): string => `「${labels[key] ?? key}」`
const hours = (n: number): string => `${Math.round(n * 100) / 100}時間`

/** What would have to give way in a slot for those whom a rule keeps away. */
const RELAXED = {
  open: '募集を開けば',
  kind: '別の就業形態でもよければ',
  category: '別の分野でもよければ',
  load: 'からだの負担を減らせば',
  skill: '資格・技能の条件をゆるめれば',
  reach: '行き来の手だてがつけば',
  age: '年齢の条件をゆるめれば',
  residence: '市外の人も受け入れれば',
  excluded: '職員の除外を見直せば',
  availability: '時間をずらせば',
  busy: '日をずらせば',
  hours: '1回を短くすれば',
  days: '回数を減らせば',
} satisfies Record<Rule, string>

type Of<K extends TeamChange['change']> = Extract<TeamChange, { change: K }>

/** What is said of a change, and how it goes on where nothing follows. */
const TEAM: { [K in TeamChange['change']]: (change: Of<K>) => readonly [said: string, ending: string] } = {
  person: ({ seats }) => [`にあと${seats}人`, 'いれば'],
  leader: ({ skill }) => [`に${labelOf(SKILL_TEXT, skill)}のある人が1人`, 'いれば'],
  experienced: ({ category, seats }) => [
    `に${labelOf(CATEGORY_TEXT, category)}の経験のある人があと${seats}人`,
    'いれば',
  ],
  split: ({ at, hours: most }) => [`の${hours(at.to - at.from)}を${hours(most)}に分ければ`, ''],
  rule: ({ rule, people }) => [`は${RELAXED[rule]}（${people}人）`, ''],
}

/** 「土曜の午前にあと1人、または3時間を2時間に分ければ成立します」: each change alone would be enough for the team. */
export const teamText = (changes: readonly TeamChange[]): string => {
  const said = changes.map((change, i) => {
    const [text, ending] = (TEAM[change.change] as (change: TeamChange) => readonly [string, string])(change)
    const { slot, weekday, half } = change.at
    const again = changes[i - 1]?.at.slot === slot
    const where = again ? '' : `${WEEKDAY_TEXT[weekdays.indexOf(weekday)]}曜の${HALF_TEXT[half]}`
    return `${where}${again ? text.replace(/^[にのは]/, '') : text}${i === changes.length - 1 ? ending : ''}`
  })
  return `${said.join('、または')}成立します`
}
