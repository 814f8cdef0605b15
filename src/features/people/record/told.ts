import { purposeText } from '#features/consents/index.ts'
import type { Words } from '#platform/happening.ts'
import { fullName } from '../head.ts'
import { BOND_TEXT } from '../text.ts'
import { fieldLabel } from './labels.ts'
import type { PersonDesk } from './store.ts'

/** Whom it happened to, and to whom work was handed. */
type Context = { person: PersonDesk; to: string | null }

/** What the history of a person says. Names stand in the person's record; where one is gone, it is told without. Why is told on one page only. */
export const TOLD = {
  'person.registered': (_, { person }) => `登録しました（No. ${person.number}）。`,
  'person.changed': ({ fields = [] }) => {
    const names = [...new Set(fields.map(fieldLabel))]
    return names.length > 0 ? `「${names.join('、')}」を直しました。` : '記録を確かめました。'
  },
  'person.excluded': ({ exclusion }, { person }) => {
    const found = exclusionOf(person, exclusion)
    return `${organisationOf(found)}には紹介しないことにしました。`
  },
  'person.exclusion-lifted': ({ exclusion }, { person }) => {
    const found = exclusionOf(person, exclusion)
    return `${organisationOf(found)}に紹介しない記録を解きました。`
  },
  'person.bound': ({ bond }, { person }) => {
    const found = bondOf(person, bond)
    return `${withWhom(found)}を記録しました。`
  },
  'person.unbound': ({ bond }, { person }) => {
    const found = bondOf(person, bond)
    return `${withWhom(found)}の記録を解きました。`
  },
  'person.consent-given': ({ consent }, { person }) => `${consentOf(person, consent)}の同意をいただきました。`,
  'person.consent-withdrawn': ({ consent, recipient }, { person }) =>
    `${consentOf(person, consent)}の同意が取り消されました。${recipient ? 'この相手への紹介・つなぎを止めました。' : ''}`,
  'person.noted': ({ names = [] }) => `市の項目${names.map(name => `「${name}」`).join('')}を直しました。`,
  'person.referred': ({ organisation }, { person }) => `${recipientOf(person, organisation)}につなぎました。`,
  'person.referral-stopped': ({ organisation }, { person }) =>
    `同意が取り消されたため、${recipientOf(person, organisation)}につなぐのをやめました。`,
  'person.recall-opened': ({ organisation }, { person }) =>
    `${recipientOf(person, organisation)}に伝え、紹介状を廃棄してもらうことにしました。`,
  'urgent-look.begun': () => 'ふだんは担当しない職員が、緊急時の閲覧で見ました。',
  'step.handed-over': (_, { to }) => `次の一歩を、${nameOf(to)}に引きつぎました。`,
  'step.returned': (_, { to }) => `引きつがれた次の一歩を、${nameOf(to)}にもどしました。`,
  'step.accepted': () => '引きつがれた次の一歩を、引き受けました。',
  'step.done': () => '次の一歩を済みにしました。',
} satisfies Words<'person', Context>

type Exclusion = PersonDesk['exclusions'][number]
type Bond = PersonDesk['bonds'][number]

const exclusionOf = (person: PersonDesk, id: string | undefined): Exclusion | undefined =>
  person.exclusions.find(one => one.id === id)
const organisationOf = (exclusion: Exclusion | undefined): string =>
  exclusion ? `「${exclusion.organisation}」` : 'ある団体'

const bondOf = (person: PersonDesk, id: string | undefined): Bond | undefined => person.bonds.find(one => one.id === id)
const withWhom = (bond: Bond | undefined): string =>
  bond ? `${fullName(bond.other)}さんと「${BOND_TEXT[bond.kind]}」` : 'ほかの方との組み合わせ'

function consentOf(person: PersonDesk, id: string | undefined): string {
  const consent = person.consents.find(one => one.id === id)
  return consent ? `「${purposeText(consent.purpose)}」（${consent.recipient ?? '全般'}）` : '情報を伝えること'
}

/** Whom a consent named; their consents tell it. */
function recipientOf(person: PersonDesk, organisation: string | undefined): string {
  const name = person.consents.find(one => one.recipient_id === organisation)?.recipient
  return name ? `「${name}」` : 'ある団体'
}

const nameOf = (staff: string | null): string => (staff ? `${staff}さん` : 'ほかの職員')
