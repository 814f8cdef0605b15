import type { Read } from '#platform/db.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { selectField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { type Granted, limitAreas } from '../store.ts'
import { teamsOn } from '../teams/store.ts'
import { limitText } from '../text.ts'

/** What a role can be limited to. */
export type Parts = {
  areas: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
}

/** What a role can be limited to from today on, and of what has ended that to which one is limited. */
export const partsToChoose = async (db: Read, today: string, grants: readonly Granted[]): Promise<Parts> => ({
  areas: (await limitAreas(db)).filter(
    ({ id, ends_on }) => ends_on === null || ends_on >= today || grants.some(({ areas }) => areas.includes(id)),
  ),
  teams: await teamsOn(db, today),
})

/** Whose people a grant lets see, in words. */
export const seenText = ({ limited, area_names: areas, team }: Granted): string =>
  limited ? limitText({ areas, team }) : team ? `市全体（「${team}」の一員）` : '市全体'

/** A grant as its form has it. */
export const limitTyped = ({ limited, areas, team_id }: Granted) => ({
  reach: limited ? 'part' : 'city',
  areas,
  team: team_id,
})

/** The fields by which a role is limited; `name` gives each its name on this page. */
export const limitFields = (
  { areas, teams }: Parts,
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
  name: (field: string) => string = field => field,
): Content => [
  radioField({
    ...{
      required: true,
      name: name('reach'),
      label: '見える方',
      value: one(typed, name('reach')) || 'city',
      error: errors['reach'],
    },
    options: [
      { value: 'city', label: '市全体の方' },
      {
        value: 'part',
        label: '下で選んだ方に限る',
        hint: 'ご自分やチームが担当している方と、住まいがわからない・市外の方も見えます。',
      },
    ],
  }),
  areas.length > 0 &&
    checkboxField({
      ...{ name: name('areas'), label: '圏域（ここにお住まいの方）', columns: true, error: errors['areas'] },
      values: all(typed, name('areas')),
      options: areas.map(({ id, name }) => ({ value: id, label: name })),
    }),
  teams.length > 0 &&
    selectField({
      ...{
        name: name('team'),
        label: 'チーム（ここの職員が担当している方。記入担当では、実績を入れる部署）',
        empty: 'なし',
      },
      ...{ value: one(typed, name('team')), error: errors['team'] },
      options: teams.map(({ id, name }) => ({ value: id, label: name })),
    }),
]
