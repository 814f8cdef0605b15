import { type ConsentField, liveConsent } from '#features/consents/index.ts'
import { CATEGORY_TEXT, halfDaysOf, LEGAL_FORM_TEXT, SKILL_TEXT } from '#features/kinds/index.ts'
import {
  loadsOf,
  type Opportunity,
  opportunityById,
  organiserOf,
  organiserText,
  paperTerms,
  payText,
  setOutTo,
  unsureOf,
  waysTo,
  whenText,
} from '#features/opportunities/index.ts'
import { organisationById } from '#features/organisations/index.ts'
import { fullKana, fullName, type PersonDesk, personDesk } from '#features/people/index.ts'
import { type Gazetteer, gazetteer, nearest } from '#features/places/index.ts'
import { explain } from '#matching/index.ts'
import { ageOn } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { formatTime } from '#platform/times.ts'
import type { SaidRow } from '#ui/fit.ts'
import type { Html } from '#ui/html.ts'
import { map } from '#ui/map.ts'
import { notice } from '#ui/notice.ts'
import { activitySheet, letter } from '#ui/print.ts'
import { engineOf } from '../ranking/cities.ts'
import { isRanked } from '../ranking/engine/engine.ts'
import { saidTo } from '../ranking/sentences.ts'
import { type Proposal, proposalById } from '../record/store.ts'
import { helpOf, isIntroduced, isPlan, openPlan } from '../rules.ts'
import { HELP_TEXT, PLAN_TEXT } from '../text.ts'
import { leavingOf, toldTo } from '../ways/seen.ts'
import { halfDaysText, proposalPath } from './parts.ts'

const pageOf = (ask: Ask<Staff>, { opportunity_id }: Proposal): string =>
  `${ask.url.origin}/opportunities/${opportunity_id}`

/** The visit, trial or interview that was agreed, as it is read on paper. */
function planText({ entries }: Proposal): string | null {
  const plan = openPlan(entries)
  if (!plan || !isPlan(plan.verb) || !plan.data.planned_on) return null
  const at = plan.data.planned_at != null ? ` ${formatTime(plan.data.planned_at)}` : ''
  return `${PLAN_TEXT[plan.verb]}　${formatDay(plan.data.planned_on)}${at}`
}

const letterPage = page.staff({
  path: '/staff/proposals/:id/letter',
  can: 'people.read',
  audit: { action: 'proposal.letter', subject: ask => ['proposal', ask.params.id] },
  get: async (ask, db) => {
    const proposal = await proposalById(db, ask.params.id)
    const person = proposal && (await personDesk(db, proposal.person_id))
    const organisation = proposal && (await organisationById(db, proposal.organisation_id))
    if (!proposal || !person || !organisation) return null
    const given = await liveConsent(db, person.id, 'introduction', proposal.organisation_id, ask.today)
    const fields: readonly ConsentField[] = 'consent' in given ? given.consent.fields : []
    const ready = isIntroduced(proposal.entries) && fields.includes('name')
    return {
      title: `紹介状 ${proposal.name}さん`,
      frame: 'print',
      back: proposalPath(proposal.id),
      body: ready ? letterBody(ask, proposal, person, fields, organisation.contact_name) : notReady,
    }
  },
})

const notReady = notice({
  kind: 'warning',
  title: '紹介状はまだ出せません。',
  body: '紹介を記録し、この団体に名前を伝える同意があるときに印刷できます。同意が取り消されたあとは出せません。',
})

/** Only what the person agreed to tell, and of wishes only what they said; nothing of the body, whatever was agreed. */
function letterBody(
  ask: Ask<Staff>,
  proposal: Proposal,
  person: PersonDesk,
  fields: readonly ConsentField[],
  contact: string,
): Html {
  const told = (field: ConsentField, label: string, value: string): SaidRow[] =>
    fields.includes(field) ? [{ label, value }] : []
  const skills = person.skills.filter(skill => skill.wants_to_use).map(({ skill }) => SKILL_TEXT[skill])
  const wishes = person.wishes
    .filter(({ score, basis }) => score > 0 && basis === 'said')
    .map(({ category }) => CATEGORY_TEXT[category])
  const plan = planText(proposal)
  return letter({
    date: formatDay(ask.today),
    to: { organisation: proposal.organisation, ...(contact && { person: contact }) },
    from: ask.municipality,
    person: { name: fullName(person), kana: fullKana(person) },
    rows: [
      { label: '活動', value: `${proposal.title}（${LEGAL_FORM_TEXT[proposal.legal_form]}）` },
      { label: '紹介の種類', value: HELP_TEXT[helpOf(proposal.legal_form)] },
      ...(plan ? [{ label: '約束', value: plan }] : []),
      ...told('age', '年齢', `${ageOn(person.birth_on, ask.today)}歳`),
      ...told(
        'experience',
        '経験・資格',
        [person.work_history.replace(/。$/, ''), skills.join('、')].filter(Boolean).join('。'),
      ),
      ...told('wishes', '希望', wishes.join('、')),
      ...told('time', '来られる時間', timesOf(person)),
      {
        label: '連絡先',
        value: fields.includes('contact') && person.phone ? person.phone : '窓口をとおしてご連絡ください',
      },
    ].filter(({ value }) => value !== ''),
    message: 'ご本人の同意にもとづいてお伝えしています。紹介のほかの目的には使わず、不要になったら廃棄してください。',
    reply: [
      '会う日が決まった（　　月　　日　　時）',
      '活動していただくことになった（　　月　　日から）',
      '今回は見送った（理由：　　　　　　　　　　　　　）',
    ],
  })
}

const timesOf = ({ free }: PersonDesk): string => halfDaysText(halfDaysOf(free))

const activityPage = page.staff({
  path: '/staff/proposals/:id/activity',
  can: 'people.read',
  audit: { action: 'proposal.activity-sheet', subject: ask => ['proposal', ask.params.id] },
  get: async (ask, db) => {
    const proposal = await proposalById(db, ask.params.id)
    const person = proposal && (await personDesk(db, proposal.person_id))
    const activity = proposal && (await opportunityById(db, proposal.opportunity_id))
    if (!proposal || !person || !activity) return null
    const places = await gazetteer(db, ask.municipality.id, ask.today)
    return {
      title: `活動のご案内 ${proposal.title}`,
      frame: 'print',
      back: proposalPath(proposal.id),
      body: sheetOf(ask, proposal, { person, activity, places, why: await whyOf(ask, db, proposal) }),
    }
  },
})

type About = { person: PersonDesk; activity: Opportunity; places: Gazetteer; why: string[] }

/** In the resident's words, why it was chosen for them; none once it is not offered any more. */
async function whyOf(ask: Ask<Staff>, db: Read, { person_id, opportunity_id }: Proposal): Promise<string[]> {
  const engine = await engineOf(db, ask, { people: [person_id], activities: [opportunity_id] })
  if (!isRanked(engine, person_id) || !engine.opportunities.has(opportunity_id)) return []
  const { reasons, caution } = saidTo(explain(engine.snapshot, person_id, opportunity_id), 'resident')
  return [...reasons, ...(caution ? [`ご注意：${caution}`] : [])]
}

function sheetOf(ask: Ask<Staff>, proposal: Proposal, { person, activity, places, why }: About): Html {
  const { lat, lng } = activity
  const at = lat !== null && lng !== null ? { lat, lng } : null
  const home = person.town
  const leaving = leavingOf(person)
  const ways = waysTo(places)(leaving)(setOutTo(activity))
  const plan = planText(proposal)
  const { terms, rows } = paperTerms(activity)
  const place = [activity.place_name, activity.town, activity.address].filter(Boolean).join('・')
  return activitySheet({
    title: activity.title,
    organisation: organiserText({ organisation: organiserOf(activity) }),
    date: formatDay(ask.today),
    from: ask.municipality,
    qr: { url: pageOf(ask, proposal), label: 'スマートフォンで見る' },
    when: whenText(activity, ask.today),
    ...(ways && { minutes: toldTo(leaving, ways), rough: ways.rough }),
    place,
    pay: payText(activity),
    loads: loadsOf(activity.loads),
    ...(activity.half_days ? { week: activity.half_days } : {}),
    ...(at && { map: mapOf(at, activity, home, places) }),
    rows: [
      ...(plan ? [{ label: '次の約束', value: plan }] : []),
      { label: '次にすること', value: nextText(ask, proposal) },
      ...(why.length > 0 ? [{ label: 'おすすめの理由', value: why.join('\n') }] : []),
      ...(activity.summary ? [{ label: '内容', value: activity.summary }] : []),
      ...(unsureOf(activity.loads)
        ? [{ label: 'からだの負担', value: `${unsureOf(activity.loads)}。おたずねください` }]
        : []),
      ...(activity.caution ? [{ label: '気をつけること', value: activity.caution }] : []),
      ...rows,
    ],
    terms,
  })
}

function nextText({ municipality: m }: Ask<Staff>, proposal: Proposal): string {
  if (openPlan(proposal.entries))
    return `行けなくなったときや、聞きたいことがあるときは、${m.desk_phone}へお電話ください。`
  const { step } = proposal
  const call = step ? `${formatDay(step.due_on)}ごろまでに、窓口の${step.owner}からご連絡します。` : ''
  return `${call}聞きたいことがあるときは、${m.desk_phone}へお電話ください。`
}

function mapOf(
  at: { lat: number; lng: number },
  activity: Opportunity,
  home: PersonDesk['town'],
  { facilities, speeds }: Gazetteer,
): Html {
  return map({
    place: { name: activity.place_name || activity.organisation, ...at },
    landmarks: nearest(facilities, at, 3),
    pace: speeds.walk / speeds.detour,
    ...(home && { home: { name: home.name, lat: home.lat, lng: home.lng } }),
  })
}

export const printPages = [letterPage, activityPage]
