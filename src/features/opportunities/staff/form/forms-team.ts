import { isSkill } from '#features/kinds/index.ts'
import { parseNumber } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { SlotData, Team } from '../../rules.ts'

/** The fields of a team by the names of its rules. */
export const TEAM_FIELDS = {
  leader: 'team_leader',
  experienced: 'team_experienced',
  newcomers: 'team_newcomers',
} as const satisfies Record<keyof Team, string>

const NUMBER = {
  experienced: { least: 1, says: '経験のある人の人数は1から999までの数字で入力してください。例：2' },
  newcomers: { least: 0, says: 'はじめての人の人数は0から999までの数字で入力してください。例：1' },
}

/** The team that takes an activity on, or null; what does not fit is named by its field. */
export function readTeam(
  form: Submitted,
  slots: readonly SlotData[],
): { team: Team | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const number = (key: 'experienced' | 'newcomers'): number | undefined => {
    const typed = one(form, TEAM_FIELDS[key])
    if (typed.trim() === '') return undefined
    const value = parseNumber(typed, { least: NUMBER[key].least, most: 999, unit: '人' })
    if (value !== null) return value
    errors[TEAM_FIELDS[key]] = NUMBER[key].says
    return undefined
  }
  const leader = one(form, TEAM_FIELDS.leader)
  const [experienced, newcomers] = [number('experienced'), number('newcomers')]
  const team: Team = {
    ...(isSkill(leader) && { leader }),
    ...(experienced !== undefined && { experienced }),
    ...(newcomers !== undefined && { newcomers }),
  }
  const ruled = Object.values(TEAM_FIELDS).some(field => one(form, field).trim() !== '')
  if (one(form, 'team') === '1') return { team, errors: { ...tooMany(team, slots), ...errors } }
  return ruled ? { team: null, errors: { team: NO_TEAM, ...errors } } : { team: null, errors }
}

const NO_TEAM =
  '資格・経験・はじめての人の決まりは、チームの活動のものです。「すべての枠の席がうまったときだけ始める」にチェックを入れるか、決まりを空けてください。'

/** More experienced people than a slot has seats: such a team would never begin. */
function tooMany({ experienced }: Team, slots: readonly SlotData[]): Record<string, string> {
  const least = Math.min(...slots.map(({ need }) => need ?? Number.POSITIVE_INFINITY))
  return experienced === undefined || experienced <= least
    ? {}
    : {
        [TEAM_FIELDS.experienced]: `${least}人の枠があるので、経験のある人は${least}人までにしてください。多い枠に合わせるときは、枠の人数をふやしてください。`,
      }
}

/** A stored team as the fields of the form. */
export const teamValues = (team: Team | null): Record<string, string> =>
  team === null
    ? {}
    : {
        team: '1',
        [TEAM_FIELDS.leader]: team.leader ?? '',
        [TEAM_FIELDS.experienced]: String(team.experienced ?? ''),
        [TEAM_FIELDS.newcomers]: String(team.newcomers ?? ''),
      }
