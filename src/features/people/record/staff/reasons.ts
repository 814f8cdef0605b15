import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { bondReasons } from '../../bonds/store.ts'
import { exclusionReasons } from '../../exclusions/store.ts'
import { fullName, personPath, reasonsPath } from '../../head.ts'
import { subject } from '../../staff-parts.ts'
import { personHead } from '../../store-head.ts'
import { BOND_TEXT } from '../../text.ts'

type Line = { what: string; reason: string; end_reason: string | null }

/**
 * Why somebody is not introduced to an organisation, or not to meet somebody (violence at home may stand there): the one
 * page that tells it, for those who work with the person as the health note is, opened on demand and noted as a look of its own
 * (個人情報の保護に関する法律23条: 安全管理措置).
 */
export const reasons = page.staff({
  path: reasonsPath(':id'),
  can: 'people.write',
  audit: { action: 'person.reasons', subject },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    if (!person) return null
    const excluded = await exclusionReasons(db, person.id)
    const bound = await bondReasons(db, person.id)
    const lines: Line[] = [
      ...excluded.map(row => ({ ...row, what: `「${row.organisation}」に紹介しない` })),
      ...bound.map(row => ({
        ...row,
        what: `${fullName(row.other)}さん（No. ${row.other.number}）と${BOND_TEXT[row.kind]}`,
      })),
    ]
    return {
      title: `${fullName(person)}さん：わけ`,
      nav: '/staff/people',
      body: html`${backLink(personPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title: `${fullName(person)}さん（No. ${person.number}）：わけ`, lead: '紹介しない団体と「いっしょに・別々に」のわけです。この画面を開いたことは、だれがいつ見たかの記録に残ります。' })}
        ${table<Line>({
          caption: 'わけ',
          items: lines,
          cards: true,
          empty: '記録はありません。',
          columns: [
            { key: 'what', title: '記録', header: true, cell: ({ what }) => what },
            { key: 'reason', title: 'わけ', cell: ({ reason }) => reason },
            { key: 'end', title: '解いたわけ', cell: ({ end_reason }) => end_reason ?? '' },
          ],
        })}`,
    }
  },
})
